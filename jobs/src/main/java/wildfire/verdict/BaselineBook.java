package wildfire.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import wildfire.settings.JudgeSettings;

/**
 * What the posts of one platform usually get, learnt post by post. The posts arrive in order of
 * publication (ties in the order of their ids), and each is told what the posts before it lead to
 * expect. A post never counts for itself, nor for one published at the same time or before. Holds,
 * for each account, format and follower band, no more than {@link JudgeSettings#baselinePosts()}
 * counts of each kind and age.
 */
public final class BaselineBook {
  private static final List<Counted> FORMATS_DIFFER_IN =
      List.of(Counted.ACCOUNTS, Counted.SPREAD, Counted.SPREAD_IN_ALL);

  private final JudgeSettings settings;
  private final Map<Group, Past> pasts = new HashMap<>();
  private final Map<String, Set<String>> formatsOf = new HashMap<>();
  private final List<PostFigures> sameTime = new ArrayList<>();
  private String platform;

  /** Posts that are compared with each other; a part that does not matter at the level is null. */
  private record Group(BaselineLevel level, String account, String format, Integer band) {}

  /** What a group's last posts had, by count and age. */
  private static final class Past {
    private final Map<Counted, Map<ComparisonAge, CountRing>> rings = new EnumMap<>(Counted.class);

    void add(Counted counted, ComparisonAge age, long count, int capacity) {
      rings
          .computeIfAbsent(counted, c -> new EnumMap<>(ComparisonAge.class))
          .computeIfAbsent(age, a -> new CountRing(capacity))
          .add(count);
    }

    Optional<CountRing> ring(Counted counted, ComparisonAge age) {
      return Optional.ofNullable(rings.getOrDefault(counted, Map.of()).get(age));
    }
  }

  /** An empty book, for one platform. */
  public BaselineBook(JudgeSettings settings) {
    this.settings = settings;
  }

  /**
   * What the earlier posts lead to expect of this one, which is written into the book for later
   * ones. Nothing is expected of a post whose publication time is unknown, and it is not written
   * down.
   *
   * @throws IllegalArgumentException if the post is of another platform than those before, or was
   *     published before one of them
   */
  public Expectations next(PostFigures post) {
    if (platform == null) {
      platform = post.platform();
    }
    if (!platform.equals(post.platform())) {
      throw new IllegalArgumentException(
          "a book about " + platform + " was given " + post.platform() + "/" + post.postId());
    }
    if (post.publishedAt() == null) {
      return Expectations.none();
    }
    if (!sameTime.isEmpty()) {
      int order = Long.compare(sameTime.get(0).publishedAt(), post.publishedAt());
      if (order > 0) {
        throw new IllegalArgumentException(post.postId() + " was published before the last post");
      }
      if (order < 0) {
        sameTime.forEach(this::write);
        sameTime.clear();
      }
    }
    sameTime.add(post);
    return expect(post);
  }

  private Expectations expect(PostFigures post) {
    Map<Counted, Expectation> known = new EnumMap<>(Counted.class);
    Map<Counted, Integer> earlier = new EnumMap<>(Counted.class);
    List<Group> ladder = groupsOf(post);
    for (Counted counted : Counted.values()) {
      Optional<ComparisonAge> reached = post.comparisonAge(counted);
      if (reached.isEmpty()) {
        continue;
      }
      ComparisonAge age = reached.get();
      int found = 0;
      for (Group group : ladder) {
        Optional<CountRing> ring =
            Optional.ofNullable(pasts.get(group)).flatMap(r -> r.ring(counted, age));
        found = ring.map(CountRing::size).orElse(0);
        if (ring.isPresent() && found >= Math.max(1, settings.minBaselinePosts())) {
          known.put(counted, expectation(counted, age, group.level(), ring.get().sorted()));
          break;
        }
      }
      earlier.put(counted, found);
    }
    return new Expectations(
        known, earlier, formatUsual(post), growth(known.get(Counted.SPREAD), ladder));
  }

  /** The same posts that the speed is compared with, at every age. */
  private List<Expectation> growth(Expectation speed, List<Group> ladder) {
    if (speed == null) {
      return List.of();
    }
    Past past =
        ladder.stream()
            .filter(group -> group.level() == speed.level())
            .map(pasts::get)
            .findFirst()
            .orElseThrow();
    return Counted.SPREAD.knownAges().stream()
        .flatMap(
            age ->
                past
                    .ring(Counted.SPREAD, age)
                    .filter(ring -> ring.size() >= Math.max(1, settings.minBaselinePosts()))
                    .map(ring -> expectation(Counted.SPREAD, age, speed.level(), ring.sorted()))
                    .stream())
        .toList();
  }

  /** By the accounts that engaged; where those are not known, by what was shared. */
  private FormatUsual formatUsual(PostFigures post) {
    if (post.authorId() == null || post.format() == null) {
      return null;
    }
    for (Counted counted : FORMATS_DIFFER_IN) {
      Optional<ComparisonAge> age = post.comparisonAge(counted);
      if (age.isPresent()) {
        return formatUsual(post, counted, age.get());
      }
    }
    return null;
  }

  private FormatUsual formatUsual(PostFigures post, Counted counted, ComparisonAge age) {
    long[] same = new long[0];
    List<long[]> others = new ArrayList<>();
    for (String format : formatsOf.getOrDefault(post.authorId(), Set.of())) {
      Group group = new Group(BaselineLevel.ACCOUNT_FORMAT, post.authorId(), format, null);
      Optional<CountRing> ring = pasts.get(group).ring(counted, age);
      if (ring.isPresent() && format.equals(post.format())) {
        same = ring.get().sorted();
      } else {
        ring.ifPresent(r -> others.add(r.sorted()));
      }
    }
    long[] other = others.stream().flatMapToLong(LongStream::of).sorted().toArray();
    int needed = Math.max(1, settings.minBaselinePosts());
    return same.length < needed || other.length < needed
        ? null
        : new FormatUsual(
            counted,
            age,
            same.length,
            MiddleHalf.mean(same),
            MiddleHalf.notBehind(same, settings.usualBeats()),
            other.length,
            MiddleHalf.mean(other));
  }

  private Expectation expectation(
      Counted counted, ComparisonAge age, BaselineLevel level, long[] sorted) {
    return new Expectation(
        counted,
        age,
        level,
        sorted.length,
        MiddleHalf.mean(sorted),
        MiddleHalf.notAhead(sorted, settings.usualBeats()),
        MiddleHalf.notBehind(sorted, settings.usualBeats()),
        MiddleHalf.notBehind(sorted, settings.viralBeats()));
  }

  private void write(PostFigures post) {
    if (post.authorId() != null && post.format() != null) {
      formatsOf.computeIfAbsent(post.authorId(), a -> new TreeSet<>()).add(post.format());
    }
    for (Group group : groupsOf(post)) {
      Past past = pasts.computeIfAbsent(group, g -> new Past());
      for (Counted counted : Counted.values()) {
        for (ComparisonAge age : counted.knownAges()) {
          post.organicAt(counted, age)
              .ifPresent(count -> past.add(counted, age, count, settings.baselinePosts()));
        }
      }
    }
  }

  /**
   * The groups a post belongs to, narrowest first. Without an author there is no account to compare
   * with; an unknown format is no format of the account's, but one of its own among accounts of
   * similar size.
   */
  private static List<Group> groupsOf(PostFigures post) {
    List<Group> groups = new ArrayList<>(4);
    if (post.authorId() != null && post.format() != null) {
      groups.add(new Group(BaselineLevel.ACCOUNT_FORMAT, post.authorId(), post.format(), null));
    }
    if (post.authorId() != null) {
      groups.add(new Group(BaselineLevel.ACCOUNT, post.authorId(), null, null));
    }
    groups.add(
        new Group(
            BaselineLevel.PLATFORM_FORMAT_SIZE,
            null,
            post.format(),
            followerBand(post.authorFollowers())));
    groups.add(new Group(BaselineLevel.PLATFORM, null, null, null));
    return groups;
  }

  /**
   * The band of accounts of similar size: half a power of ten each (0–2, 3–8, 9–30, 31–98, 99–315,
   * …); null, a band of its own, where the number of followers is unknown.
   */
  static Integer followerBand(Long followers) {
    return followers == null ? null : (int) Math.floor(2 * Math.log10(followers + 1.0));
  }

  @Override
  public String toString() {
    return "baselines of " + Objects.toString(platform, "no platform yet");
  }
}
