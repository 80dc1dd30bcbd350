package wildfire.association;

import java.util.Arrays;
import java.util.Optional;

/**
 * Logistic regression by maximum likelihood: Newton's method, which is iteratively reweighted least
 * squares, with steps halved while they make the likelihood worse.
 */
final class Logistic {
  private static final int MOST_STEPS = 60;
  private static final double SETTLED = 1e-8;

  private Logistic() {}

  /** What became of a fit. */
  sealed interface Ending {}

  record Settled(Fit fit) implements Ending {}

  /**
   * Some direction of the columns parts posts with yes from posts with no, completely or but for
   * posts that it does not touch, so the likelihood grows for ever along it (Albert and Anderson
   * 1984).
   *
   * @param parted the posts it touches, which have the one answer or the other for certain
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
  record Separated(boolean[] parted) implements Ending {}

  record Unsettled() implements Ending {}

  /** All coefficients free. */
  static Ending fit(Design design, double[] y) {
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] start = new double[design.columns()];
    start[0] = Math.log(mean / (1 - mean));
    return climb(design, y, start, -1);
  }

  /** One coefficient held at the value it has in {@code start}, the others free. */
  static Optional<Fit> fitHolding(int column, Design design, double[] y, double[] start) {
    return climb(design, y, start.clone(), column) instanceof Settled settled
        ? Optional.of(settled.fit())
        : Optional.empty();
  }

  private static Ending climb(Design design, double[] y, double[] start, int held) {
    double[] coefficient = start;
    double[] predictor = design.times(coefficient);
    double loss = loss(predictor, y);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] residual = new double[y.length];
      double[] weight = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        double share = share(predictor[i]);
        residual[i] = y[i] - share;
        weight[i] = share * (1 - share);
      }
      double[][] gram = design.gram(weight);
      double[] gradient = design.crossed(residual);
      Optional<double[]> newton = newton(gram, gradient, held);
      if (newton.isEmpty()) {
        return new Unsettled();
      }
      double[] change = design.times(newton.get());
      double greatest = greatest(change);
      if (held < 0 && step >= 6 && greatest > 0.4) {
        Optional<boolean[]> parted = parted(predictor, change, y, greatest);
        if (parted.isPresent()) {
          return new Separated(parted.get());
        }
      }
      double length = 1;
      double[] next = moved(predictor, change, length);
      double nextLoss = loss(next, y);
      while (nextLoss > loss + 1e-9 * (1 + loss) && length > 1e-6) {
        length /= 2;
        next = moved(predictor, change, length);
        nextLoss = loss(next, y);
      }
      coefficient = moved(coefficient, newton.get(), length);
      predictor = next;
      loss = nextLoss;
      if (length == 1 && greatest < SETTLED) {
        Fit fit = settled(design, y, coefficient, predictor);
        return fit == null ? new Unsettled() : new Settled(fit);
      }
    }
    return new Unsettled();
  }

  private static Fit settled(Design design, double[] y, double[] coefficient, double[] predictor) {
    double[] residual = new double[y.length];
    double[] weight = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double share = share(predictor[i]);
      residual[i] = y[i] - share;
      weight[i] = share * (1 - share);
    }
    return Inverses.of(design.gram(weight))
        .map(inverse -> new Fit(design, coefficient, residual, weight, inverse))
        .orElse(null);
  }

  /** Newton's step; the held coefficient does not move. */
  private static Optional<double[]> newton(double[][] gram, double[] gradient, int held) {
    double[][] free = gram;
    if (held >= 0) {
      free = new double[gram.length][];
      for (int j = 0; j < gram.length; j++) {
        free[j] = gram[j].clone();
        free[j][held] = j == held ? 1 : 0;
      }
      Arrays.fill(free[held], 0);
      free[held][held] = 1;
      gradient[held] = 0;
    }
    return Inverses.of(free).map(inverse -> Inverses.times(inverse, gradient));
  }

  /**
   * The posts that the step drives further to their answers while all others stand still. Under
   * separation Newton's method ends up moving by about 1 along the parting direction, for ever. The
   * step itself then proves the separation: it carries no post away from its answer.
   */
  private static Optional<boolean[]> parted(
      double[] predictor, double[] change, double[] y, double greatest) {
    boolean[] parted = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      double towards = y[i] == 1 ? change[i] : -change[i];
      double reached = y[i] == 1 ? predictor[i] : -predictor[i];
      if (towards > 1e-3 * greatest) {
        if (towards < 0.4 || reached < 7) {
          return Optional.empty();
        }
        parted[i] = true;
      } else if (towards < -1e-3 * greatest) {
        return Optional.empty();
      }
    }
    return Optional.of(parted);
  }

  private static double[] moved(double[] from, double[] change, double length) {
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + length * change[i];
    }
    return to;
  }

  private static double greatest(double[] change) {
    double greatest = 0;
    for (double one : change) {
      greatest = Math.max(greatest, Math.abs(one));
    }
    return greatest;
  }

  /** Negative log-likelihood. */
  private static double loss(double[] predictor, double[] y) {
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      double against = y[i] == 1 ? -predictor[i] : predictor[i];
      loss +=
          against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
    }
    return loss;
  }

  /** Share of yes at a value of the linear predictor. */
  static double share(double predictor) {
    return predictor >= 0
        ? 1 / (1 + Math.exp(-predictor))
        : Math.exp(predictor) / (1 + Math.exp(predictor));
  }
}
