package wildfire.measure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;
import wildfire.model.OperatorError;
import wildfire.settings.CoordinationSettings;
import wildfire.table.TypedFile;
import wildfire.table.Versions;

/**
 * The measured posts of a workspace: typed records in files, replaced as a whole, with a note of
 * what they were measured from.
 */
public record MeasuredPosts(Path folder, Note note) {
  /** Their folder in the workspace. */
  public static final String FOLDER = "measured";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file of measured posts. */
  public record Part(String file, long posts) implements Serializable {}

  /**
   * What measured posts were made from, and what was found beside the posts.
   *
   * @param lake the intake that their lake was of
   * @param rules all that measuring depends on beside the lake and the end of what is looked at
   * @param asOf ISO 8601, the end of what was looked at; null: everything was
   * @param tagged whether the lake has tags at all
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Note(
      String lake,
      String rules,
      String asOf,
      List<Part> parts,
      TakenBack takenBack,
      List<PlatformMetric> platformMetrics,
      boolean tagged) {
    String json() {
      try {
        return JSON.writeValueAsString(this);
      } catch (JsonProcessingException never) {
        throw new IllegalStateException(never);
      }
    }

    static Optional<Note> of(String text) {
      try {
        return text.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(text, Note.class));
      } catch (JsonProcessingException ofAnEarlierVersion) {
        return Optional.empty();
      }
    }
  }

  /** The name of the file of a partition. */
  static String fileOf(int partition) {
    return String.format(Locale.ROOT, "part-%05d.parquet", partition);
  }

  /**
   * Replaces the measured posts of a workspace.
   *
   * @param version a name that sorts after those before
   * @param write writes the files into a folder, and says what there is to note
   */
  public static MeasuredPosts replace(
      String workspace, Configuration hadoop, String version, Function<Path, Note> write) {
    Versions versions = versions(workspace, hadoop);
    versions.clean();
    versions.keep(1, Set.of());
    boolean whole = false;
    try {
      Path folder = versions.of(version);
      Note note = write.apply(folder);
      versions.makeCurrent(version, note.json());
      versions.keep(1, Set.of());
      whole = true;
      return new MeasuredPosts(folder, note);
    } finally {
      if (!whole) {
        versions.clean();
      }
    }
  }

  /**
   * The measured posts of a workspace.
   *
   * @throws OperatorError if there are none
   */
  public static MeasuredPosts of(String workspace, Configuration hadoop) {
    return ifThere(workspace, hadoop)
        .orElseThrow(
            () ->
                new OperatorError(
                    "Nothing is measured in %s yet: run `wildfire measure` first, or `wildfire"
                        + " retrospective` for all jobs.",
                    workspace));
  }

  /** The same; empty where nothing is measured, or by an earlier version. */
  public static Optional<MeasuredPosts> ifThere(String workspace, Configuration hadoop) {
    Versions versions = versions(workspace, hadoop);
    Optional<String> current = versions.current();
    return current
        .flatMap(versions::note)
        .flatMap(Note::of)
        .map(note -> new MeasuredPosts(versions.of(current.get()), note));
  }

  /** Removes them, so that the next run measures anew. */
  public static void removeAll(String workspace, Configuration hadoop) {
    versions(workspace, hadoop).removeAll();
  }

  private static Versions versions(String workspace, Configuration hadoop) {
    return new Versions(new Path(workspace, FOLDER), hadoop);
  }

  /** The file of a part. */
  public Path file(Part part) {
    return new Path(folder, part.file());
  }

  /** What was shared together of each post; none of the other posts. */
  public Map<SharingAccounts.Id, SharedTogether> sharedTogether(
      SparkSession spark, CoordinationSettings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    String from = folder.toString();
    List<String> files = note.parts().stream().map(Part::file).toList();
    return SharingAccounts.of(
        context
            .parallelize(files, Math.max(1, files.size()))
            .flatMap(
                file ->
                    TypedFile.read(
                        new Path(from, file),
                        hadoop.value().value(),
                        SharingAccounts.Sharing.class)),
        settings);
  }

  /** How many posts there are. */
  public long posts() {
    return note.parts().stream().mapToLong(Part::posts).sum();
  }

  /** A {@link StoredPost} of which only that is read. */
  public record WithoutSharers(MeasuredPost post) {}

  /** The posts of a file, in their order; to be closed. */
  public static CloseableIterator<WithoutSharers> read(Path file, Configuration hadoop)
      throws IOException {
    return TypedFile.read(file, hadoop, WithoutSharers.class);
  }
}
