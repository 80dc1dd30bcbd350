package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import wildfire.settings.InputSettings;
import wildfire.settings.SettingsReader;

/** The options of commands that look at exports. */
final class InputOptions implements SettingsPart {

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

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Input> inputs = new ArrayList<>();

  @Override
  public void into(SettingsReader reader) {
    if (!inputs.isEmpty()) {
      reader.inputs(inputs.stream().map(Input::settings).toList());
    }
  }
}
