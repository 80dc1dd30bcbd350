package wildfire.playbook;

import java.util.Locale;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Refusal;
import wildfire.playbook.Hypothesis.Direction;

/** What the posts say to a rule of thumb. */
public enum Answer {
  /** The outcome clearly differs, the way the rule says. */
  SUPPORTED,
  /** It clearly differs, the other way. */
  CONTRADICTED,
  /** There are enough posts, and no difference is clear: neither for the rule nor against it. */
  NO_CLEAR_DIFFERENCE,
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

  /** In lower case, as it is published. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
