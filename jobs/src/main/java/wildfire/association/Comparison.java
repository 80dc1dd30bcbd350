package wildfire.association;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks a model about its factors. */
final class Comparison {
  private final Frame frame;
  private final Scale scale;
  private final Rules rules;
  private final Model model;
  private final Estimable asGiven;
  private final Regression.Attempt attempt;

  Comparison(Frame frame, Scale scale, Rules rules, Model model) {
    this.frame = frame;
    this.scale = scale;
    this.rules = rules;
    this.model = model;
    double[][] gram = model.gram();
    this.asGiven = Estimable.of(gram, frame.post().length);
    this.attempt = Regression.of(scale, model, gram, asGiven, frame.outcome(), rules);
  }

  /** Exactly one of the two is there. */
  record Answer(Adjusted adjusted, Refused refused) {}

  Answer about(Factor factor, long seed) {
    int column = model.place(factor.name());
    if (!asGiven.has(column)) {
      return refuse(Refusal.COLLINEAR, names(asGiven.entangledWith(column)));
    }
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
    return result.refused() != null
        ? new Answer(null, result.refused())
        : new Answer(adjusted(regression, factor, column, result.estimate()), null);
  }

  /** What enough posts had may be gone once those that are certain are set aside. */
  private Answer tooFewLeft(Regression regression, int column) {
    if (regression.certainPosts() == 0) {
      return null;
    }
    Design design = regression.fit().design();
    Counts left = Counts.of(design.column(regression.fitted(column)), design.accountStart(), 0);
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

  private Adjusted adjusted(Regression regression, Factor factor, int column, Estimate estimate) {
    Interval interval = estimate.interval();
    double difference = estimate.coefficient();
    EValue eValue = null;
    switch (scale) {
      case LOG ->
          eValue =
              EValue.ofDifference(difference, interval, Frame.standardDeviation(frame.outcome()));
      case YES_NO -> {
        double[] asked = asked(factor, column);
        eValue =
            EValue.ofLogOdds(
                difference, interval, Arrays.stream(frame.outcome()).average().orElseThrow());
        difference = regression.averageDifference(column, estimate.coefficient(), asked);
        interval =
            new Interval(
                regression.averageDifference(column, interval.lower(), asked),
                regression.averageDifference(column, interval.upper(), asked));
      }
    }
    return new Adjusted(
        estimate,
        difference,
        interval,
        eValue,
        model.basis(factor.name()),
        regression.fit().design().rows(),
        regression.certainPosts(),
        leftOut(regression));
  }

  private double[] asked(Factor factor, int column) {
    if (factor.role() instanceof Role.Pair) {
      return model.column(column);
    }
    double[] all = new double[frame.post().length];
    Arrays.fill(all, 1);
    return all;
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
