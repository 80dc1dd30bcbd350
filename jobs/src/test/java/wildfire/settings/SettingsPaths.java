package wildfire.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import wildfire.yaml.KeyNames;

/** What the records say of a key. */
final class SettingsPaths {
  private SettingsPaths() {}

  static Class<?> typeOf(String path) {
    Class<?> type = Settings.class;
    for (String key : KeyNames.split(Settings.class, path)) {
      type =
          Arrays.stream(type.getRecordComponents())
              .filter(component -> KeyNames.of(component).equals(key))
              .findFirst()
              .map(RecordComponent::getType)
              .orElseThrow();
    }
    return type;
  }
}
