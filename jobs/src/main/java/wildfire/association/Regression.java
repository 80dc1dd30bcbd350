package wildfire.association;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model fitted to the posts, ready to be asked about its factors.
 *
 * @param estimable which columns can be told apart in the posts that the fit rests on
 * @param certain posts that the columns part from the others for certain
 * @param yesNo answers that logistic regression was fitted to; null in least squares
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Regression(Fit fit, Estimable estimable, boolean[] certain, double[] yesNo) {

  /** Log odds that are as good as certain, and whose odds can still be multiplied. */
  private static final double FARTHEST = 300;

  /**
   * A regression, or why there is none. One that may not be told of is still there for others to
   * begin at.
   */
  record Attempt(Regression regression, Refused refused) {}

  /**
   * @param fit null where there is none
   * @param estimable the columns that it has
   */
  static Attempt leastSquares(Fit fit, Estimable estimable, Response outcome, Rules rules) {
    int posts = outcome.value().length;
    Regression regression = new Regression(fit, estimable, new boolean[posts], null);
    int columns = estimable.kept().length;
    if (isTooFew(posts, columns, rules)) {
      return tooFew(regression, "%d posts for %d columns".formatted(posts, columns));
    }
    if (fit == null) {
      return new Attempt(null, Refusal.NOT_CONVERGED.because(""));
    }
    double unexplained = Doubt.sumOfSquares(fit.residual());
    return unexplained <= 1e-18 * outcome.deviation() * outcome.deviation() * posts
        ? new Attempt(regression, Refusal.EXACT_FIT.because(""))
        : new Attempt(regression, null);
  }

  /**
   * Posts that the columns part from the others for certain (see {@link Logistic.Separated}) say
   * nothing about the coefficients that stay finite, so they are set aside and the rest is fitted:
   * an account that never has a yes, a format that nobody ever saw go viral (Correia, Guimarães and
   * Zylkin 2019). A factor that can no longer be told apart in the rest is separated.
   *
   * @param asGiven which of the model's columns can be told apart
   * @param smaller of some first columns of the same model, to begin at; null where there is none
   */
  static Attempt logistic(
      Model model, Estimable asGiven, double[] outcome, Regression smaller, Rules rules) {
    Estimable estimable = asGiven;
    Design rest = model.design();
    double[] answers = outcome;
    boolean[] certain = new boolean[outcome.length];
    double[] near = new double[model.columns()];
    if (smaller != null) {
      for (int j = 0; j < smaller.estimable.kept().length; j++) {
        near[smaller.estimable.kept()[j]] = smaller.fit.coefficient()[j];
      }
      if (smaller.certainPosts() > 0) {
        answers = setAside(answers, smaller.certain, certain);
        rest = rest.withoutRows(smaller.certain);
        estimable = Estimable.of(AccountSums.of(rest, null).gram(), rest.rows());
      }
    }
    while (true) {
      if (answers.length == 0 || Frame.isConstant(answers)) {
        return new Attempt(null, Refusal.SEPARATED.because("what is held equal decides all posts"));
      }
      double[] begin = IntStream.of(estimable.kept()).mapToDouble(j -> near[j]).toArray();
      Logistic.Result ending =
          Logistic.fit(rest.withColumns(estimable.kept()), answers, begin, null);
      if (ending instanceof Logistic.Settled settled) {
        return settled(new Regression(settled.fit(), estimable, certain, answers), rules);
      }
      if (!(ending instanceof Logistic.Separated separated)) {
        return new Attempt(null, Refusal.NOT_CONVERGED.because(""));
      }
      rest = rest.withoutRows(separated.parted());
      answers = setAside(answers, separated.parted(), certain);
      estimable =
          rest.rows() == 0
              ? estimable
              : Estimable.of(AccountSums.of(rest, null).gram(), rest.rows());
    }
  }

  /**
   * The same with more columns, begun at this one.
   *
   * @param more for all posts, clearly apart from the columns of this one
   * @param first place of these in the wider model
   * @return empty where posts are certain that were not, or the fit does not settle
   */
  Optional<Attempt> extended(List<double[]> more, int first, Rules rules) {
    List<double[]> own = remaining(more);
    List<double[]> weighted = fit.sums().weighted(own);
    double[][] crossed = weighted.stream().map(fit.design()::crossed).toArray(double[][]::new);
    double[][] inverse =
        Inverses.bordered(fit.inverse(), crossed, Inverses.products(weighted, own)).orElse(null);
    double[] begin = Arrays.copyOf(fit.coefficient(), fit.coefficient().length + more.size());
    return Logistic.fit(fit.design().plus(own), yesNo, begin, inverse)
            instanceof Logistic.Settled settled
        ? Optional.of(
            settled(
                new Regression(settled.fit(), estimable.plus(first, more.size()), certain, yesNo),
                rules))
        : Optional.empty();
  }

  private static Attempt settled(Regression regression, Rules rules) {
    int yes = (int) Arrays.stream(regression.yesNo).sum();
    int rarer = Math.min(yes, regression.yesNo.length - yes);
    int columns = regression.fit.design().columns();
    return isTooFew(rarer, columns, rules)
        ? tooFew(
            regression, "%d posts of the rarer answer for %d columns".formatted(rarer, columns))
        : new Attempt(regression, null);
  }

  private static boolean isTooFew(int posts, int columns, Rules rules) {
    return posts < rules.minPostsPerColumn() * columns || posts <= columns + 1;
  }

  private static Attempt tooFew(Regression regression, String detail) {
    return new Attempt(regression, Refusal.TOO_FEW_POSTS_FOR_MODEL.because(detail));
  }

  /** Marks the parted posts among all, and gives the answers of the rest. */
  private static double[] setAside(double[] answers, boolean[] parted, boolean[] certain) {
    int row = 0;
    for (int post = 0; post < certain.length; post++) {
      certain[post] = certain[post] || parted[row++];
    }
    return Design.remaining(answers, parted);
  }

  /** Where a column of the model is in the fit. */
  int fitted(int column) {
    return Arrays.binarySearch(estimable.kept(), column);
  }

  int certainPosts() {
    return certain.length - fit.design().rows();
  }

  /** A column of all posts without those that are certain. */
  List<double[]> remaining(List<double[]> columns) {
    return columns.stream().map(column -> Design.remaining(column, certain)).toList();
  }

  /**
   * How much more likely yes is with the column at 1 than at 0, all else as it is, on average over
   * the posts asked about. Posts that are certain stay as they are.
   *
   * @param asked one entry per post, above 0 for the posts asked about
   * @param coefficients of the column, the others as fitted
   * @return one entry a coefficient
   */
  double[] averageDifferences(int column, double[] asked, double... coefficients) {
    int place = fitted(column);
    double[] others = fit.coefficient().clone();
    others[place] = 0;
    double[] without = fit.design().times(others);
    double[] grown = Arrays.stream(coefficients).map(c -> Math.expm1(bounded(c))).toArray();
    double[] sum = new double[grown.length];
    int posts = 0;
    int row = 0;
    for (int post = 0; post < certain.length; post++) {
      if (asked[post] > 0) {
        posts++;
        if (!certain[post]) {
          double odds = Math.exp(bounded(without[row]));
          for (int j = 0; j < grown.length; j++) {
            // The share at so much greater odds less that at these, as one fraction.
            sum[j] += odds * grown[j] / ((1 + odds + odds * grown[j]) * (1 + odds));
          }
        }
      }
      row += certain[post] ? 0 : 1;
    }
    for (int j = 0; j < sum.length; j++) {
      sum[j] /= posts;
    }
    return sum;
  }

  private static double bounded(double logOdds) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, logOdds));
  }
}
