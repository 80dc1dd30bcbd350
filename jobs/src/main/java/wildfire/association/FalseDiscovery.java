package wildfire.association;

import java.io.Serializable;
import java.util.stream.IntStream;

/** False discovery rate over many tests (Benjamini and Hochberg 1995). */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * One test among those it was declared to belong to.
   *
   * @param family what was tested together
   * @param size how many tests
   * @param q the least rate of false discoveries at which this test is one of the discoveries
   */
  public record Tested(String family, int size, double q) implements Serializable {}

  /**
   * q of each p: the least, over all p that are not smaller, of p times the number of tests by its
   * rank. Holds under independence and under positive dependence of the tests (Benjamini and
   * Yekutieli 2001).
   *
   * @param p above 0, at most 1
   */
  public static double[] q(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((one, other) -> Double.compare(p[other], p[one]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    double least = 1;
    for (int i = 0; i < order.length; i++) {
      int rank = p.length - i;
      // Rounding must not carry a q under its own p.
      least = Math.min(least, Math.max(p[order[i]], p[order[i]] * p.length / rank));
      q[order[i]] = least;
    }
    return q;
  }
}
