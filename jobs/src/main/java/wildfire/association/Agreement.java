package wildfire.association;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Krippendorff's alpha for names (nominal values), with gaps: 1 where taggers agree on everything,
 * 0 where they agree as chance would (Krippendorff 2004; Hayes and Krippendorff 2007).
 *
 * @param alpha at most 1; null where it is undefined
 * @param interval 95 %, percentiles over posts drawn with replacement; null where alpha is
 *     undefined or was in more than a tenth of the draws
 * @param units posts tagged by two people or more; the others say nothing about agreement
 * @param ratings tags on those posts
 * @param standing what follows from it
 */
public record Agreement(Double alpha, Interval interval, int units, int ratings, Standing standing)
    implements Serializable {

  private static final int FEW_TRIALS = 16;

  /** What an alpha means for conclusions. */
  public enum Standing {
    RELIABLE,
    /** Below the least alpha: too unreliable to conclude. */
    UNRELIABLE,
    /** No post was tagged by two people. */
    NOBODY_TO_COMPARE,
    /** Everybody always said the same, so agreement cannot be told from habit. */
    NO_VARIATION
  }

  /**
   * Of what was said about each unit.
   *
   * @param said how often each value was said of each unit, by one tagger once
   * @param least alpha from which tags are reliable
   * @param draws resamples for the interval; below 20 there is none
   */
  static Agreement of(int[][] said, double least, int draws, long seed) {
    int[][] paired =
        Arrays.stream(said).filter(one -> Arrays.stream(one).sum() > 1).toArray(int[][]::new);
    int ratings = Arrays.stream(paired).flatMapToInt(Arrays::stream).sum();
    if (paired.length == 0) {
      return new Agreement(null, null, 0, 0, Standing.NOBODY_TO_COMPARE);
    }
    Kinds kinds = Kinds.of(paired);
    double alpha = kinds.alpha(kinds.units());
    if (Double.isNaN(alpha)) {
      return new Agreement(null, null, paired.length, ratings, Standing.NO_VARIATION);
    }
    return new Agreement(
        alpha,
        interval(kinds, draws, seed),
        paired.length,
        ratings,
        alpha >= least ? Standing.RELIABLE : Standing.UNRELIABLE);
  }

  private static Interval interval(Kinds kinds, int draws, long seed) {
    RandomDataGenerator random = new RandomDataGenerator(seed);
    double[] alphas = new double[draws];
    int defined = 0;
    for (int draw = 0; draw < draws; draw++) {
      double alpha = kinds.alpha(kinds.drawn(random));
      if (!Double.isNaN(alpha)) {
        alphas[defined++] = alpha;
      }
    }
    if (defined < 0.9 * draws || defined < 20) {
      return null;
    }
    double[] sorted = Arrays.copyOf(alphas, defined);
    Arrays.sort(sorted);
    double tail = (1 - Tails.CONFIDENCE) / 2;
    return new Interval(
        sorted[(int) Math.floor(tail * (defined - 1))],
        sorted[(int) Math.ceil((1 - tail) * (defined - 1))]);
  }

  /**
   * Units by what was said about them: there are many units and few such kinds, and to alpha those
   * of one kind are alike.
   *
   * @param said how often each value was said, by kind
   * @param disagreement of each kind, as of {@link #disagreement}
   * @param units how many units there are of each kind
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Kinds(int[][] said, double[] disagreement, int[] units) {

    static Kinds of(int[][] units) {
      Map<List<Integer>, Integer> counted = new LinkedHashMap<>();
      for (int[] unit : units) {
        counted.merge(Arrays.stream(unit).boxed().toList(), 1, Integer::sum);
      }
      int[][] said =
          counted.keySet().stream()
              .map(values -> values.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new);
      return new Kinds(
          said,
          Arrays.stream(said).mapToDouble(Agreement::disagreement).toArray(),
          counted.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** As many units as there are, drawn with replacement: a multinomial number of each kind. */
    int[] drawn(RandomDataGenerator random) {
      int[] drawn = new int[units.length];
      int left = Arrays.stream(units).sum();
      int among = left;
      for (int kind = 0; kind < units.length; kind++) {
        drawn[kind] = binomial(left, (double) units[kind] / among, random);
        left -= drawn[kind];
        among -= units[kind];
      }
      return drawn;
    }

    /** NaN where all ratings are the same. */
    double alpha(int[] units) {
      double observed = 0;
      double[] totals = new double[said[0].length];
      for (int kind = 0; kind < said.length; kind++) {
        observed += units[kind] * disagreement[kind];
        for (int value = 0; value < totals.length; value++) {
          totals[value] += (double) units[kind] * said[kind][value];
        }
      }
      double ratings = 0;
      double alike = 0;
      for (double total : totals) {
        ratings += total;
        alike += total * total;
      }
      double expected = ratings * ratings - alike;
      return expected == 0 ? Double.NaN : 1 - (ratings - 1) * observed / expected;
    }
  }

  /** Pairs of ratings of one unit that differ, each weighed by 1 / (ratings - 1). */
  private static double disagreement(int[] said) {
    double ratings = 0;
    double alike = 0;
    for (int count : said) {
      ratings += count;
      alike += (double) count * count;
    }
    return (ratings * ratings - alike) / (ratings - 1);
  }

  /**
   * Draws from the binomial distribution, at a cost that hardly grows with the trials: how many of
   * some uniform numbers are below a chance. The middle one of them has a beta distribution, and
   * says on which side the chance lies of half of them (Devroye 1986, X.4.3).
   *
   * @param chance 0 to 1
   */
  static int binomial(int trials, double chance, RandomDataGenerator random) {
    int left = trials;
    double below = chance;
    int drawn = 0;
    while (left > FEW_TRIALS) {
      int middle = left / 2 + 1;
      double number = random.nextBeta(middle, left + 1.0 - middle);
      if (number <= below) {
        drawn += middle;
        left -= middle;
        below = (below - number) / (1 - number);
      } else {
        left = middle - 1;
        below /= number;
      }
    }
    for (int trial = 0; trial < left; trial++) {
      drawn += random.nextDouble() < below ? 1 : 0;
    }
    return drawn;
  }
}
