package wildfire.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.yaml.Nearest;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;

/**
 * Makes records of YAML, strictly: every key is a component in snake_case, every component is given
 * (but an {@link Optional} one), every value has its type and lies within its limits. What does not
 * is a problem; all of them are noted.
 *
 * <p>YAML comes in layers, the strongest first: a group of keys is the union of its layers, any
 * other value is that of the strongest layer which has it. A key may be left empty only where the
 * weakest layer, that of the defaults, leaves it empty; it is null then.
 */
final class RecordReader {
  /** A value that could be read; null where the key may be empty. */
  private record Found(Object value) {}

  private final Problems problems;
  private final ScalarReader scalars;
  private final List<String> paths;
  private final String defaults;

  /**
   * @param limits what numbers and words may be
   * @param root the outermost record, to point to a key that stands in the wrong group
   * @param defaults the source of the layer whose empty keys may be empty elsewhere too
   */
  RecordReader(Problems problems, Limits limits, Class<?> root, String defaults) {
    this.problems = problems;
    this.defaults = defaults;
    this.scalars = new ScalarReader(problems, limits);
    this.paths = Keys.paths(root);
  }

  /** The record; empty if a problem leaves a component without a value. */
  <T> Optional<T> read(Class<T> type, List<YamlValue.Keys> layers) {
    return record(type, "", List.copyOf(layers)).map(found -> type.cast(found.value()));
  }

  private Optional<Found> value(Type type, String path, List<YamlValue> layers) {
    if (type instanceof ParameterizedType container) {
      return container.getRawType().equals(Map.class)
          ? map(container, path, layers)
          : list(container, path, layers);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? record(plain, path, layers) : scalar(plain, path, layers);
  }

  private Optional<Found> record(Class<?> type, String path, List<YamlValue> layers) {
    List<YamlValue.Keys> groups = groups(path, layers);
    for (YamlValue.Keys group : groups) {
      noteUnknownKeys(Keys.of(type), path, group);
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean whole = true;
    for (int i = 0; i < components.length; i++) {
      String key = Keys.of(components[i]);
      Optional<Found> found =
          member(components[i].getGenericType(), key, path, groups, layers.get(0).place());
      whole &= found.isPresent();
      values[i] = found.map(Found::value).orElse(null);
    }
    return whole ? Optional.of(new Found(construct(type, values))) : Optional.empty();
  }

  private Optional<Found> member(
      Type type, String key, String path, List<YamlValue.Keys> groups, Place place) {
    String memberPath = join(path, key);
    List<YamlValue> given = new ArrayList<>();
    for (YamlValue.Keys group : groups) {
      Entry entry = group.entries().get(key);
      if (entry != null) {
        given.add(entry.value());
      }
    }
    Optional<Type> maybe = maybe(type);
    if (given.isEmpty() && maybe.isPresent()) {
      return Optional.of(new Found(Optional.empty()));
    }
    if (given.isEmpty()) {
      problems.add(place, memberPath, "%s is missing", memberPath);
      return Optional.empty();
    }
    return maybe.isPresent()
        ? value(maybe.get(), memberPath, given)
            .map(found -> new Found(Optional.ofNullable(found.value())))
        : value(type, memberPath, given);
  }

  /** The type within {@code Optional<…>}; empty for any other: its key must be given. */
  private static Optional<Type> maybe(Type type) {
    return type instanceof ParameterizedType container
            && container.getRawType().equals(Optional.class)
        ? Optional.of(Keys.element(type))
        : Optional.empty();
  }

  private Optional<Found> map(Type type, String path, List<YamlValue> layers) {
    Map<String, List<YamlValue>> byKey = new LinkedHashMap<>();
    for (YamlValue.Keys group : groups(path, layers)) {
      group
          .entries()
          .forEach(
              (key, entry) ->
                  byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(entry.value()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<String, List<YamlValue>> entry : byKey.entrySet()) {
      Optional<Found> found =
          value(Keys.element(type), join(path, entry.getKey()), entry.getValue());
      whole &= found.isPresent();
      found.ifPresent(f -> values.put(entry.getKey(), f.value()));
    }
    return whole ? Optional.of(new Found(Collections.unmodifiableMap(values))) : Optional.empty();
  }

  private Optional<Found> list(Type type, String path, List<YamlValue> layers) {
    Optional<Found> strongest = Optional.empty();
    for (YamlValue layer : layers) {
      Optional<Found> found = items(type, path, layer);
      strongest = strongest.or(() -> found);
    }
    return strongest;
  }

  private Optional<Found> items(Type type, String path, YamlValue layer) {
    if (!(layer instanceof Items items)) {
      problems.add(
          layer.place(), path, "%s is %s; it must be a list, or [] for none", path, layer.words());
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    boolean whole = true;
    for (int i = 0; i < items.values().size(); i++) {
      String itemPath = path + "[" + (i + 1) + "]";
      Optional<Found> found = value(Keys.element(type), itemPath, List.of(items.values().get(i)));
      whole &= found.isPresent();
      found.ifPresent(f -> values.add(f.value()));
    }
    return whole ? Optional.of(new Found(List.copyOf(values))) : Optional.empty();
  }

  private Optional<Found> scalar(Class<?> type, String path, List<YamlValue> layers) {
    YamlValue weakest = layers.get(layers.size() - 1);
    boolean mayBeEmpty = weakest instanceof Nothing && weakest.place().source().equals(defaults);
    Optional<Found> strongest = Optional.empty();
    for (YamlValue layer : layers) {
      Optional<Found> found =
          layer instanceof Nothing && mayBeEmpty
              ? Optional.of(new Found(null))
              : scalars.read(type, path, layer).map(Found::new);
      strongest = strongest.or(() -> found);
    }
    return strongest;
  }

  private List<YamlValue.Keys> groups(String path, List<YamlValue> layers) {
    List<YamlValue.Keys> groups = new ArrayList<>();
    for (YamlValue layer : layers) {
      if (layer instanceof YamlValue.Keys keys) {
        groups.add(keys);
      } else if (!(layer instanceof Nothing)) {
        problems.add(layer.place(), path, "%s is %s; it must hold keys", path, layer.words());
      }
    }
    return groups;
  }

  private void noteUnknownKeys(List<String> known, String path, YamlValue.Keys group) {
    group
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                String unknown = join(path, key);
                problems.add(
                    entry.place(),
                    unknown,
                    "there is no key %s; %s",
                    unknown,
                    meant(key, path, known));
              }
            });
  }

  private String meant(String key, String path, List<String> known) {
    return Nearest.to(key, known)
        .map(near -> join(path, near))
        .or(() -> paths.stream().filter(p -> p.endsWith("." + key)).findFirst())
        .map(near -> "did you mean " + near + "?")
        .orElseGet(
            () ->
                "the keys "
                    + (path.isEmpty() ? "here" : "of " + path)
                    + " are "
                    + String.join(", ", known));
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static Object construct(Class<?> type, Object[] values) {
    Class<?>[] types = new Class<?>[values.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = type.getRecordComponents()[i].getType();
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses values within its limits", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not a record that can be made here", e);
    }
  }
}
