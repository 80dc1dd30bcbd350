package wildfire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import wildfire.report.PublishedTables;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;

/**
 * A first query: starts Spark on this machine, shuffles a few rows, writes and reads Parquet in a
 * folder of its own, and takes that away again. What is published is declared in many classes,
 * which whoever reads it needs too.
 */
public final class WarmUp {
  private WarmUp() {}

  public static void run() {
    try {
      Path folder = Files.createTempDirectory("wildfire-warm-up");
      try {
        Settings settings =
            new SettingsReader()
                .workspace(folder.toString())
                .set("spark.master", "local[2]")
                .read();
        LogFile.use(
            folder.resolve("warm-up.log"), new LogFile.Form(settings.log().format(), "OFF"));
        LocalDisk.use();
        try (Session session = Session.open(settings)) {
          String rows = folder.resolve("rows").toString();
          session
              .spark()
              .sql(
                  "SELECT id, max(number) AS most, count(*) AS rows FROM VALUES ('a', 1), ('b', 2),"
                      + " ('a', 3) AS t(id, number) GROUP BY id ORDER BY id")
              .write()
              .option("compression", "zstd")
              .parquet(rows);
          session.spark().read().parquet(rows).filter("most > 1").collectAsList();
        }
        if (PublishedTables.all().isEmpty()) {
          throw new IllegalStateException("nothing would be published");
        }
      } finally {
        FileUtil.fullyDelete(folder.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
