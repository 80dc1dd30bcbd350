package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wildfire.ingest.source.Read;

/** Takes the members that are a read's fields out of a JSON record, without making a tree of it. */
final class JsonFields {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final int NO_FIELD = -1;

  /** A place in a record: which field stands there, and what is below it. */
  private static final class Place {
    private final Map<String, Place> members = new HashMap<>();
    private int field = NO_FIELD;
    private int rank;

    private Place member(String name) {
      return members.computeIfAbsent(name, unused -> new Place());
    }

    private void hold(int newField, int newRank) {
      if (field == NO_FIELD) {
        field = newField;
        rank = newRank;
      }
    }
  }

  private final Place record = new Place();
  private final int[] ranks;

  JsonFields(Read read) {
    List<Read.Field> fields = List.copyOf(read.fields().values());
    ranks = new int[fields.size()];
    for (int field = 0; field < fields.size(); field++) {
      List<String> names = fields.get(field).names();
      for (int rank = 0; rank < names.size(); rank++) {
        Place place = record;
        for (String step : names.get(rank).split("\\.", -1)) {
          place = place.member(step);
        }
        place.hold(field, rank);
        record.member(names.get(rank)).hold(field, rank);
      }
    }
  }

  /**
   * Puts the fields of a record into the values. Numbers stay as they are written, what is nested
   * is given as JSON text; of several names of a field the first that has a value counts.
   *
   * @param file at whose window's start the record stands
   * @param length bytes of the record
   * @param text the same as text
   * @return why the text is no record; null if it is one
   * @throws JsonProcessingException if the text is no JSON
   */
  String take(OpenedFile file, int length, String text, String[] values)
      throws JsonProcessingException {
    return file.isUtf8()
        ? take(new Text(file.bytes(), file.start(), length, text), values)
        : take(text, values);
  }

  /** The same of a text by itself. */
  String take(String text, String[] values) throws JsonProcessingException {
    return take(new Text(null, 0, 0, text), values);
  }

  private String take(Text source, String[] values) throws JsonProcessingException {
    Arrays.fill(ranks, Integer.MAX_VALUE);
    try (JsonParser parser = source.parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        String kind = kindOf(parser.currentToken());
        parser.skipChildren();
        return "is not a JSON record but " + kind;
      }
      members(parser, record, source, values);
      return parser.nextToken() == null ? null : "has something after the end of its JSON record";
    } catch (JsonProcessingException broken) {
      throw broken;
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
  }

  private void members(JsonParser parser, Place above, Text source, String[] values)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place place = above.members.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (place == null) {
        parser.skipChildren();
      } else if (token.isStructStart()) {
        long start = source.offset(parser.currentTokenLocation());
        if (token == JsonToken.START_OBJECT && !place.members.isEmpty()) {
          members(parser, place, source, values);
        } else {
          parser.skipChildren();
        }
        if (place.field != NO_FIELD) {
          put(place, source.between(start, source.offset(parser.currentLocation())), values);
        }
      } else if (place.field != NO_FIELD && token != JsonToken.VALUE_NULL) {
        put(place, parser.getText(), values);
      }
    }
  }

  private void put(Place place, String value, String[] values) {
    if (place.rank <= ranks[place.field]) {
      ranks[place.field] = place.rank;
      values[place.field] = value;
    }
  }

  private static String kindOf(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case START_OBJECT, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          "something else";
    };
  }

  /**
   * What is parsed, so that a nested value can be given as it is written; the bytes are the
   * window's own, of which nothing is compared or kept. Without bytes the text is parsed.
   */
  private record Text(
      @SuppressWarnings("ArrayRecordComponent") byte[] bytes, int from, int length, String text) {
    JsonParser parser() throws IOException {
      return bytes == null ? JSON.createParser(text) : JSON.createParser(bytes, from, length);
    }

    long offset(JsonLocation location) {
      return bytes == null ? location.getCharOffset() : location.getByteOffset();
    }

    String between(long start, long end) {
      return bytes == null
          ? text.substring((int) start, (int) end)
          : new String(bytes, from + (int) start, (int) (end - start), StandardCharsets.UTF_8);
    }
  }
}
