package wildfire.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wildfire.association.Association;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Inference;
import wildfire.association.Refusal;
import wildfire.model.IdByName;
import wildfire.playbook.Hypothesis.Direction;

/**
 * A rule of thumb, put to the posts of one platform or of all.
 *
 * @param postsEarlier posts that it speaks of and that are older than the rule; null where it is
 *     not known since when the rule is
 * @param row its numbers; those of the association that is the same question, where there is one
 */
public record Answered(
    Hypothesis hypothesis, Answer answer, Integer postsEarlier, AssociationRow row) {
  private static final String FAMILY = "playbook";

  /** What the posts say to a rule of thumb. */
  public enum Answer implements IdByName {
    /** The outcome clearly differs, the way the rule says. */
    SUPPORTED,
    /** It clearly differs, the other way. */
    CONTRADICTED,
    /** There are enough posts, and no difference is clear: neither for the rule nor against it. */
    NO_CLEAR_DIFFERENCE,
    /** Accounts differ in it, and nothing tells that apart from what else sets them apart. */
    BETWEEN_ACCOUNTS_ONLY,
    /** Clear in this run, and not yet for long enough to tell it from the luck of looking often. */
    NOT_YET_HELD,
    /** There are too few posts, or too few accounts. */
    NOT_ENOUGH_POSTS,
    /** It cannot be told apart from something else, or the posts are all alike. */
    CANNOT_BE_TOLD,
    /** The people who tagged the posts agree too little. */
    UNRELIABLE_TAGS;

    /** The answer of a row that was tested within the playbook's family. */
    static Answer of(AssociationRow row, Direction expected, double falseDiscoveryShare) {
      return switch (Conclusion.of(row, falseDiscoveryShare)) {
        case REFUSED -> ofRefusal(row.refused().reason());
        case UNRELIABLE_TAGS -> UNRELIABLE_TAGS;
        case NO_CLEAR_DIFFERENCE, NOT_AT_EQUAL_SIZE -> NO_CLEAR_DIFFERENCE;
        case BETWEEN_ACCOUNTS_ONLY -> BETWEEN_ACCOUNTS_ONLY;
        case NOT_YET_HELD -> NOT_YET_HELD;
        case MORE -> expected == Direction.MORE ? SUPPORTED : CONTRADICTED;
        case LESS -> expected == Direction.LESS ? SUPPORTED : CONTRADICTED;
      };
    }

    private static Answer ofRefusal(Refusal refusal) {
      return switch (refusal) {
        case OUTCOME_UNKNOWN,
            TOO_FEW_POSTS_WITH,
            TOO_FEW_POSTS_WITHOUT,
            TOO_FEW_ACCOUNTS,
            TOO_FEW_ACCOUNTS_WITH,
            TOO_FEW_POSTS_FOR_MODEL,
            FACTOR_CONSTANT ->
            NOT_ENOUGH_POSTS;
        case AUTHORS_UNKNOWN,
            OUTCOME_CONSTANT,
            ONE_ACCOUNT,
            COLLINEAR,
            EXACT_FIT,
            SEPARATED,
            NOT_CONVERGED,
            NO_COMMON_SIZES,
            UNBOUNDED_INTERVAL ->
            CANNOT_BE_TOLD;
      };
    }
  }

  /**
   * The rows with q over those that are told of accounts like these, and over those that are told
   * of these accounts alone.
   *
   * @param rows of {@link wildfire.association.Claim#answered}
   */
  public static List<AssociationRow> together(List<AssociationRow> rows) {
    List<AssociationRow> tested = new ArrayList<>(rows);
    for (Inference inference : Inference.values()) {
      int[] its =
          IntStream.range(0, rows.size())
              .filter(i -> rows.get(i).inference() == inference)
              .toArray();
      String family = FAMILY + (inference == Inference.THESE_ACCOUNTS ? " of these accounts" : "");
      List<AssociationRow> together =
          Association.withinFamily(family, IntStream.of(its).mapToObj(rows::get).toList());
      for (int i = 0; i < its.length; i++) {
        tested.set(its[i], together.get(i));
      }
    }
    return tested;
  }

  /**
   * The answer of a row that was tested.
   *
   * @param row of {@link #together}, or of an association that is the same question
   */
  public static Answered of(
      Hypothesis asked, Integer postsEarlier, AssociationRow row, double falseDiscoveryShare) {
    return new Answered(
        asked, Answer.of(row, asked.expected(), falseDiscoveryShare), postsEarlier, row);
  }
}
