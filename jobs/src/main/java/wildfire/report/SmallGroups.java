package wildfire.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wildfire.metrics.MeasuredPost;
import wildfire.report.FollowerSplits.Split;
import wildfire.table.FewPeople;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Metric;
import wildfire.verdict.cause.Diagnosis;

/**
 * What posts tell about who engaged, where that is about few accounts, is suppressed before rows
 * are made. Who engaged with a post can be seen on its platform; that the four of them are all of
 * one community, or that these three alone do not follow the author, is something else. Counts that
 * say nothing of people but that they engaged stay.
 *
 * @param least accounts that are not few; 1 suppresses nothing
 */
record SmallGroups(long least) {
  /** Counts that tell who follows the author. */
  private static final Set<Counted> OF_FOLLOWERS = EnumSet.of(Counted.FOLLOWERS, Counted.OUTSIDERS);

  /** Which accounts are few behind an outside share. */
  enum Few {
    NEITHER,
    OUTSIDERS,
    FOLLOWERS
  }

  /**
   * What is published of a post that tells about people.
   *
   * @param least accounts that are not few
   * @param suppressed kinds of numbers that are not published as they are
   * @param metrics the same by the names of metrics
   * @param ages at which the numbers of followers and outsiders are suppressed
   * @param outsideShare as it is published; null where it is not
   * @param within how far it may be off; null where it is not published
   * @param few which accounts are told as about so many
   * @param outsideKnown engaged accounts of known status, for sentences
   */
  record Suppression(
      long least,
      Set<FewPeople> suppressed,
      Set<String> metrics,
      Set<ComparisonAge> ages,
      Double outsideShare,
      Double within,
      Few few,
      long outsideKnown) {
    /** A value as it is published. */
    Object published(FewPeople kind, Object value) {
      if (kind == FewPeople.OUTSIDE_SHARE) {
        return outsideShare;
      }
      return suppressed.contains(kind) ? null : value;
    }

    /** A count of followers or outsiders as it is published; others as they are. */
    Long published(Counted counted, ComparisonAge age, Long count) {
      return OF_FOLLOWERS.contains(counted) && ages.contains(age) ? null : count;
    }

    /** Whether a number is not told, by the column behind it. */
    boolean hides(String metric) {
      return metric != null && metrics.contains(metric);
    }
  }

  /** What is suppressed of a post. */
  Suppression of(MeasuredPost post, Diagnosis diagnosis) {
    boolean ofAccounts = "accounts".equals(post.sources().outside().basis());
    Double share = post.sources().outside().share();
    long known = post.accountsLogged() ? post.breadth().outsideKnown() : 0;
    List<ComparisonAge> ages = Counted.FOLLOWERS.knownAges();
    boolean[] told =
        FollowerSplits.told(whole(ofAccounts ? share : null, known), parts(post, ages), least);
    boolean wholeHidden = ofAccounts && !told[0];
    Few few = wholeHidden ? few(share, known) : Few.NEITHER;
    Set<FewPeople> suppressed = EnumSet.noneOf(FewPeople.class);
    Set<String> metrics = new HashSet<>();
    Set<ComparisonAge> hiddenAges = EnumSet.noneOf(ComparisonAge.class);
    if (post.accountsLogged() && isFew(post.breadth().communityKnown())) {
      suppressed.add(FewPeople.COMMUNITIES);
      metrics.add(Metric.LARGEST_COMMUNITY_SHARE.column());
    }
    if (isFew(known)) {
      suppressed.add(FewPeople.OUTSIDE_KNOWN);
    }
    if (wholeHidden) {
      metrics.add(Metric.OUTSIDE_SHARE.column());
      if (few == Few.NEITHER) {
        suppressed.add(FewPeople.OUTSIDE_BASIS);
      }
    }
    if (!told[1]) {
      suppressed.add(FewPeople.ESCAPE);
      metrics.add(Metric.ESCAPE_HOURS.column());
    }
    for (int i = 0; i < ages.size(); i++) {
      boolean isKnown =
          Counted.FOLLOWERS.organic(post, ages.get(i)) != null
              || Counted.OUTSIDERS.organic(post, ages.get(i)) != null;
      if (isKnown && !told[i + 2]) {
        hiddenAges.add(ages.get(i));
        metrics.add(Metric.FOLLOWER_ACCOUNTS.column(ages.get(i)));
        metrics.add(Metric.OUTSIDER_ACCOUNTS.column(ages.get(i)));
      }
    }
    if (!hiddenAges.isEmpty()) {
      suppressed.add(FewPeople.RESPONSE);
      metrics.add(Metric.RESPONSE_TO_EXPOSURE.column());
    }
    Long coordinated = diagnosis.judged().post().circumstances().coordinatedAccounts();
    if (coordinated != null && isFew(coordinated)) {
      suppressed.add(FewPeople.COORDINATED);
      metrics.add(Metric.COORDINATED_SHARE.column());
      metrics.add(Metric.UNCOORDINATED_SHARES.column(ComparisonAge.HOURS_24));
    }
    return new Suppression(
        least,
        suppressed,
        metrics,
        hiddenAges,
        publishedShare(wholeHidden ? null : share, known, few),
        within(wholeHidden ? null : share, known, few),
        few,
        known);
  }

  /** What matters most first: the escape, then the numbers at each age. */
  private static List<Split> parts(MeasuredPost post, List<ComparisonAge> ages) {
    List<Split> parts = new ArrayList<>();
    Long byEscape = post.accountsLogged() ? post.breadth().escapeKnown() : null;
    parts.add(byEscape == null ? null : new Split(byEscape / 2, byEscape - byEscape / 2));
    for (ComparisonAge age : ages) {
      parts.add(
          FollowerSplits.ofKnown(
              Counted.FOLLOWERS.organic(post, age), Counted.OUTSIDERS.organic(post, age)));
    }
    return parts;
  }

  private static Split whole(Double outsideShare, long known) {
    if (outsideShare == null) {
      return new Split(0, 0);
    }
    long outsiders = Math.round(outsideShare * known);
    return new Split(known - outsiders, outsiders);
  }

  private Few few(double share, long known) {
    if (known < FollowerSplits.leastToNarrowDown(least) || least <= 2 || share == 0.5) {
      return Few.NEITHER;
    }
    return share < 0.5 ? Few.OUTSIDERS : Few.FOLLOWERS;
  }

  /**
   * The share as it is published.
   *
   * @param exact null where it is not told as it is
   */
  private Double publishedShare(Double exact, long known, Few few) {
    return switch (few) {
      case OUTSIDERS -> Double.valueOf((double) middle() / known);
      case FOLLOWERS -> Double.valueOf(1 - (double) middle() / known);
      case NEITHER -> exact;
    };
  }

  private Double within(Double exact, long known, Few few) {
    return switch (few) {
      case OUTSIDERS, FOLLOWERS ->
          Double.valueOf((double) Math.max(middle() - 1, least - 1 - middle()) / known);
      case NEITHER -> exact == null ? null : Double.valueOf(0);
    };
  }

  /** As how many the few are told: the middle of what they can be. */
  private long middle() {
    return least / 2;
  }

  /** None is not few: it says nothing of anybody. */
  private boolean isFew(long accounts) {
    return accounts >= 1 && accounts < least;
  }
}
