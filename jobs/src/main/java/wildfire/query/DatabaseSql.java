package wildfire.query;

import static java.util.stream.Collectors.joining;
import static wildfire.query.ReportDatabase.literal;
import static wildfire.query.ReportDatabase.name;

import java.util.ArrayList;
import java.util.List;
import wildfire.report.TableSql;
import wildfire.table.Column;
import wildfire.table.Table;

/** What makes a table of a DuckDB file as it is declared: types, meanings, key. */
final class DatabaseSql {
  private DatabaseSql() {}

  /**
   * The statements, in their order. A primary key cannot hold null; so where a part of the key may
   * be unknown there is a unique index instead, which takes unknown for a value like others: of
   * each such part it holds whether it is unknown, and what it is.
   *
   * @param schema where the table is made
   * @param rows the query that fills it
   */
  static List<String> of(String schema, Table<?> table, String rows) {
    String full = name(schema) + "." + name(table.name());
    List<? extends Column<?>> key = table.columns(table.key());
    boolean isPrimary = key.stream().noneMatch(Column::nullable);
    String meaning =
        isPrimary
            ? table.meaning()
            : "%s Key: %s; null is a value of it like others."
                .formatted(table.meaning(), String.join(", ", table.key()));
    List<String> statements = new ArrayList<>();
    statements.add(
        table.columns().stream()
            .map(DatabaseSql::column)
            .collect(joining(", ", "create table " + full + " (", ")")));
    statements.add("insert into " + full + " " + rows);
    statements.add("comment on table " + full + " is " + literal(meaning));
    for (Column<?> column : table.columns()) {
      statements.add(
          "comment on column %s.%s is %s"
              .formatted(full, name(column.name()), literal(column.comment())));
    }
    String unique = name(table.name() + "_key");
    statements.add(
        key.stream()
            .map(DatabaseSql::indexed)
            .collect(
                joining(
                    ", ",
                    isPrimary
                        ? "alter table " + full + " add primary key ("
                        : "create unique index " + unique + " on " + full + " (",
                    ")")));
    return statements;
  }

  private static String column(Column<?> column) {
    String type = TableSql.DUCKDB.type(column.type());
    return name(column.name()) + " " + type + (column.nullable() ? "" : " not null");
  }

  private static String indexed(Column<?> part) {
    String name = name(part.name());
    return part.nullable() ? "(%s is null), coalesce(%s::varchar, '')".formatted(name, name) : name;
  }
}
