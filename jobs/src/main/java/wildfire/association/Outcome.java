package wildfire.association;

/**
 * One outcome of every post.
 *
 * @param value one entry per post; {@code NaN} is unknown, and leaves the post out of this outcome
 *     only. A post with no engagement has a known value like any other
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Outcome(String name, Scale scale, double[] value) {

  public Outcome {
    for (double one : value) {
      if (Double.isInfinite(one) || (scale == Scale.YES_NO && !isAnswer(one))) {
        throw new IllegalArgumentException(name + " of a post is " + one);
      }
    }
  }

  private static boolean isAnswer(double value) {
    return value == 0 || value == 1 || Double.isNaN(value);
  }
}
