package wildfire.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A value as it stands in a YAML file, and where. */
public sealed interface YamlValue {

  Place place();

  record Nothing(Place place) implements YamlValue {}

  /** One word, number or sentence; what it means is decided by who reads it. */
  record Scalar(Place place, String text) implements YamlValue {}

  record Items(Place place, List<YamlValue> values) implements YamlValue {}

  /** Keys with their values, in the order of the file. */
  record Keys(Place place, Map<String, Entry> entries) implements YamlValue {
    /** With what others have, where it has none itself. */
    public Keys over(Keys others) {
      Map<String, Entry> all = new LinkedHashMap<>(others.entries);
      all.putAll(entries);
      return new Keys(place, all);
    }
  }

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

  /** With another value in place of that under a key, if it is there. */
  default YamlValue with(String key, UnaryOperator<YamlValue> change) {
    Entry entry = this instanceof Keys group ? group.entries().get(key) : null;
    if (entry == null) {
      return this;
    }
    Entry changed = new Entry(entry.place(), change.apply(entry.value()));
    return new Keys(place(), Map.of(key, changed)).over((Keys) this);
  }

  /** With others in place of its items, or of the values of its keys. */
  default YamlValue each(UnaryOperator<YamlValue> change) {
    if (this instanceof Items items) {
      return new Items(place(), items.values().stream().map(change).toList());
    } else if (this instanceof Keys group) {
      Map<String, Entry> all = new LinkedHashMap<>(group.entries());
      all.replaceAll((key, entry) -> new Entry(entry.place(), change.apply(entry.value())));
      return new Keys(place(), all);
    }
    return this;
  }

  /** The value of a key that is there and not empty. */
  default Optional<YamlValue> value(String key) {
    return this instanceof Keys group
        ? Optional.ofNullable(group.entries().get(key))
            .map(Entry::value)
            .filter(value -> !(value instanceof Nothing))
        : Optional.empty();
  }

  /** As the only key of a group, if it is none itself; an empty value as a group without keys. */
  default Keys under(String key) {
    if (this instanceof Keys group) {
      return group;
    }
    return new Keys(
        place(), this instanceof Nothing ? Map.of() : Map.of(key, new Entry(place(), this)));
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
