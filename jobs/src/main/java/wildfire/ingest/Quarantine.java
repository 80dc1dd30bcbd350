package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.text.Texts;
import wildfire.table.FileValues;

/** Rejected rows, each with its file, position, raw text and every reason. */
final class Quarantine {
  static final StructType SCHEMA =
      new StructType()
          .add("source", DataTypes.StringType, true, "the source that read the row")
          .add("target_table", DataTypes.StringType, true, "the table it was meant for")
          .add("file_id", DataTypes.IntegerType, true, "the number of its file")
          .add("file", DataTypes.StringType, true, "the file's path below the input's")
          .add("position", DataTypes.LongType, true, "its line or number in the file, from 1")
          .add("raw_text", DataTypes.StringType, true, "the row as it was")
          .add(
              "reasons",
              DataTypes.createArrayType(DataTypes.StringType),
              true,
              "everything that is wrong with it");

  private static final int REASONS_SHOWN = 3;

  private Quarantine() {}

  /** The quarantine's rows of one table, out of rejected rows and the files they came from. */
  static Dataset<Row> rows(CanonicalTable table, Dataset<Row> rejected, Ledger files) {
    return rejected.select(
        ofFile(files, LedgerEntry.Place::source).as("source"),
        lit(table.id()).as("target_table"),
        col(Mapping.FILE_ID),
        ofFile(files, LedgerEntry.Place::path).as("file"),
        col(Mapping.POSITION),
        col(Mapping.RAW_TEXT),
        split(col(Mapping.REASONS), Mapping.BETWEEN_REASONS).as("reasons"));
  }

  static void write(Dataset<Row> rows, Path folder) {
    rows.coalesce(rows.sparkSession().sparkContext().defaultParallelism())
        .write()
        .mode(SaveMode.Append)
        .parquet(folder.toString());
  }

  private static Column ofFile(Ledger files, Function<LedgerEntry.Place, String> value) {
    Map<Integer, String> values = new HashMap<>();
    files.files().forEach(file -> values.put(file.id(), value.apply(file.place())));
    return FileValues.of(values, DataTypes.StringType);
  }

  /** The commonest reasons of a source in words, each with how often and where first. */
  static String commonest(Dataset<Row> quarantine, String source) {
    Column first = min(struct(col("file_id"), col("position"), col("file"), col("reason")));
    return quarantine
        .filter(col("source").equalTo(source))
        .select(explode(col("reasons")).as("reason"), col("file_id"), col("position"), col("file"))
        .groupBy(regexp_replace(col("reason"), Texts.QUOTED_VALUE, "'…'").as("kind"))
        .agg(count(lit(1)).as("rows"), first.as("first"))
        .orderBy(desc("rows"), col("kind"))
        .limit(REASONS_SHOWN)
        .select(
            format_string(
                "%,d × %s (%s:%d)",
                col("rows"), col("kind"), col("first.file"), col("first.position")))
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .collect(Collectors.joining("; "));
  }
}
