package wildfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import wildfire.cli.Home;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Ingest;
import wildfire.ingest.Trial;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.Inspection;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.HowMany;
import wildfire.model.OperatorError;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/**
 * {@code wildfire check}: opens every input as a run would, says what would be read, what is in the
 * way and what would be rejected of the first records; nothing gets into the lake.
 */
final class Checkup {
  private final SparkSession spark;
  private final Settings settings;
  private final Summary summary = Summary.of("The settings are in order.");
  private final List<String> inTheWay = new ArrayList<>();

  private Checkup(Run run) {
    this.spark = run.spark();
    this.settings = run.settings();
  }

  /**
   * What a run would read.
   *
   * @throws OperatorError that lists everything that is in the way
   */
  static Summary of(Run run) {
    if (run.settings().inputs().isEmpty()) {
      throw new OperatorError(
          "There is nothing to read: name exports under inputs in the settings, or with --input PATH --source NAME.");
    }
    run.progress().phase("Looking at the exports");
    run.spark().conf().set("spark.sql.codegen.wholeStage", "false"); // of few rows it costs more
    return new Checkup(run).look();
  }

  /** Those that come with Wildfire; those of a folder conf/sources beside it go before them. */
  static Sources sources() {
    return Home.find("conf/sources").map(Sources::in).orElseGet(Sources::shipped);
  }

  private Summary look() {
    Sources sources = sources();
    for (InputSettings input : settings.inputs()) {
      try {
        look(input, sources.named(input.source()));
      } catch (OperatorError problem) {
        inTheWay.add(problem.getMessage());
      }
    }
    if (!inTheWay.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), inTheWay));
    }
    return summary.sentence("").sentence("Nothing was read into the lake.");
  }

  private void look(InputSettings input, Source source) {
    ExportFiles.Listing listing = ExportFiles.list(hadoop(), input.path(), source);
    summary.sentence("").sentence(input.path() + ", read by " + source.name());
    listing.byRead().forEach(this::tellFiles);
    if (!listing.leftOut().isEmpty()) {
      summary.figure(
          "read by nothing",
          String.format(
              Locale.ROOT,
              "%s, such as %s",
              HowMany.of(listing.leftOut().size(), "file"),
              listing.leftOut().get(0)));
    }
    List<String> unfit = unfit(listing.byRead());
    inTheWay.addAll(unfit);
    if (unfit.isEmpty()) {
      Trial.of(spark, settings, input, source).forEach(this::tell);
    }
  }

  private void tellFiles(Read read, List<ExportFile> files) {
    summary.figure(
        read.files(),
        String.format(
            Locale.ROOT,
            "%s, %,.1f MB, into %s",
            HowMany.of(files.size(), "file"),
            files.stream().mapToLong(ExportFile::bytes).sum() / 1e6,
            names(read.into().stream().map(Into::table).distinct().toList())));
  }

  /** What is wrong with files as a whole; all of them are opened. */
  private List<String> unfit(Map<Read, List<ExportFile>> byRead) {
    List<String> unfit = new ArrayList<>();
    byRead.forEach(
        (read, files) -> {
          for (ExportFile file : files) {
            try {
              Inspection.of(file, read, Ingest.limits(settings), 1, hadoop());
            } catch (OperatorError problem) {
              unfit.add(problem.getMessage());
            }
          }
        });
    return unfit;
  }

  private void tell(Trial trial) {
    if (trial.rows() == 0) {
      return;
    }
    summary.sentence(
        String.format(
            Locale.ROOT,
            "  of the first %s for %s, %,d would be rejected%s",
            HowMany.of(trial.rows(), "row"),
            names(trial.tables()),
            trial.rejected(),
            trial.rejected() == 0 ? "" : ", most often because:"));
    trial.reasons().forEach(reason -> summary.sentence("    " + reason));
  }

  private static String names(List<CanonicalTable> tables) {
    return tables.stream().map(CanonicalTable::id).collect(Collectors.joining(", "));
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
