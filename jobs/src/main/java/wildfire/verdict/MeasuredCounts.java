package wildfire.verdict;

import wildfire.metrics.Attended;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.TwoSources;

/** What a measured post has of each count, and where that is from. */
public final class MeasuredCounts {
  private MeasuredCounts() {}

  private static Attended.Counts counts(Counted counted, Attended attended) {
    return switch (counted) {
      case IMPRESSIONS -> attended.impressions();
      case VIEWS -> attended.views();
      case SAVES -> attended.saves();
      case CLICKS -> attended.clicks();
      case FOLLOWERS -> attended.followers();
      case OUTSIDERS -> attended.outsiders();
      case ANGER -> attended.angryReactions();
      case HIDES -> attended.hides();
      case MENTIONS -> attended.messageMentions();
      case SPREAD, ACCOUNTS, COMMENTS, SPREAD_IN_ALL ->
          throw new IllegalArgumentException(counted + " is counted elsewhere");
    };
  }

  /**
   * The count of a measured post without what was paid for; null where it is unknown.
   *
   * @param age one of {@link Counted#knownAges()}
   */
  public static Long organic(MeasuredPost post, Counted counted, ComparisonAge age) {
    return switch (counted) {
      case SPREAD, SPREAD_IN_ALL -> organic(post.sources().spread(), age);
      case COMMENTS -> organic(post.sources().comments(), age);
      case ACCOUNTS -> post.accountsLogged() ? age.of(post.breadth().uniqueActorsAtAge()) : null;
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS -> {
        Attended.Counts counts = counts(counted, post.attended());
        yield age == ComparisonAge.SETTLED ? counts.settled().organic() : age.of(counts.organic());
      }
    };
  }

  /** The same with what was paid for; null also where only the organic one is counted. */
  public static Long withPaid(MeasuredPost post, Counted counted, ComparisonAge age) {
    return switch (counted) {
      case SPREAD, SPREAD_IN_ALL -> withPaid(post.sources().spread(), age);
      case COMMENTS -> withPaid(post.sources().comments(), age);
      case ACCOUNTS ->
          post.accountsLogged() ? age.of(post.breadth().uniqueActorsWithPaidAtAge()) : null;
      case IMPRESSIONS, VIEWS -> {
        Attended.Counts counts = counts(counted, post.attended());
        yield age == ComparisonAge.SETTLED
            ? counts.settled().withPaid()
            : age.of(counts.withPaid());
      }
      case SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS -> null;
    };
  }

  private static Long organic(TwoSources.Source source, ComparisonAge age) {
    return age == ComparisonAge.SETTLED
        ? source.settled().organic()
        : source.organic() == null ? null : age.of(source.organic().atAge());
  }

  private static Long withPaid(TwoSources.Source source, ComparisonAge age) {
    return age == ComparisonAge.SETTLED
        ? source.settled().withPaid()
        : source.withPaid() == null ? null : age.of(source.withPaid().atAge());
  }

  /** Where a count of a measured post is from; null where nothing is known. */
  public static TwoSources.Basis basis(MeasuredPost post, Counted counted) {
    return switch (counted) {
      case SPREAD, SPREAD_IN_ALL -> post.sources().spread().basis();
      case COMMENTS -> post.sources().comments().basis();
      case ACCOUNTS -> post.accountsLogged() ? TwoSources.Basis.EVENTS : null;
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS ->
          counts(counted, post.attended()).basis();
    };
  }
}
