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
  /** In place of a value that has a problem; null is that of a key which may be empty. */
  private static final Object NONE = new Object();

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
    return read(type, "", layers.toArray(YamlValue[]::new));
  }

  /** The same of a record that stands below the outermost one, at a path. */
  public <T> Optional<T> read(Class<T> type, String path, YamlValue... layers) {
    Object made = record(type, path, List.of(layers));
    return made == NONE ? Optional.empty() : Optional.of(type.cast(made));
  }

  private Object value(Type type, String path, List<YamlValue> layers) {
    if (type instanceof ParameterizedType container) {
      Type element = KeyNames.element(type);
      return container.getRawType().equals(Map.class)
          ? map(element, path, layers)
          : strongest(layers, layer -> items(element, path, layer));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.equals(YamlValue.class)) {
      return layers.get(0);
    }
    if (plain.isRecord()) {
      return record(plain, path, layers);
    }
    YamlValue weakest = layers.get(layers.size() - 1);
    boolean mayBeEmpty = weakest instanceof Nothing && weakest.place().source().equals(defaults);
    return strongest(
        layers,
        layer ->
            layer instanceof Nothing && mayBeEmpty
                ? null
                : scalars.read(plain, path, layer).orElse(NONE));
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
      values[i] = member(components[i], join(path, key), given.get(key), layers.get(0).place());
    }
    return Arrays.asList(values).contains(NONE) ? NONE : construct(type, values);
  }

  private Object member(
      RecordComponent component, String path, List<YamlValue> given, Place place) {
    Type type = component.getGenericType();
    boolean optional = component.getType().equals(Optional.class);
    if (given == null) {
      if (!optional) {
        problems.add(place, path, "%s is missing", path);
      }
      return optional ? Optional.empty() : NONE;
    }
    if (component.isAnnotationPresent(Verbatim.class)) {
      return verbatim(component.getType(), path, given.get(0));
    }
    Object value = value(optional ? KeyNames.element(type) : type, path, given);
    return optional && value != NONE ? Optional.ofNullable(value) : value;
  }

  private Object verbatim(Class<?> type, String path, YamlValue given) {
    if (type.equals(Map.class)) {
      Map<String, String> texts = new LinkedHashMap<>();
      byKey(path, List.of(given), null)
          .forEach((key, values) -> texts.put(key, text(join(path, key), values.get(0))));
      return Collections.unmodifiableMap(texts);
    }
    List<YamlValue> values = given instanceof Items items ? items.values() : List.of(given);
    return values.stream().map(value -> text(path, value)).toList();
  }

  private String text(String path, YamlValue given) {
    if (given instanceof YamlValue.Scalar scalar) {
      return scalar.text();
    }
    problems.add(given.place(), path, "%s is %s; it must be a text", path, given.words());
    return "";
  }

  private Object map(Type element, String path, List<YamlValue> layers) {
    Map<String, Object> values = new LinkedHashMap<>();
    byKey(path, layers, null)
        .forEach((key, given) -> values.put(key, value(element, join(path, key), given)));
    return values.containsValue(NONE) ? NONE : Collections.unmodifiableMap(values);
  }

  private Object items(Type element, String path, YamlValue layer) {
    if (!(layer instanceof Items items)) {
      problems.add(
          layer.place(), path, "%s is %s; it must be a list, or [] for none", path, layer.words());
      return NONE;
    }
    List<Object> values = new ArrayList<>();
    for (YamlValue item : items.values()) {
      values.add(value(element, path + "[" + (values.size() + 1) + "]", List.of(item)));
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
