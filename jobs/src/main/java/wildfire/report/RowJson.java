package wildfire.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildfire.table.Column;

/**
 * Values as JSON, as small as the page needs them: four decimals, moments as minutes since 1970,
 * objects without what is null.
 */
final class RowJson {
  private static final double DECIMALS = 10_000;
  private static final JsonInclude.Value WITHOUT_NULL =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(WITHOUT_NULL);

  private RowJson() {}

  /** A list, a map or a single value. */
  static String of(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A row by its columns. */
  static <R> String of(List<Column<R>> columns, R row) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), small(column.value().apply(row))));
    return of(values);
  }

  /** The values of a row, one after the other. */
  static List<Object> row(Object... values) {
    return Stream.of(values).map(RowJson::small).toList();
  }

  static Object small(Object value) {
    if (value instanceof Double number) {
      double rounded = Math.round(number * DECIMALS) / DECIMALS;
      boolean isWhole = rounded == Math.rint(rounded) && Math.abs(rounded) < DECIMALS * DECIMALS;
      return isWhole ? (Object) (long) rounded : (Object) rounded;
    }
    return value instanceof Instant moment
        ? (Object) Math.floorDiv(moment.getEpochSecond(), 60)
        : value;
  }
}
