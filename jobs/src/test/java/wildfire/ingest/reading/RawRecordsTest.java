package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildfire.ingest.reading.Exports.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

final class RawRecordsTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final Configuration HADOOP = SPARK.sparkContext().hadoopConfiguration();

  @TempDir private Path folder;

  private ExportFile write(int id, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(
        file, name.endsWith(".gz") ? Exports.gzipped(Exports.utf8(text)) : Exports.utf8(text));
    return new ExportFile(
        id, file.toUri().getPath(), Files.size(file), Instant.EPOCH, Instant.EPOCH);
  }

  private static List<String> shown(Dataset<Row> records) {
    return records.orderBy("file_id", "position").collectAsList().stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  @Test
  void filesOfTextBecomeOneTable() throws IOException {
    Read read =
        read(
            "format: csv",
            "file_name: '(?<page>\\w+)\\.csv'",
            "folder: '(?<year>\\d+)'",
            "fields: [id, text]");
    Dataset<Row> records =
        RawRecords.of(
            SPARK,
            List.of(
                write(3, "2025/a.csv", "text,id\nhello,1\nalone\n"),
                write(4, "2026/b.csv.gz", "id,text\n2,\"so\nlong\"\n"),
                write(5, "2026/c.csv", "")),
            read,
            Exports.ROOMY);
    assertThat(records.schema()).isEqualTo(RawRecords.schema(read));
    assertThat(records.columns())
        .containsExactly(
            "file_id", "position", "raw_text", "problem", "id", "text", "page", "year");
    assertThat(shown(records))
        .containsExactly(
            "3|2|hello,1|null|1|hello|a|2025",
            "3|3|alone|has 1 cell where 2 are expected|null|null|a|2025",
            "4|2|2,\"so\nlong\"|null|2|so\nlong|b|2026");
  }

  @Test
  void aHeaderThatDoesNotFitIsSaidBeforeAnythingRuns() throws IOException {
    Read read = read("format: csv", "fields: [id, text]");
    List<ExportFile> files =
        List.of(write(1, "a.csv", "id,text\n"), write(2, "b.csv", "id,words\n"));
    assertThatThrownBy(() -> RawRecords.of(SPARK, files, read, Exports.ROOMY))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("b.csv lacks the column text");
    List<ExportFile> gone =
        List.of(
            new ExportFile(
                1, folder.resolve("gone.csv").toString(), 9, Instant.EPOCH, Instant.EPOCH));
    assertThatThrownBy(() -> RawRecords.of(SPARK, gone, read, Exports.ROOMY))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("gone.csv cannot be read");
  }

  @Test
  void aBigFileIsReadInPartsAsIfItWereWhole() throws IOException {
    StringBuilder text = new StringBuilder("\uFEFF");
    for (int line = 1; line <= 2_000; line++) {
      text.append(line % 7 == 0 ? "\n" : "{\"id\": " + line * 7919L * line + "}\n");
    }
    List<ExportFile> files =
        List.of(write(1, "big.ndjson", text.toString()), write(2, "small.ndjson", "{\"id\":1}"));
    Read read = read("format: ndjson", "fields: [id]");
    Dataset<Row> inParts = RawRecords.of(SPARK, files, read, Exports.ROOMY, 1_000);
    assertThat(inParts.javaRDD().getNumPartitions()).isGreaterThanOrEqualTo(1);
    assertThat(shown(inParts)).isEqualTo(shown(RawRecords.of(SPARK, files, read, Exports.ROOMY)));
    assertThat(inParts.where("problem is not null").count()).isZero();
    assertThat(inParts.where("file_id = 1 and id = position * position * 7919").count())
        .isEqualTo(2_000 - 2_000 / 7);
  }

  @Test
  void parquetHasItsOwnTypesUnderTheFieldsNames() throws IOException {
    Path old = parquet("old [1]*", "1L as `Post ID`, 'a' as text, named_struct('n', 5) as user");
    Path recent = parquet("new %20 year", "id + 1 as post_id, true as liked from range(2)");
    Read read =
        read(
            "format: parquet",
            "folder: '(?<batch>\\w+) .*'",
            "fields:",
            "  id: [post_id, post id]",
            "  text: { required: false }",
            "  n: { names: [user.n], required: false }",
            "  liked: { required: false }",
            "  never: { required: false }");
    Dataset<Row> records =
        RawRecords.of(SPARK, List.of(file(1, old), file(2, recent)), read, Exports.ROOMY);
    assertThat(shown(records))
        .containsExactly(
            "1|1|null|null|1|a|5|null|null|old",
            "2|1|null|null|1|null|null|true|null|new",
            "2|2|null|null|2|null|null|true|null|new");
    assertThat(records.schema().apply("id").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(records.schema().apply("file_id").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(records.schema().apply("position").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(ParquetRecords.names(file(1, old), HADOOP))
        .containsExactly("Post ID", "text", "user", "user.n");
  }

  @Test
  void theFirstRecordsAreAsTheyAreAmongAll() throws IOException {
    Read csv = read("format: csv", "fields: [id, views]");
    List<ExportFile> files =
        List.of(write(1, "a.csv", "id,views\n1,2\n3\n4,5"), write(2, "b.csv", "views,id\n7,6"));
    assertThat(shown(RawRecords.first(SPARK, files, csv, Exports.ROOMY, 2)))
        .containsExactlyElementsOf(
            shown(
                RawRecords.of(SPARK, files, csv, Exports.ROOMY)
                    .where("file_id = 2 or position < 4")));
    Read parquet = read("format: parquet", "fields: [id]");
    List<ExportFile> file = List.of(file(1, parquet("many", "id from range(100)")));
    assertThat(shown(RawRecords.first(SPARK, file, parquet, Exports.ROOMY, 2)))
        .containsExactly("1|1|null|null|0", "1|2|null|null|1");
  }

  private Path parquet(String name, String select) throws IOException {
    Path written = folder.resolve("written");
    SPARK
        .sql("select " + select)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(written.toString());
    Path target = folder.resolve(name).resolve("part.parquet");
    Files.createDirectories(target.getParent());
    try (Stream<Path> parts = Files.list(written)) {
      Path part =
          parts.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, target);
    }
    return target;
  }

  private ExportFile file(int id, Path path) throws IOException {
    return ExportFiles.list(
            HADOOP,
            path.toString(),
            wildfire.ingest.source.SourceReader.parse(
                "any",
                "any.yaml",
                """
                describes: any
                reads:
                  - files: "*"
                    format: parquet
                    fields: [a]
                    into: { posts: { columns: { platform: a, post_id: a } } }
                """))
        .byRead()
        .values()
        .iterator()
        .next()
        .stream()
        .map(
            found ->
                new ExportFile(
                    id, found.path(), found.bytes(), found.modifiedAt(), found.exportedAt()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsNoParquetIsOneSentence() throws IOException {
    Read read = read("format: parquet", "fields: [id]");
    for (String content : List.of("", "PAR1", "hello, this is text and not Parquet at all")) {
      List<ExportFile> files = List.of(write(1, "posts.parquet", content));
      assertThatThrownBy(() -> RawRecords.of(SPARK, files, read, Exports.ROOMY))
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining("posts.parquet is not a Parquet file");
    }
    List<ExportFile> other = List.of(file(1, parquet("x", "1 as post")));
    assertThatThrownBy(() -> RawRecords.of(SPARK, other, read, Exports.ROOMY))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("part.parquet lacks the column id")
        .hasMessageContaining("\"post\"");
  }

  @Test
  void theFirstRecordsOfAFileCanBeLookedAt() throws IOException {
    Read read = read("format: csv", "fields: [id]");
    ExportFile file = write(1, "a.csv", "Id,Views\n1,2\n\n3\n4,5");
    assertThat(Exports.shown(RawRecords.first(file, read, Exports.ROOMY, 2, HADOOP)))
        .containsExactly("2: [1]", "4: has 1 cell where 2 are expected");
  }

  @Test
  void everyPartIsInOneLoadAndLoadsAreAlike() {
    List<FileParts.Part> parts = new ArrayList<>();
    for (int id = 0; id < 300; id++) {
      parts.add(
          new FileParts.Part(
              new ExportFile(id, "f" + id, id * 10_000L, Instant.EPOCH, Instant.EPOCH),
              LineRange.WHOLE));
    }
    List<List<FileParts.Part>> loads = FileParts.balanced(parts, 4);
    assertThat(loads.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(parts);
    assertThat(loads).hasSizeGreaterThanOrEqualTo(4);
    List<Long> bytes =
        loads.stream()
            .map(load -> load.stream().mapToLong(part -> part.file().bytes()).sum())
            .toList();
    assertThat(bytes.stream().mapToLong(each -> each).max().orElseThrow())
        .isLessThan(2 * bytes.stream().mapToLong(each -> each).min().orElseThrow());
  }
}
