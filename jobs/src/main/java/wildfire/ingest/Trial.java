package wildfire.ingest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.reading.ExportTime;
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
 * @param source which reads them
 * @param fileRows how many rows of the files were tried
 * @param lost how many of them cannot be used: broken, for no table, or without a required part
 * @param rows how many rows of tables they gave
 * @param rejected how many of these would be rejected
 * @param reasons what rejects most of them, most often first, each with how often; at most 3
 * @param shown the first rows that would be taken, as lines of a table: a few columns, cut to the
 *     width of a screen; none where none would be
 */
public record Trial(
    List<CanonicalTable> tables,
    String source,
    long fileRows,
    long lost,
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
   * 20 of all files together; of files whose rows tell their years by their order, all.
   *
   * @param teller hears what the person should know of how files are read
   * @return an outcome for each kind of file and the tables that are made of it in one go
   * @throws wildfire.model.OperatorError if the source or a file needs mending
   */
  public static List<Trial> of(
      SparkSession spark,
      Settings settings,
      InputSettings input,
      Sources sources,
      Consumer<String> teller) {
    byte[] key = new byte[KEY_BYTES]; // nothing is kept, so that no key has to be
    new SecureRandom().nextBytes(key);
    Pseudonyms pseudonyms = Pseudonyms.under(key);
    Ingest.registerFunctions(spark, pseudonyms);
    RecordLimits limits = Ingest.limits(settings.ingest());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    FileList first =
        FileList.of(hadoop, List.of(input), sources, settings.ingest(), pseudonyms)
            .with(files -> files.stream().limit(FILES_OF_A_READ).toList());
    Workspace workspace = Workspace.of(spark, settings.workspace());
    Staging staging =
        new Staging(spark, workspace, settings.vocabulary(), pseudonyms, new ArrayList<>());
    Map<FileList.Batch, Dataset<Row>> records = new HashMap<>();
    staging.plan(
        first,
        batch ->
            records.computeIfAbsent(
                batch,
                its ->
                    its.read().inOrder() == null
                        ? RawRecords.first(
                            spark, its.exportFiles(), its.read(), limits, RECORDS_OF_A_FILE)
                        : RawRecords.of(spark, its.exportFiles(), its.read(), limits)),
        batch -> RawRecords.of(spark, batch.exportFiles(), batch.read(), limits),
        teller);
    return staging.passes().stream()
        .map(
            pass ->
                pass.into().get(0).per() == Into.Per.FILE
                    ? of(pass, pass.batch().files().size())
                    : of(pass, records.get(pass.batch()).count()))
        .toList();
  }

  /** When a file of an input was exported, and what tells it. */
  public static ExportTime exported(InputSettings input, ExportFile file) {
    return FileList.exported(input, file);
  }

  private static Trial of(Staging.Pass pass, long fileRows) {
    List<CanonicalTable> tables = pass.into().stream().map(Into::table).distinct().toList();
    List<Row> rows = pass.rows().collectAsList();
    long lost =
        rows.stream()
            .filter(row -> Boolean.TRUE.equals(row.getAs(Mapping.LOST)))
            .map(row -> row.getAs(Mapping.FILE_ID) + " " + row.getAs(Mapping.POSITION))
            .distinct()
            .count();
    List<String> rejected =
        rows.stream()
            .map(row -> row.<String>getAs(Mapping.REASONS))
            .filter(Objects::nonNull)
            .toList();
    List<String> shown =
        tables.stream()
            .flatMap(
                table -> {
                  String taken = Mapping.accepted(table);
                  return lines(
                      table,
                      rows.stream()
                          .filter(row -> taken.equals(row.getAs(Mapping.TARGET)))
                          .limit(ROWS)
                          .toList());
                })
            .toList();
    return new Trial(
        tables,
        pass.batch().source().name(),
        fileRows,
        lost,
        rows.size(),
        rejected.size(),
        commonest(rejected),
        shown);
  }

  /** Whether a run that meets such rows throughout would stop: more are rejected than may be. */
  public static boolean isWorseThan(double limit, List<Trial> ofOneSource) {
    return share(ofOneSource, Trial::lost, Trial::fileRows) > limit
        || share(ofOneSource, Trial::rejected, Trial::rows) > limit;
  }

  private static double share(
      List<Trial> trials, ToLongFunction<Trial> some, ToLongFunction<Trial> all) {
    long total = trials.stream().mapToLong(all).sum();
    return total == 0 ? 0 : (double) trials.stream().mapToLong(some).sum() / total;
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
  private static Stream<String> lines(CanonicalTable table, List<Row> rows) {
    if (rows.isEmpty()) {
      return Stream.empty();
    }
    List<String> lines = new ArrayList<>(Collections.nCopies(rows.size() + 1, ""));
    for (CanonicalColumn column : table.columns()) {
      List<String> cells =
          rows.stream().map(row -> shown(row.getAs(column.name()))).collect(toList());
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      cells.add(0, column.name());
      int width = cells.stream().mapToInt(String::length).max().orElse(0) + 2;
      if (lines.get(0).length() + width > WIDTH) {
        break;
      }
      for (int line = 0; line < lines.size(); line++) {
        lines.set(line, lines.get(line) + StringUtils.rightPad(cells.get(line), width));
      }
    }
    String name = table.id() + ": ";
    return Stream.concat(
            Stream.of(name + lines.get(0)),
            lines.stream().skip(1).map(line -> " ".repeat(name.length()) + line))
        .map(String::stripTrailing);
  }

  private static String shown(Object value) {
    Object plain =
        value instanceof Double number
            ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
            : value;
    String text = Objects.toString(plain, "").replaceAll("[\\s\\p{Cntrl}]+", " ");
    return StringUtils.abbreviate(text, "…", CELL);
  }
}
