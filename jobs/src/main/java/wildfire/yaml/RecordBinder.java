package wildfire.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/**
 * Makes records of YAML, strictly: every key is a component in snake_case, every component is given
 * (but an {@link Optional} one, and one with a {@link Key#or}), every value has its type and lies
 * within its limits. What does not is a problem; all of them are noted.
 *
 * <p>YAML comes in layers, the strongest first: a group of keys is the union of its layers, any
 * other value is that of the strongest layer which has it. A key may be left empty only where the
 * weakest layer, that of the defaults, leaves it empty; it is null then.
 */
public final class RecordBinder {
  /** In place of a value that has a problem; null is that of a key which may be empty. */
  private static final Object NONE = new Object();

  private final Problems problems;
  private final Scalars scalars;
  private final List<String> paths;
  private final Place defaults;

  /**
   * @param root the outermost record, to point to a key that stands in the wrong group
   * @param defaults the source of the layer whose empty keys may be empty elsewhere too
   */
  public RecordBinder(Problems problems, Class<?> root, String defaults) {
    this.problems = problems;
    this.defaults = new Place(defaults, 0);
    this.scalars = new Scalars(problems);
    this.paths = KeyNames.paths(root);
  }

  /** The record; empty if a problem leaves a component without a value. */
  public <T> Optional<T> read(Class<T> type, List<YamlValue> layers) {
    return read(type, "", layers);
  }

  /** The same of a record that stands below the outermost one, at a path. */
  public <T> Optional<T> read(Class<T> type, String path, List<YamlValue> layers) {
    Object made = record(type, path, layers);
    return made == NONE ? Optional.empty() : Optional.of(type.cast(made));
  }

  private Object value(Type type, String path, Key limits, List<YamlValue> layers) {
    if (type instanceof ParameterizedType container) {
      Type element = element(type);
      return container.getRawType().equals(Map.class)
          ? map(element, path, limits, layers)
          : strongest(layers, layer -> items(element, path, limits, layer));
    }
    Class<?> plain = (Class<?>) type;
    YamlValue weakest = layers.get(layers.size() - 1);
    boolean mayBeEmpty =
        weakest instanceof Nothing && weakest.place().source().equals(defaults.source());
    if (plain.isRecord()) {
      boolean empty = mayBeEmpty && layers.get(0) instanceof Nothing;
      Object made = empty ? null : record(plain, path, layers);
      return mayBeEmpty && made == NONE ? null : made;
    }
    return strongest(
        layers,
        layer ->
            layer instanceof Nothing && mayBeEmpty ? null : scalar(plain, path, limits, layer));
  }

  private Object scalar(Class<?> type, String path, Key limits, YamlValue given) {
    if (limits != null && limits.verbatim()) {
      if (given instanceof Scalar scalar) {
        return scalar.text();
      }
      problems.add(given.place(), path, "%s is %s; it must be a text", path, given.words());
      return NONE;
    }
    Object value = scalars.read(type, path, limits, given);
    return value == null ? NONE : value;
  }

  /** All layers are read, so that what is wrong in any of them is said. */
  private static Object strongest(List<YamlValue> layers, Function<YamlValue, Object> reading) {
    Object strongest = NONE;
    for (YamlValue layer : layers) {
      Object value = reading.apply(layer);
      strongest = strongest == NONE ? value : strongest;
    }
    return strongest;
  }

  private Object record(Class<?> type, String path, List<YamlValue> layers) {
    Map<String, List<YamlValue>> given = byKey(path, layers, KeyNames.of(type));
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = KeyNames.of(components[i]);
      List<YamlValue> its = given.getOrDefault(key, List.of());
      values[i] = member(components[i], join(path, key), its, layers.get(0).place());
    }
    return Arrays.asList(values).contains(NONE) ? NONE : construct(type, values);
  }

  private Object member(
      RecordComponent component, String path, List<YamlValue> given, Place place) {
    Key key = component.getAnnotation(Key.class);
    boolean hasDefault = key != null && key.or().length > 0;
    boolean optional = component.getType().equals(Optional.class);
    if (given.isEmpty() && !hasDefault && !optional) {
      problems.add(place, path, "%s is missing", path);
      return NONE;
    } else if (given.isEmpty() && key != null && !key.required().isEmpty()) {
      problems.add(place, path, "%s is missing: %s", path, key.required());
    }
    List<YamlValue> layers = new ArrayList<>(given);
    if (hasDefault) {
      layers.add(defaultOf(key.or()[0]));
    }
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    Type type = component.getGenericType();
    Object value = value(optional ? element(type) : type, path, key, layers);
    return optional && value != NONE ? Optional.ofNullable(value) : value;
  }

  private YamlValue defaultOf(String text) {
    return switch (text) {
      case "~" -> new Nothing(defaults);
      case "[]" -> new Items(defaults, List.of());
      case "{}" -> new YamlValue.Keys(defaults, Map.of());
      default -> new Scalar(defaults, text);
    };
  }

  private Object map(Type element, String path, Key limits, List<YamlValue> layers) {
    Map<String, Object> values = new LinkedHashMap<>();
    byKey(path, layers, null)
        .forEach((key, given) -> values.put(key, value(element, join(path, key), limits, given)));
    return values.containsValue(NONE) ? NONE : Collections.unmodifiableMap(values);
  }

  private Object items(Type element, String path, Key limits, YamlValue layer) {
    List<Object> values = new ArrayList<>();
    if (layer instanceof Items items) {
      for (YamlValue item : items.values()) {
        String place = path + "[" + (values.size() + 1) + "]";
        values.add(value(element, place, limits, List.of(item)));
      }
    } else if (limits != null && limits.verbatim()) {
      values.add(value(element, path, limits, List.of(layer)));
    } else {
      String must = "%s is %s; it must be a list, or [] for none";
      problems.add(layer.place(), path, must, path, layer.words());
      return NONE;
    }
    return values.contains(NONE) ? NONE : List.copyOf(values);
  }

  /**
   * The values of each key, the strongest first.
   *
   * @param known the keys that there are; null: any
   */
  private Map<String, List<YamlValue>> byKey(
      String path, List<YamlValue> layers, List<String> known) {
    Map<String, List<YamlValue>> values = new LinkedHashMap<>();
    for (YamlValue layer : layers) {
      if (layer instanceof YamlValue.Keys keys) {
        keys.entries()
            .forEach(
                (key, entry) -> {
                  values.computeIfAbsent(key, none -> new ArrayList<>()).add(entry.value());
                  if (known != null && !known.contains(key)) {
                    String unknown = join(path, key);
                    String meant = meant(key, path, known);
                    problems.add(entry.place(), unknown, "there is no key %s; %s", unknown, meant);
                  }
                });
      } else if (!(layer instanceof Nothing)) {
        problems.add(layer.place(), path, "%s is %s; it must hold keys", path, layer.words());
      }
    }
    return values;
  }

  private String meant(String key, String path, List<String> known) {
    String group = path.isEmpty() ? "here" : "of " + path;
    return Nearest.to(key, known)
        .map(near -> join(path, near))
        .or(() -> paths.stream().filter(p -> p.endsWith("." + key)).findFirst())
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "the keys " + group + " are " + String.join(", ", known));
  }

  /** The type within {@code List<…>}, or of the values of {@code Map<String, …>}. */
  private static Type element(Type type) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static Object construct(Class<?> type, Object[] values) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
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
