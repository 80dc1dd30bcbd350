package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wildfire sql QUERY}. */
@Command(
    name = "sql",
    header = "Ask the published tables a question in SQL.",
    description = {
      "Every published table is known by its name; `show tables` lists them, and `describe post_scorecard`"
          + " the columns of one. The SQL is DuckDB's. A query can read the tables, and nothing else.",
      "On a terminal numbers are rounded to four decimals and long texts are cut; --csv has all of it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wildfire sql \"select verdict, count(*) from post_scorecard group by all order by 2 desc\"",
      "  wildfire sql \"select * from association where q < 0.05\" --csv > clear.csv",
      "  wildfire sql \"describe post_curve\" --run 20260131T020000123Z",
      "  wildfire sql \"from post_reason\" --rows all"
    })
public final class SqlCommand implements Callable<Integer> {
  private static final long ROWS = 50;

  /**
   * What is asked.
   *
   * @param rows how many are shown at most; empty: all
   */
  public record Asked(String query, Form form, OptionalLong rows) {}

  /** How the rows are shown. */
  public enum Form {
    TABLE,
    CSV
  }

  /** The work behind the command. */
  @FunctionalInterface
  public interface SqlJob {
    Summary run(Look look, Asked asked);
  }

  private final Shell shell;
  private final SqlJob job;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(
      paramLabel = "QUERY",
      arity = "1..*",
      description = "One query; several words are put together with spaces.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--csv",
      description =
          "Print CSV in UTF-8, all rows, with texts guarded against being taken for formulas.")
  private boolean csv;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Show so many rows at most, or `all` (default: 50).")
  private String rows = Long.toString(ROWS);

  @Spec private CommandSpec spec;

  public SqlCommand(Shell shell, SqlJob job) {
    this.shell = shell;
    this.job = job;
  }

  @Override
  public Integer call() {
    Asked asked = new Asked(String.join(" ", words), csv ? Form.CSV : Form.TABLE, most());
    return shell.look(options.with(), run, look -> job.run(look, asked));
  }

  private OptionalLong most() {
    if (rows.equals("all")) {
      return OptionalLong.empty();
    }
    if (!rows.matches("[1-9]\\d{0,8}")) {
      throw new ParameterException(
          spec.commandLine(), "--rows is " + rows + ": write a number such as 200, or all.");
    }
    return OptionalLong.of(Long.parseLong(rows));
  }
}
