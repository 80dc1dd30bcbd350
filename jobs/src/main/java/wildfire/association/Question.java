package wildfire.association;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * What is asked of the posts of a scope: how outcomes go with one factor, or with all details of a
 * trigger, which share a model.
 *
 * @param known the posts that may be compared: without those of which the factor is not known
 * @param factors made when they are asked about, and not kept: they are many, and long
 */
public record Question(FactorKind kind, BitSet known, Supplier<List<Factor>> factors) {

  /**
   * What may be asked, and what is too little to be answered.
   *
   * @param outcomes in the order of the answers
   * @param kinds of factors that are asked about; details only where triggers are
   * @param rules of comparisons
   * @param mostAuthors of each platform that are asked about: those with most posts
   * @param maxUnknownAuthorShare where the author of a greater share of the posts is unknown there
   *     are only plain differences: accounts cannot be held equal
   */
  public record Limits(
      List<PostOutcome> outcomes,
      List<FactorKind> kinds,
      Rules rules,
      int mostAuthors,
      double maxUnknownAuthorShare)
      implements Serializable {}

  /**
   * Whether the outcome can be set against it. What comes after the publication goes with numbers
   * of shares or of comments alone: the accounts that a post engaged, which breadth, outside share
   * and the verdict look at, are those that reacted to it too, so a kind's share of the reactions
   * would be set against its own whole. A shape is compared at equal size between posts with and
   * without, and of a measured share there is more or less.
   */
  boolean goesWith(PostOutcome outcome) {
    return switch (outcome) {
      case SPEED, SIZE, CONVERSATION -> true;
      case BREADTH, OUTSIDE_SHARE, VIRAL, STRUCTURAL_VIRALITY, CASCADE_DEPTH ->
          !kind.comesAfterPublication();
    };
  }

  /** How an outcome is compared. */
  public static Scale scale(PostOutcome outcome) {
    return switch (outcome.unit()) {
      case YES_NO -> Scale.YES_NO;
      case DOUBLINGS, SHARE, EDGES -> Scale.LOG;
    };
  }
}
