package wildfire.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import wildfire.yaml.KeyNames;

/** What the records say of a key. */
final class SettingsPaths {
  private SettingsPaths() {}

  static Class<?> typeOf(String path) {
    return componentOf(path).getType();
  }

  static RecordComponent componentOf(String path) {
    RecordComponent found = null;
    for (String key : KeyNames.split(Settings.class, path)) {
      Class<?> group = found == null ? Settings.class : found.getType();
      found =
          Arrays.stream(group.getRecordComponents())
              .filter(component -> KeyNames.of(component).equals(key))
              .findFirst()
              .orElseThrow();
    }
    return found;
  }
}
