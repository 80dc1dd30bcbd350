package wildfire.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import wildfire.model.OperatorError;

/** SHA-256 of the bytes of files, worked out where the cores are. */
final class Digests {
  private static final int BUFFER_BYTES = 1 << 16;

  private Digests() {}

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
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    Map<InputFile, String> digests = new HashMap<>();
    List<String> unreadable = new ArrayList<>();
    int pieces = Math.min(files.size(), 4 * context.defaultParallelism());
    for (Tuple2<InputFile, Digest> each :
        context
            .parallelize(files, pieces)
            .map(file -> new Tuple2<>(file, Digest.of(new Path(file.path()), hadoop.value())))
            .collect()) {
      if (each._2().problem() == null) {
        digests.put(each._1(), each._2().hex());
      } else {
        unreadable.add(each._1().path() + " cannot be read (" + each._2().problem() + ")");
      }
    }
    hadoop.destroy();
    if (!unreadable.isEmpty()) {
      throw new OperatorError(
          "%s. Check that it is there and may be read.", String.join("; ", unreadable));
    }
    return digests;
  }

  /** The digest of a file in hex, or why there is none. */
  private record Digest(String hex, String problem) implements Serializable {
    static Digest of(Path path, SerializableConfiguration hadoop) {
      try {
        return new Digest(digest(path, hadoop), null);
      } catch (IOException unreadable) {
        return new Digest(null, unreadable.getMessage());
      } catch (FSError unreadable) { // what Hadoop makes of it on local disks
        return new Digest(null, unreadable.getMessage());
      }
    }
  }

  private static String digest(Path path, SerializableConfiguration hadoop) throws IOException {
    try (InputStream in = path.getFileSystem(hadoop.value()).open(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException noSha256) {
      throw new IllegalStateException("every Java has SHA-256", noSha256);
    }
  }
}
