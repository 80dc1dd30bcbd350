package wildfire.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
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
    TEXT
  }

  public record Column(String name, Kind kind) {}

  private final Statement statement;
  private final ResultSet result;
  private final List<Column> columns;

  Answer(Statement statement, ResultSet result) throws SQLException {
    this.statement = statement;
    this.result = result;
    ResultSetMetaData about = result.getMetaData();
    List<Column> found = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      found.add(
          new Column(
              about.getColumnName(i), kind(about.getColumnType(i), about.getColumnTypeName(i))));
    }
    this.columns = List.copyOf(found);
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
        row[i] =
            columns.get(i).kind() == Kind.TEXT ? result.getString(i + 1) : result.getObject(i + 1);
      }
      return row;
    } catch (SQLException failed) {
      throw Question.refused(failed);
    }
  }

  private static Kind kind(int type, String name) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          Kind.NUMBER;
      case Types.BOOLEAN, Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.PLAIN;
      default -> name.endsWith("INT") || name.endsWith("INTEGER") ? Kind.NUMBER : Kind.TEXT;
    };
  }

  @Override
  public void close() {
    try {
      result.close();
      statement.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
