package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
   * @return why the text is no record; null if it is one
   * @throws JsonProcessingException if the text is no JSON
   */
  String take(String text, String[] values) throws JsonProcessingException {
    Arrays.fill(ranks, Integer.MAX_VALUE);
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        String kind = kindOf(parser.currentToken());
        parser.skipChildren();
        return "is not a JSON record but " + kind;
      }
      members(parser, record, text, values);
      return parser.nextToken() == null ? null : "has something after the end of its JSON record";
    } catch (JsonProcessingException broken) {
      throw broken;
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
  }

  private void members(JsonParser parser, Place above, String text, String[] values)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place place = above.members.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (place == null) {
        parser.skipChildren();
      } else if (token.isStructStart()) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token == JsonToken.START_OBJECT && !place.members.isEmpty()) {
          members(parser, place, text, values);
        } else {
          parser.skipChildren();
        }
        if (place.field != NO_FIELD) {
          int end = (int) parser.currentLocation().getCharOffset();
          put(place, text.substring(start, end), values);
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
}
