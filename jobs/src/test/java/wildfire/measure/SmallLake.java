package wildfire.measure;

import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.SparkForTests;
import wildfire.ingest.CanonicalTable;
import wildfire.metrics.MeasuredPost;
import wildfire.settings.MeasureSettings;
import wildfire.table.TypedFile;

/** A lake whose rows are written down one by one, and the posts that measuring leaves of it. */
public final class SmallLake {
  static final MeasureSettings SETTINGS =
      new MeasureSettings(Duration.ofDays(30), null, 0.5, 0.8, Duration.ofHours(1), 0.25, 0.1);

  private final Map<CanonicalTable, LakeRows> tables = new EnumMap<>(CanonicalTable.class);

  /** The rows of a table, to add to. */
  public LakeRows of(CanonicalTable table) {
    return tables.computeIfAbsent(table, LakeRows::of);
  }

  /** What is measured by the usual settings, by platform and id. */
  public List<MeasuredPost> measured() {
    return measured(SETTINGS, MessageTerms.NONE);
  }

  /** The same with who shared them. */
  List<StoredPost> stored() {
    return stored(of(CanonicalTable.ENGAGEMENTS).asDataset(), SETTINGS, MessageTerms.NONE);
  }

  List<MeasuredPost> measured(MeasureSettings settings, MessageTerms message) {
    return measured(of(CanonicalTable.ENGAGEMENTS).asDataset(), settings, message);
  }

  List<MeasuredPost> measured(
      Dataset<Row> engagements, MeasureSettings settings, MessageTerms message) {
    return stored(engagements, settings, message).stream().map(StoredPost::post).toList();
  }

  private List<StoredPost> stored(
      Dataset<Row> engagements, MeasureSettings settings, MessageTerms message) {
    MeasureJob.Lake lake =
        new MeasureJob.Lake(
            of(CanonicalTable.POSTS).asDataset(),
            engagements,
            of(CanonicalTable.RETRACTIONS).asDataset(),
            of(CanonicalTable.FLIGHTS).asDataset(),
            of(CanonicalTable.TAGS).asDataset(),
            of(CanonicalTable.COUNTERS).asDataset(),
            of(CanonicalTable.ACCOUNT_COUNTERS).asDataset(),
            LakeRows.files());
    return written(lake, new MeasureJob.Rules(settings, Duration.ofDays(3), message));
  }

  /** As the next job reads them. */
  private static List<StoredPost> written(MeasureJob.Lake lake, MeasureJob.Rules rules) {
    Configuration hadoop = SparkForTests.session().sparkContext().hadoopConfiguration();
    try {
      java.nio.file.Path folder = Files.createTempDirectory("measured");
      try {
        List<StoredPost> all = new ArrayList<>();
        for (MeasuredPosts.Part part : MeasureJob.write(lake, rules, new Path(folder.toUri()))) {
          Path file = new Path(new Path(folder.toUri()), part.file());
          try (CloseableIterator<StoredPost> posts =
              TypedFile.read(file, hadoop, StoredPost.class)) {
            posts.forEachRemaining(all::add);
          }
        }
        all.sort(
            Comparator.comparing((StoredPost post) -> post.post().post().platform())
                .thenComparing(post -> post.post().post().postId()));
        return all;
      } finally {
        FileUtil.fullyDelete(folder.toFile());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
