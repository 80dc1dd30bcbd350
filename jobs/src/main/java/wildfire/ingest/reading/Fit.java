package wildfire.ingest.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Field;
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
  private static final int SHOWN = 5;

  /** Columns that only say of what a row is. */
  private static final Set<String> IDENTIFYING =
      Set.of("platform", "post_id", "event_id", "account_id");

  /**
   * Best fits first: nothing missing, then most columns recognised, then least left over, then most
   * of them needed.
   */
  private static final Comparator<Fit> BEST_FIRST =
      Comparator.comparing((Fit fit) -> !fit.fits())
          .thenComparing(Fit::share, Comparator.reverseOrder())
          .thenComparing(fit -> fit.recognised().size(), Comparator.reverseOrder())
          .thenComparing(fit -> fit.unrecognised().size())
          .thenComparing(fit -> fit.fits() ? -fit.needed() : 0)
          .thenComparing(fit -> fit.source().name());

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
        && needed() == other.needed()
        && missing.size() == other.missing.size();
  }

  /** How many columns the source cannot do without: one that asks for more is meant for less. */
  private long needed() {
    return read.fields().values().stream().filter(Field::required).count();
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
    try (FilePreview preview = new FilePreview(file, limits, hadoop)) {
      for (Source source : preview.isNoText() ? List.<Source>of() : sources) {
        List<Fit> its = new ArrayList<>();
        for (Read read : source.reads()) {
          its.add(of(preview, file.path(), source, read));
        }
        its.stream()
            .filter(fit -> !fit.recognised().isEmpty())
            .min(BEST_FIRST)
            .ifPresent(fits::add);
      }
    } catch (IOException | FSError unreadable) {
      throw file.unreadable(unreadable);
    }
    fits.sort(BEST_FIRST);
    return List.copyOf(fits);
  }

  /**
   * The sheets of a workbook that a read does not look at, and that hold something; of other files
   * none.
   *
   * @throws OperatorError if the file cannot be read
   */
  public static List<String> otherSheets(
      ExportFile file, Read read, RecordLimits limits, Configuration hadoop) {
    if (read.format() != Read.Format.CSV) {
      return List.of();
    }
    try (FilePreview preview = new FilePreview(file, limits, hadoop)) {
      return preview.otherSheets(read);
    } catch (IOException | FSError unreadable) {
      throw file.unreadable(unreadable);
    }
  }

  private static Fit of(FilePreview preview, String path, Source source, Read read)
      throws IOException {
    boolean parquet = path.endsWith(".parquet");
    boolean json = preview.isJson();
    boolean meant =
        switch (read.format()) {
          case CSV -> read.header() && !json && !parquet;
          case NDJSON, JSON -> json;
          case LINES -> !json && !parquet && preview.isOfSuchLines(read);
          case PARQUET -> parquet;
        };
    if (!meant || !FileNames.isCalledFor(read, path)) {
      return new Fit(source, read, List.of(), List.of(), List.of());
    }
    return switch (read.format()) {
      case CSV -> ofNames(source, read, preview.columns(read));
      case NDJSON, JSON -> ofJson(source, read, preview.members(read));
      case LINES -> new Fit(source, read, Read.groups(read.line()), List.of(), List.of());
      case PARQUET ->
          ofNames(
              source,
              read,
              new ColumnNames(path, preview.parquetNames().toArray(String[]::new), new String[0]));
    };
  }

  private static Fit ofNames(Source source, Read read, ColumnNames columns) {
    List<String> names = columns.all();
    Set<String> known =
        read.fields().values().stream()
            .flatMap(field -> field.names().stream())
            .map(ColumnNames::plainAlias)
            .collect(Collectors.toSet());
    Set<String> plain =
        Stream.concat(names.stream(), columns.numbered().stream())
            .map(ColumnNames::plain)
            .collect(Collectors.toSet());
    Predicate<String> isKnown = name -> known.contains(ColumnNames.plain(name));
    Predicate<String> isLeft = name -> !isKnown.test(name) && !name.isBlank();
    return new Fit(
        source,
        read,
        Stream.concat(names.stream(), columns.numbered().stream())
            .filter(isKnown)
            .map(ColumnNames::shown)
            .distinct()
            .toList(),
        names.stream().filter(isLeft).map(ColumnNames::shown).distinct().toList(),
        missing(
            read,
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
    for (Field field : read.fields().values()) {
      field.names().stream().filter(members::contains).forEach(used::add);
    }
    List<String> left =
        members.stream()
            .filter(name -> used.stream().noneMatch(u -> isWithin(name, u) || isWithin(u, name)))
            .toList();
    Set<String> its = best;
    return new Fit(
        source,
        read,
        List.copyOf(used),
        left,
        missing(read, field -> field.names().stream().anyMatch(its::contains)));
  }

  private static boolean isWithin(String name, String other) {
    return (name + ".").startsWith(other + ".");
  }

  private static long matched(Read read, Set<String> members) {
    return read.fields().values().stream()
        .filter(field -> field.required() && field.names().stream().anyMatch(members::contains))
        .count();
  }

  /**
   * What a file must have to be meant by a read, and has not, in words: all required columns, and
   * one at least that says something. Where only totals are read, that is a number; else it is a
   * column beside those that only say which post, account or act is meant.
   */
  private static List<String> missing(Read read, Predicate<Field> isThere) {
    List<String> missing = new ArrayList<>();
    for (Field field : read.fields().values()) {
      if (field.required() && !isThere.test(field)) {
        missing.add(quoted(field));
      }
    }
    List<Field> telling = telling(read);
    if (telling.stream().noneMatch(field -> field.required() || isThere.test(field))
        && !telling.isEmpty()) {
      String some =
          telling.stream().limit(SHOWN).map(Fit::quoted).collect(Collectors.joining(", "));
      String more = telling.size() > SHOWN ? " and " + (telling.size() - SHOWN) + " more" : "";
      missing.add(telling.size() == 1 ? some : "any of " + some + more);
    }
    return List.copyOf(missing);
  }

  private static List<Field> telling(Read read) {
    Set<String> fields = read.fields().keySet();
    boolean log = read.into().stream().anyMatch(Into::tellsWhoDidWhat);
    boolean totals = !log && read.into().stream().anyMatch(into -> !into.counters().isEmpty());
    Set<String> telling = new LinkedHashSet<>();
    for (Into into : read.into()) {
      Set<String> beside = new LinkedHashSet<>();
      Set<String> key = new LinkedHashSet<>();
      if (totals) {
        into.counters().forEach(counter -> beside.addAll(counter.value().fieldsAmong(fields)));
      } else {
        into.columns()
            .forEach(
                (column, value) ->
                    (IDENTIFYING.contains(column) ? key : beside)
                        .addAll(value.fieldsAmong(fields)));
      }
      beside.removeAll(key);
      telling.addAll(beside);
    }
    return telling.stream().map(read.fields()::get).toList();
  }

  private static String quoted(Field field) {
    return '"' + field.names().get(0) + '"';
  }
}
