package wildfire.ingest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.reading.RawRecords;
import wildfire.ingest.reading.RecordLimits;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Sources;
import wildfire.ingest.text.Texts;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;

/**
 * What a run would make of the first records of an input: read and mapped as a run does it, and
 * written nowhere.
 *
 * @param tables the tables that the rows were meant for
 * @param rows how many rows the records gave
 * @param rejected how many of them would be rejected
 * @param reasons what rejects most of them, most often first, each with how often; at most 3
 * @param shown the first rows that would be taken, as lines of a table: a few columns, cut to the
 *     width of a screen; none where none would be
 */
public record Trial(
    List<CanonicalTable> tables,
    long rows,
    long rejected,
    List<String> reasons,
    List<String> shown) {
  private static final int RECORDS_OF_A_FILE = 20;
  private static final int FILES_OF_A_READ = 50;
  private static final int REASONS_SHOWN = 3;
  private static final int KEY_BYTES = 32;
  private static final int ROWS = 3;
  private static final int WIDTH = 92;
  private static final int CELL = 22;

  /**
   * Tries an input out: up to 20 records of each file, of up to 50 files of each kind; of Parquet
   * 20 of all files together.
   *
   * @return an outcome for each kind of file and the tables that are made of it in one go
   * @throws wildfire.model.OperatorError if the source or a file needs mending
   */
  public static List<Trial> of(
      SparkSession spark, Settings settings, InputSettings input, Sources sources) {
    byte[] key = new byte[KEY_BYTES]; // nothing is kept, so that no key has to be
    new SecureRandom().nextBytes(key);
    Pseudonyms pseudonyms = Pseudonyms.under(key);
    Ingest.registerPseudonym(spark, pseudonyms);
    RecordLimits limits = Ingest.limits(settings);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    FileList first =
        FileList.of(hadoop, List.of(input), sources, limits, pseudonyms)
            .with(files -> files.stream().limit(FILES_OF_A_READ).toList());
    Workspace workspace = Workspace.of(spark, settings.workspace());
    Staging staging =
        new Staging(spark, workspace, settings.vocabulary(), pseudonyms, new ArrayList<>());
    staging.plan(
        first,
        batch ->
            RawRecords.first(spark, batch.exportFiles(), batch.read(), limits, RECORDS_OF_A_FILE));
    return staging.passes().stream().map(Trial::of).toList();
  }

  private static Trial of(Staging.Pass pass) {
    List<CanonicalTable> tables = pass.into().stream().map(Into::table).distinct().toList();
    List<Row> rows = pass.rows().collectAsList();
    List<String> rejected =
        rows.stream()
            .map(row -> row.<String>getAs(Mapping.REASONS))
            .filter(Objects::nonNull)
            .toList();
    List<String> shown = new ArrayList<>();
    for (CanonicalTable table : tables) {
      List<Row> taken =
          rows.stream()
              .filter(row -> Mapping.accepted(table).equals(row.getAs(Mapping.TARGET)))
              .limit(ROWS)
              .toList();
      if (!taken.isEmpty()) {
        shown.addAll(lines(table, taken));
      }
    }
    return new Trial(tables, rows.size(), rejected.size(), commonest(rejected), shown);
  }

  private static List<String> commonest(List<String> rejected) {
    Map<String, Long> byKind =
        rejected.stream()
            .flatMap(reasons -> Stream.of(reasons.split(Mapping.BETWEEN_REASONS, -1)))
            .collect(groupingBy(Texts::generalised, TreeMap::new, counting()));
    return byKind.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(REASONS_SHOWN)
        .map(kind -> String.format(Locale.ROOT, "%,d × %s", kind.getValue(), kind.getKey()))
        .toList();
  }

  /** Rows under their columns: those in which one of them has something, as far as they fit. */
  private static List<String> lines(CanonicalTable table, List<Row> rows) {
    Set<String> there = Set.of(rows.get(0).schema().fieldNames());
    List<StringBuilder> lines = new ArrayList<>();
    lines.add(new StringBuilder(table.id() + ": "));
    rows.forEach(row -> lines.add(new StringBuilder(" ".repeat(table.id().length() + 2))));
    int width = 0;
    for (CanonicalColumn column : table.columns()) {
      String name = column.name();
      if (!there.contains(name) || rows.stream().allMatch(row -> row.getAs(name) == null)) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(name));
      rows.forEach(row -> cells.add(shown(row.getAs(name))));
      int its = cells.stream().mapToInt(String::length).max().orElse(0) + 2;
      width += its;
      if (width > WIDTH) {
        break;
      }
      for (int line = 0; line < lines.size(); line++) {
        lines.get(line).append(StringUtils.rightPad(cells.get(line), its));
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private static String shown(Object value) {
    String text =
        value == null
            ? ""
            : value instanceof Double number
                ? String.format(Locale.ROOT, "%.10g", number).replaceFirst("\\.?0+$", "")
                : value.toString().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return text.codePointCount(0, text.length()) <= CELL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CELL - 1)) + "…";
  }
}
