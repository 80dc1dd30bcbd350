package wildfire.report;

import java.io.Serializable;
import java.util.List;
import wildfire.model.Amounts;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Place;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.Comparison;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Judged;

/**
 * A count beside its baseline, in numbers that anybody can check with a pocket calculator.
 *
 * @param age at which both are counted; null where nothing is
 * @param observed organic; null if unknown
 * @param baseline what is usual, rounded as people read it; null where it cannot be compared
 */
public record Against(String age, Long observed, Double baseline) implements Serializable {
  /** Below this baseline one act more would change the factor by more than the factor says. */
  public static final double LEAST_BASELINE = 1;

  /** Nothing is known. */
  static final Against UNKNOWN = new Against(null, null, null);

  static Against of(Comparison comparison) {
    ComparisonAge age = comparison.age();
    return new Against(
        age == null ? null : age.suffix(),
        comparison.observed(),
        comparison.expectation() == null
            ? null
            : Double.valueOf(Amounts.asShown(comparison.expectation().expected())));
  }

  /** Shares by a fixed age, or in all where only late totals are known. */
  static Against shares(Judged judged) {
    return judged.speed().isSeen() || !judged.size().isSeen()
        ? of(judged.speed())
        : of(judged.size());
  }

  /** Observed / baseline; null where either is unknown or the baseline is below the least. */
  public Double factor() {
    return observed == null || baseline == null || baseline < LEAST_BASELINE
        ? null
        : Double.valueOf(observed / baseline);
  }

  /** The columns of a dimension. */
  static List<Column<Against>> columns(String dimension, String what, String unit) {
    Declaration<Against> d = Table.part();
    return d.maybe(dimension + "_age", ColumnType.TEXT, Against::age, Place.PAGE)
        .means(
            "Age at which the %s are compared; settled: totals that the platform counted after the whole window; null where none is known."
                .formatted(what))
        .maybe(dimension + "_observed", ColumnType.COUNT, unit, Against::observed, Place.PAGE)
        .means("The organic %s at that age; null where they are unknown.".formatted(what))
        .maybe(dimension + "_baseline", ColumnType.NUMBER, unit, Against::baseline, Place.PAGE)
        .means(
            "Usual %s at that age, with one decimal below 100 and none above; null where they cannot be compared."
                .formatted(what))
        .maybe(
            dimension + "_factor",
            ColumnType.NUMBER,
            "times the baseline",
            Against::factor,
            Place.PAGE)
        .means("Observed / baseline; null where the baseline is unknown or below 1.")
        .formula("observed / baseline")
        .columns();
  }
}
