package wildfire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.cli.Home;
import wildfire.cli.Progress;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Detection;
import wildfire.ingest.Ingest;
import wildfire.ingest.Intake;
import wildfire.ingest.Trial;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.playbook.Playbook;
import wildfire.report.PlaybookFile;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.table.Versions;

/**
 * {@code wildfire check}: opens every input as a run would, says what would be read, what is in the
 * way and what would be rejected of the first records; nothing gets into the lake.
 */
final class Checkup {
  private Checkup() {}

  /**
   * Looks at every file; Spark is not needed to say that one cannot be read.
   *
   * @throws OperatorError that lists everything that is in the way
   */
  static void everyFileOpens(Settings settings, Progress progress) {
    Ingest.checkThatThereAreInputs(settings);
    progress.phase("Looking at the exports");
    Sources sources = sources();
    List<String> inTheWay = new ArrayList<>();
    for (InputSettings input : settings.inputs()) {
      if (!mayBeCleared(input, settings)) {
        noteProblem(inTheWay, () -> openAll(input, sources, settings, inTheWay));
      }
    }
    if (!inTheWay.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), inTheWay));
    }
  }

  /**
   * Whether a folder is empty that may have brought files before: the lake knows, and needs Spark.
   */
  private static boolean mayBeCleared(InputSettings input, Settings settings) {
    Configuration hadoop = new Configuration();
    return ExportFiles.holdsNothing(hadoop, input.path())
        && new Versions(new Path(settings.workspace(), "lake"), hadoop).current().isPresent();
  }

  private static void openAll(
      InputSettings input, Sources sources, Settings settings, List<String> inTheWay) {
    Configuration hadoop = new Configuration();
    RecordLimits limits = Ingest.limits(settings.ingest());
    if (input.source().isEmpty()) { // to tell its source each file is opened
      Detection.of(hadoop, input.path(), sources, settings.ingest());
      return;
    }
    ExportFiles.list(hadoop, input.path(), sources.named(input.source().get()))
        .byRead()
        .forEach(
            (read, files) -> {
              for (ExportFile file : files) {
                noteProblem(inTheWay, () -> RawRecords.first(file, read, limits, 1, hadoop));
              }
            });
  }

  private static void noteProblem(List<String> problems, Runnable look) {
    try {
      look.run();
    } catch (OperatorError problem) {
      problems.add(problem.getMessage());
    }
  }

  /**
   * The rules of thumb that are put to the posts.
   *
   * @throws OperatorError if they cannot be read
   */
  static Playbook playbook(Settings settings) {
    return PlaybookFile.of(settings, Home.find(PlaybookFile.SHIPPED));
  }

  /** Those that come with Wildfire; those of a folder conf/sources beside it go before them. */
  static Sources sources() {
    return Home.find("conf/sources").map(Sources::in).orElseGet(Sources::shipped);
  }

  /** A source that is not there, or whose file is wrong, is told before Spark starts. */
  static void sourcesAreThere(Settings settings) {
    Sources sources = sources();
    settings.inputs().stream().flatMap(input -> input.source().stream()).forEach(sources::named);
  }

  /** What a run would read, and reject of the first records. */
  static Summary of(Run run) {
    run.progress().phase("Trying the first records");
    run.spark().conf().set("spark.sql.codegen.wholeStage", "false"); // of few rows it costs more
    Sources sources = sources();
    Summary summary = Summary.empty();
    double limit = run.settings().ingest().maxRejectedShare();
    Set<String> tooBad = new TreeSet<>();
    for (InputSettings input : run.settings().inputs()) {
      if (isCleared(input, run)) {
        summary
            .sentence("")
            .sentence(input.path() + " holds no files: what was taken in of it before counts.");
        continue;
      }
      describe(summary, input, sources, run);
      List<Trial> trials =
          Trial.of(
              run.spark(), run.settings(), input, sources, told -> summary.sentence("  " + told));
      trials.forEach(trial -> describe(summary, trial));
      trials.stream()
          .collect(Collectors.groupingBy(Trial::source))
          .forEach(
              (source, its) -> {
                if (Trial.isWorseThan(limit, its)) {
                  tooBad.add(source);
                }
              });
    }
    summary.sentence("").sentence("Nothing was read into the lake.");
    return tooBad.isEmpty()
        ? summary.under("The settings are in order.")
        : summary.under(
            String.format(
                Locale.ROOT,
                "A run would stop: of the first rows for %s more than %.1f %% would be rejected, which is the"
                    + " limit (ingest.max_rejected_share). Mend the export or its source, or raise the limit.",
                String.join(", ", tooBad),
                100 * limit),
            OperatorError.INPUT_QUALITY);
  }

  /** Whether a folder is empty that brought files before: a run goes on without it. */
  private static boolean isCleared(InputSettings input, Run run) {
    Configuration hadoop = run.spark().sparkContext().hadoopConfiguration();
    return ExportFiles.holdsNothing(hadoop, input.path())
        && Intake.filesOf(run.spark(), run.settings().workspace(), input.path()) > 0;
  }

  private static void describe(Summary summary, InputSettings input, Sources sources, Run run) {
    Configuration hadoop = run.spark().sparkContext().hadoopConfiguration();
    summary.sentence("");
    if (input.source().isEmpty()) {
      Detection found = Detection.of(hadoop, input.path(), sources, run.settings().ingest());
      found
          .files()
          .forEach(
              (source, byRead) -> {
                summary.sentence(Detection.sentence(input.path(), source, byRead));
                describe(summary, input, byRead, hadoop);
              });
      summary.sentences(found.left());
      return;
    }
    Source source = sources.named(input.source().get());
    ExportFiles.Listing listing = ExportFiles.list(hadoop, input.path(), source);
    summary.sentence(input.path() + ", read by " + source.name());
    describe(summary, input, listing.byRead(), hadoop);
    summary.sentences(
        Detection.sheetsLeft(
            input.path(), source, listing.byRead(), run.settings().ingest(), hadoop));
    if (!listing.leftOut().isEmpty()) {
      summary.figure(
          "read by nothing",
          "%s, such as %s",
          Plural.of(listing.leftOut().size(), "file"),
          listing.leftOut().get(0));
    }
  }

  private static void describe(
      Summary summary,
      InputSettings input,
      Map<Read, List<ExportFile>> byRead,
      Configuration hadoop) {
    byRead.forEach(
        (read, files) -> {
          if (!files.isEmpty()) {
            summary.figure(
                read.files(),
                "%s, %,.1f MB, into %s",
                Plural.of(files.size(), "file"),
                files.stream().mapToLong(ExportFile::bytes).sum() / 1e6,
                names(read.into().stream().map(Into::table).distinct().toList()));
            if (read.usesTimeOfExport()) {
              exported(input, read, files).forEach(line -> summary.figure("exported at", line));
            }
          }
        });
    byRead.forEach(
        (read, files) ->
            files.forEach(
                file ->
                    RawRecords.note(file, read, hadoop)
                        .ifPresent(note -> summary.sentence("  " + file.path() + " " + note))));
  }

  /** When files were exported, and what tells it: a line for each basis. */
  private static List<String> exported(InputSettings input, Read read, List<ExportFile> files) {
    boolean byColumn = read.exportedOn() != null && input.exportedAt().isEmpty();
    String before =
        byColumn
            ? "; the day in column "
                + read.fields().get(read.exportedOn()).names().get(0)
                + " goes before it"
            : "";
    Map<ExportTime.Basis, TreeSet<Instant>> told = new EnumMap<>(ExportTime.Basis.class);
    for (ExportFile file : files) {
      ExportTime its = Trial.exported(input, file);
      told.computeIfAbsent(its.basis(), basis -> new TreeSet<>()).add(its.at());
    }
    return told.entrySet().stream()
        .map(
            each -> {
              String first = each.getValue().first().truncatedTo(ChronoUnit.SECONDS).toString();
              String last = each.getValue().last().truncatedTo(ChronoUnit.SECONDS).toString();
              return (first.equals(last) ? first : first + " to " + last)
                  + ", "
                  + each.getKey().words()
                  + before;
            })
        .toList();
  }

  private static void describe(Summary summary, Trial trial) {
    if (trial.rows() == 0) {
      return;
    }
    String because = trial.rejected() == 0 ? "" : ", most often because:";
    if (trial.fileRows() == trial.rows()) {
      summary.sentence(
          "  of the first %s for %s, %,d would be rejected%s",
          Plural.of(trial.rows(), "row"), names(trial.tables()), trial.rejected(), because);
    } else {
      summary.sentence(
          "  of the first %s, %,d would be lost; of the %,d made of them for %s, %,d would be rejected%s",
          Plural.of(trial.fileRows(), "row"),
          trial.lost(),
          trial.rows(),
          names(trial.tables()),
          trial.rejected(),
          because);
    }
    trial.reasons().forEach(reason -> summary.sentence("    " + reason));
    trial.shown().forEach(row -> summary.sentence("    " + row));
  }

  private static String names(List<CanonicalTable> tables) {
    return tables.stream().map(CanonicalTable::id).collect(Collectors.joining(", "));
  }
}
