package wildfire.verdict;

import java.util.Optional;
import java.util.OptionalLong;
import wildfire.settings.JudgeSettings;

/**
 * One count of a post against what is usual.
 *
 * @param age null where no count is known
 * @param observed the organic count; null if unknown
 * @param observedWithPaid null if unknown
 * @param expectation null where too few earlier posts tell
 * @param overperformance log2((observed + 1) / (expected + 1)); null if either is unknown
 * @param overperformanceWithPaid the same of what was observed with what was paid for
 * @param unseen why it cannot be compared; null where it can, or where nobody would ask
 */
public record Comparison(
    Counted counted,
    ComparisonAge age,
    Long observed,
    Long observedWithPaid,
    Expectation expectation,
    Standing standing,
    Standing standingWithPaid,
    Double overperformance,
    Double overperformanceWithPaid,
    Unseen unseen) {

  public static Comparison of(
      PostFigures post, Counted counted, Expectations expectations, JudgeSettings settings) {
    Optional<ComparisonAge> age = post.comparisonAge(counted);
    Optional<Expectation> expectation = expectations.of(counted);
    if (age.isEmpty()) {
      return new Comparison(
          counted,
          null,
          null,
          null,
          null,
          Standing.UNSEEN,
          Standing.UNSEEN,
          null,
          null,
          isAsked(post, counted)
              ? Unseen.because(counted.dimension(), whyNotCounted(post, counted))
              : null);
    }
    Long observed = orNull(post.organicAt(counted, age.get()));
    Long withPaid = orNull(post.withPaidAt(counted, age.get()));
    if (expectation.isEmpty()) {
      return new Comparison(
          counted,
          age.get(),
          observed,
          withPaid,
          null,
          Standing.UNSEEN,
          Standing.UNSEEN,
          null,
          null,
          whyNotExpected(post, counted, expectations, settings));
    }
    Expectation usual = expectation.get();
    return new Comparison(
        counted,
        age.get(),
        observed,
        withPaid,
        usual,
        standing(observed, usual, settings),
        standing(withPaid, usual, settings),
        overperformance(observed, usual),
        overperformance(withPaid, usual),
        null);
  }

  /** Totals are asked for only where they are all there is: a log tells more. */
  private static boolean isAsked(PostFigures post, Counted counted) {
    return switch (counted) {
      case SPREAD, ACCOUNTS, COMMENTS -> true;
      case SPREAD_IN_ALL -> post.sources().spread() == PostFigures.Provenance.COUNTED;
      case IMPRESSIONS, VIEWS, SAVES, CLICKS, FOLLOWERS, OUTSIDERS, ANGER, HIDES, MENTIONS -> true;
    };
  }

  private static Unseen.Cause whyNotCounted(PostFigures post, Counted counted) {
    return switch (post.sources().of(counted)) {
      case NOT -> Unseen.Cause.NOT_LOGGED;
      case LOGGED -> whyNotLogged(post, counted);
      case COUNTED -> whyNoTotal(post, counted);
    };
  }

  private static Unseen.Cause whyNotLogged(PostFigures post, Counted counted) {
    if (post.observedHours() == null) {
      return Unseen.Cause.NO_TIMES;
    }
    return switch (post.precision()) {
      case NONE -> Unseen.Cause.NO_TIMES;
      case DAY -> Unseen.Cause.ONLY_DATES;
      case INSTANT ->
          counted.comparedAges().get(0).isReachedAfter(post.observedHours())
              ? Unseen.Cause.NOT_COUNTED
              : Unseen.Cause.TOO_YOUNG;
    };
  }

  private static Unseen.Cause whyNoTotal(PostFigures post, Counted counted) {
    if (post.publishedAt() == null) {
      return Unseen.Cause.PUBLICATION_UNKNOWN;
    }
    return switch (counted) {
      case SPREAD, ACCOUNTS -> Unseen.Cause.NO_TOTALS_AROUND;
      case COMMENTS,
          SPREAD_IN_ALL,
          IMPRESSIONS,
          VIEWS,
          SAVES,
          CLICKS,
          FOLLOWERS,
          OUTSIDERS,
          ANGER,
          HIDES,
          MENTIONS ->
          Unseen.Cause.NOT_SETTLED;
    };
  }

  private static Unseen whyNotExpected(
      PostFigures post, Counted counted, Expectations expectations, JudgeSettings settings) {
    if (post.publishedAt() == null) {
      return Unseen.because(counted.dimension(), Unseen.Cause.PUBLICATION_UNKNOWN);
    }
    return Unseen.tooFew(
        counted.dimension(),
        Unseen.Cause.TOO_FEW_EARLIER_POSTS,
        expectations.earlierPosts().getOrDefault(counted, 0),
        Math.max(1, settings.minBaselinePosts()));
  }

  private static Standing standing(Long observed, Expectation usual, JudgeSettings settings) {
    if (observed == null) {
      return Standing.UNSEEN;
    }
    if (observed < settings.minExpected() && usual.expected() < settings.minExpected()) {
      return Standing.TOO_FEW;
    }
    if (observed >= aboveFrom(usual, settings)) {
      return Standing.ABOVE;
    }
    return observed <= belowUpTo(usual, settings) ? Standing.BELOW : Standing.AS_EXPECTED;
  }

  private static Double overperformance(Long observed, Expectation usual) {
    return observed == null
        ? null
        : Math.log((observed + 1.0) / (usual.expected() + 1.0)) / Math.log(2);
  }

  /** The count of that overperformance, but no less than what the usual share of posts reach. */
  private static double aboveFrom(Expectation usual, JudgeSettings settings) {
    return Math.max(at(settings.above(), usual), usual.usualHigh());
  }

  private static double belowUpTo(Expectation usual, JudgeSettings settings) {
    return Math.min(at(settings.below(), usual), usual.usualLow());
  }

  private static double viralFrom(Expectation usual, JudgeSettings settings) {
    return Math.max(
        (double) settings.minSpread(), Math.max(at(settings.viralAbove(), usual), usual.rare()));
  }

  private static double at(double overperformance, Expectation usual) {
    return (usual.expected() + 1) * Math.pow(2, overperformance) - 1;
  }

  private static Long orNull(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }

  public boolean isSeen() {
    return standing != Standing.UNSEEN;
  }

  public boolean isAbove() {
    return standing == Standing.ABOVE;
  }

  /** The same, had so many been observed; nothing is told of what was paid for. */
  public Comparison having(long otherwise, JudgeSettings settings) {
    return new Comparison(
        counted,
        age,
        otherwise,
        null,
        expectation,
        standing(otherwise, expectation, settings),
        Standing.UNSEEN,
        overperformance(otherwise, expectation),
        null,
        null);
  }

  /** Above what is usual, and enough of it to be called large. */
  boolean isLarge(JudgeSettings settings) {
    return isAbove() && observed >= settings.minSpread();
  }

  /** Large only with what was paid for. */
  boolean isLargeOnlyWithPaid(JudgeSettings settings) {
    return isSeen()
        && !isAbove()
        && standingWithPaid == Standing.ABOVE
        && observedWithPaid >= settings.minSpread();
  }

  /** So far above what is usual as virality asks for. */
  boolean isViral(JudgeSettings settings) {
    return isAbove() && observed >= viralFrom(expectation, settings);
  }

  /**
   * How the organic count stands.
   *
   * @throws IllegalStateException if it is not seen
   */
  public Evidence evidence(JudgeSettings settings) {
    Dimension dimension = counted.dimension();
    return switch (standing) {
      case UNSEEN -> throw new IllegalStateException(dimension + " is not seen");
      case TOO_FEW ->
          against(dimension, counted.organic(), observed, Relation.TOO_FEW, settings.minExpected());
      case BELOW ->
          against(
              dimension,
              counted.organic(),
              observed,
              Relation.AT_MOST,
              belowUpTo(expectation, settings));
      case AS_EXPECTED -> against(dimension, counted.organic(), observed, Relation.NEAR, null);
      case ABOVE ->
          against(
              dimension,
              counted.organic(),
              observed,
              Relation.AT_LEAST,
              aboveFrom(expectation, settings));
    };
  }

  /** Whether the organic count is as far above what is usual as virality asks for. */
  Evidence viralEvidence(JudgeSettings settings) {
    double from = viralFrom(expectation, settings);
    return against(
        counted.dimension(),
        counted.organic(),
        observed,
        observed >= from ? Relation.AT_LEAST : Relation.LESS_THAN,
        from);
  }

  /** That the count with what was paid for is above what is usual. */
  Evidence withPaidEvidence(JudgeSettings settings) {
    return against(
        Dimension.ORGANIC,
        counted.withPaid(),
        observedWithPaid,
        Relation.AT_LEAST,
        aboveFrom(expectation, settings));
  }

  private Evidence against(
      Dimension dimension, Metric metric, long count, Relation relation, Double threshold) {
    return new Evidence(
        dimension,
        metric,
        age,
        count,
        expectation.expected(),
        relation,
        threshold,
        (long) expectation.posts(),
        expectation.level());
  }
}
