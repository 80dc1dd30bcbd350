package wildfire.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/** The options of every command that reads settings. */
final class CommonOptions {

  /** An export named on the command line. */
  static final class Input {
    @Option(
        names = "--input",
        required = true,
        paramLabel = "PATH",
        description = "A folder, file or glob of exports, instead of the settings' inputs.")
    private String path;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description =
            "The source that reads the --input before it: a file of conf/sources. Without it each file"
                + " is read by the source that its columns fit.")
    private String source;

    private InputSettings settings() {
      return new InputSettings(path, Optional.ofNullable(source), Optional.empty());
    }
  }

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

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at nothing after this day (UTC) or moment.")
  private String asOf;

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Input> inputs = new ArrayList<>();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark master, such as spark://host:7077. Without it all cores of this machine.")
  private String master;

  @Option(names = "--verbose", description = "Show the log on the screen too.")
  private boolean verbose;

  /** Reads and measures everything again. */
  void full() {
    set.put("ingest.full", "true");
  }

  /**
   * The settings that the options make.
   *
   * @throws wildfire.model.OperatorError that lists everything that is wrong with them
   */
  Settings settings() {
    SettingsReader reader = new SettingsReader();
    Optional.ofNullable(conf).or(() -> Home.find("conf/wildfire.yaml")).ifPresent(reader::file);
    set.forEach(reader::set);
    if (workspace != null) {
      reader.workspace(workspace);
    }
    if (asOf != null) {
      reader.asOf(asOf);
    }
    if (!inputs.isEmpty()) {
      reader.inputs(inputs.stream().map(Input::settings).toList());
    }
    return reader.read();
  }

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  /** What of the log goes to the screen. */
  String consoleLevel() {
    return verbose ? "INFO" : "OFF";
  }

  /** Fills in what the person left open. */
  void preset(String presetWorkspace, List<InputSettings> presetInputs) {
    if (workspace == null) {
      workspace = presetWorkspace;
    }
    if (inputs.isEmpty()) {
      for (InputSettings preset : presetInputs) {
        Input input = new Input();
        input.path = preset.path();
        input.source = preset.source().orElse(null);
        inputs.add(input);
      }
    }
  }
}
