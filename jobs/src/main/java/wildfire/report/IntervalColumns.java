package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.NUMBER;

import java.util.List;
import java.util.function.Function;
import wildfire.association.Interval;
import wildfire.table.Column;
import wildfire.table.Place;
import wildfire.table.Table;

/**
 * The two columns that are the ends of an interval.
 *
 * @param meaning what interval it is
 * @param formula null where nothing is to be said of it, and so is who gave it
 */
record IntervalColumns(String meaning, String formula, String by) {
  static final IntervalColumns OF_MODEL = new IntervalColumns("Its interval", null, null);
  static final IntervalColumns OF_ACCOUNTS =
      new IntervalColumns("Its interval from accounts as clusters", null, null);

  /** Of the estimate in the column of that name. */
  <T> List<Column<T>> of(
      String name, String unit, Function<T, Interval> interval, Place... places) {
    return Table.<T>part()
        .maybe(name + "_low", NUMBER, unit, part(interval, Interval::lower), places)
        .means(meaning + ", 95 %: lower end. Null where " + name + " is.")
        .formula(formula, by)
        .maybe(name + "_high", NUMBER, unit, part(interval, Interval::upper), places)
        .means("Its upper end; null where the lower end is.")
        .formula(formula, by)
        .columns();
  }
}
