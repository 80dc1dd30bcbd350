package wildfire.association;

import java.util.Arrays;

/**
 * Matches cascades by size. Juul and Ugander (2021) keep, of every size, as many cascades of the
 * one kind as of the other, drawn by lot. Here every cascade of a matched size stays and weighs as
 * much as its chance to be drawn: the mean over all such draws, exact and without a seed. That
 * difference of means is a weighted least squares coefficient with a level for every size, so its
 * doubt comes from accounts in the same way as that of every other coefficient.
 *
 * <p>Up to {@value #EXACT} nodes a size is a class of its own, above that a class is a tenth wide.
 * Cascades of one or two nodes have only one shape and are left out.
 */
final class SizeMatching {
  private static final int SMALLEST = 3;
  private static final int EXACT = 20;
  private static final double WIDTH = Math.log(1.1);

  private final Frame frame;
  private final double[] outcome;
  private final int[] sizeClass;
  private final double[] strength;
  private final int[] with;
  private final int[] without;

  private SizeMatching(Frame frame, Response outcome, double[] strength) {
    this.frame = frame;
    this.outcome = outcome.value();
    this.sizeClass = outcome.sizeClass();
    this.strength = strength;
    int classes = Arrays.stream(sizeClass).max().orElse(-1) + 1;
    this.with = new int[classes];
    this.without = new int[classes];
    for (int i = 0; i < sizeClass.length; i++) {
      if (sizeClass[i] >= 0) {
        (strength[i] > 0 ? with : without)[sizeClass[i]]++;
      }
    }
  }

  static EqualSize of(Frame frame, Response outcome, double[] strength, Rules rules, long seed) {
    return new SizeMatching(frame, outcome, strength).compare(rules, seed);
  }

  /** -1 where there is only one shape, or the size is unknown (below 1). */
  static int sizeClass(int size) {
    if (size < SMALLEST) {
      return -1;
    }
    return size <= EXACT
        ? size - SMALLEST
        : EXACT - SMALLEST + 1 + (int) (Math.log((double) size / (EXACT + 1)) / WIDTH);
  }

  /** Of a frame's posts. */
  static int[] sizeClasses(Frame frame, int[] cascadeSize) {
    return Arrays.stream(frame.post()).map(post -> sizeClass(cascadeSize[post])).toArray();
  }

  private int matched(int oneClass) {
    return Math.min(with[oneClass], without[oneClass]);
  }

  private EqualSize compare(Rules rules, long seed) {
    int classes = 0;
    int matched = 0;
    int[] place = new int[with.length];
    for (int one = 0; one < place.length; one++) {
      place[one] = matched(one) > 0 ? classes++ : -1;
      matched += matched(one);
    }
    if (matched == 0) {
      return new EqualSize(0, null, Refusal.NO_COMMON_SIZES.because(""));
    }
    Matched rows = matchedRows(place, classes);
    Refused refused =
        Comparison.tooFew(Counts.of(rows.strength, Counts.numbered(rows.accountStart), 0), rules);
    if (refused == null && matched < rules.minPostsWith()) {
      refused = Refusal.TOO_FEW_POSTS_WITH.because("%d matched".formatted(matched));
    }
    if (refused == null && Frame.isConstant(rows.outcome)) {
      refused = Refusal.OUTCOME_CONSTANT.because("");
    }
    if (refused != null) {
      return new EqualSize(matched, null, refused);
    }
    Doubt.Result result = rows.difference(matched, new Doubt(rules, seed));
    return new EqualSize(matched, result.estimate(), result.refused());
  }

  private Matched matchedRows(int[] place, int classes) {
    int posts = 0;
    for (int one : sizeClass) {
      posts += one >= 0 && place[one] >= 0 ? 1 : 0;
    }
    Matched rows =
        new Matched(
            classes,
            new int[posts],
            new double[posts],
            new double[posts],
            new double[posts],
            new int[frame.drawStart().length]);
    int row = 0;
    int accounts = 0;
    for (int account = 0; account + 1 < frame.drawStart().length; account++) {
      int before = row;
      for (int i = frame.drawStart()[account]; i < frame.drawStart()[account + 1]; i++) {
        int own = sizeClass[i];
        if (own >= 0 && place[own] >= 0) {
          rows.level[row] = place[own];
          rows.strength[row] = strength[i];
          rows.outcome[row] = outcome[i];
          rows.weight[row] = (double) matched(own) / (strength[i] > 0 ? with[own] : without[own]);
          row++;
        }
      }
      if (row > before) {
        rows.accountStart[++accounts] = row;
      }
    }
    return rows.ofAccounts(accounts);
  }

  /**
   * The cascades that find one of their size, in order of account.
   *
   * @param level the size class, from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
  private record Matched(
      int levels,
      int[] level,
      double[] strength,
      double[] outcome,
      double[] weight,
      int[] accountStart) {

    Matched ofAccounts(int accounts) {
      return new Matched(
          levels, level, strength, outcome, weight, Arrays.copyOf(accountStart, accounts + 1));
    }

    Doubt.Result difference(int matched, Doubt doubt) {
      int n = level.length;
      double[] levelMean = new double[levels];
      double[] levelWeight = new double[levels];
      for (int i = 0; i < n; i++) {
        levelMean[level[i]] += weight[i] * outcome[i];
        levelWeight[level[i]] += weight[i];
      }
      // Within a class both kinds weigh alike, so its own part of the column is one half or minus.
      double[] part = new double[n];
      double[] around = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        part[i] = strength[i] > 0 ? 0.5 : -0.5;
        around[i] = outcome[i] - levelMean[level[i]] / levelWeight[level[i]];
        sum += weight[i] * part[i] * around[i];
      }
      double total = matched / 2.0;
      double difference = sum / total;
      int accounts = accountStart.length - 1;
      double[] own = new double[accounts];
      double[] rest = new double[accounts];
      double unexplained = 0;
      for (int account = 0; account < accounts; account++) {
        for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
          double residual = around[i] - difference * part[i];
          own[account] += weight[i] * part[i] * residual;
          rest[account] += weight[i] * part[i] * part[i];
          unexplained += residual * residual;
        }
      }
      double mean = Arrays.stream(outcome).average().orElseThrow();
      double deviation = Frame.standardDeviation(outcome, mean);
      if (unexplained <= 1e-18 * deviation * deviation * n) {
        return new Doubt.Result(null, Refusal.EXACT_FIT.because(""));
      }
      double correction = Doubt.correction(accounts, n, levels + 1);
      Doubt.Measured measured =
          new Doubt.Measured(
              difference,
              Math.sqrt(correction * Doubt.sumOfSquares(own)) / total,
              accounts,
              total * total / Doubt.sumOfSquares(rest));
      return doubt.judge(
          measured, new Doubt.Line(() -> bootstrap(part, around, levelWeight, total, correction)));
    }

    /** The columns are the levels and, orthogonal to them, the factor's own part. */
    private WildBootstrap bootstrap(
        double[] part, double[] around, double[] levelWeight, double total, double correction) {
      int accounts = accountStart.length - 1;
      double[] own0 = new double[accounts];
      double[] own1 = new double[accounts];
      double[][] reach = new double[accounts][levels + 1];
      double[][] crossed0 = new double[accounts][levels + 1];
      double[][] crossed1 = new double[accounts][levels + 1];
      for (int account = 0; account < accounts; account++) {
        for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
          double weighted = weight[i] * part[i];
          own0[account] += weighted * around[i];
          own1[account] -= weighted * part[i];
          reach[account][level[i]] += weighted / levelWeight[level[i]];
          crossed0[account][level[i]] += weight[i] * around[i];
          crossed1[account][level[i]] -= weighted;
        }
        reach[account][levels] = -own1[account] / total;
        crossed0[account][levels] = own0[account];
        crossed1[account][levels] = own1[account];
      }
      return new WildBootstrap(own0, own1, reach, crossed0, crossed1, correction);
    }
  }
}
