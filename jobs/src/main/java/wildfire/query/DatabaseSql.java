package wildfire.query;

import static wildfire.query.ReportDatabase.literal;
import static wildfire.query.ReportDatabase.name;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    List<String> statements = new ArrayList<>();
    statements.add(
        table.columns().stream()
            .map(DatabaseSql::column)
            .collect(Collectors.joining(", ", "create table " + full + " (", ")")));
    statements.add("insert into " + full + " " + rows);
    statements.add("comment on table " + full + " is " + literal(meaning(table)));
    for (Column<?> column : table.columns()) {
      statements.add(
          "comment on column %s.%s is %s"
              .formatted(full, name(column.name()), literal(column.comment())));
    }
    statements.add(
        hasPrimaryKey(table)
            ? "alter table %s add primary key (%s)"
                .formatted(
                    full,
                    table.key().stream()
                        .map(ReportDatabase::name)
                        .collect(Collectors.joining(", ")))
            : "create unique index %s on %s (%s)"
                .formatted(
                    name(table.name() + "_key"),
                    full,
                    table.columns(table.key()).stream()
                        .map(DatabaseSql::indexed)
                        .collect(Collectors.joining(", "))));
    return statements;
  }

  private static boolean hasPrimaryKey(Table<?> table) {
    return table.columns(table.key()).stream().noneMatch(Column::nullable);
  }

  private static String meaning(Table<?> table) {
    return hasPrimaryKey(table)
        ? table.meaning()
        : table.meaning()
            + " Key: "
            + String.join(", ", table.key())
            + "; null is a value of it like others.";
  }

  private static String column(Column<?> column) {
    return name(column.name())
        + " "
        + TableSql.DUCKDB.type(column.type())
        + (column.nullable() ? "" : " not null");
  }

  private static String indexed(Column<?> part) {
    String name = name(part.name());
    return part.nullable() ? "(%s is null), coalesce(%s::varchar, '')".formatted(name, name) : name;
  }
}
