package wildfire.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/** The keys of one map of a file, taken one by one with their types. */
public final class Keys {
  private final YamlValue.Keys map;
  private final String what;
  private final Problems problems;

  private Keys(YamlValue.Keys map, String what, Problems problems) {
    this.map = map;
    this.what = what;
    this.problems = problems;
  }

  /**
   * The keys of a map; none if the value is something else, which is a problem. A key that is not
   * known is one too.
   *
   * @param what how to call the map in a sentence, such as "a read"
   */
  public static Keys of(YamlValue value, String what, Set<String> known, Problems problems) {
    if (!(value instanceof YamlValue.Keys map)) {
      problems.at(value.place(), "%s is %s; it must hold keys", what, value.words());
      return new Keys(new YamlValue.Keys(value.place(), Map.of()), what, problems);
    }
    map.entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                problems.at(entry.place(), "%s has no key \"%s\"%s", what, key, meant(key, known));
              }
            });
    return new Keys(map, what, problems);
  }

  private static String meant(String key, Set<String> known) {
    return Nearest.to(key, known).isPresent()
        ? Nearest.hint(key, known)
        : "; its keys are " + String.join(", ", new TreeSet<>(known));
  }

  public Place place() {
    return map.place();
  }

  /** The place of a key, or of the map if the key is not there. */
  public Place place(String key) {
    Entry entry = map.entries().get(key);
    return entry == null ? map.place() : entry.place();
  }

  /** The value of a key; null if it is absent or empty. */
  public YamlValue value(String key) {
    Entry entry = map.entries().get(key);
    return entry == null || entry.value() instanceof Nothing ? null : entry.value();
  }

  public boolean has(String key) {
    return value(key) != null;
  }

  public String text(String key, String otherwise) {
    YamlValue value = value(key);
    return value == null ? otherwise : textOf(value, "\"" + key + "\"", problems);
  }

  /** A text that must be there; empty (and a problem) if it is not. */
  public String requiredText(String key) {
    if (!has(key)) {
      problems.at(place(), "%s needs \"%s\"", what, key);
    }
    return text(key, "");
  }

  /** A value of a type that {@link RecordBinder} knows; otherwise where it is absent or wrong. */
  public <T> T value(Class<T> type, String key, T otherwise) {
    Object read =
        has(key) ? new Scalars(problems).read(type, '"' + key + '"', null, value(key)) : null;
    @SuppressWarnings("unchecked") // type may be that of a primitive
    T value = (T) read;
    return value == null ? otherwise : value;
  }

  /** A list of texts; a single one stands for a list of one. */
  public List<String> texts(String key, List<String> otherwise) {
    YamlValue value = value(key);
    return value == null ? otherwise : textsOf(value, "\"" + key + "\"", problems);
  }

  /** Notes that a key has a value that it cannot have. */
  public void mustBe(String key, String shown, String expected) {
    problems.at(place(key), "\"%s\" is %s; it must be %s", key, shown, expected);
  }

  private static List<String> textsOf(YamlValue value, String what, Problems problems) {
    return value instanceof Items items
        ? items.values().stream().map(item -> textOf(item, what, problems)).toList()
        : List.of(textOf(value, what, problems));
  }

  private static String textOf(YamlValue value, String what, Problems problems) {
    if (value instanceof Scalar scalar) {
      return scalar.text();
    }
    problems.at(value.place(), "%s is %s; it must be a text", what, value.words());
    return "";
  }
}
