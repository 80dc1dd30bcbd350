package wildfire.explain;

import java.util.Objects;
import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.model.IdByName;
import wildfire.verdict.Dimension;
import wildfire.verdict.Evidence;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Unseen;

/**
 * One piece of why a post got its verdict, or of what goes with it. The sentence says no more than
 * the other parts.
 *
 * @param dimension null where it is about the observation itself
 * @param weight how far it sets the post apart, in doublings: of evidence the distance from what is
 *     usual, of an association what it comes to for this post, of a better post how much better it
 *     did; null where there is no such number
 * @param source what the sentence is made of
 */
public record Reason(
    Kind kind, Dimension dimension, Observation number, Double weight, Source source) {

  /** What a reason is. */
  public enum Kind implements IdByName {
    /** A number that speaks for or against the verdict. */
    EVIDENCE,
    /** A dimension that the verdict could not see. */
    UNSEEN,
    /** A clear association, and what it comes to for this post. */
    ASSOCIATION,
    /** The most similar post of the account that did clearly better. */
    BETTER_POST
  }

  /** What a reason was found in. */
  public sealed interface Source {
    /** All of it in words. */
    String sentence(Wording words);
  }

  private record OfNumber(Evidence evidence, PostFigures post) implements Source {
    @Override
    public String sentence(Wording words) {
      return words.evidence.sentence(evidence, post);
    }
  }

  private record OfGap(Unseen unseen) implements Source {
    @Override
    public String sentence(Wording words) {
      return words.evidence.sentence(unseen);
    }
  }

  private record OfAssociation(Driver driver) implements Source {
    @Override
    public String sentence(Wording words) {
      return words.explanations.sentence(driver);
    }
  }

  private record OfBetterPost(BetterPost better) implements Source {
    @Override
    public String sentence(Wording words) {
      return words.explanations.sentence(better);
    }
  }

  static Reason of(Evidence evidence, PostFigures post) {
    Double expected = evidence.expected();
    return new Reason(
        Kind.EVIDENCE,
        evidence.dimension(),
        Observation.of(evidence),
        expected == null
            ? null
            : Math.abs(Math.log((evidence.observed() + 1) / (expected + 1))) / Math.log(2),
        new OfNumber(evidence, post));
  }

  static Reason of(Unseen unseen) {
    return new Reason(
        Kind.UNSEEN,
        unseen.dimension(),
        Observation.lacking(unseen.cause().id(), unseen.had(), unseen.needed()),
        null,
        new OfGap(unseen));
  }

  static Reason of(Driver driver) {
    Dimension dimension = Dimension.valueOf(driver.difference().outcome().name());
    return new Reason(
        Kind.ASSOCIATION,
        dimension,
        new Observation(
            "overperformance_" + dimension.id(),
            driver.strength(),
            driver.usual(),
            driver.difference().difference() > 0 ? "more" : "less",
            null,
            (long) driver.others(),
            null),
        driver.contribution(),
        new OfAssociation(driver));
  }

  static Reason of(BetterPost better) {
    Dimension dimension = Dimension.valueOf(better.outcome().name());
    return new Reason(
        Kind.BETTER_POST,
        dimension,
        new Observation(
            "overperformance_" + dimension.id(),
            better.own(),
            better.others(),
            "did_better",
            null,
            (long) better.candidates(),
            null),
        better.others() - better.own(),
        new OfBetterPost(better));
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
    return Objects.requireNonNullElse(value, "-");
  }

  public String sentence(Wording words) {
    return source.sentence(words);
  }
}
