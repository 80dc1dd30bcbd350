package wildfire.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;
import wildfire.model.OperatorError;
import wildfire.report.PublishedTables;
import wildfire.table.Table;

/**
 * The tables of one run, each as a view of its name, in a database of DuckDB that is in memory and
 * gone when it is closed. A run is never changed, so a night that ends meanwhile disturbs nothing.
 */
public final class ReportDatabase implements AutoCloseable {
  private static final String JAR = "duckdb_jdbc-*.jar";

  private final String run;
  private final LocalTables files;
  private final Connection connection;
  private final List<String> tables;
  private volatile Statement atWork;
  private volatile boolean stopped;

  private ReportDatabase(String run, LocalTables files, Connection connection) {
    this.run = run;
    this.files = files;
    this.connection = connection;
    this.tables =
        PublishedTables.all().stream()
            .map(Table::name)
            .filter(table -> Files.isDirectory(folder(table)))
            .toList();
  }

  /**
   * Opens the tables of a run. Reports that are stored elsewhere than on this machine are copied
   * first.
   *
   * @throws OperatorError if DuckDB is not at hand, or a file of the run is damaged
   */
  public static ReportDatabase of(PublishedRun run) {
    Connection connection = connect();
    ReportDatabase database = new ReportDatabase(run.id(), LocalTables.of(run), connection);
    try {
      database.execute("set TimeZone = 'UTC'");
      for (String table : database.tables) {
        String files = literal(database.folder(table) + "/*.parquet");
        database.execute("create view %s as from read_parquet(%s)".formatted(name(table), files));
      }
      return database;
    } catch (SQLException unreadable) {
      database.close();
      throw new OperatorError(
              "The reports of the run %s cannot be read (%s): `wildfire status` lists other kept"
                  + " runs for --run, and `wildfire retrospective` makes new ones.",
              run.id(), sentence(unreadable))
          .because(unreadable);
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

  /** The folder of a table on this machine. */
  Path folder(String table) {
    return files.folder().resolve(table);
  }

  public String run() {
    return run;
  }

  /** The names of its tables, in the order of the declarations. */
  public List<String> tables() {
    return tables;
  }

  /**
   * Makes sure that the run has a table with every column that is declared.
   *
   * @throws OperatorError if it was published by an earlier version, which had less
   */
  public void mustHave(String table) {
    List<String> lacking = new ArrayList<>();
    PublishedTables.named(table).orElseThrow().columns().forEach(c -> lacking.add(c.name()));
    if (tables.contains(table)) {
      rows("describe " + name(table)).forEach(c -> lacking.remove(c.text("column_name")));
    }
    if (!lacking.isEmpty()) {
      throw new OperatorError(
          "The run %s is of an earlier version of Wildfire and has no %s: take a later run, or run"
              + " `wildfire retrospective` again.",
          run,
          tables.contains(table)
              ? String.join(", ", lacking) + " in its table " + table
              : "table " + table);
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

  List<ReportRow> read(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<ReportRow> rows = new ArrayList<>();
      for (ResultSet result = statement.executeQuery(); result.next(); ) {
        rows.add(ReportRow.of(result));
      }
      return rows;
    }
  }

  /** From now on nothing but the files of this run can be reached, and no setting changed. */
  void lock() throws SQLException {
    String folders =
        tables.stream()
            .map(table -> literal(folder(table).toAbsolutePath() + "/"))
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
    return String.valueOf(failed.getMessage())
        .replaceFirst("(?s)\n\nLINE .*", "")
        .strip()
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
    try (files) {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
