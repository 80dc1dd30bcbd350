package wildfire.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wildfire.model.OperatorError;
import wildfire.query.Extraction.Existing;
import wildfire.query.Extraction.Format;
import wildfire.query.Extraction.Wanted;

/** {@code wildfire extract}. */
@Command(
    name = "extract",
    header = "Write the published tables as files for tools that cannot read folders.",
    description = {
      "A file for each table (parquet, csv), or one database with all of them (duckdb: wildfire.duckdb).",
      "Files appear when all of them are whole. In CSV a text that a spreadsheet would take for a formula has an"
          + " apostrophe before it; nothing between two commas is unknown, and \"\" an empty text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire extract --format csv --out extracts/2026-01-31",
      "  wildfire extract --format parquet --out extracts --tables post_scorecard,post_reason",
      "  wildfire extract --format duckdb --out extracts --overwrite"
    })
public final class ExtractCommand implements Callable<Integer> {

  /** The work behind the command. */
  @FunctionalInterface
  public interface ExtractJob {
    Summary run(Look look, Wanted wanted);
  }

  private final Shell shell;
  private final ExtractJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final RunOption run = new RunOption();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "parquet, csv or duckdb.")
  private Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder on this machine for the files; made when it is not there.")
  private String out;

  @Option(
      names = "--tables",
      paramLabel = "NAME",
      split = ",",
      description = "Only these tables. Repeatable, or with commas.")
  private List<String> tables = new ArrayList<>();

  @Option(names = "--overwrite", description = "Replace files of the same names.")
  private boolean overwrite;

  public ExtractCommand(Shell shell, ExtractJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Wanted wanted =
        new Wanted(format, folder(), tables, overwrite ? Existing.REPLACE : Existing.REFUSE);
    return shell.look(options.with(), run, look -> job.run(look, wanted));
  }

  private Path folder() {
    try {
      if (!out.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
        return Path.of(out);
      }
    } catch (InvalidPathException unusable) {
      throw new OperatorError("%s is no folder's name: choose another with --out.", out);
    }
    throw new OperatorError(
        "--out %s is not a folder on this machine: extract to one, and copy the files from there.",
        out);
  }
}
