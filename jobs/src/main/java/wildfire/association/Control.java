package wildfire.association;

/**
 * One column that comparisons hold equal. Never what lies on the path from a trigger to the outcome
 * (reach, early velocity): holding that equal would take away what is asked about.
 *
 * @param block what the column belongs to: all columns of a format are one block
 * @param value one entry per post, finite
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Control(String name, String block, double[] value, AccountMean accountMean) {

  /**
   * Whether the account's own mean of the column is a control too, so that accounts that differ in
   * it are not mistaken for posts that do.
   */
  public enum AccountMean {
    ADDED,
    LEFT_OUT
  }

  public Control {
    for (double one : value) {
      if (!Double.isFinite(one)) {
        throw new IllegalArgumentException(name + " of a post is " + one);
      }
    }
  }
}
