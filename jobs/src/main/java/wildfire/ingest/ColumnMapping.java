package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.RowReasons.Checked;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Words;
import wildfire.model.TimePrecision;

/**
 * How one canonical column is obtained from the fields of a record.
 *
 * @param value over the fields, of the canonical type; null where the record's does not fit
 * @param wrong over the fields and {@link #inProgress}: whether the record has something there that
 *     does not fit, or misses what it must have; never null
 * @param shown over the fields: the text to show in a reason; null for accounts
 * @param precision of an instant
 */
record ColumnMapping(
    CanonicalColumn column,
    Column value,
    Column wrong,
    Column shown,
    Checked checked,
    TimePrecision precision) {

  /** The name of a canonical column's value until the row is finished; no field is called so. */
  static String inProgress(String canonicalColumn) {
    return "_value_" + canonicalColumn;
  }

  /** A column that is the same in every row, null included. */
  static ColumnMapping constant(CanonicalColumn column, Object value, TimePrecision precision) {
    return new ColumnMapping(
        column,
        lit(value).cast(column.type().sparkType()),
        lit(false),
        noText(),
        new Checked(column.name(), column.required(), ColumnMappings.WORDS),
        precision);
  }

  /** A column out of text. */
  static ColumnMapping ofText(
      CanonicalColumn column,
      boolean required,
      Column text,
      Column value,
      Cell<?> cell,
      TimePrecision precision) {
    Column unknown = col(inProgress(column.name())).isNull();
    Column wrong =
        required
            ? unknown
            : cell.meaning() instanceof Words
                ? lit(false) // any words will do
                : unknown.and(not(isUnknown(text, cell)));
    boolean shown = column.type() != CanonicalType.ACCOUNT;
    return new ColumnMapping(
        column,
        value,
        wrong,
        shown ? text : noText(),
        new Checked(column.name(), required, cell),
        precision);
  }

  /** A column out of values that the file has with their type. */
  static ColumnMapping ofTyped(
      CanonicalColumn column,
      boolean required,
      Column original,
      Column value,
      Column fits,
      Cell<?> misfit,
      TimePrecision precision) {
    Column unfit = original.isNotNull().and(not(fits));
    return new ColumnMapping(
        column,
        value,
        required ? original.isNull().or(unfit) : unfit,
        // Shown only where it is wrong, so that a missing one is called missing.
        original.cast(DataTypes.StringType),
        new Checked(column.name(), required, misfit),
        precision);
  }

  /** Whether a text means unknown; what only looks like a value is looked at again in Java. */
  static Column isUnknown(Column text, Cell<?> cell) {
    Object[] unknown =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(""), cell.missing().stream().sorted())
            .filter(word -> !cell.map().containsKey(word))
            .toArray();
    return unknown.length == 0 ? text.isNull() : text.isNull().or(trim(text).isin(unknown));
  }

  /** Text as it is, trimmed; null where it means unknown. */
  static Column words(Column text, Cell<?> cell) {
    return when(not(isUnknown(text, cell)), trim(text));
  }

  private static Column noText() {
    return lit(null).cast(DataTypes.StringType);
  }
}
