package wildfire.association;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Standard errors, intervals and p of one coefficient of a fit, from accounts as clusters.
 *
 * <p>With enough of them: the clustered sandwich with the CR1 correction, G/(G-1) x (n-1)/(n-k),
 * and t with G-1 degrees of freedom. That is too sure of itself where few accounts decide, so below
 * {@link Rules#bootstrapBelow} the wild cluster bootstrap takes over. What is counted against that
 * number is the effective accounts (Carter, Schnepel and Steigerwald 2017): a trigger that five of
 * two hundred accounts use is a comparison of five.
 *
 * <p>For logistic regression the fit under each null is made linear around itself, and the
 * bootstrap is that of the linear model (the score bootstrap of Kline and Santos 2012, with the
 * scores recomputed after each draw as in MacKinnon, Nielsen and Webb 2023).
 */
final class Doubt {
  private static final double REJECTED = 1 - Tails.CONFIDENCE;
  private static final double FARTHEST = 1e3;

  /**
   * Up to so many accounts ten times as many draws are made a second time where hardly any exceeds:
   * p must get so small that one find in a family of thousands of tests can be clear. Of more
   * accounts as many draws would take seconds for each answer.
   */
  private static final int ACCOUNTS_OF_MANY_DRAWS = 300;

  /** In standard errors; 999 draws leave the 95 % quantile uncertain by some six times that. */
  private static final double NEAR = 0.01;

  private final Rules rules;
  private final long seed;

  /**
   * @param seed of this one coefficient's bootstrap
   */
  Doubt(Rules rules, long seed) {
    this.rules = rules;
    this.seed = seed;
  }

  /**
   * The coefficient of one column of a fit.
   *
   * @param yesNo the answers that logistic regression was fitted to; null in least squares
   */
  Result of(Fit fit, int column, double[] yesNo) {
    Design design = fit.design();
    double[] part = fit.ownPart(column);
    double[] own = fit.sumsOfResidual(part);
    double[] rest = Inverses.times(fit.sums().times(part), part);
    double total = 1 / fit.inverse()[column][column];
    double correction = correction(design.accounts(), design.rows(), design.columns());
    double standardError = Math.sqrt(correction * sumOfSquares(own)) / total;
    double effective = square(sum(rest)) / sumOfSquares(rest);
    Nulls nulls =
        yesNo == null
            ? new Line(() -> WildBootstrap.alongTheLine(fit, column, correction))
            : new Refits(fit, column, yesNo, correction);
    return judge(
        new Measured(fit.coefficient()[column], standardError, design.accounts(), effective),
        nulls);
  }

  /** What there is before an interval and a p. */
  record Measured(
      double coefficient, double standardError, int accounts, double effectiveAccounts) {}

  /** An estimate, or why there is none. */
  record Result(Estimate estimate, Refused refused) {}

  static double correction(int accounts, int rows, int columns) {
    return accounts / (accounts - 1.0) * (rows - 1.0) / (rows - columns);
  }

  Result judge(Measured measured, Nulls nulls) {
    if (!(measured.standardError > 0)) {
      return new Result(null, Refusal.EXACT_FIT.because(""));
    }
    if (measured.effectiveAccounts >= rules.bootstrapBelow()) {
      int freedom = measured.accounts - 1;
      double half = Tails.halfWidth(freedom) * measured.standardError;
      return estimate(
          measured,
          new Interval(measured.coefficient - half, measured.coefficient + half),
          Tails.p(measured.coefficient / measured.standardError, freedom),
          Estimate.Method.CLUSTERED_T);
    }
    return bootstrap(measured, nulls);
  }

  private static Result estimate(
      Measured measured, Interval interval, double p, Estimate.Method method) {
    return new Result(
        new Estimate(
            measured.coefficient,
            measured.standardError,
            interval,
            p,
            method,
            measured.accounts,
            measured.effectiveAccounts),
        null);
  }

  private Result bootstrap(Measured measured, Nulls nulls) {
    WildWeights weights =
        measured.effectiveAccounts < rules.webbBelow()
            ? WildWeights.webb(measured.accounts, seed)
            : WildWeights.rademacher(measured.accounts, seed);
    double quantile =
        nulls
            .at(measured.coefficient, weights, rules.replications())
            .orElseThrow()
            .quantile(REJECTED, measured.coefficient);
    OptionalDouble p = p(measured, nulls, weights);
    OptionalDouble lower = end(measured, nulls, weights, -1, quantile);
    OptionalDouble upper = end(measured, nulls, weights, 1, quantile);
    if (p.isEmpty() || lower.isEmpty() || upper.isEmpty()) {
      return new Result(
          null,
          Refusal.UNBOUNDED_INTERVAL.because(
              "%.1f effective accounts".formatted(measured.effectiveAccounts)));
    }
    return estimate(
        measured,
        new Interval(lower.getAsDouble(), upper.getAsDouble()),
        p.getAsDouble(),
        Estimate.Method.WILD_BOOTSTRAP);
  }

  private OptionalDouble p(Measured measured, Nulls nulls, WildWeights weights) {
    double t = measured.coefficient / measured.standardError;
    int draws = rules.replications();
    OptionalDouble p = p(nulls.at(0, weights, draws), t, 0);
    int tenfolds = measured.accounts <= ACCOUNTS_OF_MANY_DRAWS ? 2 : 1;
    for (int more = 0; more < tenfolds && !weights.enumerates(); more++) {
      if (p.isEmpty() || p.getAsDouble() * (draws + 1) > 10.5) {
        break;
      }
      draws = 10 * (draws + 1) - 1;
      p = p(nulls.at(0, weights, draws), t, 0);
    }
    return p;
  }

  private static OptionalDouble p(Optional<WildBootstrap.Draws> draws, double t, double b) {
    return draws.isPresent() ? OptionalDouble.of(draws.get().p(t, b)) : OptionalDouble.empty();
  }

  /**
   * The farthest null in a direction that is not rejected: where the t observed is as large as the
   * 95 % quantile of the bootstrap under that very null. The quantile hardly moves with the null,
   * so the end is sought on the line through the last two; where that fails the bracket is halved.
   *
   * @param quantile under the null that nothing is off the coefficient
   */
  private OptionalDouble end(
      Measured measured, Nulls nulls, WildWeights weights, double direction, double quantile) {
    double inside = 0;
    double outside = Double.POSITIVE_INFINITY;
    double awayBefore = 0;
    double missedBefore = quantile;
    double away = quantile;
    while (away < FARTHEST) {
      double b = measured.coefficient + direction * away * measured.standardError;
      Optional<WildBootstrap.Draws> draws = nulls.at(b, weights, rules.replications());
      if (draws.isEmpty()) {
        return OptionalDouble.empty();
      }
      double missed = draws.get().quantile(REJECTED, b) - away;
      if (missed >= 0) {
        inside = away;
      } else {
        outside = away;
      }
      if (Math.abs(missed) < NEAR || outside - inside < NEAR) {
        return OptionalDouble.of(b);
      }
      double onLine = away - missed * (away - awayBefore) / (missed - missedBefore);
      boolean isBounded = outside < FARTHEST;
      double halfway = isBounded ? (inside + outside) / 2 : 2 * inside;
      boolean shrinks = Math.abs(missed) < 0.5 * (outside - inside);
      awayBefore = away;
      missedBefore = missed;
      boolean isWithin = inside < onLine && onLine < (isBounded ? outside : halfway);
      away = shrinks && isWithin ? onLine : halfway;
    }
    return OptionalDouble.empty();
  }

  /** The bootstrap under any null; empty where the model cannot be fitted under it. */
  interface Nulls {
    Optional<WildBootstrap.Draws> at(double b, WildWeights weights, int draws);
  }

  /** Least squares: the draws made first serve all nulls, and many more of them one null each. */
  static final class Line implements Nulls {
    private final Supplier<WildBootstrap> bootstrap;
    private WildBootstrap sums;
    private WildBootstrap.Draws made;

    Line(Supplier<WildBootstrap> bootstrap) {
      this.bootstrap = bootstrap;
    }

    @Override
    public Optional<WildBootstrap.Draws> at(double b, WildWeights weights, int draws) {
      sums = sums == null ? bootstrap.get() : sums;
      if (made == null) {
        made = sums.draws(weights, draws);
      }
      return Optional.of(
          made.made() == weights.draws(draws) ? made : sums.atNull(b).draws(weights, draws));
    }
  }

  /** Logistic regression: each null is a fit of its own, begun at the nearest there is. */
  private static final class Refits implements Nulls {
    private final Fit free;
    private final int column;
    private final double[] yesNo;
    private final double correction;
    private Fit last;
    private WildBootstrap ofLast;

    Refits(Fit free, int column, double[] yesNo, double correction) {
      this.free = free;
      this.column = column;
      this.yesNo = yesNo;
      this.correction = correction;
      this.last = free;
    }

    @Override
    public Optional<WildBootstrap.Draws> at(double b, WildWeights weights, int draws) {
      if (ofLast == null || distance(last, b) > 0) {
        Fit near = distance(free, b) < distance(last, b) ? free : last;
        Optional<Fit> fit =
            distance(near, b) > 0 ? Logistic.fitHolding(column, b, near, yesNo) : Optional.of(near);
        if (fit.isEmpty()) {
          return Optional.empty();
        }
        last = fit.get();
        ofLast = WildBootstrap.atOneNull(last, column, correction);
      }
      return Optional.of(ofLast.draws(weights, draws));
    }

    private double distance(Fit fit, double b) {
      return Math.abs(fit.coefficient()[column] - b);
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  static double sumOfSquares(double[] values) {
    return Inverses.dot(values, values);
  }

  private static double square(double value) {
    return value * value;
  }
}
