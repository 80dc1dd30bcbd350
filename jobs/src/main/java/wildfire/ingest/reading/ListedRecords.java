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
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;

/**
 * Records that stand in a member of JSON documents, as APIs answer: <code>{"data": [{…}, {…}]}
 * </code>. A document without that member is a record itself.
 */
final class ListedRecords extends RecordReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final RecordReader documents;
  private final String member;
  private final boolean numbered;
  private final JsonFields fields;
  private final Deque<RawRecord> waiting = new ArrayDeque<>();
  private long count;

  ListedRecords(OpenedFile file, RecordReader documents, Read read, List<String> shared) {
    super(file, read, shared);
    this.documents = documents;
    this.member = read.records();
    this.numbered = read.format() == Format.JSON;
    this.fields = new JsonFields(read);
  }

  @Override
  RawRecord any() throws IOException {
    while (waiting.isEmpty()) {
      RawRecord document =
          documents.any(); // what is passed over are records, not what they stand in
      if (document == null || document.problem() != null) {
        return document;
      }
      boolean within = documents instanceof JsonRecords json && json.areWithin();
      List<String> listed = within ? null : listed(document.rawText());
      if (listed == null) {
        count++;
        return document;
      }
      for (String text : listed) {
        long position = numbered ? ++count : document.position();
        waiting.add(record(position, text, values -> fields.take(text, values)));
      }
    }
    return waiting.remove();
  }

  /** The texts of the records in a document; null if it is one itself. */
  private List<String> listed(String document) throws IOException {
    try (JsonParser parser = JSON.createParser(document)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(member);
        JsonToken token = parser.nextToken();
        if (wanted && token == JsonToken.START_OBJECT) {
          return List.of(element(parser, document));
        }
        if (wanted && token == JsonToken.START_ARRAY) {
          List<String> elements = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element(parser, document));
          }
          return elements;
        }
        parser.skipChildren();
      }
      return null;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that was read is no JSON", impossible);
    }
  }

  private static String element(JsonParser parser, String document) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return document.substring(start, (int) parser.currentLocation().getCharOffset());
  }
}
