package wildfire.association;

import java.util.Arrays;
import java.util.stream.Stream;
import wildfire.model.PostOutcome;

/**
 * One outcome of the posts of a frame, in its order.
 *
 * @param value never {@code NaN}
 * @param sizeClass of each post's cascade, for outcomes that are a cascade's shape; empty for
 *     others
 * @param level different values, ascending; empty for yes and no
 * @param rank of each post's value among these
 * @param mean of all posts
 * @param deviation from that, standard
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Response(
    String name,
    Scale scale,
    double[] value,
    int[] sizeClass,
    double[] level,
    int[] rank,
    double mean,
    double deviation) {

  static Response of(String name, Scale scale, double[] given, int[] sizeClass) {
    double[] value = Arrays.stream(given).map(one -> one + 0.0).toArray(); // there is but one nil
    double[] level =
        switch (scale) {
          case YES_NO -> new double[0];
          case LOG -> distinct(value.clone());
        };
    int[] rank = new int[level.length == 0 ? 0 : value.length];
    Arrays.setAll(rank, post -> Arrays.binarySearch(level, value[post]));
    double mean = Arrays.stream(value).average().orElse(Double.NaN);
    return new Response(
        name, scale, value, sizeClass, level, rank, mean, Frame.standardDeviation(value, mean));
  }

  private static double[] distinct(double[] values) {
    Arrays.sort(values);
    int levels = 0;
    for (double value : values) {
      if (levels == 0 || values[levels - 1] != value) {
        values[levels++] = value;
      }
    }
    return Arrays.copyOf(values, levels);
  }

  /** Whether it lies between 0 and 1, so that no difference of it can exceed 1. */
  boolean isShare() {
    return Stream.of(PostOutcome.values())
        .anyMatch(its -> its.unit() == PostOutcome.Unit.SHARE && its.id().equals(name));
  }

  boolean isShape() {
    return sizeClass.length > 0;
  }
}
