package wildfire.association;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a model about its factors. Models that have most columns in common are fitted once for all
 * of these, and the others are put beside that fit.
 */
final class Comparison {
  private final Rules rules;
  private final Model model;
  private final Estimable asGiven;
  private final Span span;
  private final Comparison smaller;
  private final List<double[]> added;
  private final AccountSums beside;
  private final double[][] inverseOfApart;
  private final Map<Response, Regression.Attempt> attempts = new ConcurrentHashMap<>();
  private final Map<Response, Optional<Span>> spans = new ConcurrentHashMap<>();

  /** Fitted from the ground. */
  Comparison(Model model, Rules rules) {
    this.rules = rules;
    this.model = model;
    this.asGiven = Estimable.of(model.sums().gram(), model.design().rows());
    this.span = Span.of(model.sums().some(asGiven.kept())).orElse(null);
    this.smaller = null;
    this.added = List.of();
    this.beside = null;
    this.inverseOfApart = new double[0][];
  }

  private Comparison(
      Model model, Comparison smaller, AccountSums beside, double[][] inverseOfApart) {
    this.rules = smaller.rules;
    this.model = model;
    this.smaller = smaller;
    int first = smaller.model.columns();
    this.added = IntStream.range(first, model.columns()).mapToObj(model.design()::column).toList();
    this.asGiven = smaller.asGiven.plus(first, added.size());
    this.span = null;
    this.beside = beside;
    this.inverseOfApart = inverseOfApart;
  }

  /** With more factors, held beside those that there are. */
  Comparison plus(List<Factor> factors) {
    Model wider = model.plus(factors);
    if (span != null) {
      List<double[]> more =
          IntStream.range(model.columns(), wider.columns())
              .mapToObj(wider.design()::column)
              .toList();
      List<double[]> rest = span.apart(more).orElse(null);
      double[][] inverse =
          rest == null ? null : Inverses.of(Inverses.products(rest, rest)).orElse(null);
      if (inverse != null) {
        return new Comparison(wider, this, span.sums().plus(rest), inverse);
      }
    }
    return new Comparison(wider, rules);
  }

  private Regression.Attempt attempt(Response outcome) {
    return attempts.computeIfAbsent(
        outcome,
        asked ->
            switch (asked.scale()) {
              case LOG -> Regression.leastSquares(leastSquares(asked), asGiven, asked, rules);
              case YES_NO -> logistic(asked);
            });
  }

  private Fit leastSquares(Response outcome) {
    if (smaller != null) {
      return smaller.attempt(outcome).regression().fit().extended(beside, inverseOfApart);
    }
    return span == null ? null : span.fit(outcome.value());
  }

  private Regression.Attempt logistic(Response outcome) {
    Regression begun = smaller == null ? null : smaller.attempt(outcome).regression();
    return Optional.ofNullable(begun)
        .filter(near -> smaller.isApart(added, outcome, near))
        .flatMap(near -> near.extended(added, smaller.model.columns(), rules))
        .orElseGet(() -> Regression.logistic(model, asGiven, outcome.value(), begun, rules));
  }

  /** Whether columns that are apart over all posts are so over those that a fit rests on. */
  private boolean isApart(List<double[]> more, Response outcome, Regression regression) {
    if (regression.certainPosts() == 0) {
      return true;
    }
    Design design = regression.fit().design();
    return spans
        .computeIfAbsent(outcome, its -> Span.of(AccountSums.of(design, null)))
        .filter(rest -> rest.isApartFrom(regression.remaining(more)))
        .isPresent();
  }

  /** Exactly one of the two is there. */
  record Answer(Adjusted adjusted, Refused refused) {}

  Answer about(Factor factor, Response outcome, long seed) {
    int column = model.place(factor.name());
    if (!asGiven.has(column)) {
      return refuse(Refusal.COLLINEAR, names(asGiven.entangledWith(column)));
    }
    Regression.Attempt attempt = attempt(outcome);
    if (attempt.refused() != null) {
      return new Answer(null, attempt.refused());
    }
    Regression regression = attempt.regression();
    if (!regression.estimable().has(column)) {
      return refuse(Refusal.SEPARATED, "");
    }
    Answer tooFew = tooFewLeft(regression, column);
    if (tooFew != null) {
      return tooFew;
    }
    Doubt.Result result =
        new Doubt(rules, seed).of(regression.fit(), regression.fitted(column), regression.yesNo());
    if (result.refused() != null) {
      return new Answer(null, result.refused());
    }
    Interval interval = result.estimate().interval();
    // Two differences can differ by twice as much as two shares.
    int most = factor.role() instanceof Role.Pair ? 2 : 1;
    return outcome.isShare() && (interval.lower() < -most || interval.upper() > most)
        ? refuse(Refusal.UNBOUNDED_INTERVAL, "it leaves the scale of a share")
        : new Answer(adjusted(regression, factor, outcome, result.estimate()), null);
  }

  /** What enough posts had may be gone once those that are certain are set aside. */
  private Answer tooFewLeft(Regression regression, int column) {
    if (regression.certainPosts() == 0) {
      return null;
    }
    Design design = regression.fit().design();
    Counts left =
        Counts.of(
            design.column(regression.fitted(column)), Counts.numbered(design.accountStart()), 0);
    Refused refused = tooFew(left, rules);
    return refused == null
        ? null
        : refuse(refused.reason(), refused.detail() + " where the outcome is not certain");
  }

  /** Null where there is enough to compare. */
  static Refused tooFew(Counts counts, Rules rules) {
    if (counts.with() < rules.minPostsWith()) {
      return Refusal.TOO_FEW_POSTS_WITH.because("%d posts".formatted(counts.with()));
    }
    if (counts.without() < rules.minPostsWithout()) {
      return Refusal.TOO_FEW_POSTS_WITHOUT.because("%d posts".formatted(counts.without()));
    }
    if (counts.accounts() < rules.minAccounts()) {
      return Refusal.TOO_FEW_ACCOUNTS.because("%d accounts".formatted(counts.accounts()));
    }
    if (counts.accountsWith() < rules.minAccountsWith()) {
      return Refusal.TOO_FEW_ACCOUNTS_WITH.because("%d accounts".formatted(counts.accountsWith()));
    }
    return null;
  }

  private Adjusted adjusted(
      Regression regression, Factor factor, Response outcome, Estimate estimate) {
    int column = model.place(factor.name());
    Interval interval = estimate.interval();
    double difference = estimate.coefficient();
    EValue eValue = null;
    switch (outcome.scale()) {
      case LOG -> eValue = EValue.ofDifference(difference, interval, outcome.deviation());
      case YES_NO -> {
        double[] asked = asked(factor, column);
        eValue = EValue.ofLogOdds(difference, interval, outcome.mean());
        double[] differences =
            regression.averageDifferences(
                column, asked, difference, interval.lower(), interval.upper());
        difference = differences[0];
        interval = new Interval(differences[1], differences[2]);
      }
    }
    return new Adjusted(
        estimate,
        difference,
        interval,
        eValue,
        model.inference(),
        model.basis(factor.name()),
        model.calendar(),
        regression.fit().design().rows(),
        regression.certainPosts(),
        leftOut(regression));
  }

  /** Above 0 for the posts over which a difference is averaged. */
  private double[] asked(Factor factor, int column) {
    double[] asked = model.design().column(column);
    if (!(factor.role() instanceof Role.Pair)) {
      Arrays.fill(asked, 1);
    }
    return asked;
  }

  private List<String> leftOut(Regression regression) {
    return IntStream.range(0, model.columns())
        .filter(column -> regression.fitted(column) < 0)
        .mapToObj(model::name)
        .toList();
  }

  private String names(int[] columns) {
    return columns.length == 0
        ? "the same for every post"
        : Arrays.stream(columns).mapToObj(model::name).collect(Collectors.joining(", "));
  }

  private static Answer refuse(Refusal reason, String detail) {
    return new Answer(null, reason.because(detail));
  }
}
