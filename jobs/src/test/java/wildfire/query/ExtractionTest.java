package wildfire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildfire.SparkForTests;
import wildfire.model.OperatorError;
import wildfire.query.Extraction.Existing;
import wildfire.query.Extraction.Format;
import wildfire.query.Extraction.Request;
import wildfire.query.Extraction.Result;
import wildfire.report.PublishedTables;
import wildfire.report.TableSql;
import wildfire.table.Column;
import wildfire.table.Table;

/** The same rows, types and meanings, as files for other tools. */
final class ExtractionTest {
  private static final String NASTY =
      "=HYPERLINK(\"http://x\";\"win\")\n<script>alert('1')</script>, \"q\" 👩‍👩‍👧 שלום \u202ex";
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.000006Z");

  @TempDir static Path workspace;
  @TempDir Path folder;
  private static MadeReports made;

  @BeforeAll
  static void publish() throws Exception {
    made =
        MadeReports.in(workspace)
            .row("post_scorecard", "platform", "x", "post_id", "b", "campaign_id", NASTY)
            .row("post_text", "platform", "x", "post_id", "b", "text", NASTY)
            .row(
                "post_scorecard",
                "platform",
                "x",
                "post_id",
                "a",
                "published_at",
                MOMENT,
                "overperformance_speed",
                -1.5,
                "verdict_unseen",
                "")
            .row("post_tag", "platform", "x", "post_id", "a", "trigger", "timing")
            .row("post_tag", "platform", "x", "post_id", "a", "trigger", "timing", "detail", "")
            .row("run", "run_id", MadeReports.RUN)
            .published();
  }

  private Result extract(Format format, Existing existing, String... tables) {
    try (ReportDatabase reports = made.open()) {
      return Extraction.of(
          reports,
          new Request(format, folder.resolve("out"), List.of(tables), existing),
          (done, of) -> assertThat(done).isLessThan(of));
    }
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<List<Object>> duck(String url, String sql) throws SQLException {
    try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:" + url, new Properties());
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        Object[] row = new Object[result.getMetaData().getColumnCount()];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(Arrays.asList(row));
      }
      return rows;
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyTableIsExtractedWithAllItsRows(Format format) throws Exception {
    Result extracted = extract(format, Existing.REFUSE);
    assertThat(extracted.rows().keySet())
        .containsExactlyElementsOf(PublishedTables.all().stream().map(Table::name).toList());
    assertThat(extracted.rows())
        .containsEntry("post_scorecard", 2L)
        .containsEntry("post_tag", 2L)
        .containsEntry("run", 1L)
        .containsEntry("fact_post_hour", 0L);
    assertThat(names())
        .containsExactlyElementsOf(extracted.bytes().keySet().stream().sorted().toList());
    for (var file : extracted.bytes().entrySet()) {
      assertThat(folder.resolve("out").resolve(file.getKey())).hasSize(file.getValue());
    }
  }

  /** Read by DuckDB's own reader of CSV, with nothing told but that no letters stand for null. */
  @Test
  void csvKeepsTextUnknownAndEmptyApart() throws Exception {
    extract(Format.CSV, Existing.REFUSE, "post_scorecard");
    String file = folder.resolve("out/post_scorecard.csv").toString();
    List<List<Object>> rows =
        duck(
            "",
            "select post_id, campaign_id, verdict_unseen, published_at, overperformance_speed from"
                + " read_csv('"
                + file
                + "', all_varchar = true, allow_quoted_nulls = false, header = true, delim = ',',"
                + " quote = '\"', escape = '\"', new_line = '\\n')");
    assertThat(rows)
        .containsExactly(
            Arrays.asList("a", null, "", "2026-01-02T03:04:05.000006Z", "-1.5"),
            Arrays.asList("b", "'" + NASTY, "'-", null, null));
    extract(Format.CSV, Existing.REFUSE, "post_text");
    assertThat(Files.readString(folder.resolve("out/post_text.csv")))
        .isEqualTo(
            "\"platform\",\"post_id\",\"text\"\n\"x\",\"b\",\"'"
                + NASTY.replace("\"", "\"\"")
                + "\"\n");
    assertThat(Files.readString(Path.of(file)).split("\n", 2)[0])
        .startsWith("\"platform\",\"post_id\",\"author_id\"");
  }

  @Test
  void aDatabaseHasTypesMeaningsAndKeys() throws Exception {
    extract(Format.DUCKDB, Existing.REFUSE);
    String file = folder.resolve("out/wildfire.duckdb").toString();
    List<List<Object>> declared = new ArrayList<>();
    List<List<Object>> keys = new ArrayList<>();
    List<Object> indexed = new ArrayList<>();
    for (Table<?> table : PublishedTables.all()) {
      for (Column<?> column : table.columns()) {
        declared.add(
            List.of(
                table.name(),
                column.name(),
                TableSql.DUCKDB.type(column.type()),
                column.nullable(),
                table.schema().apply(column.name()).getComment().get()));
      }
      if (table.key().stream().noneMatch(part -> table.column(part).orElseThrow().nullable())) {
        keys.add(List.of(table.name(), String.join(",", table.key())));
      } else {
        indexed.add(table.name());
      }
    }
    assertThat(
            duck(
                file,
                "select table_name, column_name, data_type, is_nullable, comment from"
                    + " duckdb_columns() where not internal"))
        .containsExactlyInAnyOrderElementsOf(declared);
    assertThat(
            duck(
                file,
                "select table_name, array_to_string(constraint_column_names, ',') from"
                    + " duckdb_constraints() where constraint_type = 'PRIMARY KEY'"))
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(indexed).contains("post_tag");
    assertThat(
            duck(file, "select table_name from duckdb_indexes() where is_unique and not is_primary")
                .stream()
                .map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(indexed);
    assertThat(duck(file, "select comment from duckdb_tables() where table_name = 'post_tag'"))
        .containsExactly(
            List.of(
                PublishedTables.named("post_tag").orElseThrow().meaning()
                    + " Key: platform, post_id, trigger, detail, tagger_id; null is a value of it"
                    + " like others."));
    assertThat(duck(file, "select campaign_id from post_scorecard where post_id = 'b'"))
        .containsExactly(List.of(NASTY));
    for (String twice :
        List.of(
            "insert into post_tag from (from post_tag where detail is null)",
            "insert into post_scorecard from post_scorecard")) {
      assertThatThrownBy(() -> duck(file, twice))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Duplicate key");
    }
  }

  /** Spark finds the declaration in the file's metadata, and nothing of it was lost. */
  @Test
  void parquetIsAsDeclared() throws Exception {
    extract(Format.PARQUET, Existing.REFUSE);
    for (Table<?> table : PublishedTables.all()) {
      assertThat(
              duck(
                  "",
                  "select decode(value) from parquet_kv_metadata('"
                      + folder.resolve("out/" + table.name() + ".parquet")
                      + "') where decode(key) = 'org.apache.spark.sql.parquet.row.metadata'"))
          .containsExactly(List.of(table.schema().json()));
    }
    Table<?> scorecard = PublishedTables.named("post_scorecard").orElseThrow();
    Dataset<Row> read =
        SparkForTests.session()
            .read()
            .parquet(folder.resolve("out/post_scorecard.parquet").toString());
    assertThat(read.schema().fields())
        .extracting(field -> field.name() + field.dataType() + field.getComment().get())
        .containsExactly(
            Stream.of(scorecard.schema().fields())
                .map(field -> field.name() + field.dataType() + field.getComment().get())
                .toArray(String[]::new));
    Row post = read.select("campaign_id", "published_at").collectAsList().get(0);
    assertThat(post.isNullAt(0)).isTrue();
    assertThat(post.<Instant>getAs(1)).isEqualTo(MOMENT);
  }

  @Test
  void whatIsThereIsReplacedOnlyWhereThatIsSaid() throws Exception {
    extract(Format.CSV, Existing.REFUSE, "run");
    Path file = folder.resolve("out/run.csv");
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> extract(Format.CSV, Existing.REFUSE, "run"))
        .isInstanceOf(OperatorError.class)
        .hasMessage(
            file
                + " is there already: choose another folder with --out, or let it be replaced with"
                + " --overwrite.");
    assertThat(file).hasContent("mine");
    extract(Format.CSV, Existing.REFUSE, "post_tag");
    extract(Format.CSV, Existing.REPLACE, "run");
    assertThat(Files.readString(file)).contains(MadeReports.RUN);
    assertThat(names()).containsExactly("post_tag.csv", "run.csv");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whoIsStoppedLeavesNothing(Format format) throws Exception {
    try (ReportDatabase reports = made.open()) {
      assertThatThrownBy(
              () ->
                  Extraction.of(
                      reports,
                      new Request(format, folder.resolve("out"), List.of(), Existing.REFUSE),
                      (done, of) -> {
                        if (done == 3) {
                          reports.stop();
                        }
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(names()).isEmpty();
  }

  /** A folder of one that was killed has a lock that nobody holds; one at work holds its lock. */
  @Test
  void whatTheKilledLeftIsTakenAwayAndNothingElse() throws Exception {
    Path killed = Files.createDirectories(folder.resolve("out/.wildfire-extract-1"));
    Files.writeString(killed.resolve("lock"), "");
    Files.writeString(killed.resolve("run.csv"), "half");
    try (StagingFolder atWork = StagingFolder.in(folder.resolve("out"))) {
      Files.writeString(atWork.file("post_tag.csv"), "half");
      extract(Format.CSV, Existing.REFUSE, "run");
      assertThat(atWork.file("post_tag.csv")).exists();
      assertThat(killed).doesNotExist();
    }
    assertThat(names()).containsExactly("run.csv");
  }

  @Test
  void wrongNamesAndFoldersAreOneSentence() throws Exception {
    assertThatThrownBy(() -> extract(Format.CSV, Existing.REFUSE, "post_scorcard"))
        .isInstanceOf(OperatorError.class)
        .hasMessage("There is no table post_scorcard; did you mean post_scorecard?");
    Files.writeString(folder.resolve("out"), "");
    assertThatThrownBy(() -> extract(Format.CSV, Existing.REFUSE, "run"))
        .isInstanceOf(OperatorError.class)
        .hasMessage(folder.resolve("out") + " is no folder: choose another with --out.");
  }
}
