package wildfire.yaml;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Names of keys: a record's component {@code minOutsideShare} is the key {@code min_outside_share}.
 */
public final class KeyNames {
  private KeyNames() {}

  public static String of(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static List<String> of(Class<?> record) {
    return Stream.of(record.getRecordComponents()).map(KeyNames::of).toList();
  }

  /** The whole paths of all keys, groups not among them; a list or a map counts as one key. */
  public static List<String> paths(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            component ->
                component.getType().isRecord()
                    ? paths(component.getType()).stream().map(path -> of(component) + "." + path)
                    : Stream.of(of(component)))
        .toList();
  }

  /** Cuts a path into keys; what follows the key of a map is one key, dots and all. */
  public static List<String> split(Class<?> record, String path) {
    String[] parts = path.split("\\.", 2);
    if (parts.length == 1) {
      return List.of(path);
    }
    Class<?> type =
        Stream.of(record.getRecordComponents())
            .filter(component -> of(component).equals(parts[0]))
            .<Class<?>>map(RecordComponent::getType)
            .findFirst()
            .orElse(String.class);
    List<String> keys = new ArrayList<>(List.of(parts[0]));
    if (type.isRecord()) {
      keys.addAll(split(type, parts[1]));
    } else {
      keys.addAll(List.of(type == Map.class ? new String[] {parts[1]} : parts[1].split("\\.", -1)));
    }
    return keys;
  }
}
