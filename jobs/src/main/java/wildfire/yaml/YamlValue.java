package wildfire.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as it stands in a YAML file, and where. */
public sealed interface YamlValue {

  Place place();

  record Nothing(Place place) implements YamlValue {}

  /** One word, number or sentence; what it means is decided by who reads it. */
  record Scalar(Place place, String text) implements YamlValue {}

  record Items(Place place, List<YamlValue> values) implements YamlValue {}

  /** Keys with their values, in the order of the file. */
  record Keys(Place place, Map<String, Entry> entries) implements YamlValue {}

  /** A key, by its place, with its value. */
  record Entry(Place place, YamlValue value) {}

  /** Where a key below it stands, found by the keys on the way; the last one that is there. */
  default Place placeOf(String... keys) {
    Place place = place();
    YamlValue at = this;
    for (String key : keys) {
      Entry entry = at instanceof Keys group ? group.entries().get(key) : null;
      if (entry == null) {
        return place;
      }
      place = entry.place();
      at = entry.value();
    }
    return place;
  }

  /** The value of a key that is there and not empty. */
  default Optional<YamlValue> value(String key) {
    return this instanceof Keys group
        ? Optional.ofNullable(group.entries().get(key))
            .map(Entry::value)
            .filter(value -> !(value instanceof Nothing))
        : Optional.empty();
  }

  /** What a person would call it. */
  default String words() {
    if (this instanceof Nothing) {
      return "empty";
    } else if (this instanceof Scalar scalar) {
      return '"' + scalar.text() + '"';
    } else if (this instanceof Items) {
      return "a list";
    } else {
      return "a group of keys";
    }
  }
}
