package wildfire.association;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The outcomes of planted campaigns, as they are and changed. */
final class ChangedOutcomes {
  private ChangedOutcomes() {}

  /** What a campaign of which the truth is known has. */
  static OutcomeData planted(Scale scale, int accounts) {
    return new PlantedCampaign(accounts, 1, 42).data(scale);
  }

  /** The same posts, with other factors. */
  static OutcomeData withFactors(OutcomeData data, Factor... factors) {
    return new OutcomeData(
        data.scope(),
        data.outcome(),
        data.scale(),
        data.value(),
        data.account(),
        List.of(factors),
        data.controls(),
        new int[0]);
  }

  /** The same posts, with another outcome. */
  static OutcomeData withOutcome(OutcomeData data, DoubleUnaryOperator changed) {
    return new OutcomeData(
        data.scope(),
        data.outcome(),
        data.scale(),
        Arrays.stream(data.value()).map(changed).toArray(),
        data.account(),
        data.factors(),
        data.controls(),
        new int[0]);
  }

  /** The same posts, some of them, in another order. */
  static OutcomeData chosen(OutcomeData data, int[] posts) {
    return new OutcomeData(
        data.scope(),
        data.outcome(),
        data.scale(),
        chosen(data.value(), posts),
        Arrays.stream(posts).map(post -> data.account()[post]).toArray(),
        data.factors().stream()
            .map(f -> new Factor(f.name(), f.role(), chosen(f.strength(), posts)))
            .toList(),
        data.controls().stream()
            .map(c -> new Control(c.name(), c.block(), chosen(c.value(), posts), c.accountMean()))
            .toList(),
        new int[0]);
  }

  private static double[] chosen(double[] column, int[] posts) {
    return Arrays.stream(posts).mapToDouble(post -> column[post]).toArray();
  }

  /** Each of them changed. */
  static double[] where(double[] column, DoubleUnaryOperator to) {
    return Arrays.stream(column).map(to).toArray();
  }
}
