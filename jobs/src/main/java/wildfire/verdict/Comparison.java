package wildfire.verdict;

import java.util.OptionalLong;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.TimePrecision;
import wildfire.settings.JudgeSettings;

/**
 * One count of a post against what is usual.
 *
 * @param age null where no count is known
 * @param observed the organic count; null if unknown
 * @param observedWithPaid null if unknown
 * @param expectation null where too few earlier posts tell
 * @param unseen why it cannot be compared; null where it can, or where nobody would ask
 * @param byUsualRange whether it is held against the usual range, as causes are, and not against
 *     what ordinary posts have
 */
public record Comparison(
    Counted counted,
    ComparisonAge age,
    Long observed,
    Long observedWithPaid,
    Expectation expectation,
    Unseen unseen,
    boolean byUsualRange,
    JudgeSettings settings) {

  /** Doublings below the usual from which a total may be doubted: a 32nd of it. */
  private static final double LEAST_FAR = 5;

  /** It is doubted from so many times as far below as an ordinary post may be. */
  private static final double FAR_WIDTHS = 3;

  public static Comparison of(
      PostFigures post, Counted counted, Expectations expectations, JudgeSettings settings) {
    ComparisonAge age = post.comparisonAge(counted).orElse(null);
    if (age == null) {
      Unseen unseen = whyNotCounted(post, counted);
      return new Comparison(counted, null, null, null, null, unseen, false, settings);
    }
    Expectation usual = expectations.of(counted).orElse(null);
    return new Comparison(
        counted,
        age,
        orNull(post.organicAt(counted, age)),
        orNull(post.withPaidAt(counted, age)),
        usual,
        usual == null ? whyNotExpected(post, counted, age, expectations, settings) : null,
        false,
        settings);
  }

  /** Totals are asked for only where they are all there is: a whole log tells more. */
  private static Unseen whyNotCounted(PostFigures post, Counted counted) {
    Basis source = post.source(counted);
    if (counted == Counted.SPREAD_IN_ALL && source != Basis.COUNTERS) {
      return null;
    }
    if (source == null) {
      return Unseen.because(counted.dimension(), Unseen.Cause.NOT_LOGGED);
    }
    if (post.parts().containsKey(counted)) {
      return Unseen.partOf(counted.dimension(), post.parts().get(counted));
    }
    return Unseen.because(
        counted.dimension(),
        switch (source) {
          case EVENTS -> whyNotLogged(post, counted);
          case COUNTERS -> whyNoTotal(post, counted);
        });
  }

  private static Unseen.Cause whyNotLogged(PostFigures post, Counted counted) {
    return switch (post.observedHours() == null ? TimePrecision.NONE : post.precision()) {
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
    return counted.comparedAges().contains(ComparisonAge.SETTLED)
        ? Unseen.Cause.NOT_SETTLED
        : Unseen.Cause.NO_TOTALS_AROUND;
  }

  private static Unseen whyNotExpected(
      PostFigures post,
      Counted counted,
      ComparisonAge age,
      Expectations expectations,
      JudgeSettings settings) {
    if (post.publishedAt() == null) {
      return Unseen.because(counted.dimension(), Unseen.Cause.PUBLICATION_UNKNOWN);
    }
    if (post.halvings(counted, age) > 0) {
      return Unseen.partOf(counted.dimension(), post.parts().get(counted));
    }
    return Unseen.tooFew(
        counted.dimension(),
        Unseen.Cause.TOO_FEW_EARLIER_POSTS,
        expectations.earlierPosts().getOrDefault(counted, 0),
        Math.max(1, settings.minBaselinePosts()));
  }

  private static Long orNull(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }

  /**
   * The same held against the usual range: what a post leans to, which by itself is no verdict. One
   * ordinary post in five leans either way.
   */
  public Comparison leaning() {
    return new Comparison(
        counted, age, observed, observedWithPaid, expectation, unseen, true, settings);
  }

  /** How the organic count stands. */
  public Standing standing() {
    return standing(observed);
  }

  /** How the count with what was paid for stands. */
  public Standing standingWithPaid() {
    return standing(observedWithPaid);
  }

  private Standing standing(Long count) {
    if (count == null || expectation == null) {
      return Standing.UNSEEN;
    }
    if (count < settings.minExpected() && expectation.expected() < settings.minExpected()) {
      return Standing.TOO_FEW;
    }
    if (count >= aboveFrom()) {
      return Standing.ABOVE;
    }
    return count <= belowUpTo() ? Standing.BELOW : Standing.AS_EXPECTED;
  }

  /** log2((observed + 1) / (expected + 1)); null if either is unknown. */
  public Double overperformance() {
    return overperformance(observed);
  }

  /** The same with what was paid for. */
  public Double overperformanceWithPaid() {
    return overperformance(observedWithPaid);
  }

  private Double overperformance(Long count) {
    return count == null || expectation == null ? null : doublings(count, expectation.expected());
  }

  private static double doublings(double count, double base) {
    return Math.log((count + 1) / (base + 1)) / Math.log(2);
  }

  /** The count of that overperformance, but more than an ordinary post has. */
  private double aboveFrom() {
    return Math.max(
        at(settings.above()),
        byUsualRange ? expectation.usualHigh() : expectation.ordinary().high() + 1);
  }

  private double belowUpTo() {
    return Math.min(
        at(settings.below()),
        byUsualRange ? expectation.usualLow() : expectation.ordinary().low() - 1);
  }

  /** The least that virality asks for in each dimension. */
  private double farFrom() {
    return Math.max(
        Math.max((double) settings.minSpread(), at(settings.viralAbove())), aboveFrom());
  }

  /** The least that virality asks for in one dimension. */
  private double rareFrom() {
    return Math.max(farFrom(), expectation.ordinary().rare());
  }

  private double at(double overperformance) {
    return (expectation.expected() + 1) * Math.pow(2, overperformance) - 1;
  }

  /**
   * The same where the count is not to be believed: it is so far below what is usual, by how far
   * the account's own posts vary, that it does not go with another count that is as usual. A
   * platform's page with 15,000 reactions, a thousand comments and one share was not counted right.
   */
  Comparison unless(Comparison other) {
    return isFarBelow() && other.isSeen() && other.standing() != Standing.BELOW
        ? new Comparison(
            counted,
            age,
            observed,
            observedWithPaid,
            null,
            Unseen.because(counted.dimension(), Unseen.Cause.CONTRADICTED),
            byUsualRange,
            settings)
        : this;
  }

  private boolean isFarBelow() {
    return isSeen()
        && -overperformance()
            >= Math.max(
                LEAST_FAR,
                FAR_WIDTHS
                    * doublings(expectation.expected(), Math.max(0, expectation.ordinary().low())));
  }

  public boolean isSeen() {
    return standing() != Standing.UNSEEN;
  }

  public boolean isAbove() {
    return standing() == Standing.ABOVE;
  }

  public boolean isBelow() {
    return standing() == Standing.BELOW;
  }

  /** The same, had so many been observed; nothing is told of what was paid for. */
  public Comparison having(long otherwise) {
    return new Comparison(counted, age, otherwise, null, expectation, null, byUsualRange, settings);
  }

  /** Above what is usual, and enough of it to be called large. */
  boolean isLarge() {
    return isAbove() && observed >= settings.minSpread();
  }

  /** Large only with what was paid for. */
  boolean isLargeOnlyWithPaid() {
    return isSeen()
        && !isAbove()
        && standingWithPaid() == Standing.ABOVE
        && observedWithPaid >= settings.minSpread();
  }

  /** As far above what is usual as virality asks for in each dimension. */
  boolean isFar() {
    return isAbove() && observed >= farFrom();
  }

  /** As far above what is usual as virality asks for in one dimension. */
  boolean isRare() {
    return isFar() && observed >= rareFrom();
  }

  /**
   * How the organic count stands.
   *
   * @throws IllegalStateException if it is not seen
   */
  public Evidence evidence() {
    return switch (standing()) {
      case UNSEEN -> throw new IllegalStateException(counted + " is not seen");
      case TOO_FEW -> organic(Relation.TOO_FEW, settings.minExpected());
      case BELOW -> organic(Relation.AT_MOST, belowUpTo());
      case AS_EXPECTED -> organic(Relation.NEAR, null);
      case ABOVE -> organic(Relation.AT_LEAST, aboveFrom());
    };
  }

  /** Whether the organic count is as far above what is usual as virality asks for. */
  Evidence viralEvidence() {
    double from = isFar() ? rareFrom() : farFrom();
    return organic(observed >= from ? Relation.AT_LEAST : Relation.LESS_THAN, from);
  }

  /** That it is as far above what is usual as virality asks for in each dimension. */
  Evidence farEvidence() {
    return organic(Relation.AT_LEAST, isRare() ? rareFrom() : farFrom());
  }

  private Evidence organic(Relation relation, Double threshold) {
    return of(counted.dimension(), counted.organic(), observed, relation, threshold);
  }

  /** That the count with what was paid for is above what is usual. */
  Evidence withPaidEvidence() {
    return of(
        Dimension.ORGANIC, counted.withPaid(), observedWithPaid, Relation.AT_LEAST, aboveFrom());
  }

  /** Evidence of a number that is compared with the same posts. */
  public Evidence of(
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
