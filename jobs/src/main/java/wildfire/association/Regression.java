package wildfire.association;

import java.util.Arrays;

/**
 * A model fitted to the posts, ready to be asked about its factors.
 *
 * @param estimable which columns can be told apart in the posts that the fit rests on
 * @param certain posts that the columns part from the others for certain
 * @param yesNo answers that logistic regression was fitted to; null in least squares
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
record Regression(Fit fit, Estimable estimable, boolean[] certain, double[] yesNo) {

  /** A regression, or why there is none. */
  record Attempt(Regression regression, Refused refused) {}

  /**
   * @param gram X'X of the model
   * @param asGiven which of its columns can be told apart
   */
  static Attempt of(
      Scale scale, Model model, double[][] gram, Estimable asGiven, double[] outcome, Rules rules) {
    return switch (scale) {
      case LOG -> leastSquares(model, gram, asGiven, outcome, rules);
      case YES_NO -> logistic(model, asGiven, outcome, rules);
    };
  }

  private static Attempt leastSquares(
      Model model, double[][] gram, Estimable estimable, double[] outcome, Rules rules) {
    int columns = estimable.kept().length;
    if (isTooFew(outcome.length, columns, rules)) {
      return tooFew("%d posts for %d columns".formatted(outcome.length, columns));
    }
    Fit fit =
        LeastSquares.fit(model.design(estimable.kept()), some(gram, estimable.kept()), outcome)
            .orElse(null);
    if (fit == null) {
      return new Attempt(null, Refusal.NOT_CONVERGED.because(""));
    }
    double deviation = Frame.standardDeviation(outcome);
    double unexplained = Doubt.sumOfSquares(fit.residual());
    if (unexplained <= 1e-18 * deviation * deviation * outcome.length) {
      return new Attempt(null, Refusal.EXACT_FIT.because(""));
    }
    return new Attempt(new Regression(fit, estimable, new boolean[outcome.length], null), null);
  }

  /**
   * Posts that the columns part from the others for certain (see {@link Logistic.Separated}) say
   * nothing about the coefficients that stay finite, so they are set aside and the rest is fitted:
   * an account that never has a yes, a format that nobody ever saw go viral (Correia, Guimarães and
   * Zylkin 2019). A factor that can no longer be told apart in the rest is separated.
   */
  private static Attempt logistic(Model model, Estimable asGiven, double[] outcome, Rules rules) {
    Estimable estimable = asGiven;
    Design rest = model.design();
    double[] answers = outcome;
    boolean[] certain = new boolean[outcome.length];
    while (true) {
      if (answers.length == 0 || Frame.isConstant(answers)) {
        return new Attempt(null, Refusal.SEPARATED.because("what is held equal decides all posts"));
      }
      Logistic.Ending ending =
          Logistic.fit(
              rest.withColumns(estimable.kept()), answers, model.settledNear(estimable.kept()));
      if (ending instanceof Logistic.Settled settled) {
        model.settled(estimable.kept(), settled.fit().coefficient());
        return settled(new Regression(settled.fit(), estimable, certain, answers), rules);
      }
      if (!(ending instanceof Logistic.Separated separated)) {
        return new Attempt(null, Refusal.NOT_CONVERGED.because(""));
      }
      rest = rest.withoutRows(separated.parted());
      answers = setAside(answers, separated.parted(), certain);
      estimable = rest.rows() == 0 ? estimable : Estimable.of(rest.gram(null), rest.rows());
    }
  }

  private static double[][] some(double[][] gram, int[] kept) {
    double[][] some = new double[kept.length][kept.length];
    for (int j = 0; j < kept.length; j++) {
      for (int l = 0; l < kept.length; l++) {
        some[j][l] = gram[kept[j]][kept[l]];
      }
    }
    return some;
  }

  private static Attempt settled(Regression regression, Rules rules) {
    int yes = (int) Arrays.stream(regression.yesNo).sum();
    int rarer = Math.min(yes, regression.yesNo.length - yes);
    int columns = regression.fit.design().columns();
    return isTooFew(rarer, columns, rules)
        ? tooFew("%d posts of the rarer answer for %d columns".formatted(rarer, columns))
        : new Attempt(regression, null);
  }

  private static boolean isTooFew(int posts, int columns, Rules rules) {
    return posts < rules.minPostsPerColumn() * columns || posts <= columns + 1;
  }

  private static Attempt tooFew(String detail) {
    return new Attempt(null, Refusal.TOO_FEW_POSTS_FOR_MODEL.because(detail));
  }

  /** Marks the parted posts among all, and gives the answers of the rest. */
  private static double[] setAside(double[] answers, boolean[] parted, boolean[] certain) {
    double[] rest = new double[answers.length];
    int kept = 0;
    int row = 0;
    for (int post = 0; post < certain.length; post++) {
      if (!certain[post]) {
        certain[post] = parted[row];
        if (!parted[row]) {
          rest[kept++] = answers[row];
        }
        row++;
      }
    }
    return Arrays.copyOf(rest, kept);
  }

  /** Where a column of the model is in the fit. */
  int fitted(int column) {
    return Arrays.binarySearch(estimable.kept(), column);
  }

  int certainPosts() {
    return certain.length - fit.design().rows();
  }

  /**
   * How much more likely yes is with the column at 1 than at 0, all else as it is, on average over
   * the posts asked about. Posts that are certain stay as they are.
   *
   * @param coefficient of the column, the others as fitted
   * @param asked one entry a post, above 0 for the posts asked about
   */
  double averageDifference(int column, double coefficient, double[] asked) {
    int place = fitted(column);
    double[] predictor = fit.design().times(fit.coefficient());
    double[] value = fit.design().column(place);
    double sum = 0;
    int posts = 0;
    int row = 0;
    for (int post = 0; post < certain.length; post++) {
      if (asked[post] > 0) {
        posts++;
        if (!certain[post]) {
          double without = predictor[row] - fit.coefficient()[place] * value[row];
          sum += Logistic.share(without + coefficient) - Logistic.share(without);
        }
      }
      row += certain[post] ? 0 : 1;
    }
    return sum / posts;
  }
}
