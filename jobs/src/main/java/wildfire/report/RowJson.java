package wildfire.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildfire.table.Column;

/**
 * Values as JSON, as small as the page needs them: four decimals, moments as minutes since 1970.
 */
final class RowJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final double DECIMALS = 10_000;

  private RowJson() {}

  /** A JSON array of values. */
  static String array(Stream<?> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Object value : (Iterable<Object>) values.map(v -> (Object) v)::iterator) {
        write(json, value);
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A JSON object; what is null is left out. */
  static String object(Map<String, Object> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> each : values.entrySet()) {
        if (each.getValue() != null) {
          json.writeFieldName(each.getKey());
          write(json, each.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A row as a JSON object by its columns. */
  static <R> String object(List<Column<R>> columns, R row) {
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), column.value().apply(row)));
    return object(values);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Double number) {
      write(json, number.doubleValue());
    } else if (value instanceof Number count) {
      json.writeNumber(count.longValue());
    } else if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof Instant moment) {
      json.writeNumber(Math.floorDiv(moment.getEpochSecond(), 60));
    } else {
      json.writeString(value.toString());
    }
  }

  private static void write(JsonGenerator json, double number) throws IOException {
    double rounded = Math.round(number * DECIMALS) / DECIMALS;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < DECIMALS * DECIMALS) {
      json.writeNumber((long) rounded);
    } else {
      json.writeNumber(rounded);
    }
  }
}
