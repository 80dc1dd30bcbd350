package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.TableMapping.ColumnCheck;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Meaning;
import wildfire.model.TimePrecision;

/**
 * How one canonical column is obtained from the fields of a record. Everything is kept short: the
 * code that Spark makes of all columns together must stay small enough for the Java compiler.
 *
 * @param text over the fields: a text that is used more than once, as {@link #textInProgress}
 * @param value over the fields and the texts in progress; null where what the record has is a
 *     misfit
 * @param wrong over the fields and the values in progress: whether the record has something there
 *     that does not fit, or misses what it must have; never null. Empty: it cannot be wrong
 * @param shown over the same: the text to show in a reason; empty for an account too
 * @param precision of an instant, over the values in progress: the id of a {@link TimePrecision}
 */
record ColumnMapping(
    CanonicalColumn column,
    Optional<Column> text,
    Column value,
    Optional<Column> wrong,
    Optional<Column> shown,
    ColumnCheck checked,
    Column precision) {
  static final Cell<String> WORDS = new Cell<>(Meaning.WORDS, Map.of(), Set.of());

  /** The name of a canonical column's value until the row is finished; no field is called so. */
  static String inProgress(String canonicalColumn) {
    return "_value_" + canonicalColumn;
  }

  /** The name of the text that a canonical column is made of, where it has to be worked out. */
  static String textInProgress(String canonicalColumn) {
    return "_text_" + canonicalColumn;
  }

  /** A column whose value cannot be wrong. */
  static ColumnMapping sure(CanonicalColumn column, Column value, TimePrecision precision) {
    return new ColumnMapping(
        column,
        Optional.empty(),
        value.cast(column.type().sparkType()),
        Optional.empty(),
        Optional.empty(),
        new ColumnCheck(column.name(), false, false, WORDS),
        lit(precision.id()));
  }

  /**
   * This column where it may give the time of the export. That has a precision of its own whatever
   * the conventions of what is in it: a date, where that is all that the file's name or the
   * settings tell.
   */
  ColumnMapping orTimeOfExport() {
    Column ofExport =
        when(
                unix_micros(col(inProgress(column.name())))
                    .mod(lit(ExportTime.DAY_MICROS))
                    .equalTo(lit(ExportTime.DAY_MICROS - 1)),
                lit(TimePrecision.DAY.id()))
            .otherwise(precision);
    return new ColumnMapping(column, text, value, wrong, shown, checked, ofExport);
  }

  /**
   * A column out of text.
   *
   * @param computed the text, where it is not a field as it is; {@code text} is then its name
   */
  static ColumnMapping ofText(
      CanonicalColumn column,
      boolean required,
      Optional<Column> computed,
      Column text,
      Column value,
      Cell<?> cell,
      TimePrecision precision) {
    Column unknown = col(inProgress(column.name())).isNull();
    boolean anyText = cell.meaning() == Meaning.WORDS;
    Optional<Column> wrong =
        required
            ? Optional.of(unknown)
            : anyText ? Optional.empty() : Optional.of(unknown.and(not(isUnknown(text, cell))));
    return new ColumnMapping(
        column,
        computed,
        value,
        wrong,
        anyText ? Optional.empty() : Optional.of(text),
        new ColumnCheck(column.name(), required, !anyText, cell),
        lit(precision.id()));
  }

  /** Whether a text means unknown; what only looks like a value is looked at again in Java. */
  private static Column isUnknown(Column text, Cell<?> cell) {
    Object[] unknown =
        Stream.concat(Stream.of(""), cell.missing().stream().sorted())
            .filter(word -> !cell.map().containsKey(word))
            .toArray();
    return unknown.length == 0 ? text.isNull() : text.isNull().or(trim(text).isin(unknown));
  }

  /** Text as it is, trimmed; null where it means unknown. */
  static Column words(Column text, Cell<?> cell) {
    return when(not(isUnknown(text, cell)), trim(text));
  }
}
