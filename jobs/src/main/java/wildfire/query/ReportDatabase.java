package wildfire.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;
import wildfire.model.OperatorError;
import wildfire.report.PublishedTables;
import wildfire.report.TableSql;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * The tables of one run, each as a view of its name, in a database of DuckDB that is in memory and
 * gone when it is closed. A run is never changed, so a night that ends meanwhile disturbs nothing.
 */
public final class ReportDatabase implements AutoCloseable {
  private static final String JAR = "duckdb_jdbc-*.jar";

  private final String run;
  private final LocalTables tables;
  private final Connection connection;
  private final Map<String, Set<String>> lacking = new LinkedHashMap<>();
  private volatile Statement atWork;
  private volatile boolean stopped;

  private ReportDatabase(String run, LocalTables tables, Connection connection) {
    this.run = run;
    this.tables = tables;
    this.connection = connection;
  }

  /**
   * Opens the tables of a run. Reports that are stored elsewhere than on this machine are copied
   * first.
   *
   * @throws OperatorError if DuckDB is not at hand, or a file of the run is damaged
   */
  public static ReportDatabase of(PublishedRun run) {
    Connection connection = connect();
    LocalTables tables = LocalTables.of(run);
    ReportDatabase database = new ReportDatabase(run.id(), tables, connection);
    try {
      database.execute("set TimeZone = 'UTC'");
      for (Table<?> table : PublishedTables.all()) {
        if (tables.files().containsKey(table.name())) {
          database.see(table);
        }
      }
      return database;
    } catch (SQLException unreadable) {
      database.close();
      throw new OperatorError(
              "The reports of the run %s cannot be read (%s): `wildfire status` lists other kept runs"
                  + " for --run, and `wildfire retrospective` makes new ones.",
              run.id(), sentence(unreadable))
          .because(unreadable);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private static Connection connect() {
    try {
      Properties properties = new Properties();
      properties.setProperty("temp_directory", "");
      properties.setProperty("autoinstall_known_extensions", "false");
      properties.setProperty("autoload_known_extensions", "false");
      return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } catch (LinkageError absent) {
      throw new OperatorError(
              "This needs DuckDB, which is not here or does not run on this machine (%s): use"
                  + " scripts/wildfire of an installation, or give spark-submit the file"
                  + " jobs/target/lib/%s of one with --jars.",
              absent.getClass().getSimpleName(), JAR)
          .because(absent);
    }
  }

  /** Makes the view of a table; of columns that a run of an earlier version lacks it has none. */
  private void see(Table<?> table) throws SQLException {
    String files =
        "read_parquet(["
            + tables.files().get(table.name()).stream()
                .map(file -> literal(file.toString()))
                .collect(Collectors.joining(", "))
            + "])";
    Set<String> there = new HashSet<>();
    for (ReportRow row : read("select column_name from (describe from " + files + ")")) {
      there.add(row.text("column_name"));
    }
    Set<String> absent =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !there.contains(name))
            .collect(Collectors.toSet());
    if (!absent.isEmpty()) {
      lacking.put(table.name(), absent);
    }
    execute(
        table.columns().stream()
            .filter(column -> there.contains(column.name()))
            .map(
                column ->
                    name(column.name())
                        + "::"
                        + TableSql.DUCKDB.type(column.type())
                        + " as "
                        + name(column.name()))
            .collect(
                Collectors.joining(
                    ", ", "create view " + name(table.name()) + " as select ", " from " + files)));
  }

  public String run() {
    return run;
  }

  /** The names of its tables, in the order of the declarations. */
  public List<String> tables() {
    return List.copyOf(tables.files().keySet());
  }

  /**
   * Makes sure that the run has a table with every column that is declared.
   *
   * @throws OperatorError if it was published by an earlier version, which had less
   */
  public void mustHave(String table) {
    if (!tables.files().containsKey(table)) {
      throw new OperatorError(
          "The run %s is of an earlier version of Wildfire and has no table %s: take a later run, or"
              + " run `wildfire retrospective` again.",
          run, table);
    }
    if (lacking.containsKey(table)) {
      throw new OperatorError(
          "The run %s is of an earlier version of Wildfire, and its table %s lacks %s: take a later"
              + " run, or run `wildfire retrospective` again.",
          run, table, lacking.get(table).stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  /**
   * Rows of a query of our own.
   *
   * @param parameters for its question marks
   */
  public List<ReportRow> rows(String sql, Object... parameters) {
    try {
      return read(sql, parameters);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  private List<ReportRow> read(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<ReportRow> rows = new ArrayList<>();
        while (result.next()) {
          Map<String, Object> values = new LinkedHashMap<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.put(result.getMetaData().getColumnName(i), result.getObject(i));
          }
          rows.add(new ReportRow(values));
        }
        return rows;
      }
    }
  }

  /** From now on nothing but the files of this run can be reached, and no setting changed. */
  void lock() throws SQLException {
    String folders =
        tables.files().values().stream()
            .map(files -> files.get(0).toAbsolutePath().getParent())
            .map(folder -> literal(folder + "/"))
            .collect(Collectors.joining(", ", "[", "]"));
    execute("set allowed_directories = " + folders);
    execute("set enable_external_access = false");
    execute("set lock_configuration = true");
  }

  /** Does a statement of our own, which {@link #stop} can end. */
  void execute(String sql) throws SQLException {
    try (Statement statement = statement()) {
      statement.execute(sql);
    } finally {
      atWork = null;
    }
  }

  /** A statement that {@link #stop} can end. */
  Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    atWork = statement;
    if (stopped) {
      statement.close();
      throw new SQLException("stopped");
    }
    return statement;
  }

  /** Ends what is at work, which then fails; from another thread. */
  public void stop() {
    stopped = true;
    Statement statement = atWork;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException over) {
        return; // it ended by itself
      }
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /** DuckDB's message without its kind and without the place in the query. */
  static String sentence(SQLException failed) {
    String message = String.valueOf(failed.getMessage());
    int place = message.indexOf("\n\nLINE ");
    String words = (place < 0 ? message : message.substring(0, place)).strip();
    return words
        .replaceFirst("^([A-Z][A-Za-z]+ )+Error: ", "")
        .replaceAll("!?\\s*\\n+\\s*", "; ")
        .replaceAll("[.!;]+$", "");
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String name(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      tables.close();
    }
  }
}
