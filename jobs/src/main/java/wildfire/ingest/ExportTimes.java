package wildfire.ingest;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.reading.ExportTime.Basis;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into.Value;
import wildfire.ingest.source.Read;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Instants;
import wildfire.ingest.text.YearsInOrder;
import wildfire.model.TimePrecision;
import wildfire.table.FileValues;

/**
 * When the files of a batch were exported, and which years their dates without one are of. What the
 * rows tell goes before the names of files, and these before their age: a column with the export's
 * own day, ids that carry their moment, the order of the rows.
 *
 * @param told what settings, names and ages tell, by file
 */
record ExportTimes(Read read, Conventions conventions, Map<Integer, ExportTime> told) {
  /** Beside each record: a date without a year in it is the latest one up to this moment. */
  static final String YEARS_UP_TO = "_years_up_to";

  /** Between the first and the last day of a window: {@code September 25 - October 1}. */
  private static final String BETWEEN_DAYS = "\\s+[-–—]\\s+";

  /** Where a day may have begun already before it does in UTC. */
  private static final Duration FARTHEST_AHEAD = Duration.ofHours(14);

  private static final long YEAR_MICROS = 365 * ExportTime.DAY_MICROS;

  static ExportTimes of(Batch batch) {
    return new ExportTimes(
        batch.read(),
        batch.source().conventions(),
        batch.files().stream().collect(toMap(InputFile::id, InputFile::exported)));
  }

  /** Whether some dates of a source have no year. */
  static boolean yearsAreMissing(Conventions conventions) {
    return conventions.precision() != TimePrecision.NONE && dates(conventions).needTimeOfExport();
  }

  private static Instants dates(Conventions conventions) {
    return new Instants(conventions.times(), conventions.zone(), TimePrecision.DAY);
  }

  private Cell<Long> cell() {
    return new Cell<>(dates(conventions), Map.of(), Set.copyOf(conventions.missing()));
  }

  /** With {@link Read#EXPORTED_AT} and {@link #YEARS_UP_TO}, as far as names of files tell. */
  Dataset<Row> ofFiles(Dataset<Row> records) {
    HashMap<Integer, Instant> at = new HashMap<>();
    told.forEach((file, its) -> at.put(file, its.at()));
    return records
        .withColumn(Read.EXPORTED_AT, FileValues.of(at, DataTypes.TimestampType))
        .withColumn(YEARS_UP_TO, col(Read.EXPORTED_AT));
  }

  /** The same, as far as the records tell too. */
  Dataset<Row> ofRecords(Dataset<Row> records) {
    Dataset<Row> named = ofFiles(records);
    Dataset<Row> dated =
        read.exportedOn() == null ? named : named.withColumn(Read.EXPORTED_AT, ofColumn(named));
    return dated.withColumn(
        YEARS_UP_TO, read.inOrder() == null ? col(Read.EXPORTED_AT) : inOrder(named));
  }

  /** By the export's own day in a column of each file. */
  private Column ofColumn(Dataset<Row> records) {
    Column day = col(read.exportedOn()).cast(DataTypes.StringType);
    HashMap<Integer, HashMap<String, Instant>> known = new HashMap<>();
    for (Row row :
        records
            .groupBy(col(Mapping.FILE_ID), day.as("day"))
            .agg(max(carried(records)).as("newest"))
            .collectAsList()) {
      Integer file = row.getAs(Mapping.FILE_ID);
      String text = row.getAs("day");
      Instant at = exportedAt(told.get(file), text, row.getAs("newest"));
      known.computeIfAbsent(file, f -> new HashMap<>()).put(text, at);
    }
    return udf(
            (UDF2<Integer, String, Instant>) (file, text) -> known.get(file).get(text),
            DataTypes.TimestampType)
        .withName("exported_on")
        .apply(col(Mapping.FILE_ID), day);
  }

  /** UTC microseconds that ids carry, where the date beside them agrees; null where none does. */
  private Column carried(Dataset<Row> records) {
    Optional<Value> published =
        read.into().stream()
            .filter(into -> into.table() == CanonicalTable.POSTS)
            .map(into -> into.columns().get("published_at"))
            .filter(value -> value != null && value.moment() != null && value.from() != null)
            .findFirst();
    if (published.isEmpty()) {
      return lit(null).cast(DataTypes.LongType);
    }
    Column moment =
        new SourceSql("", records).expression(published.get().moment(), "moment").column();
    Cell<Long> cell = cell();
    Instants dates = dates(conventions);
    return udf(
            (UDF2<String, Long, Long>)
                (text, its) -> {
                  String day = cell.words(text);
                  return day == null || its == null ? null : dates.agreed(day, its);
                },
            DataTypes.LongType)
        .apply(col(published.get().from()), unix_micros(moment.cast(DataTypes.TimestampType)));
  }

  /**
   * The end of the day that a column tells; a moment of that day where one is told beside it. Of a
   * day without a year, with nothing but the file's age, it is the first that is not before the
   * newest post: the file may have been copied years later.
   *
   * @param newest UTC microseconds; null where nothing tells when a post was published
   */
  private Instant exportedAt(ExportTime its, String text, Long newest) {
    String window = text == null ? null : cell().words(text);
    if (window == null || its.basis() == Basis.SETTINGS) {
      return its.at();
    }
    String[] days = window.split(BETWEEN_DAYS, -1);
    Instants dates = dates(conventions);
    Long day = dates.valueOf(days[days.length - 1], micros(its.at().plus(FARTHEST_AHEAD)));
    if (day != null && newest != null && its.basis() == Basis.AGE) {
      Long yearAfter = dates.valueOf(days[days.length - 1], newest + YEAR_MICROS);
      day = yearAfter == null ? day : Long.valueOf(Math.min(day, yearAfter));
    }
    if (day == null) {
      return its.at();
    }
    Instant end = Instant.EPOCH.plus(day + ExportTime.DAY_MICROS - 1, ChronoUnit.MICROS);
    boolean sameDay = !its.at().isAfter(end) && its.at().isAfter(end.minus(Duration.ofDays(1)));
    return sameDay ? its.at() : end;
  }

  /** The end of each row's own day, by the order of the rows; the time of the export without. */
  private Column inOrder(Dataset<Row> records) {
    Column text = col(read.inOrder()).cast(DataTypes.StringType);
    Map<Integer, TreeMap<Long, String>> rows = new HashMap<>();
    for (Row row :
        records
            .select(col(Mapping.FILE_ID), col(Mapping.POSITION), text.as("day"))
            .collectAsList()) {
      String day = cell().words(row.getAs("day"));
      if (day != null) {
        rows.computeIfAbsent(row.getAs(Mapping.FILE_ID), file -> new TreeMap<>())
            .put(row.getAs(Mapping.POSITION), day);
      }
    }
    HashMap<Integer, HashMap<Long, Long>> ends = new HashMap<>();
    rows.forEach((file, days) -> ends.put(file, new HashMap<>(ends(told.get(file), days))));
    Column ofRow =
        udf(
                (UDF2<Integer, Long, Long>)
                    (file, position) -> {
                      Map<Long, Long> its = ends.get(file);
                      return its == null ? null : its.get(position);
                    },
                DataTypes.LongType)
            .withName("in_order")
            .apply(col(Mapping.FILE_ID), col(Mapping.POSITION));
    return coalesce(timestamp_micros(ofRow), col(Read.EXPORTED_AT));
  }

  private Map<Long, Long> ends(ExportTime its, TreeMap<Long, String> days) {
    ZoneId zone = conventions.zone();
    LocalDate latest = its.at().plus(FARTHEST_AHEAD).atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate named =
        its.basis() == Basis.DATE_IN_NAME ? its.at().atZone(ZoneOffset.UTC).toLocalDate() : null;
    return YearsInOrder.ends(days, dates(conventions), zone, latest, named);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
