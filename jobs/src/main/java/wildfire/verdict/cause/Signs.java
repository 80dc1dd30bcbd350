package wildfire.verdict.cause;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wildfire.metrics.AudienceActivity;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Comparison;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Evidence;
import wildfire.verdict.Expectation;
import wildfire.verdict.Expectations;
import wildfire.verdict.Judged;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Relation;
import wildfire.verdict.Standing;
import wildfire.verdict.cause.Sign.Kind;

/** The signs of one post: each a number and what it is held against. */
final class Signs {
  /** A post may be older by so much than is sure, where publication and export are only dates. */
  private static final double HOURS_IN_TWO_DATES = 48;

  private final Judged judged;
  private final PostFigures post;
  private final PostFigures.Circumstances known;
  private final Surroundings around;
  private final JudgeSettings judging;
  private final CauseSettings settings;

  Signs(Judged judged, Surroundings around, JudgeSettings judging, CauseSettings settings) {
    this.judged = judged;
    this.post = judged.post();
    this.known = post.circumstances();
    this.around = around;
    this.judging = judging;
    this.settings = settings;
  }

  private Comparison compared(Counted counted) {
    return Comparison.of(post, counted, around.expectations(), judging).leaning();
  }

  /** That a count is below what is usual. */
  Sign below(Kind kind, Counted counted) {
    return Sign.of(kind, compared(counted), s -> s == Standing.BELOW);
  }

  /** That a count is above what is usual. */
  Sign above(Kind kind, Counted counted) {
    return Sign.of(kind, compared(counted), s -> s == Standing.ABOVE);
  }

  private static Sign atLeast(Kind kind, Metric metric, Double observed, double limit) {
    return observed == null
        ? Sign.saysNothing(kind)
        : Sign.of(kind, Evidence.atLeast(null, metric, observed, limit));
  }

  private static Sign atMost(Kind kind, Metric metric, Double observed, double limit) {
    return observed == null
        ? Sign.saysNothing(kind)
        : Sign.of(kind, Evidence.atMost(null, metric, observed, limit));
  }

  Sign logHoldsLess() {
    return atMost(Kind.LOG_HOLDS_LESS, Metric.LOG_SHARE, known.logShare(), settings.minLogShare());
  }

  Sign sharesLost() {
    Long size = post.cascade().size();
    boolean tells = size != null && size > judging.minSpread();
    Double lost = tells ? known.orphanShare() : null;
    return atLeast(Kind.SHARES_LOST, Metric.ORPHAN_SHARE, lost, settings.minOrphanShare());
  }

  Sign young() {
    if (post.observedHours() == null) {
      return Sign.saysNothing(Kind.YOUNG);
    }
    double limit = settings.youngUntil().toSeconds() / 3600.0;
    Evidence old = Evidence.atLeast(null, Metric.OBSERVED_HOURS, post.observedHours(), limit);
    double most = post.observedHours() + (post.precision().tellsHours() ? 0 : HOURS_IN_TWO_DATES);
    return most >= limit && !old.reaches()
        ? Sign.saysNothing(Kind.YOUNG)
        : Sign.of(Kind.YOUNG, !old.reaches(), old);
  }

  /**
   * Impressions or views, never both in one: what is known of the post, against the nearest earlier
   * posts; of two as near, what it usually has more of.
   */
  private Comparison exposure() {
    Comparison impressions = compared(Counted.IMPRESSIONS);
    Comparison views = compared(Counted.VIEWS);
    if (impressions.isSeen() && views.isSeen()) {
      return Stream.of(impressions, views)
          .min(
              Comparator.comparing((Comparison c) -> c.expectation().level())
                  .thenComparing(c -> -c.expectation().expected()))
          .orElseThrow();
    }
    boolean viewsTellMore = views.isSeen() || (!impressions.isSeen() && views.age() != null);
    return viewsTellMore ? views : impressions;
  }

  /** That the organic exposure stands so. */
  Sign exposure(Kind kind, Predicate<Standing> fits) {
    return Sign.of(kind, exposure(), fits);
  }

  /** By all exposure, bought or not, where that is told: who pays is shown. */
  Sign hardlyShown() {
    Comparison exposure = exposure();
    if (!exposure.standing().tells()) {
      return Sign.of(Kind.HARDLY_SHOWN, exposure, s -> false);
    }
    Long all = exposure.observedWithPaid();
    boolean withPaid = all != null && all > exposure.observed();
    long shown = withPaid ? all : exposure.observed();
    Metric metric = withPaid ? exposure.counted().withPaid() : exposure.counted().organic();
    double limit = settings.hardlyShown() * exposure.expectation().expected();
    return Sign.of(
        Kind.HARDLY_SHOWN,
        among(
            exposure,
            Evidence.atMost(exposure.counted().dimension(), metric, (double) shown, limit)));
  }

  /** With what was paid for it was at least not shown less than usual. */
  Sign reachedWithPayment() {
    Comparison exposure = exposure();
    if (!exposure.standingWithPaid().tells()) {
      return Sign.saysNothing(Kind.REACHED_WITH_PAYMENT);
    }
    Evidence reached =
        Evidence.atLeast(
            exposure.counted().dimension(),
            exposure.counted().withPaid(),
            exposure.observedWithPaid(),
            exposure.expectation().usualLow());
    return Sign.of(Kind.REACHED_WITH_PAYMENT, among(exposure, reached));
  }

  /** The number, set beside what is usual of a count. */
  private static Evidence among(Comparison usual, Evidence number) {
    Expectation expected = usual.expectation();
    return number.comparedWith(
        usual.age(), expected.expected(), (long) expected.posts(), expected.level());
  }

  Sign quietHours() {
    AudienceActivity.Reading activity = around.activity();
    if (activity == null) {
      return Sign.saysNothing(Kind.QUIET_HOURS);
    }
    Evidence quiet =
        Evidence.atMost(null, Metric.AUDIENCE_ACTIVITY, activity.share(), settings.quietActivity());
    return Sign.of(Kind.QUIET_HOURS, quiet.outOf(Math.round(activity.expected())));
  }

  /** Shortly before or after, and much closer than the account's posts usually are. */
  Sign closeToOwnPost() {
    Surroundings.UsualGap usual = around.usualGap();
    if (usual == null) {
      return Sign.saysNothing(Kind.CLOSE_TO_OWN_POST);
    }
    if (around.ownPost() == null) {
      return Sign.of(Kind.CLOSE_TO_OWN_POST, false, null);
    }
    double limit = settings.rivalGapShare() * usual.hours();
    return Sign.of(
        Kind.CLOSE_TO_OWN_POST,
        Evidence.atMost(null, Metric.HOURS_TO_OWN_POST, around.ownPost().hours(), limit)
            .comparedWith(null, usual.hours(), (long) usual.gaps(), BaselineLevel.ACCOUNT));
  }

  Sign ownPostGotMore() {
    OwnPost other = around.ownPost();
    if (!post.precision().tellsHours()) {
      return Sign.saysNothing(Kind.OWN_POST_GOT_MORE);
    }
    if (other == null) {
      return Sign.of(Kind.OWN_POST_GOT_MORE, false, null);
    }
    if (other.counted() == null
        || (other.its() < judging.minExpected() && other.own() < judging.minExpected())) {
      return Sign.saysNothing(Kind.OWN_POST_GOT_MORE);
    }
    Counted counted = other.counted();
    double limit = (other.its() + 1) / settings.rivalTimes() - 1;
    return Sign.of(
        Kind.OWN_POST_GOT_MORE,
        Evidence.atMost(counted.dimension(), counted.organic(), other.own(), limit)
            .comparedWith(other.age(), (double) other.its(), null, null));
  }

  /** What is usual in the format, and what three quarters of its posts do not exceed. */
  Sign formatGetsLess() {
    Expectations.FormatUsual usual = around.expectations().format();
    if (usual == null
        || Math.max(usual.own().expected(), usual.others().expected()) < judging.minExpected()) {
      return Sign.saysNothing(Kind.FORMAT_GETS_LESS);
    }
    Evidence less = formats(usual, usual.own().expected(), usual.own().posts());
    boolean fits = less.reaches() && usual.own().usualHigh() < usual.others().expected();
    return Sign.of(Kind.FORMAT_GETS_LESS, fits, fits ? less : less.near());
  }

  /** This post, too, got clearly less than the account's posts in other formats. */
  Sign belowOtherFormats() {
    Expectations.FormatUsual usual = around.expectations().format();
    if (usual == null || usual.others().expected() < judging.minExpected()) {
      return Sign.saysNothing(Kind.BELOW_OTHER_FORMATS);
    }
    long observed = post.organicAt(usual.own().counted(), usual.own().age()).orElseThrow();
    return Sign.of(
        Kind.BELOW_OTHER_FORMATS, formats(usual, (double) observed, usual.others().posts()));
  }

  private Evidence formats(Expectations.FormatUsual usual, double observed, int posts) {
    Expectation others = usual.others();
    Counted counted = others.counted();
    double limit = (others.expected() + 1) * Math.pow(2, settings.formatBelow()) - 1;
    return Evidence.atMost(counted.dimension(), counted.organic(), observed, limit)
        .comparedWith(others.age(), others.expected(), (long) posts, BaselineLevel.ACCOUNT);
  }

  /** By its exposure, where that is known, else by its engagement. */
  Sign pushed() {
    boolean byExposure = known.paidExposureShare() != null;
    return atLeast(
        Kind.PUSHED,
        byExposure ? Metric.PAID_EXPOSURE_SHARE : Metric.PAID_ENGAGEMENT_SHARE,
        byExposure ? known.paidExposureShare() : known.paidEngagementShare(),
        settings.pushedShare());
  }

  /** Of how much it was passed on and how many it engaged, what is farthest below. */
  Sign organicBelow() {
    Comparison lowest =
        judged
            .spread()
            .map(Comparison::leaning)
            .filter(Comparison::isBelow)
            .min(Comparator.comparing(Comparison::overperformance))
            .or(
                () ->
                    judged.spread().map(Comparison::leaning).filter(Comparison::isSeen).findFirst())
            .orElse(judged.breadth().leaning());
    return Sign.of(Kind.ORGANIC_BELOW, lowest, s -> s == Standing.BELOW);
  }

  /** Long enough ago for a pick-up to show. */
  Sign paymentEnded() {
    double needed = settings.minAfterPayment().toSeconds() / 3600.0;
    Double hours = known.hoursAfterPayment();
    Double enough = hours == null || hours < needed ? null : hours;
    return atLeast(Kind.PAYMENT_ENDED, Metric.HOURS_AFTER_PAYMENT, enough, needed);
  }

  /**
   * Against what the account's posts are usually shared early on; hardly any share where hardly any
   * is usual is no pick-up either.
   */
  Sign notPickedUp() {
    Comparison usual = judged.speed().leaning();
    Long shares = known.sharesAfterPayment();
    if (shares == null || !usual.isSeen()) {
      return Sign.saysNothing(Kind.NOT_PICKED_UP);
    }
    Expectation expectation = usual.expectation();
    double expected = expectation.expected();
    boolean tooFew = shares < judging.minExpected() && expected < judging.minExpected();
    Metric metric = Metric.SHARES_AFTER_PAYMENT;
    Evidence number =
        tooFew
            ? Evidence.held(null, metric, shares, Relation.TOO_FEW, judging.minExpected())
            : Evidence.atMost(null, metric, shares, settings.pickUpShare() * expected);
    return Sign.of(
        Kind.NOT_PICKED_UP,
        tooFew || number.reaches(),
        number.comparedWith(null, expected, (long) expectation.posts(), expectation.level()));
  }

  /**
   * How often it was hidden, set against how often it was shown, bought displays included where
   * they are told: both as a part of what is usual, since what is shown more is hidden more. 1 is
   * usual; null if unknown.
   */
  Double hidesToExposure() {
    Comparison hides = compared(Counted.HIDES);
    Comparison exposure = exposure();
    boolean withPaid = exposure.observedWithPaid() != null;
    Standing shown = withPaid ? exposure.standingWithPaid() : exposure.standing();
    return hides.standing().tells() && shown.tells()
        ? Math.pow(
            2,
            hides.overperformance()
                - (withPaid ? exposure.overperformanceWithPaid() : exposure.overperformance()))
        : null;
  }

  Sign hiddenForItsExposure() {
    return atLeast(
        Kind.HIDDEN_FOR_ITS_EXPOSURE,
        Metric.HIDES_TO_EXPOSURE,
        hidesToExposure(),
        Math.pow(2, judging.above()));
  }

  /**
   * The followers that engaged, set against how often it was shown: both as a part of what is
   * usual, so that a post which was shown less is not held to more. 1 is usual; null if unknown.
   */
  Double responseToExposure() {
    Comparison followers = compared(Counted.FOLLOWERS);
    Comparison exposure = exposure();
    return followers.standing().tells() && exposure.standing().tells()
        ? Math.pow(2, followers.overperformance() - exposure.overperformance())
        : null;
  }

  Sign littleForItsExposure() {
    return atMost(
        Kind.LITTLE_FOR_ITS_EXPOSURE,
        Metric.RESPONSE_TO_EXPOSURE,
        responseToExposure(),
        Math.pow(2, judging.below()));
  }

  /** Fewer than usual, or next to none where next to none is usual. */
  Sign hardlyOutsiders() {
    return Sign.of(
        Kind.HARDLY_OUTSIDERS,
        compared(Counted.OUTSIDERS),
        s -> s == Standing.BELOW || s == Standing.TOO_FEW);
  }

  /** By accounts that do so on post after post; few sharers say nothing. */
  Sign sharedTogether() {
    Double share = known.coordinatedShare();
    if (share == null || known.sharingAccounts() < settings.minSharingAccounts()) {
      return Sign.saysNothing(Kind.SHARED_TOGETHER);
    }
    Evidence together =
        Evidence.atLeast(null, Metric.COORDINATED_SHARE, share, settings.coordinatedShare());
    return Sign.of(Kind.SHARED_TOGETHER, together.outOf(known.sharingAccounts()));
  }

  /**
   * On its first day, without what was shared together. What was paid for is left in, so that what
   * was both is not taken out twice.
   */
  Sign belowWithoutThem() {
    Comparison usual = judged.speed().leaning();
    OptionalLong without = post.uncoordinatedShares();
    return without.isEmpty() || !usual.isSeen() || usual.age() != ComparisonAge.HOURS_24
        ? Sign.saysNothing(Kind.BELOW_WITHOUT_THEM)
        : Sign.of(
                Kind.BELOW_WITHOUT_THEM,
                usual.having(without.getAsLong()),
                s -> s == Standing.BELOW)
            .of(Metric.UNCOORDINATED_SHARES);
  }

  Sign oneCommunity() {
    Double share = known.largestCommunityShare();
    if (share == null || known.communityKnown() < settings.minCommunityKnown()) {
      return Sign.saysNothing(Kind.ONE_COMMUNITY);
    }
    Evidence largest =
        Evidence.atLeast(
            null, Metric.LARGEST_COMMUNITY_SHARE, share, settings.sameCommunityShare());
    return Sign.of(Kind.ONE_COMMUNITY, largest.outOf(known.communityKnown()));
  }
}
