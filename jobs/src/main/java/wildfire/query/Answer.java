package wildfire.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows that a query gives, one after another. */
public final class Answer implements AutoCloseable {

  /** How a column is to be shown. */
  public enum Kind {
    /** Aligned to the right, and no text in a spreadsheet. */
    NUMBER,
    /** True or false, a moment, a day: what has one way to be written. */
    PLAIN,
    /** Anything else: text that people wrote may be in it. */
    TEXT;

    /** The kind of a column of one of DuckDB's types. */
    private static Kind of(String type) {
      if (type.matches("U?\\w*INT(EGER)?|FLOAT|REAL|DOUBLE|DECIMAL.*")) {
        return NUMBER;
      }
      return type.matches("BOOLEAN|DATE|TIMESTAMP.*") ? PLAIN : TEXT;
    }
  }

  public record Column(String name, Kind kind) {}

  private final Statement statement;
  private final ResultSet result;
  private final List<Column> columns = new ArrayList<>();

  /** Of a query, which is closed with it. */
  Answer(Statement statement, String sql) throws SQLException {
    this.statement = statement;
    this.result = statement.executeQuery(sql);
    ResultSetMetaData about = result.getMetaData();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(new Column(about.getColumnName(i), Kind.of(about.getColumnTypeName(i))));
    }
  }

  public List<Column> columns() {
    return columns;
  }

  /**
   * The next row, null for what is unknown; null after the last one.
   *
   * @throws wildfire.model.OperatorError if the query fails on the way
   */
  public Object[] next() {
    try {
      if (!result.next()) {
        return null;
      }
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        boolean isText = columns.get(i).kind() == Kind.TEXT;
        row[i] = isText ? result.getString(i + 1) : result.getObject(i + 1);
      }
      return row;
    } catch (SQLException failed) {
      throw Question.refused(failed);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
