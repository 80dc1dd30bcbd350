package wildfire.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wildfire sources}, and {@code wildfire sources detect FILE…}. */
@Command(
    name = "sources",
    header = "List the known sources, or tell which one fits a file.",
    description = "Each source with what it can and cannot tell, as its own file says.",
    footerHeading = "%nExamples:%n",
    footer = {"  wildfire sources", "  wildfire sources detect exports/linkedin/*.xls"})
public final class SourcesCommand implements Callable<Integer> {
  private final Shell shell;
  private final Supplier<Summary> list;
  private final BiFunction<List<Path>, Progress, Summary> detect;

  /**
   * @param list what the known sources are
   * @param detect which source fits each of these files
   */
  public SourcesCommand(
      Shell shell, Supplier<Summary> list, BiFunction<List<Path>, Progress, Summary> detect) {
    this.shell = shell;
    this.list = list;
    this.detect = detect;
  }

  @Override
  public Integer call() {
    return shell.tell(progress -> list.get());
  }

  /** Which source fits a file. */
  @Command(
      name = "detect",
      header = "Tell which source fits a file, why, and which columns it did not recognise.",
      mixinStandardHelpOptions = true)
  int detect(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Files of exports, or folders with them.")
          List<Path> files) {
    return shell.tell(progress -> detect.apply(files, progress));
  }
}
