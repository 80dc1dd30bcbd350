package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keys of one map of a source file, taken one by one with their types. */
final class Keys {
  private final YamlNode.Mapping map;
  private final String what;
  private final Problems problems;

  private Keys(YamlNode.Mapping map, String what, Problems problems) {
    this.map = map;
    this.what = what;
    this.problems = problems;
  }

  /**
   * The keys of a map; none if the node is something else, which is a problem. A key that is not
   * known is one too.
   *
   * @param what how to call the map in a sentence, such as "a read"
   */
  static Keys of(YamlNode node, String what, Set<String> known, Problems problems) {
    if (!(node instanceof YamlNode.Mapping map)) {
      problems.at(node.line(), "%s must be a map, and here stands %s", what, node.kind());
      return new Keys(new YamlNode.Mapping(Map.of(), Map.of(), node.line()), what, problems);
    }
    for (String key : map.members().keySet()) {
      if (!known.contains(key)) {
        problems.at(
            map.keyLines().get(key), "%s has no key \"%s\"%s", what, key, Nearest.hint(key, known));
      }
    }
    return new Keys(map, what, problems);
  }

  int line() {
    return map.line();
  }

  /** The line of a key, or of the map if the key is not there. */
  int line(String key) {
    return map.keyLines().getOrDefault(key, map.line());
  }

  /** The node of a key; null if it is absent or has nothing. */
  YamlNode node(String key) {
    YamlNode node = map.members().get(key);
    return node instanceof YamlNode.Scalar scalar && scalar.text() == null ? null : node;
  }

  boolean has(String key) {
    return node(key) != null;
  }

  String text(String key, String otherwise) {
    YamlNode node = node(key);
    return node == null ? otherwise : textOf(node, "\"" + key + "\"", problems);
  }

  /** A text that must be there; empty (and a problem) if it is not. */
  String requiredText(String key) {
    if (!has(key)) {
      problems.at(line(), "%s needs \"%s\"", what, key);
    }
    return text(key, "");
  }

  /**
   * One character; {@code none} (in the file: nothing, or an empty text) where it may be absent.
   */
  char character(String key, char otherwise) {
    YamlNode.Mapping whole = map;
    if (whole.members().get(key) instanceof YamlNode.Scalar scalar
        && scalar.text() != null
        && scalar.text().length() == 1) {
      return scalar.text().charAt(0);
    }
    if (has(key)) {
      problems.at(line(key), "\"%s\" must be one character", key);
    }
    return otherwise;
  }

  boolean yesNo(String key, String otherwise) {
    String text = text(key, otherwise);
    if (!text.equals("true") && !text.equals("false")) {
      problems.at(line(key), "\"%s\" must be true or false, not \"%s\"", key, text);
    }
    return text.equals("true");
  }

  int count(String key) {
    String text = text(key, "0");
    try {
      int count = Integer.parseInt(text);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException wrong) {
      // said below, as for a negative one
    }
    problems.at(line(key), "\"%s\" must be a count from 0, not \"%s\"", key, text);
    return 0;
  }

  Pattern pattern(String key) {
    String text = text(key, null);
    if (text == null) {
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException broken) {
      problems.at(
          line(key),
          "\"%s\" is not a pattern: %s at %d",
          key,
          broken.getDescription(),
          broken.getIndex());
      return null;
    }
  }

  <E extends Enum<E>> E word(String key, E[] words, String otherwise) {
    String text = text(key, otherwise);
    List<String> ids = new ArrayList<>();
    for (E word : words) {
      String id = word.name().toLowerCase(Locale.ROOT);
      if (id.equals(text)) {
        return word;
      }
      ids.add(id);
    }
    problems.at(
        line(key),
        "\"%s\" must be one of %s, not \"%s\"%s",
        key,
        String.join(", ", ids),
        text,
        Nearest.hint(text, ids));
    return words[0];
  }

  /** A list of texts; a single one stands for a list of one. */
  List<String> texts(String key, List<String> otherwise) {
    YamlNode node = node(key);
    return node == null ? otherwise : textsOf(node, "\"" + key + "\"", problems);
  }

  /** A map of texts; empty if the key is absent. */
  Map<String, String> textMap(String key) {
    YamlNode node = node(key);
    if (node == null) {
      return Map.of();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    if (node instanceof YamlNode.Mapping members) {
      members
          .members()
          .forEach((word, value) -> texts.put(word, textOf(value, "\"" + word + "\"", problems)));
    } else {
      problems.at(node.line(), "\"%s\" must be a map, and here stands %s", key, node.kind());
    }
    return Collections.unmodifiableMap(texts);
  }

  static List<String> textsOf(YamlNode node, String what, Problems problems) {
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items().stream().map(item -> textOf(item, what, problems)).toList();
    }
    return List.of(textOf(node, what, problems));
  }

  static String textOf(YamlNode node, String what, Problems problems) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text() != null) {
      return scalar.text();
    }
    problems.at(node.line(), "%s must be a text, and here stands %s", what, node.kind());
    return "";
  }
}
