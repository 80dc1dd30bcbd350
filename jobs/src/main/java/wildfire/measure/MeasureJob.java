package wildfire.measure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.executor.CommitDeniedException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import wildfire.measure.MeasuredPosts.Part;
import wildfire.metrics.MeasureRules;
import wildfire.metrics.MeasuredPost;
import wildfire.settings.MeasureSettings;
import wildfire.table.TypedFile;

/**
 * Measures every post of the lake: shuffles each post's events together once, sorted by one long,
 * and streams them through the pure functions. What it leaves is one typed record per post.
 */
public final class MeasureJob {
  /** Raised with every change of the code after which the same lake would be measured otherwise. */
  public static final int MEASURE_VERSION = 5;

  /** About a hundred megabytes of rows to sort. */
  private static final long ROWS_PER_PARTITION = 1_000_000;

  /**
   * The tables of the lake that posts are measured from.
   *
   * @param retractions acts that were taken back
   * @param placeOfFile the order of files, by number: where several rows are of one event, that of
   *     the first stays
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Lake(
      Dataset<Row> posts,
      Dataset<Row> engagements,
      Dataset<Row> retractions,
      Dataset<Row> flights,
      Dataset<Row> tags,
      Dataset<Row> counters,
      Dataset<Row> accountCounters,
      int[] placeOfFile) {}

  /**
   * By what posts are measured.
   *
   * @param lateAfter spread after this age is late
   * @param message the words that comments and quotes are held against
   */
  public record Rules(MeasureSettings settings, Duration lateAfter, MessageTerms message) {
    /** In words that are the same for the same, the end of what is looked at apart. */
    public String words() {
      return String.join(
          " ",
          settings.withoutEnd().toString(),
          lateAfter.toString(),
          message.inOrder(),
          "version " + MEASURE_VERSION);
    }
  }

  private MeasureJob() {}

  /**
   * Measures all posts and writes them into a folder, a file per partition.
   *
   * @return the files, in the order of their names
   */
  public static List<Part> write(Lake lake, Rules rules, Path folder) {
    SparkSession spark = lake.posts().sparkSession();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    String into = folder.toString();
    List<Part> parts =
        posts(lake, rules)
            .mapPartitionsWithIndex(
                (partition, posts) ->
                    List.of(written(posts, new Path(into), partition, hadoop.value().value()))
                        .iterator(),
                true)
            .collect();
    return parts.stream().filter(part -> part.posts() > 0).toList();
  }

  private static Part written(
      Iterator<StoredPost> posts, Path folder, int partition, Configuration hadoop)
      throws IOException, CommitDeniedException {
    String name = MeasuredPosts.fileOf(partition);
    if (!posts.hasNext()) {
      return new Part(name, 0);
    }
    try (TaskOutput output = TaskOutput.of(hadoop)) {
      long n = 0;
      try (TypedFile<StoredPost> file =
          TypedFile.create(output.aside(new Path(folder, name)), hadoop, StoredPost.class)) {
        while (posts.hasNext()) {
          file.write(posts.next());
          n++;
        }
      }
      output.commit();
      return new Part(name, n);
    }
  }

  /** One typed record per post, in no particular order. */
  static JavaRDD<StoredPost> posts(Lake lake, Rules rules) {
    SparkSession spark = lake.posts().sparkSession();
    Instant asOf = rules.settings().asOf();
    Dataset<Row> standing = TakenBack.leftOut(lake.engagements(), lake.retractions(), asOf);
    Dataset<Row> logged =
        LogScan.perPost(standing, rules.message()).persist(StorageLevel.MEMORY_AND_DISK());
    Headers headers =
        new Headers(lake, logged, asOf == null ? Long.MAX_VALUE : IdKeys.micros(asOf));
    Dataset<Row> marked =
        TakenBack.leftOut(
            rules.message().marked(lake.engagements(), lake.posts()), lake.retractions(), asOf);
    // As many as keep a piece of a million events, at least one per core.
    long pieces =
        Math.max(
            spark.sparkContext().defaultParallelism(), headers.events() / ROWS_PER_PARTITION + 1);
    int most = (int) Math.min(100_000, pieces);
    JavaRDD<InternalRow> events = EventRows.sorted(EventRows.of(marked), most);
    JavaRDD<InternalRow> ofPosts = EventRows.sorted(EventRows.ofHeaders(headers.asStructs()), most);
    PostMeasurement measurement = measurement(rules, lake.placeOfFile());
    boolean looksBack = asOf != null;
    return ofPosts
        .zipPartitions(
            events,
            (itsHeaders, itsEvents) ->
                (Iterator<StoredPost>) new PostStream(itsHeaders, itsEvents, measurement))
        .filter(post -> !looksBack || isThere(post.post(), asOf));
  }

  /**
   * Whether a post is there at the end of what is looked at: published by then, or where nobody
   * knows when, with an event by then.
   */
  private static boolean isThere(MeasuredPost post, Instant asOf) {
    return post.post().publishedAt() == null
        ? post.observation().events() > 0 || post.observation().lateEvents() == 0
        : !post.post().publishedAt().isAfter(asOf);
  }

  private static PostMeasurement measurement(Rules rules, int[] placeOfFile) {
    MeasureSettings settings = rules.settings();
    return new PostMeasurement(
        new MeasureRules(
            micros(settings.window()),
            micros(settings.peakWindow()),
            micros(rules.lateAfter()),
            settings.minTreeObservedShare(),
            settings.minTextsKnownShare(),
            settings.counterBracket(),
            settings.counterTolerance()),
        new TreeSet<>(rules.message().campaigns()),
        placeOfFile);
  }

  private static long micros(Duration span) {
    return span.toNanos() / 1_000;
  }
}
