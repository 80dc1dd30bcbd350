package wildfire.association;

import java.util.List;

/**
 * One outcome of the posts of one platform, or of all, by column.
 *
 * @param scope the platform's name, or a word for all of them; over all of them the platform is
 *     among the controls
 * @param account index of each post's account, from 0; the same account on two platforms is two
 * @param factors what is asked about, in the order of the answers
 * @param controls what is held equal
 * @param cascadeSize nodes of each post's cascade, the root included, for outcomes that are a
 *     cascade's shape; empty for others
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record OutcomeData(
    String scope,
    Outcome outcome,
    int[] account,
    List<Factor> factors,
    List<Control> controls,
    int[] cascadeSize) {

  public OutcomeData {
    factors = List.copyOf(factors);
    controls = List.copyOf(controls);
    int posts = outcome.value().length;
    for (Factor factor : factors) {
      sameLength(posts, factor.strength().length, factor.name());
      if (factor.role() instanceof Role.Measured
          && (outcome.scale() == Scale.YES_NO || cascadeSize.length > 0)) {
        throw new IllegalArgumentException(
            factor.name() + " is measured: neither yes or no nor a shape is set against it");
      }
    }
    for (Control control : controls) {
      sameLength(posts, control.value().length, control.name());
    }
    sameLength(posts, account.length, "account");
    if (cascadeSize.length > 0) {
      sameLength(posts, cascadeSize.length, "cascade size");
    }
    for (int one : account) {
      if (one < 0) {
        throw new IllegalArgumentException("account of a post is " + one);
      }
    }
  }

  private static void sameLength(int posts, int entries, String column) {
    if (posts != entries) {
      throw new IllegalArgumentException(
          column + " has " + entries + " entries for " + posts + " posts");
    }
  }
}
