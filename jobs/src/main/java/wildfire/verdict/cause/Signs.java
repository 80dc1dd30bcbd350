package wildfire.verdict.cause;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.Comparison;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Evidence;
import wildfire.verdict.Judged;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Relation;
import wildfire.verdict.Standing;

/** The signs of one post: each a number and what it is held against. */
final class Signs {
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

  /** Those of the moment at which it was published. */
  MomentSigns ofMoment() {
    return new MomentSigns(around, judging, settings);
  }

  /** Those of the account's formats. */
  FormatSigns ofFormat() {
    return new FormatSigns(post, around.expectations().format(), judging, settings);
  }

  Sign logHoldsLess() {
    return atMost(
        Sign.Kind.LOG_HOLDS_LESS, Metric.LOG_SHARE, known.logShare(), settings.minLogShare());
  }

  Sign sharesLost() {
    Long size = post.cascade().size();
    boolean tells = size != null && size > judging.minSpread();
    return atLeast(
        Sign.Kind.SHARES_LOST,
        Metric.ORPHAN_SHARE,
        tells ? known.orphanShare() : null,
        settings.minOrphanShare());
  }

  Sign young() {
    if (post.observedHours() == null) {
      return Sign.saysNothing(Sign.Kind.YOUNG);
    }
    double limit = settings.youngUntil().toSeconds() / 3600.0;
    boolean young = post.observedHours() < limit;
    return Sign.of(
        Sign.Kind.YOUNG,
        young,
        Evidence.held(
            null,
            Metric.OBSERVED_HOURS,
            post.observedHours(),
            young ? Relation.LESS_THAN : Relation.AT_LEAST,
            limit));
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

  private Comparison compared(Counted counted) {
    return Comparison.of(post, counted, around.expectations(), judging);
  }

  /** That the organic exposure stands so. */
  Sign exposure(Sign.Kind kind, Predicate<Standing> fits) {
    return Sign.of(kind, exposure(), fits, judging);
  }

  /** By all exposure, bought or not, where that is told: who pays is shown. */
  Sign hardlyShown() {
    Comparison exposure = exposure();
    if (!exposure.standing().tells()) {
      return exposure(Sign.Kind.HARDLY_SHOWN, s -> false);
    }
    boolean withPaid =
        exposure.observedWithPaid() != null && exposure.observedWithPaid() > exposure.observed();
    long shown = withPaid ? exposure.observedWithPaid() : exposure.observed();
    double limit = settings.hardlyShown() * exposure.expectation().expected();
    return Sign.of(
        Sign.Kind.HARDLY_SHOWN,
        shown <= limit,
        count(
            exposure,
            withPaid ? exposure.counted().withPaid() : exposure.counted().organic(),
            shown,
            shown <= limit ? Relation.AT_MOST : Relation.MORE_THAN,
            limit));
  }

  /** With what was paid for it was at least not shown less than usual. */
  Sign reachedWithPayment() {
    Comparison exposure = exposure();
    Standing standing = exposure.standingWithPaid();
    if (!standing.tells()) {
      return Sign.saysNothing(Sign.Kind.REACHED_WITH_PAYMENT);
    }
    double usual = exposure.expectation().usualLow();
    boolean reached = exposure.observedWithPaid() >= usual;
    return Sign.of(
        Sign.Kind.REACHED_WITH_PAYMENT,
        reached,
        count(
            exposure,
            exposure.counted().withPaid(),
            exposure.observedWithPaid(),
            reached ? Relation.AT_LEAST : Relation.LESS_THAN,
            usual));
  }

  private static Evidence count(
      Comparison of, Metric metric, long observed, Relation relation, double threshold) {
    return new Evidence(
        of.counted().dimension(),
        metric,
        of.age(),
        observed,
        of.expectation().expected(),
        relation,
        threshold,
        (long) of.expectation().posts(),
        of.expectation().level());
  }

  /** By its exposure, where that is known, else by its engagement. */
  Sign pushed() {
    return known.paidExposureShare() != null
        ? atLeast(
            Sign.Kind.PUSHED,
            Metric.PAID_EXPOSURE_SHARE,
            known.paidExposureShare(),
            settings.pushedShare())
        : atLeast(
            Sign.Kind.PUSHED,
            Metric.PAID_ENGAGEMENT_SHARE,
            known.paidEngagementShare(),
            settings.pushedShare());
  }

  /** Of how much it was passed on and how many it engaged, what is farthest below. */
  Sign organicBelow() {
    List<Comparison> spread = List.of(judged.breadth(), judged.speed(), judged.size());
    Optional<Comparison> lowest =
        spread.stream()
            .filter(c -> c.standing() == Standing.BELOW)
            .min(Comparator.comparing(Comparison::overperformance));
    Comparison told =
        lowest.orElseGet(
            () -> spread.stream().filter(Comparison::isSeen).findFirst().orElse(judged.breadth()));
    return Sign.of(Sign.Kind.ORGANIC_BELOW, told, s -> s == Standing.BELOW, judging);
  }

  /** Long enough ago for a pick-up to show. */
  Sign paymentEnded() {
    double needed = settings.minAfterPayment().toSeconds() / 3600.0;
    Double hours = known.hoursAfterPayment();
    return hours == null || hours < needed
        ? Sign.saysNothing(Sign.Kind.PAYMENT_ENDED)
        : Sign.of(
            Sign.Kind.PAYMENT_ENDED,
            true,
            Evidence.held(null, Metric.HOURS_AFTER_PAYMENT, hours, Relation.AT_LEAST, needed));
  }

  /**
   * Against what the account's posts are usually shared early on; hardly any share where hardly any
   * is usual is no pick-up either.
   */
  Sign notPickedUp() {
    Comparison usual = judged.speed();
    Long shares = known.sharesAfterPayment();
    if (shares == null || !usual.isSeen()) {
      return Sign.saysNothing(Sign.Kind.NOT_PICKED_UP);
    }
    double expected = usual.expectation().expected();
    boolean tooFew = shares < judging.minExpected() && expected < judging.minExpected();
    double limit = tooFew ? judging.minExpected() : settings.pickUpShare() * expected;
    boolean none = tooFew || shares <= limit;
    Relation relation = none ? Relation.AT_MOST : Relation.MORE_THAN;
    return Sign.of(
        Sign.Kind.NOT_PICKED_UP,
        none,
        new Evidence(
            null,
            Metric.SHARES_AFTER_PAYMENT,
            null,
            shares,
            expected,
            tooFew ? Relation.TOO_FEW : relation,
            limit,
            (long) usual.expectation().posts(),
            usual.expectation().level()));
  }

  Sign angerAbove() {
    return Sign.of(
        Sign.Kind.ANGER_ABOVE, compared(Counted.ANGER), s -> s == Standing.ABOVE, judging);
  }

  Sign hidesAbove() {
    return Sign.of(
        Sign.Kind.HIDES_ABOVE, compared(Counted.HIDES), s -> s == Standing.ABOVE, judging);
  }

  /**
   * How often it was hidden, set against how often it was shown, bought displays included: both as
   * a part of what is usual, since what is shown more is hidden more. 1 is usual.
   */
  Optional<Double> hidesToExposure() {
    Comparison hides = compared(Counted.HIDES);
    Comparison exposure = exposure();
    return hides.standing().tells() && exposure.standingWithPaid().tells()
        ? Optional.of(Math.pow(2, hides.overperformance() - exposure.overperformanceWithPaid()))
        : Optional.empty();
  }

  Sign hiddenForItsExposure() {
    return atLeast(
        Sign.Kind.HIDDEN_FOR_ITS_EXPOSURE,
        Metric.HIDES_TO_EXPOSURE,
        hidesToExposure().orElse(null),
        Math.pow(2, judging.above()));
  }

  Sign commentsBelow() {
    return below(Sign.Kind.COMMENTS_BELOW, judged.conversation());
  }

  Sign savesBelow() {
    return below(Sign.Kind.SAVES_BELOW, compared(Counted.SAVES));
  }

  Sign clicksBelow() {
    return below(Sign.Kind.CLICKS_BELOW, compared(Counted.CLICKS));
  }

  Sign mentionsBelow() {
    return below(Sign.Kind.MENTIONS_BELOW, compared(Counted.MENTIONS));
  }

  Sign followersBelow() {
    return below(Sign.Kind.FOLLOWERS_BELOW, compared(Counted.FOLLOWERS));
  }

  /**
   * The followers that engaged, set against how often it was shown: both as a part of what is
   * usual, so that a post which was shown less is not held to more. 1 is the usual response.
   */
  Optional<Double> responseToExposure() {
    Comparison followers = compared(Counted.FOLLOWERS);
    Comparison exposure = exposure();
    return followers.standing().tells() && exposure.standing().tells()
        ? Optional.of(Math.pow(2, followers.overperformance() - exposure.overperformance()))
        : Optional.empty();
  }

  Sign littleForItsExposure() {
    return atMost(
        Sign.Kind.LITTLE_FOR_ITS_EXPOSURE,
        Metric.RESPONSE_TO_EXPOSURE,
        responseToExposure().orElse(null),
        Math.pow(2, judging.below()));
  }

  /** Fewer than usual, or next to none where next to none is usual. */
  Sign hardlyOutsiders() {
    return Sign.of(
        Sign.Kind.HARDLY_OUTSIDERS,
        compared(Counted.OUTSIDERS),
        s -> s == Standing.BELOW || s == Standing.TOO_FEW,
        judging);
  }

  private Sign below(Sign.Kind kind, Comparison count) {
    return Sign.of(kind, count, s -> s == Standing.BELOW, judging);
  }

  /** By accounts that do so on post after post; few sharers say nothing. */
  Sign sharedTogether() {
    Double share = known.coordinatedShare();
    if (share == null || known.sharingAccounts() < settings.minSharingAccounts()) {
      return Sign.saysNothing(Sign.Kind.SHARED_TOGETHER);
    }
    return atLeast(
            Sign.Kind.SHARED_TOGETHER, Metric.COORDINATED_SHARE, share, settings.coordinatedShare())
        .outOf(known.sharingAccounts());
  }

  /**
   * On its first day, without what was shared together. What was paid for is left in, so that what
   * was both is not taken out twice.
   */
  Sign belowWithoutThem() {
    Comparison usual = judged.speed();
    OptionalLong without = post.uncoordinatedShares();
    return without.isEmpty() || !usual.isSeen() || usual.age() != ComparisonAge.HOURS_24
        ? Sign.saysNothing(Sign.Kind.BELOW_WITHOUT_THEM)
        : below(Sign.Kind.BELOW_WITHOUT_THEM, usual.having(without.getAsLong(), judging))
            .of(Metric.UNCOORDINATED_SHARES);
  }

  Sign oneCommunity() {
    if (known.largestCommunityShare() == null
        || known.communityKnown() < settings.minCommunityKnown()) {
      return Sign.saysNothing(Sign.Kind.ONE_COMMUNITY);
    }
    return atLeast(
            Sign.Kind.ONE_COMMUNITY,
            Metric.LARGEST_COMMUNITY_SHARE,
            known.largestCommunityShare(),
            settings.sameCommunityShare())
        .outOf(known.communityKnown());
  }

  private static Sign atLeast(Sign.Kind kind, Metric metric, Double observed, double limit) {
    if (observed == null) {
      return Sign.saysNothing(kind);
    }
    boolean fits = observed >= limit;
    return Sign.of(
        kind,
        fits,
        Evidence.held(
            null, metric, observed, fits ? Relation.AT_LEAST : Relation.LESS_THAN, limit));
  }

  private static Sign atMost(Sign.Kind kind, Metric metric, Double observed, double limit) {
    if (observed == null) {
      return Sign.saysNothing(kind);
    }
    boolean fits = observed <= limit;
    return Sign.of(
        kind,
        fits,
        Evidence.held(null, metric, observed, fits ? Relation.AT_MOST : Relation.MORE_THAN, limit));
  }
}
