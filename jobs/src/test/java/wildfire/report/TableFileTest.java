package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.Duck;
import wildfire.model.EngagementKind;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/** What is written is whole: each key once, nothing missing, no number that is none. */
final class TableFileTest {
  private record Count(String post, Long age, Long events, Double share) {}

  private static final Table<Count> TABLE =
      Table.<Count>named("post_age", "One row per post and age.")
          .always("post_id", ColumnType.TEXT, "", "A post.", Count::post)
          .always("age", ColumnType.COUNT, "", "An age.", Count::age)
          .always("events", ColumnType.COUNT, "", "What happened.", Count::events)
          .maybe("share", ColumnType.NUMBER, "", "Of what; null if unknown.", Count::share)
          .key("post_id", "age")
          .declared();

  private static final Configuration HADOOP = new Configuration(false);

  @TempDir java.nio.file.Path folder;

  private static Count row(String post, long age) {
    return new Count(post, age, 1L, null);
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toString());
  }

  private long write(Count... rows) throws IOException {
    return TableFile.write(TABLE, List.of(rows), path("ages.parquet"), HADOOP);
  }

  @Test
  void everyRowIsReadBack() throws Exception {
    try (TableFile<Count> file = TableFile.create(TABLE, path("ages.parquet"), HADOOP)) {
      for (String post : List.of("a", "é", "\uD83D\uDE00")) {
        file.write(LongStream.range(0, 300).mapToObj(age -> row(post, age)));
      }
      file.write(Stream.of(new Count("b", 0L, 7L, 0.1)));
      file.write(Stream.empty());
      assertThat(file.rows()).isEqualTo(901);
    }
    try (Duck duck = Duck.reading(Map.of("post_age", folder))) {
      assertThat(
              duck.rows(
                  "select post_id, count(*), count(distinct age), max(age), sum(events), max(share) from post_age group by 1 order by 1"))
          .containsExactly(
              Arrays.asList("a", "300", "300", "299", "300", null),
              List.of("b", "1", "1", "0", "7", "0.1"),
              Arrays.asList("é", "300", "300", "299", "300", null),
              Arrays.asList("\uD83D\uDE00", "300", "300", "299", "300", null));
    }
  }

  @Test
  void anEmptyTableIsReadToo() throws Exception {
    assertThat(write()).isZero();
    try (Duck duck = Duck.reading(Map.of("post_age", folder))) {
      assertThat(duck.number("select count(*) from post_age")).isZero();
      assertThat(
              duck.rows("select column_name from (describe post_age)").stream().map(c -> c.get(0)))
          .containsExactly("post_id", "age", "events", "share");
    }
  }

  /** Readers leave out what they need not read by these, and Spark finds the comments again. */
  @Test
  void statisticsPageIndexAndCommentsAreWritten() throws Exception {
    write(LongStream.range(0, 1_200).mapToObj(age -> row("a", age)).toArray(Count[]::new));
    try (ParquetFileReader file =
        ParquetFileReader.open(HadoopInputFile.fromPath(path("ages.parquet"), HADOOP))) {
      ColumnChunkMetaData age = file.getFooter().getBlocks().get(0).getColumns().get(1);
      assertThat(age.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
      assertThat(age.getStatistics().minAsString()).isEqualTo("0");
      assertThat(age.getStatistics().maxAsString()).isEqualTo("1199");
      assertThat(age.getStatistics().getNumNulls()).isZero();
      assertThat(file.readColumnIndex(age).getMinValues()).isNotEmpty();
      assertThat(file.readOffsetIndex(age).getPageCount()).isPositive();
      assertThat(file.getFooter().getFileMetaData().getKeyValueMetaData().values())
          .anyMatch(text -> text.contains("Of what; null if unknown."));
    }
  }

  /** More than a row group holds. */
  @Test
  void rowsOfSeveralRowGroupsAreReadBack() throws Exception {
    Random random = new Random(3);
    long letters = 0;
    try (TableFile<Count> file = TableFile.create(TABLE, path("ages.parquet"), HADOOP)) {
      for (int post = 0; post < 3_300; post++) {
        byte[] name = new byte[15_000];
        random.nextBytes(name);
        String text = post + HexFormat.of().formatHex(name);
        letters += text.length();
        file.write(row(text, 0));
      }
    }
    try (ParquetFileReader file =
        ParquetFileReader.open(HadoopInputFile.fromPath(path("ages.parquet"), HADOOP))) {
      assertThat(file.getFooter().getBlocks()).hasSizeGreaterThan(1);
    }
    try (Duck duck = Duck.reading(Map.of("post_age", folder))) {
      assertThat(
              duck.rows(
                  "select count(*), count(distinct post_id), sum(length(post_id)) from post_age"))
          .containsExactly(List.of("3300", "3300", String.valueOf(letters)));
    }
  }

  @Test
  void aKeyThatIsTwiceIsRefused() {
    assertThatThrownBy(() -> write(row("a", 1), row("b", 2), row("a", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("post_age has two rows with the key [post_id, age] [a, 1]");
    assertThatThrownBy(() -> write(row("a", 1), row("a", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("post_age has two rows");
  }

  @Test
  void aRowThatLacksAValueIsRefused() {
    assertThatThrownBy(() -> write(row("a", 1), new Count("b", 1L, null, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("post_age.events is never null");
    assertThatThrownBy(() -> write(new Count(null, 1L, 1L, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("post_age.post_id is never null");
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() {
    for (double number :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> write(new Count("a", 1L, 1L, number)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("post_age.share is " + number);
    }
  }

  private PublishedFiles files(int part) throws IOException {
    return PublishedFiles.open(path("run"), part, file -> file, HADOOP);
  }

  @Test
  void aPostThatIsTwiceAmongThoseOfAFileIsRefused() throws Exception {
    try (PublishedFiles files = files(0)) {
      files.write(ReportedPost.on("x", "1").report());
      files.write(ReportedPost.on("y", "1").report());
      assertThatThrownBy(() -> files.write(ReportedPost.on("x", "1").report()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("x/1 is there twice");
    }
  }

  /** Many posts in many files of different sizes, in no order of their keys. */
  @Test
  void tablesOfManyFilesAreReadBackWhole() throws Exception {
    int parts = 20;
    long posts = 0;
    long hours = 0;
    Map<String, Long> rows = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      try (PublishedFiles files = files(part)) {
        int many = 10 + 5 * ((part * 7) % parts);
        for (int post = many - 1; post >= 0; post--) {
          ReportedPost made = ReportedPost.on("x", "p" + post + "-" + part);
          for (long hour = 0; hour <= post % 4; hour++) {
            made.hour(hour, EngagementKind.SHARE, 2, 1);
          }
          PostReport report = made.report();
          files.write(report);
          keys.add(StarKeys.ofPost(report.post()));
          posts++;
          hours += post % 4 + 1;
        }
        files.rows().forEach((table, n) -> rows.merge(table, n, Long::sum));
      }
    }
    assertThat(rows)
        .containsEntry("post_scorecard", posts)
        .containsEntry("dim_post", posts)
        .containsEntry("fact_post_hour", hours);
    Map<String, java.nio.file.Path> tables = new TreeMap<>();
    PostTables.all()
        .forEach(t -> tables.put(t.table().name(), folder.resolve("run/" + t.table().name())));
    try (Duck duck = Duck.reading(tables)) {
      for (PostTables.OfReport<?> each : PostTables.all()) {
        String table = each.table().name();
        String key = String.join(", ", each.table().key());
        assertThat(
                duck.rows(
                    "select (select count(*) from %1$s), (select count(*) from (select distinct %2$s from %1$s))"
                        .formatted(table, key)))
            .as(table)
            .containsExactly(List.of(rows.get(table).toString(), rows.get(table).toString()));
      }
      assertThat(duck.rows("select post_key from dim_post").stream().map(r -> r.get(0)))
          .containsExactlyInAnyOrderElementsOf(keys);
      assertThat(duck.number("select sum(engagements) from fact_post_hour"))
          .isEqualTo((double) hours);
    }
  }
}
