package wildfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.yaml.Key;
import wildfire.yaml.KeyNames;

/** The commented file and the records say the same. */
final class SettingsFileTest {
  private static final Path FILE = Path.of("../conf/wildfire.yaml");

  /** A key of the file with the comment that stands right above it. */
  private record Commented(String value, List<String> comment) {}

  @Test
  void everyKeyOfTheRecordsIsInTheFileAndTheOtherWayRound() throws Exception {
    List<String> keys = new ArrayList<>();
    commentedKeys().forEach((path, key) -> keys.add(path));
    keys.removeAll(
        List.of(
            "vocabulary",
            "ingest",
            "measure",
            "judge",
            "coordination",
            "causes",
            "associate",
            "explain",
            "report",
            "log"));
    assertThat(keys).containsExactlyInAnyOrderElementsOf(KeyNames.paths(Settings.class));
  }

  @Test
  void everyKeySaysWhatItMeansAndItsDefault() throws Exception {
    commentedKeys()
        .forEach(
            (path, key) -> {
              assertThat(key.comment()).as("comment of %s", path).isNotEmpty();
              assertThat(key.comment().get(0)).as("meaning of %s", path).hasSizeGreaterThan(15);
            });
    for (String path : KeyNames.paths(Settings.class)) {
      Commented key = commentedKeys().get(path);
      String last = key.comment().get(key.comment().size() - 1);
      assertThat(last).as("%s", path).isEqualTo(("Default: " + key.value()).trim());
    }
  }

  @Test
  void everyNumberHasItsLimits() {
    for (String path : KeyNames.paths(Settings.class)) {
      Class<?> type = SettingsPaths.typeOf(path);
      if (type == int.class || type == long.class || type == double.class) {
        Key limits = SettingsPaths.componentOf(path).getAnnotation(Key.class);
        assertThat(limits != null || path.endsWith("_share"))
            .as("limits of %s; name them in its record", path)
            .isTrue();
      }
    }
  }

  @Test
  void whatIsBuiltInIsTheFile() throws Exception {
    assertThat(SettingsReader.builtIn()).isEqualTo(Files.readString(FILE));
  }

  @Test
  void theFileGivesTheSameSettingsAsNoFile() {
    assertThat(new SettingsReader().file(FILE).read()).isEqualTo(new SettingsReader().read());
  }

  private static Map<String, Commented> commentedKeys() throws Exception {
    Map<String, Commented> keys = new HashMap<>();
    List<String> comment = new ArrayList<>();
    String group = "";
    for (String line : Files.readAllLines(FILE)) {
      String words = line.strip();
      if (words.isEmpty()) {
        comment.clear();
      } else if (words.startsWith("#")) {
        comment.add(words.substring(1).strip());
      } else {
        int colon = words.indexOf(':');
        String name = words.substring(0, colon);
        String value = words.substring(colon + 1).strip();
        if (!line.startsWith(" ")) {
          group = name;
        }
        keys.put(
            line.startsWith(" ") ? group + "." + name : name,
            new Commented(value, List.copyOf(comment)));
        comment.clear();
      }
    }
    return keys;
  }
}
