package wildfire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import wildfire.report.PublishedTables;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/**
 * A first query: starts Spark on this machine, shuffles a few rows, writes and reads Parquet in a
 * folder of its own, and takes that away again.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Does it. */
  public static void run() {
    try {
      Path folder = Files.createTempDirectory("wildfire-warm-up");
      try {
        Settings settings = new SettingsReader().workspace(folder.toString()).read();
        LogFile.use(
            folder.resolve("warm-up.log"), new LogFile.Form(settings.log().format(), "OFF"));
        LocalDisk.use();
        try (Session session = Session.open(settings, Optional.of("local[2]"))) {
          query(session.spark(), folder.resolve("rows").toString());
        }
        declarations();
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is published is declared in many classes, which whoever reads it needs. */
  private static void declarations() {
    if (PublishedTables.all().isEmpty()) {
      throw new IllegalStateException("nothing would be published");
    }
  }

  private static void query(SparkSession spark, String folder) {
    Dataset<Row> rows =
        spark
            .createDataset(List.of("a,1", "b,2", "a,3"), Encoders.STRING())
            .select(functions.split(functions.col("value"), ",").as("parts"))
            .selectExpr("parts[0] AS id", "CAST(parts[1] AS BIGINT) AS number");
    rows.groupBy("id")
        .agg(functions.max("number").as("most"), functions.count("*").as("rows"))
        .sort("id")
        .write()
        .options(Map.of("compression", "zstd"))
        .parquet(folder);
    spark.read().parquet(folder).filter("most > 1").collectAsList();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
