package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.Fit;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.model.Plural;

/** Which source reads a file of which nobody has said it. */
public final class Detection {
  private static final int SHOWN = 3;

  private Detection() {}

  /**
   * The source of a file, out of those that could read it, best first.
   *
   * @throws OperatorError if none fits, several fit equally well, or one that lacks something knows
   *     twice as many of its columns: then the file is rather another platform's
   */
  public static Fit chosen(String file, List<Fit> ranked) {
    if (ranked.isEmpty() || !ranked.get(0).fits()) {
      throw unknown(file, ranked);
    }
    Fit best = ranked.get(0);
    if (ranked.size() > 1 && ranked.get(1).isAsGoodAs(best)) {
      throw new OperatorError(
          "%s fits the sources %s equally well. Say which of them reads it: source: NAME beside the"
              + " input's path, or --source NAME.",
          file,
          ranked.stream()
              .filter(fit -> fit.isAsGoodAs(best))
              .map(fit -> fit.source().name())
              .collect(Collectors.joining(" and ")));
    }
    ranked.stream()
        .filter(fit -> !fit.fits() && fit.recognised().size() >= 2 * best.recognised().size())
        .findFirst()
        .ifPresent(
            nearer -> {
              throw new OperatorError(
                  "%s has what %s needs, but looks like an export for %s, which knows %d of its"
                      + " columns and lacks %s. Export it again with that, or say which source reads"
                      + " it: source: NAME beside the input's path, or --source NAME.",
                  file,
                  best.source().name(),
                  nearer.source().name(),
                  nearer.recognised().size(),
                  String.join(", ", nearer.missing()));
            });
    return best;
  }

  private static OperatorError unknown(String file, List<Fit> ranked) {
    String write =
        "If it is another kind of export, write a source for it: jobs/docs/sources.md has a worked"
            + " example.";
    Optional<Fit> nearest = ranked.stream().filter(Fit::isNear).findFirst();
    if (nearest.isEmpty()) {
      return new OperatorError(
          "%s fits no source, and none is near: %s. `wildfire sources` lists what can be read. %s",
          file, known(ranked), write);
    }
    Fit near = nearest.get();
    return new OperatorError(
        "%s fits no source. The nearest is %s, and for it the file lacks %s (it has %s). Export it"
            + " again with that, or add the name it has there to a copy of the source. %s",
        file,
        near.source().name(),
        String.join(", ", near.missing()),
        first(near, " and " + (near.recognised().size() - SHOWN) + " more"),
        write);
  }

  /** What the known sources know of a file that none is near to. */
  public static String known(List<Fit> ranked) {
    return ranked.stream()
        .max(Comparator.comparingInt(fit -> fit.recognised().size()))
        .map(
            most ->
                "of its %s they know no more than %s"
                    .formatted(
                        Plural.of(
                            most.recognised().size() + (long) most.unrecognised().size(), "column"),
                        first(most, " and a few others")))
        .orElse("none knows any of its columns");
  }

  /** The first columns that a source recognises, in quotes, and how the list goes on. */
  private static String first(Fit fit, String others) {
    return fit.recognised().stream()
            .limit(SHOWN)
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "))
        + (fit.recognised().size() > SHOWN ? others : "");
  }

  /**
   * The files of an input, by the source that each of them fits.
   *
   * @throws OperatorError naming each file that fits none, or several
   */
  public static Map<Source, Map<Read, List<ExportFile>>> of(
      Configuration hadoop, String input, Sources sources, RecordLimits limits) {
    List<Source> known = sources.all();
    Map<Source, Map<Read, List<ExportFile>>> files = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (ExportFile file : ExportFiles.all(hadoop, input)) {
      try {
        Fit fit = chosen(file.path(), Fit.of(file, known, limits, hadoop));
        files
            .computeIfAbsent(fit.source(), source -> new LinkedHashMap<>())
            .computeIfAbsent(fit.read(), read -> new ArrayList<>())
            .add(file);
      } catch (OperatorError problem) {
        problems.add(problem.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), problems));
    }
    return files;
  }

  /** What was taken for what, as a sentence. */
  public static String sentence(
      String input, Source source, Map<Read, List<ExportFile>> filesByRead) {
    int files = filesByRead.values().stream().mapToInt(List::size).sum();
    return "%s: %s read by %s, as the columns tell."
        .formatted(input, Plural.of(files, "file"), source.name());
  }
}
