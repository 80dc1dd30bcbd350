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

  /** A step this many times the one before, or smaller, was made with good information. */
  private static final double KEPT = 0.2;

  private Logistic() {}

  /** What became of a fit. */
  sealed interface Result {}

  record Settled(Fit fit) implements Result {}

  /**
   * Some direction of the columns parts posts with yes from posts with no, completely or but for
   * posts that it does not touch, so the likelihood grows for ever along it (Albert and Anderson
   * 1984).
   *
   * @param parted the posts it touches, which have the one answer or the other for certain
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
  record Separated(boolean[] parted) implements Result {}

  record Unsettled() implements Result {}

  /** All coefficients free. */
  static Result fit(Design design, double[] y) {
    return fit(design, y, new double[design.columns()], null);
  }

  /**
   * All coefficients free. The information costs far more than a step, so it is kept for as long as
   * the steps shrink well with it.
   *
   * @param near coefficients to begin at
   * @param known inverse of the information near there, to begin with; null where it is unknown,
   *     and beginning without coefficients may be better
   */
  static Result fit(Design design, double[] y, double[] near, double[][] known) {
    double[] coefficient = near;
    State state = State.of(design.times(near), y);
    if (known == null) {
      double mean = Arrays.stream(y).average().orElseThrow();
      double[] none = new double[design.columns()];
      none[0] = Math.log(mean / (1 - mean));
      State alone = State.of(design.times(none), y);
      coefficient = alone.loss <= state.loss ? none : near;
      state = alone.loss <= state.loss ? alone : state;
    }
    double[][] inverse = known;
    double[] crossed = design.crossed(state.residual);
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] newton = inverse == null ? null : Inverses.times(inverse, crossed);
      double[] change = newton == null ? null : design.times(newton);
      double greatest = change == null ? 0 : greatest(change);
      if (change == null || greatest > KEPT * before) {
        Optional<double[][]> fresh = information(design, state);
        if (fresh.isEmpty()) {
          return new Unsettled();
        }
        inverse = fresh.get();
        newton = Inverses.times(inverse, crossed);
        change = design.times(newton);
        greatest = greatest(change);
        Optional<boolean[]> parted = parted(state.predictor, change, y, greatest);
        if (parted.isPresent()) {
          return new Separated(parted.get());
        }
      }
      double left = left(step, greatest, before);
      before = greatest;
      double length = 1;
      State next = State.of(moved(state.predictor, change, length), y);
      while (next.loss > state.loss + 1e-9 * (1 + state.loss) && length > 1e-6) {
        length /= 2;
        next = State.of(moved(state.predictor, change, length), y);
      }
      coefficient = moved(coefficient, newton, length);
      state = next;
      if (length == 1 && left < SETTLED / 10) {
        Optional<Fit> settled = settled(design, coefficient, state);
        return settled.isPresent() ? new Settled(settled.get()) : new Unsettled();
      }
      double[] crossedBefore = crossed;
      crossed = design.crossed(state.residual);
      inverse = learned(inverse, newton, length, crossedBefore, crossed);
    }
    return new Unsettled();
  }

  /**
   * One coefficient held at a value, the others free, from a fit of the same posts near it. The
   * information is taken over from that fit for as long as the steps shrink well with it, because
   * it costs far more than a step.
   */
  static Optional<Fit> fitHolding(int column, double value, Fit near, double[] y) {
    Design design = near.design();
    double[] coefficient = along(column, value, near);
    State state = State.of(design.times(coefficient), y);
    double[][] inverse = holding(column, near.inverse());
    double[] crossed = design.crossed(state.residual);
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] newton = Inverses.times(inverse, crossed);
      double[] change = design.times(newton);
      double greatest = greatest(change);
      if (greatest > 0.5 * before) {
        Optional<double[][]> fresh = information(design, state);
        if (fresh.isEmpty()) {
          return Optional.empty();
        }
        inverse = holding(column, fresh.get());
        newton = Inverses.times(inverse, crossed);
        change = design.times(newton);
        greatest = greatest(change);
      }
      // Far from the top a whole step may overshoot; no log odds need move by more than this.
      double length = Math.min(1, 3 / greatest);
      double left = left(step, greatest, before);
      coefficient = moved(coefficient, newton, length);
      state = State.of(moved(state.predictor, change, length), y);
      before = greatest;
      if (length == 1 && left < SETTLED / 10) {
        return settled(design, coefficient, state);
      }
      double[] crossedBefore = crossed;
      crossed = design.crossed(state.residual);
      inverse = learned(inverse, newton, length, crossedBefore, crossed);
    }
    return Optional.empty();
  }

  /** What is left after a step, if the next shrinks as this one did. */
  private static double left(int step, double greatest, double before) {
    return greatest * (step == 0 ? 1 : Math.min(1, greatest / before));
  }

  private static Optional<double[][]> information(Design design, State state) {
    return Inverses.of(AccountSums.of(design, state.weight()).gram());
  }

  /** What a step has shown of how the information differs from that at hand. */
  private static double[][] learned(
      double[][] inverse, double[] newton, double length, double[] before, double[] after) {
    double[] step = new double[newton.length];
    Inverses.add(length, newton, step);
    double[] gain = before.clone();
    Inverses.add(-1, after, gain);
    return Inverses.updated(inverse, step, gain);
  }

  /** Where the others go, to first order, when one coefficient is moved to a value. */
  private static double[] along(int column, double value, Fit near) {
    double[] coefficient = near.coefficient().clone();
    double[] direction = near.inverse()[column];
    double length = (value - coefficient[column]) / direction[column];
    for (int j = 0; j < coefficient.length; j++) {
      coefficient[j] += length * direction[j];
    }
    coefficient[column] = value;
    return coefficient;
  }

  /** The inverse of the information about the other coefficients alone. */
  private static double[][] holding(int column, double[][] inverse) {
    double[] held = inverse[column];
    double[][] others = new double[inverse.length][inverse.length];
    for (int j = 0; j < others.length; j++) {
      for (int l = 0; l < others.length; l++) {
        boolean free = j != column && l != column;
        others[j][l] = free ? inverse[j][l] - held[j] * held[l] / held[column] : 0;
      }
    }
    return others;
  }

  private static Optional<Fit> settled(Design design, double[] coefficient, State state) {
    AccountSums sums = AccountSums.of(design, state.weight());
    return Inverses.of(sums.gram())
        .map(inverse -> Fit.of(sums, coefficient, state.residual, inverse));
  }

  /**
   * How things stand at some coefficients.
   *
   * @param predictor log odds of each post
   * @param residual answer less share of yes
   * @param answers of the posts, 1 or 0
   * @param loss negative log-likelihood
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
  private record State(double[] predictor, double[] residual, double[] answers, double loss) {
    /** So many factors of at most 2 stay far below the greatest number. */
    private static final int FACTORS = 512;

    static State of(double[] predictor, double[] y) {
      double[] residual = new double[y.length];
      double loss = 0;
      double product = 1;
      for (int i = 0; i < y.length; i++) {
        double odds = Math.exp(-Math.abs(predictor[i]));
        double likelier = 1 / (1 + odds);
        double share = predictor[i] >= 0 ? likelier : odds * likelier;
        residual[i] = y[i] - share;
        loss += Math.max(0, y[i] == 1 ? -predictor[i] : predictor[i]);
        product *= 1 + odds;
        if (i % FACTORS == 0) {
          loss += Math.log(product);
          product = 1;
        }
      }
      return new State(predictor, residual, y, loss + Math.log(product));
    }

    double[] weight() {
      double[] weight = new double[residual.length];
      for (int i = 0; i < weight.length; i++) {
        double share = answers[i] - residual[i];
        weight[i] = share * (1 - share);
      }
      return weight;
    }
  }

  /**
   * The posts that the step drives further to their answers while all others stand still. Under
   * separation Newton's method ends up moving by about 1 along the parting direction, for ever. The
   * step itself then proves the separation: it carries no post away from its answer.
   */
  private static Optional<boolean[]> parted(
      double[] predictor, double[] change, double[] y, double greatest) {
    boolean[] parted = new boolean[y.length];
    if (greatest < 0.4) {
      return Optional.empty();
    }
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

  /** Share of yes at a value of the linear predictor. */
  static double share(double predictor) {
    return predictor >= 0
        ? 1 / (1 + Math.exp(-predictor))
        : Math.exp(predictor) / (1 + Math.exp(predictor));
  }
}
