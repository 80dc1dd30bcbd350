package wildfire.query;

import java.time.OffsetDateTime;
import java.util.Map;

/** One row that was read; what is unknown is null. */
public record ReportRow(Map<String, Object> values) {

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
    Number number = (Number) value(column);
    return number == null ? null : number.doubleValue();
  }

  /** A whole number. */
  public Long count(String column) {
    Number number = (Number) value(column);
    return number == null ? null : number.longValue();
  }
}
