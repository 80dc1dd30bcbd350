package wildfire.association;

import java.io.Serializable;
import java.util.List;

/**
 * The difference that goes with a factor, all else compared fairly.
 *
 * @param estimate the step from strength 0 to 1: outcome units for a log outcome, log odds for yes
 *     and no. Interval and p are of this
 * @param difference the same in the outcome's own units. For yes and no: how much more likely yes
 *     is at strength 1 than at 0, on average over the posts (for a pair: over the posts that have
 *     both), each with all else as it is
 * @param differenceInterval for yes and no that same average where the coefficient is at the ends
 *     of its interval and the others stay: it holds 0 exactly if the coefficient's interval does
 * @param inference of whom it is told
 * @param basis what is set against what
 * @param calendar how calendar time is held equal
 * @param posts posts that the fit rests on
 * @param certainPosts posts that the controls alone decide; they say nothing about the factor and
 *     are not among {@code posts}
 * @param leftOut names of columns that others already say
 */
public record Adjusted(
    Estimate estimate,
    double difference,
    Interval differenceInterval,
    EValue eValue,
    Inference inference,
    Basis basis,
    Calendar calendar,
    int posts,
    int certainPosts,
    List<String> leftOut)
    implements Serializable {

  /** What a comparison rests on. */
  public enum Basis {
    /** Posts of the same account beside each other. */
    WITHIN_ACCOUNTS,
    /**
     * Accounts beside each other, because none has posts both with and without: what else sets
     * those accounts apart is not held equal.
     */
    BETWEEN_ACCOUNTS
  }
}
