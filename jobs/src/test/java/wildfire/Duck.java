package wildfire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads published tables with DuckDB, which shares no code with what wrote them. */
public final class Duck implements AutoCloseable {
  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /** Every table as a view of its name. */
  public static Duck reading(Map<String, Path> tables) throws SQLException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    for (Map.Entry<String, Path> table : tables.entrySet()) {
      duck.execute(
          "create view "
              + table.getKey()
              + " as from read_parquet('"
              + table.getValue()
              + "/*.parquet')");
    }
    return duck;
  }

  /** The tables of a published run as the statements that lie beside them make them known. */
  public static Duck knowing(Path run) throws SQLException, IOException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    duck.execute(Files.readString(run.resolve("_ddl/duckdb.sql")));
    return duck;
  }

  /** The rows of a query, values as text, null as null. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  /** Carries out a statement that gives no rows. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A query whose rows are taken bit by bit. */
  public static Reading reading(String sql) throws SQLException {
    Properties streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    return new Reading(DriverManager.getConnection("jdbc:duckdb:", streaming), sql);
  }

  /** A query that is under way. */
  public static final class Reading implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final ResultSet result;

    private Reading(Connection connection, String sql) throws SQLException {
      this.connection = connection;
      this.statement = connection.createStatement();
      this.result = statement.executeQuery(sql);
    }

    /** The next rows, as many as there are at most. */
    public List<List<String>> next(int most) throws SQLException {
      List<List<String>> rows = new ArrayList<>();
      while (rows.size() < most && result.next()) {
        rows.add(row(result));
      }
      return rows;
    }

    @Override
    public void close() throws SQLException {
      result.close();
      statement.close();
      connection.close();
    }
  }

  private static List<String> row(ResultSet result) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.add(result.getString(i));
    }
    return row;
  }

  /** The one number of a query. */
  public double number(String sql) throws SQLException {
    return Double.parseDouble(rows(sql).get(0).get(0));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
