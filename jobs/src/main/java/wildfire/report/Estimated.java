package wildfire.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.association.Adjusted;
import wildfire.association.Agreement;
import wildfire.association.AssociationRow;
import wildfire.association.EqualSize;
import wildfire.association.Estimate;
import wildfire.association.FalseDiscovery;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.association.Shrinkage;
import wildfire.model.PostOutcome;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Place;
import wildfire.table.Table;

/**
 * What rests on a row of associations; its parts are values of columns, null where it lacks one.
 */
interface Estimated {
  String REFUSED = " Null where refused says why.";
  String OUTCOME = "of the outcome";

  AssociationRow row();

  /** What differences of the outcome are in. */
  default PostOutcome.Unit unit() {
    return PostOutcome.valueOf(row().outcome().toUpperCase(Locale.ROOT)).unit();
  }

  /** The adjusted difference as a ratio: of outcomes in doublings only. */
  default Double ratio() {
    return row().adjusted() == null || unit() != PostOutcome.Unit.DOUBLINGS
        ? null
        : Double.valueOf(Math.pow(2, row().adjusted().difference()));
  }

  static <T extends Estimated, V> Function<T, V> adjusted(Function<Adjusted, V> value) {
    return of(AssociationRow::adjusted, value);
  }

  static <T extends Estimated, V> Function<T, V> estimate(Function<Estimate, V> value) {
    return adjusted(a -> value.apply(a.estimate()));
  }

  static <T extends Estimated, V> Function<T, V> atEqualSize(Function<Estimate, V> value) {
    return of(row -> row.equalSize() == null ? null : row.equalSize().estimate(), value);
  }

  static <T extends Estimated, V> Function<T, V> equalSize(Function<EqualSize, V> value) {
    return of(AssociationRow::equalSize, value);
  }

  static <T extends Estimated, V> Function<T, V> shrunk(Function<Shrinkage.Shrunk, V> value) {
    return of(AssociationRow::shrunk, value);
  }

  static <T extends Estimated, V> Function<T, V> test(Function<FalseDiscovery.Tested, V> value) {
    return of(AssociationRow::test, value);
  }

  static <T extends Estimated, V> Function<T, V> agreement(Function<Agreement, V> value) {
    return of(AssociationRow::agreement, value);
  }

  static <T extends Estimated, V> Function<T, V> shares(Function<Plain.Shares, V> value) {
    return of(row -> row.plain() instanceof Plain.Shares shares ? shares : null, value);
  }

  static <T extends Estimated, V> Function<T, V> medians(Function<Plain.Medians, V> value) {
    return of(row -> row.plain() instanceof Plain.Medians medians ? medians : null, value);
  }

  static <T extends Estimated, P, V> Function<T, V> of(
      Function<AssociationRow, P> part, Function<P, V> value) {
    return entry -> {
      P its = part.apply(entry.row());
      return its == null ? null : value.apply(its);
    };
  }

  /**
   * Where an interval comes from.
   *
   * @param formula null where nothing is to be said of it, and so is who gave it
   */
  record IntervalSource(String meaning, String formula, String by) {
    static IntervalSource of(String meaning) {
      return new IntervalSource(meaning, null, null);
    }
  }

  /** Two columns, the ends of an interval. */
  static <T extends Estimated> List<Column<T>> interval(
      String name,
      String unit,
      IntervalSource source,
      Function<T, Interval> interval,
      Place... places) {
    return Table.<T>part()
        .maybe(name + "_low", ColumnType.NUMBER, unit, t -> end(interval.apply(t), Interval::lower))
        .means(source.meaning() + ", 95 %: lower end. Null where " + name + " is.")
        .formula(source.formula(), source.by())
        .on(places)
        .maybe(
            name + "_high", ColumnType.NUMBER, unit, t -> end(interval.apply(t), Interval::upper))
        .means("Its upper end; null where the lower end is.")
        .formula(source.formula(), source.by())
        .on(places)
        .columns();
  }

  private static Double end(Interval interval, Function<Interval, Double> end) {
    return interval == null ? null : end.apply(interval);
  }

  /** The ids of what a column may say, for its meaning. */
  static String ids(Enum<?>[] values) {
    return Stream.of(values).map(Estimated::id).collect(Collectors.joining(", "));
  }

  static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
