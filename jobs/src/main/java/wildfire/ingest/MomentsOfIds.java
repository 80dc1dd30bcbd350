package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import wildfire.ingest.FileList.Batch;
import wildfire.ingest.reading.ExportTime;
import wildfire.ingest.source.Into;
import wildfire.ingest.text.Cell;
import wildfire.ingest.text.Instants;
import wildfire.ingest.text.Texts;
import wildfire.model.Plural;

/**
 * Ids that carry a moment, which lies far from the date beside them: of a post that was planned
 * ahead, or with a wrong id or date. The date holds; how often that is so must be known.
 */
final class MomentsOfIds {
  private MomentsOfIds() {}

  /**
   * Looks at all ids of the files of a batch.
   *
   * @param records of the files, with the times of the exports
   * @param teller hears of each file how many ids tell another day than their date
   */
  static void compare(Batch batch, Dataset<Row> records, Consumer<String> teller) {
    SourceSql sql = new SourceSql(batch.source().name(), records);
    for (Into into : batch.read().into()) {
      if (into.per() == Into.Per.ROW && into.explode() == null) {
        new TimeMappings(batch.source().name(), into.table(), sql)
            .datedIds(into.columns())
            .forEach(dated -> compare(batch, records, dated, teller));
      }
    }
  }

  private static void compare(
      Batch batch, Dataset<Row> records, TimeMappings.DatedId dated, Consumer<String> teller) {
    Cell<Long> date = dated.date();
    Column agrees =
        udf(
                (UDF2<String, Long, Boolean>) (text, moment) -> agrees(date, text, moment),
                DataTypes.BooleanType)
            .withName("agrees")
            .apply(col("text"), col("moment"));
    Column apart = col("agrees").equalTo(lit(false));
    records
        .where(col(Mapping.PROBLEM).isNull())
        .select(
            col(Mapping.FILE_ID), dated.text().as("text"), unix_micros(dated.moment()).as("moment"))
        .withColumn("agrees", agrees)
        .groupBy(Mapping.FILE_ID)
        .agg(
            count(col("agrees")),
            count_if(apart).as("apart"),
            max(when(apart, struct(col("moment"), col("text")))))
        .where(col("apart").gt(0))
        .collectAsList()
        .forEach(
            row -> {
              Row example = row.getStruct(3);
              teller.accept(
                  String.format(
                      Locale.ROOT,
                      "%s: the date is another than the id tells for %,d of %s, such as %s (the id: %s)."
                          + " Such posts were planned ahead, or have a wrong id or date; their dates hold.",
                      batch.files().stream()
                          .filter(file -> file.id() == row.getInt(0))
                          .findFirst()
                          .orElseThrow()
                          .shownPath(),
                      row.getLong(2),
                      Plural.of(row.getLong(1), "post"),
                      Texts.quoted(example.getString(1)),
                      Instant.EPOCH.plus(example.getLong(0), ChronoUnit.MICROS)));
            });
  }

  /** Whether both are of about the same day; null where one of them is none. */
  private static Boolean agrees(Cell<Long> date, String text, Long moment) {
    String known = date.words(text);
    if (known == null
        || moment == null
        || moment < Instants.PLAUSIBLE_FROM_MICROS
        || moment >= Instants.PLAUSIBLE_BEFORE_MICROS) {
      return null;
    }
    Instants dates = (Instants) date.meaning();
    return dates.valueOf(known, moment + ExportTime.DAY_MICROS) == null
        ? null
        : (Boolean) (dates.agreed(known, moment) != null);
  }
}
