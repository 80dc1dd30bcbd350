package wildfire.ingest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
  private static final int REASONS_SHOWN = 3;
  private static final int KEY_BYTES = 32;

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
    Exports first = new Exports(spark, Ingest.limits(settings), Exports.Part.BEGINNINGS);
    Workspace workspace = Workspace.of(spark, settings.workspace());
    Staging staging = new Staging(spark, workspace, settings.vocabulary(), pseudonyms);
    staging.plan(FileList.of(List.of(input), sources, first, pseudonyms), first);
    return staging.passes().stream().map(Trial::of).toList();
  }

  private static Trial of(Staging.Pass pass) {
    List<Row> rows = pass.rows().collectAsList();
    List<String> rejected =
        rows.stream()
            .map(row -> row.<String>getAs(Mapping.REASONS))
            .filter(Objects::nonNull)
            .toList();
    return new Trial(
        pass.into().stream().map(into -> into.table()).distinct().toList(),
        rows.size(),
        rejected.size(),
        commonest(rejected),
        FirstRows.of(
            rows.stream().filter(row -> row.<String>getAs(Mapping.REASONS) == null).toList(),
            pass.into().stream().map(into -> into.table()).distinct().toList()));
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
}
