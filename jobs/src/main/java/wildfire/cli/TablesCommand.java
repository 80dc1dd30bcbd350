package wildfire.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code wildfire tables}. */
@Command(
    name = "tables",
    header = "Say what the published tables hold, column by column.",
    description = "The same as the published data_dictionary.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire tables", "  wildfire tables | less"})
public final class TablesCommand implements Callable<Integer> {
  private final Shell shell;
  private final Supplier<Summary> tables;

  public TablesCommand(Shell shell, Supplier<Summary> tables) {
    this.shell = shell;
    this.tables = tables;
  }

  @Override
  public Integer call() {
    return shell.tell(tables.get());
  }
}
