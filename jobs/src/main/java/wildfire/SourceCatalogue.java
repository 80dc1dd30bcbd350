package wildfire;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import wildfire.cli.Progress;
import wildfire.cli.Shell;
import wildfire.cli.Summary;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Detection;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.reading.FirstBytes;
import wildfire.ingest.reading.Fit;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;

/** {@code wildfire sources}: what the known sources tell, and which of them fits a file. */
@Command(name = "sources")
final class SourceCatalogue implements Callable<Integer> {
  private static final int SHOWN = 12;
  private static final int WIDEST = 96;

  private final Shell shell;

  SourceCatalogue(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return shell.tell(progress -> list());
  }

  @Command(name = "detect", mixinStandardHelpOptions = true)
  int detect(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
    return shell.tell(progress -> detect(files, progress));
  }

  /** Every known source, out of its own YAML. */
  private static Summary list() {
    Summary summary = Summary.empty();
    for (Source source : Checkup.sources().all()) {
      summary.sentence(source.name());
      WordUtils.wrap(source.describes().replaceAll("\\s+", " "), WIDEST)
          .lines()
          .forEach(line -> summary.sentence("  " + line));
      summary.figure("gives", gives(source));
      summary.figure("times", times(source));
      String metrics = metrics(source);
      if (!metrics.isEmpty()) {
        summary.figure("metrics", metrics);
      }
      summary.sentence("");
    }
    return summary.sentence(
        "A source of your own is a YAML file: jobs/docs/sources.md has a worked example.");
  }

  private static List<Into> tables(Source source) {
    return source.reads().stream().flatMap(read -> read.into().stream()).toList();
  }

  /** An event log, totals, or both; and whether parents of shares are known. */
  private static String gives(Source source) {
    Map<CanonicalTable, List<Into>> tables =
        tables(source).stream()
            .collect(Collectors.groupingBy(Into::table, TreeMap::new, Collectors.toList()));
    List<String> kinds = new ArrayList<>();
    tables.forEach(
        (table, into) -> {
          if (table == CanonicalTable.ENGAGEMENTS) {
            boolean parents = into.stream().anyMatch(Into::tellsParent);
            kinds.add(
                "event log, "
                    + (parents ? "with parents of shares or comments" : "without parents"));
          } else if (table.holdsCounters()) {
            kinds.add(table == CanonicalTable.COUNTERS ? "totals per post" : "series per account");
          }
        });
    String names =
        tables.keySet().stream().map(CanonicalTable::id).collect(Collectors.joining(", "));
    return kinds.isEmpty() ? names : String.join("; ", kinds) + " (" + names + ")";
  }

  private static String times(Source source) {
    return switch (source.conventions().precision()) {
      case INSTANT -> "to the moment, " + source.conventions().zone() + " where none is written";
      case DAY -> "to the day: nothing finer is made of them";
      case NONE -> "none: speed stays unknown";
    };
  }

  private static String metrics(Source source) {
    return tables(source).stream()
        .flatMap(into -> into.counters().stream())
        .map(Into.Counter::id)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Which source fits each file; of one that cannot be read, why.
   *
   * @throws OperatorError if a file is not there
   */
  private static Summary detect(List<Path> paths, Progress progress) {
    progress.phase("Looking at the files");
    Detector detector = new Detector(Checkup.sources().all(), new Configuration());
    List<ExportFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new OperatorError(
            "There is no file %s. Give files of exports, or folders with them.", path);
      }
      files.addAll(ExportFiles.all(detector.hadoop(), path.toString()));
    }
    Summary summary = Summary.empty();
    for (ExportFile file : files) {
      summary.sentence(file.path());
      detector.describe(summary, file);
      summary.sentence("");
      progress.done(1 + files.indexOf(file), files.size());
    }
    return summary;
  }

  /** Apart, since help looks at this class and has no class of Hadoop's. */
  private record Detector(List<Source> known, Configuration hadoop) {
    void describe(Summary summary, ExportFile file) {
      if (file.bytes() == 0) {
        summary.sentence("  is empty: nothing tells its source.");
        return;
      }
      try {
        List<Fit> ranked = Fit.of(file, known, RecordLimits.DEFAULT, hadoop);
        SourceCatalogue.describe(summary, file, ranked, FirstBytes.tell(file, hadoop));
      } catch (OperatorError unreadable) { // the others can still be told
        summary.sentence("  " + unreadable.getMessage());
      }
    }
  }

  private static void describe(
      Summary summary, ExportFile file, List<Fit> ranked, Optional<String> told) {
    List<Fit> near = ranked.stream().filter(fit -> fit.fits() || fit.isNear()).toList();
    if (near.isEmpty()) {
      summary.sentence(
          "  fits no source%s.",
          told.map(": "::concat).orElseGet(() -> ", and none is near: " + Detection.known(ranked)));
      summary.sentence(
          "  `wildfire sources` lists what can be read; jobs/docs/sources.md has a worked example of"
              + " writing one.");
      return;
    }
    Fit best = near.get(0);
    if (!best.fits()) {
      summary.sentence(
          "  fits no source%s; jobs/docs/sources.md has a worked example of writing one.",
          told.map(": "::concat).orElse(""));
    }
    summary.figure(best.fits() ? "fits" : "nearest", best.source().name());
    summary.figure("recognised", shown(best.recognised()));
    if (!best.missing().isEmpty()) {
      summary.figure("missing", String.join(", ", best.missing()));
    }
    summary.figure("not recognised", shown(best.unrecognised()));
    ExportTime exported = ExportTime.of(file.path(), file.modifiedAt());
    summary.figure("exported at", "%s, %s", exported.at(), exported.basis().words());
    if (near.size() > 1) {
      Fit second = near.get(1);
      String why =
          second.fits()
              ? "which recognises " + second.recognised().size()
              : "for which it lacks " + String.join(", ", second.missing());
      summary.figure("runner-up", second.source().name() + ", " + why);
    }
  }

  private static String shown(List<String> names) {
    if (names.isEmpty()) {
      return "nothing";
    }
    String first =
        names.stream().limit(SHOWN).map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
