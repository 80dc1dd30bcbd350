package wildfire.verdict.cause;

import static wildfire.verdict.StoryPost.post;

import java.time.Duration;
import wildfire.settings.CauseSettings;
import wildfire.verdict.Counted;
import wildfire.verdict.MeasuredPost.Circumstances;
import wildfire.verdict.StoryPost;

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
        .had(Counted.ANGER, 4);
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

    Circumstances known() {
      return new Circumstances(
          paidExposure,
          null,
          sharesAfter,
          hoursAfter,
          communityKnown,
          largestCommunity,
          logShare,
          orphans);
    }
  }
}
