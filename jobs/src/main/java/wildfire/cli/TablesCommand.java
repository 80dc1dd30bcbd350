package wildfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wildfire tables}. */
@Command(
    name = "tables",
    header = "Say where the published tables are.",
    description =
        "A line for each table of the current reports: its name, a tab, the absolute path of its folder.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire tables",
      "  wildfire tables --workspace wildfire-workspace/demo",
      "  wildfire tables | awk '$1 == \"post_scorecard\" { print $2 }'"
    })
public final class TablesCommand implements Callable<Integer> {
  private final Shell shell;
  private final SettingsJob tables;

  @Mixin private final CommonOptions options = new CommonOptions();

  public TablesCommand(Shell shell, SettingsJob tables) {
    this.shell = shell;
    this.tables = tables;
  }

  @Override
  public Integer call() {
    return shell.run(options.with(), tables);
  }
}
