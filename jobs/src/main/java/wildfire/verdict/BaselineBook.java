package wildfire.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import wildfire.settings.JudgeSettings;

/**
 * What the posts of one platform usually get, learnt post by post. The posts arrive in order of
 * publication (ties in the order of their ids), and each is told what the posts before it lead to
 * expect. A post never counts for itself, nor for one published at the same time or before. Counts
 * of a log that is only a part are compared with those of logs about as incomplete, and with no
 * others. Holds, for each account, format and follower band, no more than {@link
 * JudgeSettings#baselinePosts()} counts of each kind, age and incompleteness.
 */
public final class BaselineBook {
  private static final List<Counted> FORMATS_DIFFER_IN =
      List.of(Counted.ACCOUNTS, Counted.SPREAD, Counted.SPREAD_IN_ALL);

  private final JudgeSettings settings;
  private final OrdinaryRange ordinary;
  private final int least;
  private final Map<Group, Past> pasts = new HashMap<>();
  private final Map<String, Set<String>> formatsOf = new HashMap<>();
  private final List<PostFigures> sameTime = new ArrayList<>();

  /**
   * Posts that are compared with each other; a part that does not matter at the level is null.
   *
   * @param halvings how incomplete their logs are
   */
  private record Group(
      BaselineLevel level, String account, String format, Integer band, int halvings) {}

  /** What a group's last posts had, by count and age. */
  private static final class Past {
    private final CountRing[] rings = new CountRing[CountsAtAges.MOST];

    void add(Counted counted, ComparisonAge age, long count, int capacity) {
      int place = CountsAtAges.place(counted, age);
      if (rings[place] == null) {
        rings[place] = new CountRing(capacity);
      }
      rings[place].add(count);
    }

    CountRing ring(Counted counted, ComparisonAge age) {
      return rings[CountsAtAges.place(counted, age)];
    }
  }

  /** An empty book, for one platform. */
  public BaselineBook(JudgeSettings settings) {
    this.settings = settings;
    this.ordinary = new OrdinaryRange(settings);
    this.least = Math.max(1, settings.minBaselinePosts());
  }

  /**
   * What the earlier posts lead to expect of this one, which is written into the book for later
   * ones. Nothing is expected of a post whose publication time is unknown, and it is not written
   * down.
   *
   * @throws IllegalArgumentException if the post was published before the last one
   */
  public Expectations next(PostFigures post) {
    if (post.publishedAt() == null) {
      return Expectations.NONE;
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
    Map<Integer, List<Group>> ladders = new HashMap<>();
    for (Counted counted : Counted.values()) {
      ComparisonAge age = post.comparisonAge(counted).orElse(null);
      if (age == null) {
        continue;
      }
      for (Group group : ladder(ladders, post, post.halvings(counted, age))) {
        CountRing ring = ring(group, counted, age);
        earlier.put(counted, ring == null ? 0 : ring.size());
        if (isEnough(ring)) {
          known.put(counted, expectation(counted, age, group.level(), ring.sorted()));
          break;
        }
      }
    }
    Expectation speed = known.get(Counted.SPREAD);
    List<Expectation> growth =
        speed == null
            ? List.of()
            : growth(speed, ladder(ladders, post, post.halvings(Counted.SPREAD, speed.age())));
    return new Expectations(known, earlier, formatUsual(post), growth);
  }

  private static List<Group> ladder(
      Map<Integer, List<Group>> ladders, PostFigures post, int halvings) {
    return ladders.computeIfAbsent(halvings, each -> groupsOf(post, each));
  }

  /** The counts of a group's last posts; null if none of them had any at that age. */
  private CountRing ring(Group group, Counted counted, ComparisonAge age) {
    Past past = pasts.get(group);
    return past == null ? null : past.ring(counted, age);
  }

  private boolean isEnough(CountRing ring) {
    return ring != null && ring.size() >= least;
  }

  /** The same posts that the speed is compared with, at every age. */
  private List<Expectation> growth(Expectation speed, List<Group> ladder) {
    Group same = ladder.stream().filter(g -> g.level() == speed.level()).findFirst().orElseThrow();
    List<Expectation> growth = new ArrayList<>();
    for (ComparisonAge age : Counted.SPREAD.knownAges()) {
      CountRing ring = ring(same, Counted.SPREAD, age);
      if (isEnough(ring)) {
        growth.add(expectation(Counted.SPREAD, age, speed.level(), ring.sorted()));
      }
    }
    return growth;
  }

  /**
   * By the accounts that engaged; where those are not known, or only in part, by what was shared.
   */
  private Expectations.FormatUsual formatUsual(PostFigures post) {
    if (post.authorId() == null || post.format() == null) {
      return null;
    }
    return FORMATS_DIFFER_IN.stream()
        .filter(counted -> comparesWhole(post, counted))
        .findFirst()
        .map(counted -> formatUsual(post, counted, post.comparisonAge(counted).orElseThrow()))
        .orElse(null);
  }

  private static boolean comparesWhole(PostFigures post, Counted counted) {
    return post.comparisonAge(counted).filter(age -> post.halvings(counted, age) == 0).isPresent();
  }

  private Expectations.FormatUsual formatUsual(
      PostFigures post, Counted counted, ComparisonAge age) {
    Set<String> formats = formatsOf.getOrDefault(post.authorId(), Set.of());
    long[] own = inFormats(post, formats.stream().filter(post.format()::equals), counted, age);
    long[] others =
        inFormats(post, formats.stream().filter(f -> !f.equals(post.format())), counted, age);
    return own.length < least || others.length < least
        ? null
        : new Expectations.FormatUsual(
            expectation(counted, age, BaselineLevel.ACCOUNT_FORMAT, own),
            expectation(counted, age, BaselineLevel.ACCOUNT, others));
  }

  /** What the account's last posts in these formats had, ascending. */
  private long[] inFormats(
      PostFigures post, Stream<String> formats, Counted counted, ComparisonAge age) {
    return formats
        .map(format -> new Group(BaselineLevel.ACCOUNT_FORMAT, post.authorId(), format, null, 0))
        .map(group -> ring(group, counted, age))
        .flatMapToLong(ring -> ring == null ? LongStream.empty() : LongStream.of(ring.sorted()))
        .sorted()
        .toArray();
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
        ordinary.after(sorted));
  }

  private void write(PostFigures post) {
    if (post.authorId() != null && post.format() != null) {
      formatsOf.computeIfAbsent(post.authorId(), a -> new TreeSet<>()).add(post.format());
    }
    Map<Integer, List<Group>> ladders = new HashMap<>();
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        OptionalLong count = post.forLaterPosts(counted, age);
        if (count.isPresent()) {
          for (Group group : ladder(ladders, post, post.halvings(counted, age))) {
            pasts
                .computeIfAbsent(group, g -> new Past())
                .add(counted, age, count.getAsLong(), settings.baselinePosts());
          }
        }
      }
    }
  }

  /**
   * The groups a post belongs to, narrowest first. Without an author there is no account to compare
   * with; an unknown format is no format of the account's, but one of its own among accounts of
   * similar size.
   */
  private static List<Group> groupsOf(PostFigures post, int halvings) {
    List<Group> groups = new ArrayList<>(4);
    String author = post.authorId();
    String format = post.format();
    if (author != null && format != null) {
      groups.add(new Group(BaselineLevel.ACCOUNT_FORMAT, author, format, null, halvings));
    }
    if (author != null) {
      groups.add(new Group(BaselineLevel.ACCOUNT, author, null, null, halvings));
    }
    Integer band = followerBand(post.authorFollowers());
    groups.add(new Group(BaselineLevel.PLATFORM_FORMAT_SIZE, null, format, band, halvings));
    groups.add(new Group(BaselineLevel.PLATFORM, null, null, null, halvings));
    return groups;
  }

  /**
   * The band of accounts of similar size: half a power of ten each (0–2, 3–8, 9–30, 31–98, 99–315,
   * …); null, a band of its own, where the number of followers is unknown.
   */
  static Integer followerBand(Long followers) {
    return followers == null ? null : (int) Math.floor(2 * Math.log10(followers + 1.0));
  }
}
