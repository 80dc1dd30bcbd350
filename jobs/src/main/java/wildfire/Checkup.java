package wildfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import wildfire.cli.Home;
import wildfire.cli.Summary;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.Inspection;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.HowMany;
import wildfire.model.OperatorError;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/**
 * {@code wildfire check}: opens every input as a run would, says what would be read and what is in
 * the way, and runs nothing.
 */
final class Checkup {
  private static final int FIRST_RECORDS = 20;

  private Checkup() {}

  /**
   * What a run would read.
   *
   * @throws OperatorError that lists everything that is in the way
   */
  static Summary of(Settings settings) {
    Sources sources = sources();
    if (settings.inputs().isEmpty()) {
      throw new OperatorError(
          "There is nothing to read: name exports under inputs in the settings, or with --input PATH --source NAME.");
    }
    Summary summary = Summary.of("The settings are in order.");
    List<String> inTheWay = new ArrayList<>();
    for (InputSettings input : settings.inputs()) {
      try {
        look(input, sources.named(input.source()), limits(settings), summary, inTheWay);
      } catch (OperatorError problem) {
        inTheWay.add(problem.getMessage());
      }
    }
    if (!inTheWay.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), inTheWay));
    }
    return summary.sentence("").sentence("Nothing was read into the lake.");
  }

  /** Those that come with Wildfire; those of a folder conf/sources beside it go before them. */
  static Sources sources() {
    return Home.find("conf/sources").map(Sources::in).orElseGet(Sources::shipped);
  }

  private static RecordLimits limits(Settings settings) {
    return new RecordLimits(
        (int) Math.min(Integer.MAX_VALUE - 8L, settings.ingest().maxRecordBytes()),
        RecordLimits.DEFAULT.keptChars());
  }

  private static void look(
      InputSettings input,
      Source source,
      RecordLimits limits,
      Summary summary,
      List<String> inTheWay) {
    Configuration hadoop = new Configuration();
    ExportFiles.Listing listing = ExportFiles.list(hadoop, input.path(), source);
    summary.sentence("").sentence(input.path() + ", read by " + source.name());
    for (Map.Entry<Read, List<ExportFile>> files : listing.byRead().entrySet()) {
      Read read = files.getKey();
      long bytes = files.getValue().stream().mapToLong(ExportFile::bytes).sum();
      summary.figure(
          read.files(),
          String.format(
              Locale.ROOT,
              "%s, %,.1f MB, into %s",
              HowMany.of(files.getValue().size(), "file"),
              bytes / 1e6,
              read.into().stream()
                  .map(Into::table)
                  .map(t -> t.id())
                  .distinct()
                  .collect(Collectors.joining(", "))));
      int broken = 0;
      int seen = 0;
      for (ExportFile file : files.getValue()) {
        try {
          Inspection found = Inspection.of(file, read, limits, FIRST_RECORDS, hadoop);
          seen += found.first().size();
          broken += (int) found.first().stream().filter(r -> r.problem() != null).count();
        } catch (OperatorError problem) {
          inTheWay.add(problem.getMessage());
        }
      }
      if (broken > 0) {
        summary.sentence(
            String.format(
                Locale.ROOT,
                "    %,d of the first %s (up to %d a file) cannot be taken apart and would be rejected",
                broken,
                HowMany.of(seen, "record"),
                FIRST_RECORDS));
      }
    }
    if (!listing.leftOut().isEmpty()) {
      summary.figure(
          "read by nothing",
          String.format(
              Locale.ROOT,
              "%s, such as %s",
              HowMany.of(listing.leftOut().size(), "file"),
              listing.leftOut().get(0)));
    }
  }
}
