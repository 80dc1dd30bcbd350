package wildfire.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of keys: a record's component {@code minOutsideShare} is the key {@code min_outside_share}.
 */
public final class KeyNames {
  private KeyNames() {}

  public static String of(RecordComponent component) {
    return snakeCase(component.getName());
  }

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static List<String> of(Class<?> record) {
    List<String> keys = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      keys.add(of(component));
    }
    return keys;
  }

  /** The whole paths of all keys, groups not among them; a list or a map counts as one key. */
  public static List<String> paths(Class<?> record) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType().isRecord()) {
        paths(component.getType()).forEach(path -> paths.add(of(component) + "." + path));
      } else {
        paths.add(of(component));
      }
    }
    return paths;
  }

  /** Cuts a path into keys; what follows the key of a map is one key, dots and all. */
  public static List<String> split(Class<?> record, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return List.of(path);
    }
    String first = path.substring(0, dot);
    String rest = path.substring(dot + 1);
    List<String> keys = new ArrayList<>(List.of(first));
    for (RecordComponent component : record.getRecordComponents()) {
      if (of(component).equals(first)) {
        if (component.getType().isRecord()) {
          keys.addAll(split(component.getType(), rest));
          return keys;
        }
        if (component.getType().equals(Map.class)) {
          keys.add(rest);
          return keys;
        }
      }
    }
    keys.addAll(List.of(rest.split("\\.", -1)));
    return keys;
  }

  /** The type within {@code List<…>}, or of the values of {@code Map<String, …>}. */
  static Type element(Type type) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
