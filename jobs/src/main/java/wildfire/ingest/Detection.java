package wildfire.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportFiles;
import wildfire.ingest.reading.FirstBytes;
import wildfire.ingest.reading.Fit;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.model.Plural;
import wildfire.settings.IngestSettings;
import wildfire.settings.UnknownFiles;

/**
 * Which sources read the files of an input of which nobody has said it.
 *
 * @param files those that are read, by source
 * @param left sentences on those that are not
 */
public record Detection(Map<Source, Map<Read, List<ExportFile>>> files, List<String> left) {
  private static final int SHOWN = 3;
  private static final int NAMED = 20;
  private static final Pattern WORKBOOK = Pattern.compile("(?i).*[.]xlsx?");

  private static final String WHAT_TO_DO =
      "`wildfire sources` lists what can be read. If it is another kind of export, write a source for"
          + " it: jobs/docs/sources.md has a worked example.";

  /**
   * The source of a file, out of those that could read it, best first.
   *
   * @throws OperatorError if none fits, several fit equally well, or one that lacks something knows
   *     twice as many of its columns: then the file is rather another platform's
   */
  public static Fit chosen(String file, List<Fit> ranked) {
    if (!isKnown(ranked)) {
      throw new OperatorError("%s %s. %s", file, unknown(ranked, Optional.empty()), WHAT_TO_DO);
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

  private static boolean isKnown(List<Fit> ranked) {
    return !ranked.isEmpty() && ranked.get(0).fits();
  }

  /** What a file is not that no source knows, and what its first bytes say it is. */
  private static String unknown(List<Fit> ranked, Optional<String> told) {
    Optional<Fit> nearest = ranked.stream().filter(Fit::isNear).findFirst();
    if (told.isPresent() && nearest.isEmpty()) {
      return "fits no source: " + told.get();
    }
    if (nearest.isEmpty()) {
      return "fits no source, and none is near: " + known(ranked);
    }
    Fit near = nearest.get();
    String lacking =
        "The nearest is %s, and for it the file lacks %s (it has %s)"
            .formatted(
                near.source().name(),
                String.join(", ", near.missing()),
                first(near, " and " + (near.recognised().size() - SHOWN) + " more"));
    return told.map(what -> "fits no source: " + what + ". " + lacking)
        .orElse(
            "fits no source. %s. Export it again with that, or add the name it has there to a copy of the source"
                .formatted(lacking));
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
   * Looks at each file of an input. What no source knows is left, where the settings have it so and
   * there is something that one does.
   *
   * @throws OperatorError naming each file that fits none, where such are refused or no other is
   *     there; or each that fits several, or cannot be read
   */
  public static Detection of(
      Configuration hadoop, String input, Sources sources, IngestSettings settings) {
    List<Source> known = sources.all();
    RecordLimits limits = Ingest.limits(settings);
    Map<Source, Map<Read, List<ExportFile>>> files = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    Map<String, List<String>> alike = new LinkedHashMap<>();
    List<String> closed = new ArrayList<>();
    List<String> beside = new ArrayList<>();
    for (ExportFile file : ExportFiles.all(hadoop, input)) {
      if (FirstBytes.isBesideExports(file)) {
        beside.add(file.path());
        continue;
      }
      if (file.toUnpack().isPresent()) {
        closed.add(file.toUnpack().get());
        continue;
      }
      try {
        List<Fit> ranked = Fit.of(file, known, limits, hadoop);
        if (isKnown(ranked)) {
          Fit fit = chosen(file.path(), ranked);
          files
              .computeIfAbsent(fit.source(), source -> new LinkedHashMap<>())
              .computeIfAbsent(fit.read(), read -> new ArrayList<>())
              .add(file);
        } else {
          alike
              .computeIfAbsent(
                  unknown(ranked, FirstBytes.tell(file, hadoop)), what -> new ArrayList<>())
              .add(file.path());
        }
      } catch (OperatorError problem) {
        problems.add(problem.getMessage());
      }
    }
    List<String> unknown =
        alike.entrySet().stream()
            .flatMap(each -> sentences(each.getKey(), each.getValue()))
            .toList();
    boolean refused = files.isEmpty() || settings.unknownFiles() == UnknownFiles.REFUSE;
    if (refused) {
      problems.addAll(closed);
    }
    if (refused && !unknown.isEmpty()) {
      problems.addAll(unknown);
      problems.add(WHAT_TO_DO);
    }
    if (files.isEmpty() && problems.isEmpty()) {
      problems.add(
          "There is no export under %s, only %s. Set the input's path to the folder, file or glob of the export."
              .formatted(input, some(beside)));
    }
    if (!problems.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), problems));
    }
    int count = alike.values().stream().mapToInt(List::size).sum();
    List<String> left = left(input, count, unknown, closed, beside);
    files.forEach(
        (source, byRead) -> left.addAll(sheetsLeft(input, source, byRead, settings, hadoop)));
    return new Detection(files, left);
  }

  /** Sentences on the sheets of workbooks that are not read, since one of each is. */
  public static List<String> sheetsLeft(
      String input,
      Source source,
      Map<Read, List<ExportFile>> files,
      IngestSettings settings,
      Configuration hadoop) {
    Map<List<String>, List<String>> workbooks = new LinkedHashMap<>();
    files.forEach(
        (read, its) -> {
          for (ExportFile file : its) {
            if (WORKBOOK.matcher(file.path()).matches()) {
              List<String> sheets = Fit.otherSheets(file, read, Ingest.limits(settings), hadoop);
              workbooks.computeIfAbsent(sheets, none -> new ArrayList<>()).add(file.path());
            }
          }
        });
    workbooks.remove(List.of());
    return workbooks.entrySet().stream()
        .map(
            each ->
                "%s: %s reads one sheet of %s, and not %s."
                    .formatted(
                        input,
                        source.name(),
                        some(each.getValue()),
                        String.join(", ", each.getKey())))
        .toList();
  }

  private static List<String> left(
      String input, int count, List<String> unknown, List<String> closed, List<String> beside) {
    List<String> left = new ArrayList<>();
    if (!unknown.isEmpty()) {
      left.add(
          "%s: %s not read, since no source knows %s. %s"
              .formatted(
                  input,
                  Plural.of(count, "file is", "files are"),
                  count == 1 ? "it" : "them",
                  WHAT_TO_DO));
      name(unknown, left);
    }
    if (!closed.isEmpty()) {
      left.add(
          "%s: %s not read, since %s cannot be read within an archive."
              .formatted(
                  input,
                  Plural.of(closed.size(), "file is", "files are"),
                  closed.size() == 1 ? "it" : "they"));
      name(closed, left);
    }
    if (!beside.isEmpty()) {
      left.add("%s: left aside, as no exports: %s.".formatted(input, some(beside)));
    }
    return left;
  }

  /** What files are not that are alike: of each, or where they are many with one in front. */
  private static Stream<String> sentences(String what, List<String> files) {
    return files.size() <= SHOWN
        ? files.stream().map(file -> file + " " + what + ".")
        : Stream.of(
            "%s %s. The same is so of %s."
                .formatted(files.get(0), what, some(files.subList(1, files.size()))));
  }

  private static void name(List<String> files, List<String> left) {
    files.stream().limit(NAMED).map(file -> "  " + file).forEach(left::add);
    if (files.size() > NAMED) {
      left.add("  And %,d more.".formatted(files.size() - NAMED));
    }
  }

  /** The first paths, and how many more there are. */
  static String some(List<String> paths) {
    return paths.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (paths.size() > NAMED ? " and %,d more".formatted(paths.size() - NAMED) : "");
  }

  /** What was taken for what, as a sentence. */
  public static String sentence(
      String input, Source source, Map<Read, List<ExportFile>> filesByRead) {
    int files = filesByRead.values().stream().mapToInt(List::size).sum();
    return "%s: %s read by %s, as the columns tell."
        .formatted(input, Plural.of(files, "file"), source.name());
  }
}
