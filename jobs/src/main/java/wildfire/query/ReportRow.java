package wildfire.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row that was read; what is unknown is null. */
public record ReportRow(Map<String, Object> values) {

  /** The row at which a result is. */
  static ReportRow of(ResultSet result) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      values.put(result.getMetaData().getColumnName(i), result.getObject(i));
    }
    return new ReportRow(values);
  }

  /** Any value, of the type that DuckDB gives it. */
  public Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column + " among " + values.keySet());
    }
    Object value = values.get(column);
    return value instanceof OffsetDateTime moment ? moment.toInstant() : value;
  }

  public String text(String column) {
    return (String) value(column);
  }

  /** A number of whichever type. */
  public Double number(String column) {
    return value(column) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  /** A whole number. */
  public Long count(String column) {
    return value(column) instanceof Number number ? (Long) number.longValue() : null;
  }
}
