package wildfire.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The files of all tables that hold rows of posts, for some posts: a file for each table. */
final class PublishedFiles implements Closeable {
  private final List<Open<?>> open = new ArrayList<>();
  private final Set<String> posts = new HashSet<>();

  private record Open<R>(PostTables.OfReport<R> of, TableFile<R> file) {
    static <R> Open<R> of(PostTables.OfReport<R> of, Path path, Configuration hadoop)
        throws IOException {
      return new Open<>(of, TableFile.create(of.table(), of.keyWithinPost(), path, hadoop));
    }

    void write(PostReport report) throws IOException {
      Stream<R> rows = of.rows().apply(report);
      if (rows != null) {
        file.write(rows);
      }
    }
  }

  /**
   * Opens them.
   *
   * @param part which posts, a number of their own
   * @param where where a file that is to become that one is written
   */
  static PublishedFiles open(Path run, int part, UnaryOperator<Path> where, Configuration hadoop)
      throws IOException {
    PublishedFiles files = new PublishedFiles();
    for (PostTables.OfReport<?> table : PostTables.all()) {
      files.open.add(Open.of(table, where.apply(file(run, table.table().name(), part)), hadoop));
    }
    return files;
  }

  /** The file of a table for some posts. */
  static Path file(Path run, String table, int part) {
    return new Path(run, String.format(Locale.ROOT, "%s/part-%05d.parquet", table, part));
  }

  /**
   * Writes every row of a post.
   *
   * @throws IllegalStateException if the post was written before
   */
  void write(PostReport report) throws IOException {
    if (!posts.add(StarKeys.ofPost(report.post()))) {
      throw new IllegalStateException(StarKeys.ofPost(report.post()) + " is there twice");
    }
    for (Open<?> each : open) {
      each.write(report);
    }
  }

  /** How many rows were written, by table. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    open.forEach(each -> rows.put(each.of().table().name(), each.file().rows()));
    return rows;
  }

  @Override
  public void close() throws IOException {
    for (Open<?> each : open) {
      each.file().close();
    }
  }
}
