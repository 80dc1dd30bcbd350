package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import wildfire.table.Column;
import wildfire.table.Table;

/** What every published column is, as a table among them. */
final class DataDictionary {
  static final Table<Row> TABLE =
      Table.<Row>named("data_dictionary", "One row a column of these tables.")
          .always("table_name", TEXT, "", "The table that the column is in.")
          .always("position", COUNT, "", "Place of the column in it, from 1.")
          .always("column_name", TEXT, "", "The column, by its name.")
          .always("type", TEXT, "", "text, whole number, number, yes/no or UTC instant.")
          .maybe(
              "unit",
              TEXT,
              "",
              "What a number counts or measures; null where the type says it all.")
          .always("is_nullable", YES_NO, "", "Whether it can be unknown.")
          .always("is_key", YES_NO, "", "Whether it is part of what makes a row unique.")
          .always("meaning", TEXT, "", "What it is, and when it is null.")
          .maybe(
              "formula",
              TEXT,
              "",
              "How it is computed; null where it is a plain count, a word or a moment.")
          .maybe(
              "formula_by",
              TEXT,
              "",
              "Who gave the formula; null where there is none, or it is defined here.")
          .always(
              "made_from",
              TEXT,
              "",
              "The step that makes it, and the tables of the lake or of the reports that it is made from.")
          .always(
              "table_version",
              COUNT,
              "",
              "The form of the table: raised when a column goes, gets another name or type or may be null from then on, or the key is another one. New columns do not raise it.")
          .key("table_name", "column_name")
          .declared();

  private DataDictionary() {}

  /** The rows of one table, values in the order of the columns. */
  static List<Object[]> rows(Table<Row> table) {
    List<Object[]> rows = new ArrayList<>();
    List<String> origins = Origins.of(table);
    for (int at = 0; at < table.columns().size(); at++) {
      Column<Row> c = table.columns().get(at);
      Optional<Formulas.Formula> formula = Formulas.of(c.name());
      rows.add(
          new Object[] {
            table.name(),
            at + 1L,
            c.name(),
            c.type().words(),
            c.unit().isEmpty() ? null : c.unit(),
            c.nullable(),
            table.key().contains(c.name()),
            c.meaning(),
            formula.map(Formulas.Formula::words).orElse(null),
            formula.map(Formulas.Formula::by).orElse(null),
            origins.get(at),
            (long) table.version()
          });
    }
    return rows;
  }
}
