package wildfire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.source.Read;

/** Changes to files of records: lines of JSON, documents of JSON, and other lines. */
final class RecordChanges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOLD =
      "(?i)lacks|fits no|is missing|is no |JSON|not one row|unknown|does not match|rounded|no value|rejected|cut|names|contradict";

  private static final String MEMBER =
      "(?i)is missing|lacks|fits no|not one row|list or a record|is no |is none of|has no (id|text)";

  /** What stands before the JSON of a script. */
  private static final Pattern SCRIPT = Pattern.compile("^[A-Za-z_.0-9]+ = ");

  private final Export base;
  private final Read read;
  private final Random random;
  private final String text;

  RecordChanges(Export base, Read read, Random random) {
    this.base = base;
    this.read = read;
    this.random = random;
    this.text = new String(base.content().bytes(), UTF_8);
  }

  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    if (read.format() == Read.Format.LINES || read.format() == Read.Format.NDJSON) {
      lines(all);
    }
    if (read.format() == Read.Format.JSON || read.format() == Read.Format.NDJSON) {
      members(all);
      shape(all);
    }
    return all;
  }

  private Export as(String changed) {
    return new Export(base.source(), base.path(), () -> changed.getBytes(UTF_8));
  }

  private Export as(List<String> lines) {
    return as(String.join("\n", lines) + "\n");
  }

  private void lines(List<Variant> all) {
    List<String> lines = List.of(text.strip().split("\n"));
    for (int line = 0; line < lines.size(); line++) {
      List<String> twice = new ArrayList<>(lines);
      twice.add(line, lines.get(line));
      all.add(Variant.same(as(twice), "line " + line + " twice"));
      List<String> without = new ArrayList<>(lines);
      without.remove(line);
      all.add(Variant.fewer(as(without), "without line " + line));
      for (int i = 0; i < 4; i++) {
        int at = 1 + random.nextInt(lines.get(line).length() - 1);
        List<String> cut = new ArrayList<>(lines);
        cut.set(line, lines.get(line).substring(0, at));
        if (read.format() == Read.Format.NDJSON) { // a number cut in its middle is one too
          all.add(Variant.sameOrTold(as(cut), "line " + line + " cut at " + at, TOLD));
        }
        List<String> garbled = new ArrayList<>(lines);
        garbled.add(line, "\u0000\u0001garbage " + random.nextInt(1000));
        all.add(Variant.sameOrTold(as(garbled), "garbage above line " + line, TOLD));
      }
      List<String> blank = new ArrayList<>(lines);
      blank.add(line, "");
      all.add(Variant.same(as(blank), "a blank line above line " + line));
      if (line + 1 < lines.size()) {
        List<String> merged = new ArrayList<>(lines);
        merged.set(line, lines.get(line) + merged.remove(line + 1));
        all.add(
            Variant.sameOrTold(
                as(merged), "lines " + line + " and " + (line + 1) + " on one", TOLD));
      }
    }
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    all.add(Variant.same(as(shuffled), "lines in another order"));
  }

  private List<JsonNode> documents() {
    String script = SCRIPT.matcher(text).replaceFirst("");
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(script)) {
      return all.readAll();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String written(List<JsonNode> documents) {
    Matcher script = SCRIPT.matcher(text);
    return (script.find() ? script.group() : "")
        + documents.stream().map(RecordChanges::json).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String json(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Every object that has a member so called, anywhere. */
  private static List<ObjectNode> holders(List<JsonNode> documents, String member) {
    return documents.stream()
        .flatMap(document -> document.findParents(member).stream())
        .map(ObjectNode.class::cast)
        .toList();
  }

  private void members(List<Variant> all) {
    Set<String> names = new TreeSet<>();
    documents().forEach(document -> collect(document, names));
    for (String name : names) {
      if (Variant.tellsWhatItIs(read, fieldsOf(name))) {
        continue;
      }
      String called = "\"" + name + "\"";
      all.add(less("without " + called, holder -> holder.remove(name), name));
      all.add(less(called + " is null", holder -> holder.putNull(name), name));
      all.add(
          less(called + " called \"zz\"", holder -> holder.set("zz", holder.remove(name)), name));
      all.add(
          lessInOne("without " + called + " in one record", holder -> holder.remove(name), name));
      all.add(
          less(
              called + " as text where it is a number",
              holder -> {
                if (holder.get(name).isNumber()) {
                  holder.put(name, holder.get(name).asText());
                }
              },
              name));
      if (isField(name)) {
        all.add(less(called + " as a record", holder -> holder.putObject(name).put("zz", 1), name));
        all.add(less(called + " as a list", holder -> holder.putArray(name).add("zz"), name));
      }
    }
  }

  /** Whether a column of the lake is this member and nothing else. */
  private boolean isField(String name) {
    return read.into().stream()
        .flatMap(into -> into.columns().values().stream())
        .filter(value -> value.from() != null && read.fields().containsKey(value.from()))
        .flatMap(value -> read.fields().get(value.from()).names().stream())
        .anyMatch(path -> path.equals(name) || path.endsWith("." + name));
  }

  private Variant less(String change, Consumer<ObjectNode> how, String name) {
    List<JsonNode> documents = documents();
    holders(documents, name).forEach(how);
    return Variant.less(as(written(documents)), change, MEMBER, toldBy(name));
  }

  private Variant lessInOne(String change, Consumer<ObjectNode> how, String name) {
    List<JsonNode> documents = documents();
    List<ObjectNode> holders = holders(documents, name);
    how.accept(holders.get(random.nextInt(holders.size())));
    return Variant.less(as(written(documents)), change, MEMBER, toldBy(name));
  }

  /** The columns of the lake that a member, or what is in it, is part of. */
  private Set<String> toldBy(String name) {
    Set<String> columns = Variant.madeOf(read, fieldsOf(name));
    columns.addAll(Set.of("text", "language")); // words of any kind are words
    return columns;
  }

  private Set<String> fieldsOf(String name) {
    Set<String> fields = new TreeSet<>();
    read.fields()
        .forEach(
            (field, its) -> {
              if (its.names().stream()
                  .anyMatch(path -> List.of(path.split("[.]")).contains(name))) {
                fields.add(field);
              }
            });
    return fields;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(names::add);
    }
    node.forEach(child -> collect(child, names));
  }

  private void shape(List<Variant> all) {
    List<JsonNode> documents = documents();
    all.add(Variant.same(as(written(documents)), "written by another program"));
    all.add(
        Variant.same(
            as(written(documents.stream().map(this::shuffled).toList())),
            "members in another order"));
    List<JsonNode> more = documents();
    more.forEach(RecordChanges::addUnknown);
    all.add(Variant.same(as(written(more)), "a member beside them"));
    String pretty =
        documents.stream()
            .map(JsonNode::toPrettyString)
            .collect(Collectors.joining("\n", "", "\n"));
    Matcher script = SCRIPT.matcher(text);
    all.add(
        Variant.sameOrTold(
            as((script.find() ? script.group() : "") + pretty), "over several lines", TOLD));
    all.add(
        Variant.sameOrTold(
            as(text.strip().replaceFirst("[}\\]]$", ",$0")), "a comma before the end", TOLD));
    if (read.format() == Read.Format.NDJSON) {
      ArrayNode list = JSON.createArrayNode();
      documents.forEach(list::add);
      all.add(Variant.sameOrTold(as(json(list)), "as one list", TOLD));
      all.add(
          Variant.sameOrTold(
              as(documents.stream().map(RecordChanges::json).collect(Collectors.joining(",\n"))),
              "with commas between lines",
              TOLD));
    }
  }

  private static void addUnknown(JsonNode node) {
    node.forEach(RecordChanges::addUnknown);
    if (node instanceof ObjectNode object) {
      object.put("zz", "zz");
    }
  }

  private JsonNode shuffled(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      Collections.shuffle(members, random);
      ObjectNode other = JSON.createObjectNode();
      members.forEach(member -> other.set(member.getKey(), shuffled(member.getValue())));
      return other;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode other = JSON.createArrayNode();
      array.forEach(child -> other.add(shuffled(child)));
      return other;
    }
    return node;
  }
}
