package wildfire.verdict.cause;

import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.SharedTogether;
import wildfire.settings.CauseSettings;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.Counted;
import wildfire.verdict.PostFigures;
import wildfire.verdict.PostFigures.Circumstances;
import wildfire.verdict.StoryPost;
import wildfire.verdict.cause.PlatformFold.Placed;

/** What stories about causes share. */
public final class CauseStories {
  /** The documented defaults. */
  public static final CauseSettings CAUSES =
      new CauseSettings(
          0.1,
          0.6,
          3,
          30,
          Duration.ofHours(3),
          0.25,
          2,
          -1,
          Duration.ofHours(24),
          0.7,
          0.3,
          0.5,
          0.5,
          Duration.ofHours(24),
          0.5,
          10,
          0.3,
          10);

  private CauseStories() {}

  /** A post of which everything is logged, and nothing is unusual. */
  static StoryPost ordinary(String id) {
    return post(id)
        .had(Counted.IMPRESSIONS, 1_000)
        .had(Counted.SAVES, 10)
        .had(Counted.CLICKS, 20)
        .had(Counted.FOLLOWERS, 40)
        .had(Counted.OUTSIDERS, 20)
        .had(Counted.ANGER, 4)
        .had(Counted.HIDES, 4)
        .had(Counted.MENTIONS, 6);
  }

  /** The diagnoses of posts, in their order. */
  static List<Diagnosis> diagnosed(List<Placed> placed) {
    Diagnostician diagnostician = new Diagnostician(DEFAULTS, CAUSES);
    return placed.stream().map(diagnostician::of).toList();
  }

  /** Posts of every sort on one platform, in order of publication. */
  static List<PostFigures> anyPosts(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 150)
        .mapToObj(i -> AnyPosts.on("bluesky", "post-" + i, random))
        .sorted(
            Comparator.comparing(
                    PostFigures::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(PostFigures::postId))
        .toList();
  }

  /** What is found of them, where the audience has its quiet hours. */
  public static List<Diagnosis> anyDiagnoses(long seed) {
    Random random = new Random(~seed);
    long[][] engagements = new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES];
    for (long[] ofHour : engagements) {
      for (int age = 0; age < ofHour.length; age++) {
        ofHour[age] = random.nextInt(4);
      }
    }
    for (int hour = 0; hour < engagements.length; hour++) {
      for (int age = 0; age < AudienceActivity.AGES; age++) {
        engagements[hour][age] *= (hour + age) % 48 < 12 ? 0 : 2;
      }
    }
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.of(engagements));
    List<Placed> placed = new ArrayList<>();
    anyPosts(seed).forEach(post -> placed.addAll(fold.next(post)));
    placed.addAll(fold.rest());
    return diagnosed(placed);
  }

  /** A poll of an account whose polls get much less than its videos, as they always do. */
  static Diagnosis weakFormat() {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> placed = new ArrayList<>();
    for (int day = 1; day <= 10; day++) {
      String at = "2025-12-%02dT".formatted(day);
      placed.addAll(fold.next(ordinary("video-" + day).at(at + "09:00:00Z").told()));
      placed.addAll(fold.next(poll("poll-" + day).at(at + "20:00:00Z").told()));
    }
    placed.addAll(fold.next(poll("poll").told()));
    placed.addAll(fold.rest());
    return diagnosed(placed.subList(placed.size() - 1, placed.size())).get(0);
  }

  /** A viral post that a ring shared together. */
  private static Diagnosis hitOfARing() {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> placed = new ArrayList<>();
    for (int day = 1; day <= 10; day++) {
      placed.addAll(
          fold.next(ordinary("day-" + day).at("2025-12-%02dT09:00:00Z".formatted(day)).told()));
    }
    StoryPost hit = ordinary("hit").shared(400).engaging(900).comments(70).outside(0.8, 500);
    placed.addAll(fold.next(hit.in(circumstances().sharedTogether(150, 400).known()).told()));
    placed.addAll(fold.rest());
    return diagnosed(placed.subList(placed.size() - 1, placed.size())).get(0);
  }

  private static StoryPost poll(String id) {
    return ordinary(id).as("poll").shared(3).engaging(10).comments(4);
  }

  /** Posts that between them fit every cause. */
  public static List<Diagnosis> allSorts(long seed) {
    List<Diagnosis> all = new ArrayList<>(anyDiagnoses(seed));
    all.add(weakFormat());
    all.add(hitOfARing());
    return all;
  }

  static Around circumstances() {
    return new Around();
  }

  /** What else is known of a post; nothing, but for what is said. */
  static final class Around {
    private Double paidExposure;
    private Long sharesAfter;
    private Double hoursAfter;
    private long communityKnown;
    private Double largestCommunity;
    private Double logShare;
    private Double orphans;
    private Long sharing;
    private SharedTogether together;

    Around paidExposure(double share) {
      paidExposure = share;
      return this;
    }

    Around afterPayment(Long shares, Double hours) {
      sharesAfter = shares;
      hoursAfter = hours;
      return this;
    }

    Around community(long accounts, double largest) {
      communityKnown = accounts;
      largestCommunity = largest;
      return this;
    }

    Around logShare(double share) {
      logShare = share;
      return this;
    }

    Around orphans(double share) {
      orphans = share;
      return this;
    }

    Around sharedTogether(long by, long of) {
      together = new SharedTogether(by, by);
      sharing = of;
      return this;
    }

    Circumstances known() {
      return new Circumstances(
          paidExposure,
          null,
          sharesAfter,
          hoursAfter,
          communityKnown,
          largestCommunity,
          logShare,
          orphans,
          sharing,
          together);
    }
  }
}
