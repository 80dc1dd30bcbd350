package wildfire.metrics;

import java.util.stream.IntStream;

/**
 * Which first shares of one post lie near each other in time, and how likely that is by accident.
 *
 * <p>The chance of an accident is that of interval jitter (Amarasingham, Harrison, Hatsopoulos and
 * Geman 2012, J. Neurophysiol. 107): of two accounts that shared within {@value #WIDEST} spans of
 * each other, nothing but accident decides who was when on the scale of a span. It is read off the
 * surroundings of a share, the span itself left out, at five widths, and the largest counts: a
 * burst of many accounts fills the surroundings too, accounts that act together do not. A burst no
 * longer than the span fills nothing around it, and looks like acting together.
 *
 * @param at UTC microseconds of each account's first share, ascending
 * @param within so many microseconds apart is near (more than 0)
 * @param crowded which shares are of a moment so crowded that they are in no pair
 * @param chance how likely another share in the surroundings is near by accident (more than 0, at
 *     most 1)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record NearShares(long[] at, long within, boolean[] crowded, double[] chance) {
  /** More accounts than this beside a share within the span tell nothing of any two of them. */
  public static final int CROWD = 20;

  /** Width of the widest surroundings, in spans. */
  public static final int WIDEST = 32;

  /**
   * Those of a post, in time that grows as their number.
   *
   * @param publishedAt UTC microseconds: nobody shared earlier, but by a wrong clock
   */
  public static NearShares of(long publishedAt, long[] at, long within) {
    int n = at.length;
    boolean[] crowded = new boolean[n];
    double[] chance = new double[n];
    long begin = n == 0 ? publishedAt : Math.min(publishedAt, at[0]);
    int[] near = around(at, within);
    int[] far = around(at, within * WIDEST);
    for (int i = 0; i < n; i++) {
      crowded[i] = near[i] > CROWD;
      long age = at[i] - begin;
      chance[i] = (double) length(within, age) / length(within * WIDEST, age);
    }
    for (int width = 2; width <= WIDEST; width *= 2) {
      int[] wider = width == WIDEST ? far : around(at, within * width);
      for (int i = 0; i < n; i++) {
        long age = at[i] - begin;
        double span = length(within, age);
        double beside = length(within * width, age) - span;
        double expected = (wider[i] - near[i]) * span / beside;
        chance[i] = Math.max(chance[i], expected / Math.max(1, far[i] - 1));
      }
    }
    for (int i = 0; i < n; i++) {
      chance[i] = Math.min(1, chance[i]);
    }
    return new NearShares(at, within, crowded, chance);
  }

  /** How long the time around a share is that lies after the publication. */
  private static long length(long each, long age) {
    return each + Math.min(each, age);
  }

  /** How many others lie so near, of each. */
  private static int[] around(long[] at, long distance) {
    int[] others = new int[at.length];
    int from = 0;
    int to = 0;
    for (int i = 0; i < at.length; i++) {
      while (at[i] - at[from] > distance) {
        from++;
      }
      while (to < at.length && at[to] - at[i] <= distance) {
        to++;
      }
      others[i] = to - from - 1;
    }
    return others;
  }

  /** Whether two shares are near, and neither is in a crowd. */
  public boolean areNear(int one, int other) {
    return areWithin(within, one, other);
  }

  /** Whether they could be near: each in the other's surroundings, and neither in a crowd. */
  public boolean couldBeNear(int one, int other) {
    return areWithin(within * WIDEST, one, other);
  }

  private boolean areWithin(long distance, int one, int other) {
    return Math.abs(at[one] - at[other]) <= distance && !crowded[one] && !crowded[other];
  }

  /** The chance that two shares which could be near are so by accident (more than 0, at most 1). */
  public double chance(int one, int other) {
    return Math.max(chance[one], chance[other]);
  }

  /** The least that a chance can be. */
  public static double leastChance() {
    return 1.0 / WIDEST;
  }

  /**
   * How many pairs of these shares could be near.
   *
   * @param shares some of them, ascending, none in a crowd
   */
  public long pairsThatCouldBe(int[] shares) {
    long[] times = IntStream.of(shares).mapToLong(share -> at[share]).toArray();
    long pairs = 0;
    for (int others : around(times, within * WIDEST)) {
      pairs += others;
    }
    return pairs / 2;
  }

  /**
   * Tells every near pair of these shares once, the earlier one first; at most {@value #CROWD} of
   * each.
   *
   * @param shares some of them, ascending, none in a crowd
   */
  public void forEachNear(int[] shares, Pairs told) {
    for (int i = 0; i < shares.length; i++) {
      for (int j = i + 1; j < shares.length && at[shares[j]] - at[shares[i]] <= within; j++) {
        told.pair(shares[i], shares[j]);
      }
    }
  }

  /** Is told pairs of shares. */
  @FunctionalInterface
  public interface Pairs {
    void pair(int one, int other);
  }
}
