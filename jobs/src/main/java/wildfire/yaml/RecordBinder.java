package wildfire.yaml;

import java.lang.reflect.Constructor;
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
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;

/**
 * Makes records of YAML, strictly: every key is a component in snake_case, every component is given
 * (but an {@link Optional} one), every value has its type and lies within its limits. What does not
 * is a problem; all of them are noted. A component that is a {@link YamlValue} is given as it
 * stands.
 *
 * <p>YAML comes in layers, the strongest first: a group of keys is the union of its layers, any
 * other value is that of the strongest layer which has it. A key may be left empty only where the
 * weakest layer, that of the defaults, leaves it empty; it is null then.
 */
public final class RecordBinder {
  /** A value that could be read; null where the key may be empty. */
  private record Bound(Object value) {}

  private final Problems problems;
  private final Scalars scalars;
  private final List<String> paths;
  private final String defaults;

  /**
   * @param limits what numbers and words may be
   * @param root the outermost record, to point to a key that stands in the wrong group
   * @param defaults the source of the layer whose empty keys may be empty elsewhere too
   */
  public RecordBinder(Problems problems, Limits limits, Class<?> root, String defaults) {
    this.problems = problems;
    this.defaults = defaults;
    this.scalars = new Scalars(problems, limits);
    this.paths = KeyNames.paths(root);
  }

  /** The record; empty if a problem leaves a component without a value. */
  public <T> Optional<T> read(Class<T> type, List<YamlValue.Keys> layers) {
    return record(type, "", List.copyOf(layers)).map(found -> type.cast(found.value()));
  }

  /** The same of a record that stands below the outermost one, at a path. */
  public <T> Optional<T> read(Class<T> type, String path, YamlValue... layers) {
    return record(type, path, List.of(layers)).map(found -> type.cast(found.value()));
  }

  private Optional<Bound> value(Type type, String path, List<YamlValue> layers) {
    if (type instanceof ParameterizedType container) {
      return container.getRawType().equals(Map.class)
          ? map(container, path, layers)
          : list(container, path, layers);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.equals(YamlValue.class)) {
      return Optional.of(new Bound(layers.get(0)));
    }
    return plain.isRecord() ? record(plain, path, layers) : scalar(plain, path, layers);
  }

  private Optional<Bound> record(Class<?> type, String path, List<YamlValue> layers) {
    List<YamlValue.Keys> groups = groups(path, layers);
    for (YamlValue.Keys group : groups) {
      noteUnknownKeys(KeyNames.of(type), path, group);
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean whole = true;
    for (int i = 0; i < components.length; i++) {
      String key = KeyNames.of(components[i]);
      Optional<Bound> found = member(components[i], key, path, groups, layers.get(0).place());
      whole &= found.isPresent();
      values[i] = found.map(Bound::value).orElse(null);
    }
    return whole ? Optional.of(new Bound(construct(type, values))) : Optional.empty();
  }

  private Optional<Bound> member(
      RecordComponent component,
      String key,
      String path,
      List<YamlValue.Keys> groups,
      Place place) {
    Type type = component.getGenericType();
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
      return Optional.of(new Bound(Optional.empty()));
    }
    if (given.isEmpty()) {
      problems.add(place, memberPath, "%s is missing", memberPath);
      return Optional.empty();
    }
    if (component.isAnnotationPresent(Verbatim.class)) {
      return verbatim(component.getType(), memberPath, given.get(0));
    }
    return maybe.isPresent()
        ? value(maybe.get(), memberPath, given)
            .map(found -> new Bound(Optional.ofNullable(found.value())))
        : value(type, memberPath, given);
  }

  private Optional<Bound> verbatim(Class<?> type, String path, YamlValue given) {
    if (type.equals(Map.class)) {
      Map<String, String> texts = new LinkedHashMap<>();
      groups(path, List.of(given))
          .forEach(
              keys ->
                  keys.entries()
                      .forEach((key, e) -> texts.put(key, text(join(path, key), e.value()))));
      return Optional.of(new Bound(Collections.unmodifiableMap(texts)));
    }
    List<YamlValue> values = given instanceof Items items ? items.values() : List.of(given);
    return Optional.of(new Bound(values.stream().map(value -> text(path, value)).toList()));
  }

  private String text(String path, YamlValue given) {
    if (given instanceof YamlValue.Scalar scalar) {
      return scalar.text();
    }
    problems.add(given.place(), path, "%s is %s; it must be a text", path, given.words());
    return "";
  }

  /** The type within {@code Optional<…>}; empty for any other: its key must be given. */
  private static Optional<Type> maybe(Type type) {
    return type instanceof ParameterizedType container
            && container.getRawType().equals(Optional.class)
        ? Optional.of(KeyNames.element(type))
        : Optional.empty();
  }

  private Optional<Bound> map(Type type, String path, List<YamlValue> layers) {
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
      Optional<Bound> found =
          value(KeyNames.element(type), join(path, entry.getKey()), entry.getValue());
      whole &= found.isPresent();
      found.ifPresent(f -> values.put(entry.getKey(), f.value()));
    }
    return whole ? Optional.of(new Bound(Collections.unmodifiableMap(values))) : Optional.empty();
  }

  private Optional<Bound> list(Type type, String path, List<YamlValue> layers) {
    Optional<Bound> strongest = Optional.empty();
    for (YamlValue layer : layers) {
      Optional<Bound> found = items(type, path, layer);
      strongest = strongest.or(() -> found);
    }
    return strongest;
  }

  private Optional<Bound> items(Type type, String path, YamlValue layer) {
    if (!(layer instanceof Items items)) {
      problems.add(
          layer.place(), path, "%s is %s; it must be a list, or [] for none", path, layer.words());
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    boolean whole = true;
    for (int i = 0; i < items.values().size(); i++) {
      String itemPath = path + "[" + (i + 1) + "]";
      Optional<Bound> found =
          value(KeyNames.element(type), itemPath, List.of(items.values().get(i)));
      whole &= found.isPresent();
      found.ifPresent(f -> values.add(f.value()));
    }
    return whole ? Optional.of(new Bound(List.copyOf(values))) : Optional.empty();
  }

  private Optional<Bound> scalar(Class<?> type, String path, List<YamlValue> layers) {
    YamlValue weakest = layers.get(layers.size() - 1);
    boolean mayBeEmpty = weakest instanceof Nothing && weakest.place().source().equals(defaults);
    Optional<Bound> strongest = Optional.empty();
    for (YamlValue layer : layers) {
      Optional<Bound> found =
          layer instanceof Nothing && mayBeEmpty
              ? Optional.of(new Bound(null))
              : scalars.read(type, path, layer).map(Bound::new);
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
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses values within its limits", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not a record that can be made here", e);
    }
  }
}
