package wildfire.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/** The options of every command that reads settings. */
final class CommonOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description =
          "Settings. Without it conf/wildfire.yaml beside the launcher, else the built-in ones.")
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as judge.above=1.5; goes before the file. Repeatable.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Folder of the lake, the reports and the log.")
  private String workspace;

  @Option(names = "--verbose", description = "Show the log on the screen too.")
  private boolean verbose;

  /** Reads and measures everything again. */
  void full() {
    set.put("ingest.full", "true");
  }

  /**
   * What a command works with.
   *
   * @param consoleLevel what of the log goes to the screen
   */
  record Given(Settings settings, String consoleLevel) {}

  /**
   * The settings that the options make.
   *
   * @param parts what the command's other options say of them
   * @throws wildfire.model.OperatorError that lists everything that is wrong with them
   */
  Given with(SettingsPart... parts) {
    SettingsReader reader = new SettingsReader();
    Optional.ofNullable(conf).or(() -> Home.find("conf/wildfire.yaml")).ifPresent(reader::file);
    set.forEach(reader::set);
    if (workspace != null) {
      reader.workspace(workspace);
    }
    for (SettingsPart part : parts) {
      part.into(reader);
    }
    return new Given(reader.read(), verbose ? "INFO" : "OFF");
  }

  /** Fills in the workspace where the person left it open. */
  void preset(String presetWorkspace) {
    if (workspace == null) {
      workspace = presetWorkspace;
    }
  }
}
