package wildfire.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.duckdb.DuckDBDriver;
import wildfire.report.PublishedTables;
import wildfire.report.TableSql;
import wildfire.table.Column;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/**
 * Published reports as a run leaves them, made in an instant: every table as declared, with the
 * rows that a test gives it. What a row leaves open is unknown, or, where it must not be, something
 * of its type.
 */
public final class MadeReports {
  public static final String RUN = "20260131T020000123Z";

  private final Path workspace;
  private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

  private MadeReports(Path workspace) {
    this.workspace = workspace;
  }

  public static MadeReports in(Path workspace) {
    return new MadeReports(workspace);
  }

  /**
   * A row of a table.
   *
   * @param columnsAndValues name, value, name, value
   */
  public MadeReports row(String table, Object... columnsAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    return this;
  }

  /** Publishes them as the current run. */
  public MadeReports published() throws IOException, SQLException {
    Path run = workspace.resolve("reports/runs").resolve(RUN);
    try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties())) {
      for (Table<?> table : PublishedTables.all()) {
        write(duck, table, Files.createDirectories(run.resolve(table.name())));
      }
    }
    Files.writeString(run.resolve("_WHOLE"), "{}", StandardCharsets.UTF_8);
    Files.writeString(workspace.resolve("reports/CURRENT"), RUN, StandardCharsets.UTF_8);
    return this;
  }

  /** Opens them. */
  public ReportDatabase open() {
    return ReportDatabase.of(
        PublishedRun.of(workspace.toString(), Optional.empty(), new Configuration()));
  }

  private void write(Connection duck, Table<?> table, Path folder) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(
          table.columns().stream()
              .map(column -> '"' + column.name() + "\" " + TableSql.DUCKDB.type(column.type()))
              .collect(Collectors.joining(", ", "create table " + table.name() + " (", ")")));
    }
    String marks = table.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        duck.prepareStatement("insert into " + table.name() + " values (" + marks + ")")) {
      for (Map<String, Object> row : rows.getOrDefault(table.name(), List.of())) {
        for (String name : row.keySet()) {
          if (table.column(name).isEmpty()) {
            throw new IllegalArgumentException(table.name() + " has no column " + name);
          }
        }
        for (int i = 0; i < table.columns().size(); i++) {
          insert.setObject(i + 1, value(table.columns().get(i), row));
        }
        insert.execute();
      }
    }
    try (Statement statement = duck.createStatement()) {
      statement.execute(
          "copy "
              + table.name()
              + " to '"
              + folder.resolve("part-0.parquet")
              + "' (format parquet)");
    }
  }

  private static Object value(Column<?> column, Map<String, Object> row) {
    Object value =
        row.containsKey(column.name())
            ? row.get(column.name())
            : column.nullable() ? null : something(column.type());
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private static Object something(ColumnType type) {
    return switch (TableSql.DUCKDB.type(type)) {
      case "VARCHAR" -> "-";
      case "BIGINT" -> 0L;
      case "DOUBLE" -> 0.5;
      case "BOOLEAN" -> false;
      case "DATE" -> LocalDate.parse("2026-01-31");
      default -> Instant.parse("2026-01-31T02:00:00.123456Z");
    };
  }
}
