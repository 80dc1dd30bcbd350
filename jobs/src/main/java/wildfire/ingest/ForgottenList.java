package wildfire.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.ingest.Forgotten.Entry;
import wildfire.ingest.Forgotten.Kind;
import wildfire.model.OperatorError;
import wildfire.table.Versions;

/**
 * Where a workspace remembers whom it has to forget: {@code forgotten/}, in versions, written
 * before anything is removed. A version is begun until the lake, what was made of it and every kept
 * run are without them; its note is the id of the key, a space, and how far it is.
 */
final class ForgottenList {
  private static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.StringType, true, "account or post")
          .add("platform", DataTypes.StringType, true, "where; empty: everywhere")
          .add("bucket", DataTypes.IntegerType, true, "16 bits of a hash")
          .add("digest", DataTypes.StringType, true, "HMAC-SHA-256, its first 128 bits in hex");

  private static final String BEGUN = " BEGUN";
  private static final String DONE = " DONE";

  private final SparkSession spark;
  private final Versions versions;

  ForgottenList(SparkSession spark, Path workspace) {
    this.spark = spark;
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    this.versions = new Versions(new Path(workspace, "forgotten"), hadoop);
  }

  /** What the list says now; empty before the first. */
  String version() {
    return versions.current().orElse("");
  }

  /** Whether everything that is kept is without them; true where there are none. */
  boolean isDone() {
    return version().isEmpty() || note().endsWith(DONE);
  }

  /** A note that was cut short says neither the key nor that anything is done. */
  private String note() {
    String note = versions.note(version()).orElse("").strip();
    return note.endsWith(DONE) || note.endsWith(BEGUN) ? note : BEGUN;
  }

  /**
   * Whom to forget.
   *
   * @throws OperatorError if they were listed under another key
   */
  Forgotten read(Pseudonyms pseudonyms) {
    if (version().isEmpty()) {
      return new Forgotten(pseudonyms, List.of());
    }
    String keyId = note().substring(0, note().indexOf(' '));
    if (!keyId.isEmpty() && !keyId.equals(pseudonyms.keyId())) {
      throw new OperatorError(
          "The accounts to forget in %s were listed under the pseudonym key %s, and the key is %s: bring"
              + " back the first key, or remove that folder and name the accounts again.",
          versions.folder(), keyId, pseudonyms.keyId());
    }
    return new Forgotten(
        pseudonyms,
        LakeRows.read(spark, SCHEMA, versions.of(version())).collectAsList().stream()
            .map(
                row ->
                    new Entry(
                        Kind.valueOf(row.getString(0).toUpperCase(Locale.ROOT)),
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3)))
            .toList());
  }

  /** Remembers; from then on whoever holds the workspace finishes it. */
  void begin(Forgotten forgotten, Pseudonyms pseudonyms, String version) {
    write(forgotten, version, pseudonyms.keyId() + BEGUN);
  }

  /** Remembers posts of which nothing is kept. */
  void add(Forgotten forgotten, Pseudonyms pseudonyms, String version) {
    write(forgotten, version, pseudonyms.keyId() + DONE);
  }

  private void write(Forgotten forgotten, String version, String note) {
    List<Row> rows = new ArrayList<>();
    for (Entry entry : forgotten.entries()) {
      String kind = entry.kind().name().toLowerCase(Locale.ROOT);
      rows.add(RowFactory.create(kind, entry.platform(), entry.bucket(), entry.digest()));
    }
    versions.clean();
    spark
        .createDataFrame(rows, SCHEMA)
        .coalesce(1)
        .write()
        .parquet(versions.of(version).toString());
    versions.makeCurrent(version, note);
    versions.keep(1, Set.of());
  }

  /** Everything that is kept is without them. */
  void done(Pseudonyms pseudonyms) {
    versions.noteAnew(version(), pseudonyms.keyId() + DONE);
  }
}
