package wildfire.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML document as a tree that remembers on which line everything stands (from 1). */
sealed interface YamlNode {
  int line();

  /** The kind of node, as a person would call it. */
  String kind();

  /** A single value as it is written; null where the file has nothing or {@code null}. */
  record Scalar(String text, int line) implements YamlNode {
    @Override
    public String kind() {
      return text == null ? "nothing" : "a single value";
    }
  }

  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(Map<String, YamlNode> members, Map<String, Integer> keyLines, int line)
      implements YamlNode {
    @Override
    public String kind() {
      return "a map";
    }
  }

  /** The tree of a document; empty when it is no YAML (a problem then) or has no content. */
  static Optional<YamlNode> parse(String yaml, Problems problems) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        problems.at(1, "the file is empty");
        return Optional.empty();
      }
      YamlNode document = node(parser, problems);
      if (parser.nextToken() != null) {
        problems.at(lineOf(parser), "a second document begins; one file holds one source");
      }
      return Optional.of(document);
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      problems.at(line, "is not valid YAML: %s", firstLine(broken.getOriginalMessage()));
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
  }

  private static YamlNode node(YAMLParser parser, Problems problems) throws IOException {
    int line = lineOf(parser);
    if (parser.isCurrentAlias()) {
      problems.at(line, "aliases (*name) are not understood here; write the value out");
      return new Scalar(null, line);
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(parser, line, problems);
    }
    if (token == JsonToken.START_ARRAY) {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser, problems));
      }
      return new Sequence(items, line);
    }
    return new Scalar(token == JsonToken.VALUE_NULL ? null : parser.getText(), line);
  }

  private static Mapping mapping(YAMLParser parser, int line, Problems problems)
      throws IOException {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    Map<String, Integer> keyLines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = lineOf(parser);
      parser.nextToken();
      if (members.put(key, node(parser, problems)) != null) {
        problems.at(keyLine, "\"%s\" is given twice, first on line %d", key, keyLines.get(key));
      }
      keyLines.putIfAbsent(key, keyLine);
    }
    return new Mapping(members, keyLines, line);
  }

  private static int lineOf(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
