package wildfire.generate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.generate.GenerateSettings.Extent;
import wildfire.generate.GenerateSettings.Output;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.model.OperatorError;

/** Generated campaigns as files. */
final class GeneratorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GenerateSettings SMALL =
      GenerateSettings.defaults()
          .with(new Extent(8, 80, 6_000, 0, LocalDate.of(2026, 3, 2), 30, 7));

  /** Nothing is taken back, and nothing is counted of accounts. */
  private static final List<CanonicalTable> TABLES =
      Stream.of(CanonicalTable.values())
          .filter(
              table ->
                  table != CanonicalTable.RETRACTIONS && table != CanonicalTable.ACCOUNT_COUNTERS)
          .toList();

  @TempDir private Path temp;

  @Test
  void partitionsDoNotMatterAndParquetIsCanonical() {
    Path one = temp.resolve("one");
    Path seven = temp.resolve("seven");
    generate(SMALL, one, 1);
    generate(SMALL, seven, 7);
    for (CanonicalTable table : TABLES) {
      assertThat(rows(one, table)).as(table.id()).isNotEmpty().isEqualTo(rows(seven, table));
    }
    assertCanonical(seven);
    assertThat(one.resolve("_truth.json")).hasSameTextualContentAs(seven.resolve("_truth.json"));
  }

  private static void assertCanonical(Path folder) {
    for (CanonicalTable table : TABLES) {
      Dataset<Row> read = read(folder, table);
      assertThat(read.columns())
          .containsExactly(
              table.columns().stream().map(CanonicalColumn::name).toArray(String[]::new));
      assertThat(Stream.of(read.schema().fields()).map(f -> f.dataType()))
          .containsExactly(
              table.columns().stream().map(c -> c.type().sparkType()).toArray(DataType[]::new));
    }
  }

  @Test
  void whatIsPlantedIsCounted() throws IOException {
    Path out = temp.resolve("out");
    generate(
        SMALL.with(new Output(OutputFormat.CSV, OutputFormat.NDJSON, 0, 0.02, 0.1, 0.03, true)),
        out,
        3);
    JsonNode truth = JSON.readTree(out.resolve("_truth.json").toFile()).get("tables");
    Map<String, Long> seen = seenInEngagements(out);
    JsonNode engagements = truth.get("engagements");
    assertThat(seen.remove("rows")).isEqualTo(engagements.get("rows").asLong());
    Map<String, Long> planted = new HashMap<>();
    engagements.get("planted").forEachEntry((fault, count) -> planted.put(fault, count.asLong()));
    assertThat(seen).isEqualTo(planted);
    assertThat(planted).hasSize(Planting.values().length - 1); // CSV alone has ragged rows

    List<String> tags = Files.readAllLines(out.resolve("tags.csv"));
    assertThat(tags.get(0)).isEqualTo("platform,post_id,trigger,detail,strength,tagger_id");
    assertThat((long) tags.size() - 1).isEqualTo(truth.get("tags").get("rows").asLong());
    assertThat(tags.stream().filter(line -> line.endsWith(",surplus,surplus")).count())
        .isPositive()
        .isEqualTo(truth.get("tags").get("planted").get("ragged_row").asLong());
    assertThat(tags.stream().filter(line -> line.contains(",vibes,")).count())
        .isPositive()
        .isEqualTo(truth.get("tags").get("planted").get("unknown_word").asLong());
  }

  /** What a reader that knows nothing of the generator finds in the lines. */
  private static Map<String, Long> seenInEngagements(Path out) throws IOException {
    Set<String> posts = new HashSet<>();
    for (String line : Files.readAllLines(out.resolve("_truth_posts.csv"))) {
      posts.add(line.split(",", -1)[1]);
    }
    List<byte[]> lines = lines(out);
    Map<String, Long> times = new HashMap<>();
    List<JsonNode> parsed = new ArrayList<>();
    Map<String, Long> seen = new HashMap<>();
    seen.put("rows", (long) lines.size());
    Set<String> whole = new HashSet<>();
    for (byte[] line : lines) {
      String text = new String(line, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') >= 0) {
        seen.merge("mixed_encoding", 1L, Long::sum);
        continue;
      }
      if (!whole.add(text)) {
        seen.merge("duplicate", 1L, Long::sum);
        continue;
      }
      try {
        JsonNode row = JSON.readTree(text);
        parsed.add(row);
        times.put(key(row, "event_id"), millis(row));
      } catch (JsonProcessingException cut) {
        seen.merge("cut_line", 1L, Long::sum);
      }
    }
    for (JsonNode row : parsed) {
      fault(row, posts, times).ifPresent(fault -> seen.merge(fault, 1L, Long::sum));
    }
    return seen;
  }

  private static Optional<String> fault(JsonNode row, Set<String> posts, Map<String, Long> times) {
    String found = null;
    if (!row.has("event_id")) {
      found = "missing_id";
    } else if (row.get("kind").asText().equals("applause")) {
      found = "unknown_word";
    } else if (millis(row) == Long.MIN_VALUE) {
      found = "bad_date";
    } else if (row.path("follows_author").asText().equals("perhaps")) {
      found = "wrong_type";
    } else if (!posts.contains(row.get("post_id").asText())) {
      found = "unknown_post";
    } else if (row.has("parent_event_id")
        && !row.get("parent_event_id").equals(row.get("post_id"))) {
      Long parent = times.get(key(row, "parent_event_id"));
      found = parent == null ? "unknown_parent" : parent > millis(row) ? "before_parent" : null;
    }
    return Optional.ofNullable(found);
  }

  private static String key(JsonNode row, String id) {
    return row.path("post_id").asText() + " " + row.path(id).asText();
  }

  private static long millis(JsonNode row) {
    String time = row.path("occurred_at").asText();
    return time.startsWith("2026-31") ? Long.MIN_VALUE : Instant.parse(time).toEpochMilli();
  }

  private static List<byte[]> lines(Path out) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(out)) {
      files = all.filter(f -> f.getFileName().toString().startsWith("engagements-")).toList();
    }
    List<byte[]> lines = new ArrayList<>();
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      bytes.lines().forEach(line -> lines.add(line.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return lines;
  }

  @Test
  void keepsOrReplacesWhatIsThere() throws IOException {
    Path out = temp.resolve("out");
    Files.createDirectories(out);
    Files.writeString(out.resolve("precious.txt"), "mine");
    assertThatThrownBy(() -> generate(SMALL, out, 2))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("not empty");
    assertThat(out.resolve("precious.txt")).hasContent("mine");
    Generator.run(SparkForTests.session(), SMALL, out, Generator.Existing.REPLACE, progress -> {});
    assertThat(out.resolve("precious.txt")).doesNotExist();
    assertThat(out.resolve("posts.parquet")).exists();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(out);
    }
  }

  @Test
  void oneGiantPostIsSpreadOverFiles() {
    Path out = temp.resolve("out");
    Extent extent = SMALL.extent();
    generate(
        SMALL.with(new Extent(8, 80, 6_000, 60_000, extent.start(), extent.days(), 60)), out, 4);
    Dataset<Row> engagements = read(out, CanonicalTable.ENGAGEMENTS);
    Row giant = engagements.groupBy("post_id").count().orderBy(col("count").desc()).first();
    assertThat(giant.getLong(1)).isBetween(50_000L, 70_000L);
    assertThat(
            engagements
                .where(col("post_id").equalTo(giant.getString(0)))
                .select(input_file_name())
                .distinct()
                .count())
        .isGreaterThan(1);
  }

  private static void generate(GenerateSettings settings, Path out, int partitions) {
    Generator.run(
        SparkForTests.session(),
        settings,
        out,
        Generator.Existing.KEEP,
        progress -> {},
        partitions);
  }

  private static Dataset<Row> read(Path out, CanonicalTable table) {
    try (Stream<Path> files = Files.list(out)) {
      return SparkForTests.session()
          .read()
          .parquet(
              files
                  .map(Path::toString)
                  .filter(file -> file.contains("/" + table.id()))
                  .toArray(String[]::new));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> rows(Path out, CanonicalTable table) {
    return read(out, table).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
