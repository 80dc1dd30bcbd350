package wildfire.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import wildfire.ingest.reading.FileBytes;
import wildfire.model.OperatorError;

/** SHA-256 of the bytes of files, worked out where the cores are. */
final class Digests {
  private Digests() {}

  /** The digest of a file in hex, or why there is none. */
  private record Digest(InputFile file, String hex, String problem) implements Serializable {
    static Digest of(InputFile file, SerializableConfiguration hadoop) {
      try {
        return new Digest(file, file.file().read(hadoop.value(), Digests::digest), null);
      } catch (OperatorError unreadable) {
        return new Digest(file, null, unreadable.getMessage());
      }
    }
  }

  /**
   * The digests of files, in hex.
   *
   * @throws OperatorError naming the files that cannot be read
   */
  static Map<InputFile, String> of(SparkSession spark, List<InputFile> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    int pieces = Math.min(files.size(), 4 * context.defaultParallelism());
    List<Digest> found =
        context.parallelize(files, pieces).map(file -> Digest.of(file, hadoop.value())).collect();
    hadoop.destroy();
    List<String> problems = found.stream().map(Digest::problem).filter(Objects::nonNull).toList();
    if (!problems.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), problems));
    }
    Map<InputFile, String> digests = new HashMap<>();
    found.forEach(digest -> digests.put(digest.file(), digest.hex()));
    return digests;
  }

  private static String digest(FileBytes file) throws IOException {
    try (InputStream in = file.from(0)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException noSha256) {
      throw new IllegalStateException("every Java has SHA-256", noSha256);
    }
  }
}
