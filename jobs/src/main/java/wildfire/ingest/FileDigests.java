package wildfire.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import wildfire.ingest.reading.FileBytes;
import wildfire.model.OperatorError;

/** SHA-256 of files in hex, worked out where the cores are. */
final class FileDigests {
  private FileDigests() {}

  /** Of one file, or why there is none. */
  private record Digest(InputFile file, String hex, String problem) implements Serializable {
    static Digest of(InputFile file, Configuration hadoop) {
      try {
        return new Digest(file, file.file().read(hadoop, Digest::sha256), null);
      } catch (OperatorError unreadable) {
        return new Digest(file, null, unreadable.getMessage());
      }
    }

    private static String sha256(FileBytes file) throws IOException {
      try (InputStream in = file.from(0)) {
        return DigestUtils.sha256Hex(in);
      }
    }
  }

  /**
   * The digest of each file.
   *
   * @throws OperatorError if files cannot be read: all of them are named
   */
  static Map<InputFile, String> of(List<InputFile> files, SparkSession spark) {
    if (files.isEmpty()) {
      return Map.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    int pieces = Math.min(files.size(), 4 * context.defaultParallelism());
    List<Digest> digests =
        context
            .parallelize(files, pieces)
            .map(file -> Digest.of(file, hadoop.value().value()))
            .collect();
    hadoop.destroy();
    List<String> problems = digests.stream().map(Digest::problem).filter(Objects::nonNull).toList();
    if (!problems.isEmpty()) {
      throw new OperatorError("%s", String.join(System.lineSeparator(), problems));
    }
    return digests.stream().collect(Collectors.toMap(Digest::file, Digest::hex));
  }
}
