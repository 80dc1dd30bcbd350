package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;

/**
 * How well a source fits a file, by the columns that the file has.
 *
 * @param recognised the file's columns that the source reads, as they stand there
 * @param unrecognised those that it does not
 * @param missing what the source needs and the file does not have, each as words: a name in quotes,
 *     or several of which one would do
 */
public record Fit(
    Source source,
    Read read,
    List<String> recognised,
    List<String> unrecognised,
    List<String> missing) {
  /** Best fits first: nothing missing, then most columns recognised, then least left over. */
  private static final Comparator<Fit> BEST_FIRST =
      Comparator.comparing((Fit fit) -> !fit.fits())
          .thenComparing(Fit::share, Comparator.reverseOrder())
          .thenComparing(fit -> fit.recognised().size(), Comparator.reverseOrder())
          .thenComparing(fit -> fit.unrecognised().size())
          .thenComparing(fit -> fit.source().name());

  /** Whether the source can read the file. */
  public boolean fits() {
    return missing.isEmpty() && !recognised.isEmpty();
  }

  /**
   * Whether the file is probably meant for the source, though it lacks something: the source knows
   * two columns at least, and a third of them all or four for each that is missing. A name or two
   * such as Likes or Date are in the exports of most platforms and say nothing; nearly all that a
   * source needs says much, even among a hundred members of a JSON that nobody reads.
   */
  public boolean isNear() {
    int known = recognised.size();
    return known >= 2 && (3 * known >= known + unrecognised.size() || known >= 4 * missing.size());
  }

  /** Whether both fit, and neither better than the other. */
  public boolean isAsGoodAs(Fit other) {
    return fits() == other.fits()
        && recognised.size() == other.recognised.size()
        && missing.size() == other.missing.size();
  }

  /** Of what the source needs and recognises, the part that the file has; 1 where it fits. */
  private double share() {
    return (double) recognised.size() / Math.max(1, recognised.size() + missing.size());
  }

  /**
   * The sources that could read a file, best first; those of which the file has nothing are left
   * out, and so is what has no names by which it could be told: tables without a header.
   *
   * @throws OperatorError if the file cannot be read
   */
  public static List<Fit> of(
      ExportFile file, List<Source> sources, RecordLimits limits, Configuration hadoop) {
    List<Fit> fits = new ArrayList<>();
    try (FirstLook look = new FirstLook(file, limits, hadoop)) {
      for (Source source : sources) {
        Fit best = null;
        for (Read read : source.reads()) {
          Fit fit = of(look, file.path(), source, read);
          if (!fit.recognised().isEmpty() && (best == null || BEST_FIRST.compare(fit, best) < 0)) {
            best = fit;
          }
        }
        if (best != null) {
          fits.add(best);
        }
      }
    } catch (IOException | FSError unreadable) {
      throw file.unreadable(unreadable);
    }
    fits.sort(BEST_FIRST);
    return List.copyOf(fits);
  }

  private static Fit of(FirstLook look, String path, Source source, Read read) throws IOException {
    boolean parquet = path.endsWith(".parquet");
    return switch (read.format()) {
      case CSV ->
          !read.header() || isJson(path) || parquet
              ? nothing(source, read)
              : ofNames(source, read, look.columns(read));
      case NDJSON, JSON ->
          isJson(path) ? ofJson(source, read, look.members(read)) : nothing(source, read);
      case LINES ->
          !isJson(path) && !parquet && look.isOfSuchLines(read)
              ? new Fit(source, read, Read.groups(read.line()), List.of(), List.of())
              : nothing(source, read);
      case PARQUET -> parquet ? ofNames(source, read, look.parquetNames()) : nothing(source, read);
    };
  }

  private static Fit nothing(Source source, Read read) {
    return new Fit(source, read, List.of(), List.of(), List.of());
  }

  private static boolean isJson(String path) {
    return FileNames.withoutGz(path).matches("(?i).*\\.(json|ndjson|jsonl)");
  }

  private static Fit ofNames(Source source, Read read, List<String> names) {
    Set<String> plain = names.stream().map(ColumnNames::plain).collect(Collectors.toSet());
    Set<String> known =
        read.fields().values().stream()
            .flatMap(field -> field.names().stream())
            .map(ColumnNames::plainAlias)
            .collect(Collectors.toSet());
    return new Fit(
        source,
        read,
        names.stream()
            .filter(name -> known.contains(ColumnNames.plain(name)))
            .map(ColumnNames::shown)
            .distinct()
            .toList(),
        names.stream()
            .filter(name -> !known.contains(ColumnNames.plain(name)) && !name.isBlank())
            .map(ColumnNames::shown)
            .distinct()
            .toList(),
        Needs.of(read)
            .missing(
                field ->
                    field.names().stream().map(ColumnNames::plainAlias).anyMatch(plain::contains)));
  }

  /** A source fits if some record has all it needs, and if it says of most what they are. */
  private static Fit ofJson(Source source, Read read, List<Set<String>> records) {
    Set<String> members = new LinkedHashSet<>();
    Set<String> best = Set.of();
    for (Set<String> its : records) {
      members.addAll(its);
      if (matched(read, its) > matched(read, best)) {
        best = its;
      }
    }
    Set<String> used = new LinkedHashSet<>();
    for (Read.Field field : read.fields().values()) {
      field.names().stream().filter(members::contains).forEach(used::add);
    }
    List<String> left =
        members.stream()
            .filter(
                name ->
                    used.stream()
                        .noneMatch(
                            u ->
                                u.equals(name)
                                    || u.startsWith(name + ".")
                                    || name.startsWith(u + ".")))
            .toList();
    Set<String> its = best;
    List<String> missing =
        Needs.of(read).missing(field -> field.names().stream().anyMatch(its::contains));
    return new Fit(source, read, List.copyOf(used), left, missing);
  }

  private static long matched(Read read, Set<String> members) {
    return read.fields().values().stream()
        .filter(field -> field.required() && field.names().stream().anyMatch(members::contains))
        .count();
  }
}
