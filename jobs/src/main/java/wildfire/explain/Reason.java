package wildfire.explain;

import java.util.Locale;
import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.model.PostOutcome;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Dimension;
import wildfire.verdict.Evidence;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Unseen;

/**
 * One piece of why a post got its verdict, or of what goes with it. The sentence says no more than
 * the other parts.
 *
 * @param rank from 1, in order of weight
 * @param dimension null where it is about the observation itself
 * @param metric the published column behind it; null for what could not be seen
 * @param observed what was observed; of what could not be seen, how many earlier posts, accounts or
 *     shares there were; null where nothing was
 * @param expected what is usual; null where nothing is compared
 * @param finding how the observed stands to the threshold, or why nothing could be seen
 * @param threshold what it was held against; of what could not be seen, how many were needed
 * @param sampleSize what the number rests on: earlier posts, accounts or shares; null where it
 *     rests on no sample
 * @param comparedWith whose posts are the usual ones; null where nothing is compared
 * @param weight how far it sets the post apart, in doublings: of evidence the distance from what is
 *     usual, of an association what it comes to for this post, of a better post how much better it
 *     did; null where there is no such number
 * @param source what the sentence is made of
 */
public record Reason(
    int rank,
    Dimension dimension,
    String metric,
    Double observed,
    Double expected,
    String finding,
    Double threshold,
    Long sampleSize,
    BaselineLevel comparedWith,
    Double weight,
    Source source) {

  /** What a reason is. */
  public enum Kind {
    /** A number that speaks for or against the verdict. */
    EVIDENCE,
    /** A dimension that the verdict could not see. */
    UNSEEN,
    /** A clear association, and what it comes to for this post. */
    ASSOCIATION,
    /** The most similar post of the account that did clearly better. */
    BETTER_POST;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a reason was found in. */
  public sealed interface Source {}

  private record OfNumber(Evidence evidence, PostFigures post) implements Source {}

  private record OfGap(Unseen unseen) implements Source {}

  private record OfAssociation(Driver driver) implements Source {}

  private record OfBetterPost(BetterPost better) implements Source {}

  static Reason of(int rank, Evidence evidence, PostFigures post) {
    Double expected = evidence.expected();
    return new Reason(
        rank,
        evidence.dimension(),
        evidence.column(),
        evidence.observed(),
        expected,
        evidence.relation().id(),
        evidence.threshold(),
        evidence.sampleSize(),
        evidence.comparedWith(),
        expected == null
            ? null
            : Math.abs(Math.log((evidence.observed() + 1) / (expected + 1))) / Math.log(2),
        new OfNumber(evidence, post));
  }

  static Reason of(int rank, Unseen unseen) {
    return new Reason(
        rank,
        unseen.dimension(),
        null,
        unseen.had() == null ? null : Double.valueOf(unseen.had()),
        null,
        unseen.cause().id(),
        unseen.needed() == null ? null : Double.valueOf(unseen.needed()),
        null,
        null,
        null,
        new OfGap(unseen));
  }

  static Reason of(int rank, Driver driver) {
    Dimension dimension = dimension(driver.difference().outcome());
    return new Reason(
        rank,
        dimension,
        "overperformance_" + dimension.id(),
        driver.strength(),
        driver.usual(),
        driver.difference().difference() > 0 ? "more" : "less",
        null,
        (long) driver.others(),
        null,
        driver.contribution(),
        new OfAssociation(driver));
  }

  static Reason of(int rank, BetterPost better) {
    Dimension dimension = dimension(better.outcome());
    return new Reason(
        rank,
        dimension,
        "overperformance_" + dimension.id(),
        better.own(),
        better.others(),
        "did_better",
        null,
        (long) better.candidates(),
        null,
        better.others() - better.own(),
        new OfBetterPost(better));
  }

  private static Dimension dimension(PostOutcome outcome) {
    return switch (outcome) {
      case SPEED -> Dimension.SPEED;
      case SIZE -> Dimension.SIZE;
      case BREADTH -> Dimension.BREADTH;
      case CONVERSATION -> Dimension.CONVERSATION;
      case OUTSIDE_SHARE, VIRAL, STRUCTURAL_VIRALITY, CASCADE_DEPTH ->
          throw new IllegalArgumentException(outcome + " is not counted in doublings");
    };
  }

  public Kind kind() {
    if (source instanceof OfNumber) {
      return Kind.EVIDENCE;
    }
    if (source instanceof OfGap) {
      return Kind.UNSEEN;
    }
    return source instanceof OfAssociation ? Kind.ASSOCIATION : Kind.BETTER_POST;
  }

  /** What the association is with, as {@code trigger=emotion}; null elsewhere. */
  public String factor() {
    return source instanceof OfAssociation found ? found.driver().difference().factor() : null;
  }

  /** The better post; null elsewhere. */
  public String otherPostId() {
    return source instanceof OfBetterPost found ? found.better().postId() : null;
  }

  /**
   * In what that one differs, as {@code format: image, video; trigger: -, emotion}; null elsewhere.
   */
  public String differsIn() {
    return source instanceof OfBetterPost found && !found.better().differences().isEmpty()
        ? found.better().differences().stream()
            .map(one -> one.kind().id() + ": " + orNone(one.here()) + ", " + orNone(one.there()))
            .collect(Collectors.joining("; "))
        : null;
  }

  private static String orNone(String value) {
    return value == null ? "-" : value;
  }

  /** All of it in words. */
  public String sentence(Wording words) {
    if (source instanceof OfNumber found) {
      return words.of(found.evidence(), found.post());
    }
    if (source instanceof OfGap found) {
      return words.of(found.unseen());
    }
    return source instanceof OfAssociation found
        ? words.of(found.driver())
        : words.of(((OfBetterPost) source).better());
  }
}
