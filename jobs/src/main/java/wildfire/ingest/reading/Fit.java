package wildfire.ingest.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import wildfire.ingest.source.NamedGroups;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;

/**
 * How well a source fits a file, by the columns that the file has.
 *
 * @param recognised the file's columns that the source reads, as they stand there
 * @param unrecognised those that it does not
 * @param missing what the source needs and the file does not have
 */
public record Fit(
    Source source,
    Read read,
    List<String> recognised,
    List<String> unrecognised,
    List<String> missing) {
  private static final int RECORDS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

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
    for (Source source : sources) {
      source.reads().stream()
          .map(read -> of(file, source, read, limits, hadoop))
          .filter(fit -> !fit.recognised().isEmpty())
          .min(BEST_FIRST)
          .ifPresent(fits::add);
    }
    fits.sort(BEST_FIRST);
    return List.copyOf(fits);
  }

  private static Fit of(
      ExportFile file, Source source, Read read, RecordLimits limits, Configuration hadoop) {
    try {
      return switch (read.format()) {
        case CSV -> ofTable(file, source, read, limits, hadoop);
        case NDJSON, JSON -> ofJson(file, source, read, limits, hadoop);
        case LINES -> ofLines(file, source, read, limits, hadoop);
        case PARQUET ->
            file.path().endsWith(".parquet")
                ? ofNames(source, read, ParquetRecords.names(file, hadoop))
                : nothing(source, read);
      };
    } catch (IOException | FSError unreadable) {
      throw RawRecords.unreadable(file, unreadable);
    }
  }

  private static Fit nothing(Source source, Read read) {
    return new Fit(source, read, List.of(), List.of(), List.of());
  }

  private static boolean isJson(String path) {
    return FileFields.withoutGz(path).matches("(?i).*\\.(json|ndjson|jsonl)");
  }

  private static Fit ofTable(
      ExportFile file, Source source, Read read, RecordLimits limits, Configuration hadoop)
      throws IOException {
    if (!read.header() || isJson(file.path()) || file.path().endsWith(".parquet")) {
      return nothing(source, read);
    }
    List<String> names;
    FileBytes bytes = file.open(hadoop);
    if (Workbook.isOne(bytes)) {
      names = WorkbookRecords.names(bytes, file.path(), read);
    } else {
      CsvLayout.Found found =
          CsvLayout.found(
              bytes, file.path(), FileEncoding.of(bytes, file.path(), read), read, limits);
      names = found.header() == null ? List.of() : found.header().names().all();
    }
    return ofNames(source, read, names);
  }

  private static Fit ofNames(Source source, Read read, List<String> names) {
    Set<String> plain = names.stream().map(ColumnNames::plain).collect(Collectors.toSet());
    Set<String> known =
        read.fields().values().stream()
            .flatMap(field -> field.names().stream())
            .map(ColumnNames::plain)
            .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    read.fields()
        .forEach(
            (name, field) -> {
              if (field.required()
                  && field.names().stream().map(ColumnNames::plain).noneMatch(plain::contains)) {
                missing.add(field.names().get(0));
              }
            });
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
        List.copyOf(missing));
  }

  /** A source fits if some record has all it needs, and if it says of most what they are. */
  private static Fit ofJson(
      ExportFile file, Source source, Read read, RecordLimits limits, Configuration hadoop)
      throws IOException {
    if (!isJson(file.path())) {
      return nothing(source, read);
    }
    Set<String> members = new LinkedHashSet<>();
    Set<String> best = new LinkedHashSet<>();
    try (RecordReader records =
        FileRecords.open(file.open(hadoop), file.path(), namesOnly(read), limits)) {
      RawRecord record = records.next();
      for (int count = 0; count < RECORDS && record != null; count++) {
        if (record.problem() == null) {
          Set<String> its = new LinkedHashSet<>();
          members("", JSON.readTree(record.rawText()), its);
          members.addAll(its);
          if (matched(read, its) > matched(read, best)) {
            best = its;
          }
        }
        record = records.next();
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that was read is no JSON", impossible);
    }
    Set<String> used = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    for (Read.Field field : read.fields().values()) {
      field.names().stream().filter(members::contains).forEach(used::add);
      if (field.required() && field.names().stream().noneMatch(best::contains)) {
        missing.add(field.names().get(0));
      }
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
    return new Fit(source, read, List.copyOf(used), left, List.copyOf(missing));
  }

  private static long matched(Read read, Set<String> members) {
    return read.fields().values().stream()
        .filter(field -> field.required() && field.names().stream().anyMatch(members::contains))
        .count();
  }

  /** The read without what it demands of a file's name or passes over. */
  private static Read namesOnly(Read read) {
    return new Read(
        read.files(),
        null,
        null,
        read.format(),
        read.encodings(),
        read.delimiters(),
        read.headerRows(),
        read.skipLines(),
        read.sheet(),
        Map.of(),
        read.line(),
        read.once(),
        read.fields(),
        read.into());
  }

  /** The members of a record that are not null, those inside of others by their path. */
  private static void members(String above, JsonNode node, Set<String> names) {
    node.properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                String name = above.isEmpty() ? member.getKey() : above + "." + member.getKey();
                names.add(name);
                members(name, member.getValue(), names);
              }
            });
  }

  /** Lines have no names; a source fits if its pattern fits each of the first. */
  private static Fit ofLines(
      ExportFile file, Source source, Read read, RecordLimits limits, Configuration hadoop)
      throws IOException {
    if (isJson(file.path()) || file.path().endsWith(".parquet")) {
      return nothing(source, read);
    }
    int fitting = 0;
    int count = 0;
    try (RecordReader records =
        FileRecords.open(file.open(hadoop), file.path(), namesOnly(read), limits)) {
      for (RawRecord record = records.next();
          count < RECORDS && record != null;
          record = records.next()) {
        count++;
        fitting += record.problem() == null ? 1 : 0;
      }
    }
    return count > 0 && fitting == count
        ? new Fit(source, read, NamedGroups.of(read.line()), List.of(), List.of())
        : nothing(source, read);
  }
}
