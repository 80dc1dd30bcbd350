package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/**
 * Records that stand in members of JSON documents, as APIs answer: <code>
 * {"data": [{…}, {…}], "includes": {"tweets": [{…}]}}</code>. A document without any of these
 * members is a record itself. A record may hold others, as flattened answers do: those with all
 * required fields are records too, others are no more than named there. A record may hold others
 * whole, as flattened answers do.
 */
final class ListedRecords extends RecordReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final RecordReader documents;
  private final List<String> members;
  private final String within;
  private final List<Integer> required;
  private final boolean numbered;
  private final JsonFields fields;
  private final Deque<RawRecord> waiting = new ArrayDeque<>();
  private long count;

  ListedRecords(OpenedFile file, RecordReader documents, Read read, List<String> shared) {
    super(file, read, shared);
    this.documents = documents;
    this.members = read.records();
    this.within = read.recordsWithin();
    List<Read.Field> all = List.copyOf(read.fields().values());
    this.required =
        IntStream.range(0, all.size()).filter(i -> all.get(i).required()).boxed().toList();
    this.numbered = read.format() == Format.JSON;
    this.fields = new JsonFields(read);
  }

  @Override
  RawRecord any() throws IOException {
    while (waiting.isEmpty()) {
      // What is passed over are records, not the document that they stand in.
      RawRecord document = documents.any();
      if (document == null) {
        return null;
      }
      if (document.problem() != null) {
        count++;
        return document;
      }
      boolean areWithin = documents instanceof JsonRecords json && json.areWithin();
      List<String> listed = areWithin ? null : listed(document.rawText(), members);
      if (listed == null) {
        take(document.position(), document.rawText());
      } else {
        for (String text : listed) {
          take(document.position(), text);
        }
      }
    }
    return waiting.remove();
  }

  /** A record, and those within it. */
  private void take(long document, String text) throws IOException {
    long position = numbered ? count + 1 : document;
    RawRecord record = record(position, text, values -> fields.take(text, values));
    waiting.add(record);
    count++;
    takeWithin(document, record);
  }

  private void takeWithin(long document, RawRecord record) throws IOException {
    List<String> held =
        within == null || record.problem() != null
            ? null
            : listed(record.rawText(), List.of(within));
    if (held != null) {
      for (String text : held) {
        if (isWhole(text)) {
          take(document, text);
        }
      }
    }
  }

  private boolean isWhole(String text) throws IOException {
    List<String> values = record(1, text, its -> fields.take(text, its)).values();
    return required.stream().allMatch(field -> values.get(field) != null);
  }

  /** The texts of the records in some members of an object; null if it has none of them. */
  private List<String> listed(String document, List<String> wanted) throws IOException {
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(document)) {
      return parser.nextToken() == JsonToken.START_OBJECT
              && takeMembers(parser, "", document, wanted, elements)
          ? elements
          : null;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that was read is no JSON", impossible);
    }
  }

  /** Adds the records below an object; false if it has none of the members. */
  private static boolean takeMembers(
      JsonParser parser, String above, String document, List<String> names, List<String> elements)
      throws IOException {
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = above + parser.currentName();
      boolean wanted = names.contains(name);
      JsonToken token = parser.nextToken();
      if (wanted && token == JsonToken.START_OBJECT) {
        elements.add(element(parser, document));
        found = true;
      } else if (wanted && token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(element(parser, document));
        }
        found = true;
      } else if (token == JsonToken.START_OBJECT
          && names.stream().anyMatch(member -> member.startsWith(name + "."))) {
        found |= takeMembers(parser, name + ".", document, names, elements);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private static String element(JsonParser parser, String document) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return document.substring(start, (int) parser.currentLocation().getCharOffset());
  }
}
