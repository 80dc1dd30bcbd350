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
      try (Statement statement = duck.connection.createStatement()) {
        statement.execute(
            "create view "
                + table.getKey()
                + " as from read_parquet('"
                + table.getValue()
                + "/*.parquet')");
      }
    }
    return duck;
  }

  /** The tables of a published run as the statements that lie beside them make them known. */
  public static Duck knowing(Path run) throws SQLException, IOException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    try (Statement statement = duck.connection.createStatement()) {
      statement.execute(Files.readString(run.resolve("_ddl/duckdb.sql")));
    }
    return duck;
  }

  /** The rows of a query, values as text, null as null. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
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
