package wildfire.cli;

import picocli.CommandLine.Option;
import wildfire.settings.SettingsReader;

/** The option of commands that look at nothing after a moment. */
final class AsOfOption implements SettingsPart {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at nothing after this day (UTC) or moment.")
  private String asOf;

  @Override
  public void into(SettingsReader reader) {
    if (asOf != null) {
      reader.asOf(asOf);
    }
  }
}
