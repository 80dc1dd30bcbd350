package wildfire.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * What there is of accounts in a workspace, found by walking over all its files: every Parquet file
 * is read with Parquet's own reader, every text of every row, in whatever column and depth. It
 * knows no table, no version and nothing of what was removed how.
 */
public final class Traces {
  private static final int MOST_TEXT_BYTES = 1 << 28;
  private static final Set<String> RAW = Set.of("raw_text", "reasons", "element");

  private Traces() {}

  /**
   * An account as it is looked for.
   *
   * @param platform null: rows of every platform count
   * @param id as exports write it
   */
  public record Target(String platform, String id, String pseudonym) implements Serializable {
    boolean isOn(String other) {
      return platform == null || other == null || platform.equals(other);
    }
  }

  /**
   * What was found in one place.
   *
   * @param rows with an account's pseudonym, of a post of theirs, or rejected with the raw id
   * @param othersWords further rows in whose text the raw id stands, as other people wrote it
   */
  public record Count(long rows, long othersWords) implements Serializable {
    Count plus(Count other) {
      return new Count(rows + other.rows, othersWords + other.othersWords);
    }
  }

  /**
   * What was found.
   *
   * @param places by the folder of the workspace
   * @param texts other files with a pseudonym in them
   */
  public record Findings(Map<String, Count> places, Set<String> texts) {
    public long rows() {
      return places.values().stream().mapToLong(Count::rows).sum();
    }

    public long othersWords() {
      return places.values().stream().mapToLong(Count::othersWords).sum();
    }
  }

  /** What there is of accounts, and of their posts as far as these are known. */
  public static Findings in(
      SparkSession spark, String workspace, List<Target> targets, Forgotten posts) {
    Path folder = new Path(workspace);
    List<String> parquet = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    try {
      FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      int root = files.makeQualified(folder).toString().length() + 1;
      RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        String path = file.getPath().toString();
        if (path.endsWith(".parquet")) {
          parquet.add(path);
        } else if (!path.endsWith(".crc") && file.getLen() <= MOST_TEXT_BYTES) {
          try (InputStream in = files.open(file.getPath())) {
            String text = IOUtils.toString(in, StandardCharsets.UTF_8);
            if (targets.stream().anyMatch(one -> text.contains(one.pseudonym()))) {
              texts.add(path.substring(root));
            }
          }
        }
      }
      return new Findings(counts(spark, root, parquet, targets, posts), texts);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param root how long the part of the paths is that is the workspace's own
   */
  private static Map<String, Count> counts(
      SparkSession spark, int root, List<String> files, List<Target> targets, Forgotten posts) {
    if (files.isEmpty()) {
      return Map.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    ArrayList<Target> those = new ArrayList<>(targets);
    int pieces = Math.min(files.size(), 8 * context.defaultParallelism());
    Map<String, Count> counts =
        context
            .parallelize(files, pieces)
            .mapToPair(
                file -> {
                  String place = StringUtils.substringBefore(file.substring(root), "/");
                  Search search = new Search(place, those, posts);
                  return new Tuple2<>(place, search.in(file, hadoop.value().value()));
                })
            .reduceByKey(Count::plus)
            .collectAsMap();
    hadoop.destroy();
    return new TreeMap<>(counts);
  }

  /**
   * Reads rows as they are; Parquet's own builder of it looks for Hadoop's settings in each file.
   */
  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(String file, Configuration hadoop) throws IOException {
      super(
          HadoopInputFile.fromPath(new Path(file), hadoop), new HadoopParquetConfiguration(hadoop));
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  /** Looks at one file after another of a place. */
  private record Search(String place, List<Target> targets, Forgotten posts) {
    Count in(String file, Configuration hadoop) {
      Count count = new Count(0, 0);
      try (ParquetReader<Group> reader = new Groups(file, hadoop).build()) {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          count = count.plus(in(row));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return count;
    }

    private Count in(Group row) {
      String platform = first(row, "platform");
      if (posts.isPost(platform, first(row, "post_id"))
          || posts.isPost(platform, first(row, "other_post_id"))
          || names(row, platform)) {
        return new Count(1, 0);
      }
      String text = first(row, "text");
      boolean inWords = text != null && targets.stream().anyMatch(one -> stands(text, one.id()));
      return new Count(0, inWords ? 1 : 0);
    }

    private static String first(Group row, String column) {
      return row.getType().containsField(column)
              && isText(row.getType().getType(column))
              && row.getFieldRepetitionCount(column) > 0
          ? row.getBinary(column, 0).toStringUsingUTF8()
          : null;
    }

    private static boolean isText(Type type) {
      return type.isPrimitive()
          && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    private boolean names(Group group, String platform) {
      for (Type type : group.getType().getFields()) {
        String name = type.getName();
        for (int i = 0; i < group.getFieldRepetitionCount(name); i++) {
          if (isText(type)
              ? names(group.getBinary(name, i).toStringUsingUTF8(), name, platform)
              : !type.isPrimitive() && names(group.getGroup(name, i), platform)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean names(String text, String column, String platform) {
      boolean raw =
          RAW.contains(column) && (place.startsWith("quarantine") || place.startsWith("_"));
      return targets.stream()
          .anyMatch(
              one ->
                  (text.contains(one.pseudonym()) && one.isOn(platform))
                      || (raw && stands(text, one.id())));
    }

    /** Whether an id stands in a text by itself: no letter, digit or underscore goes on with it. */
    private static boolean stands(String text, String id) {
      for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
        if (!goesOn(text, at - 1) && !goesOn(text, at + id.length())) {
          return true;
        }
      }
      return false;
    }

    private static boolean goesOn(String text, int at) {
      return at >= 0
          && at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }
  }
}
