package wildfire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildfire.model.OperatorError;
import wildfire.report.PublishedTables;

/** A query reads the tables of its run, and can do nothing else. */
final class QuestionTest {
  @TempDir static Path workspace;
  private static MadeReports made;

  @BeforeAll
  static void publish() throws Exception {
    made =
        MadeReports.in(workspace)
            .row("post_scorecard", "platform", "x", "post_id", "1", "verdict", "viral")
            .row("post_scorecard", "platform", "x", "post_id", "2", "verdict", "flop", "shares", 3L)
            .published();
    Files.writeString(workspace.resolve("secret.csv"), "a,b\n1,2\n");
  }

  private static List<List<Object>> ask(String sql) {
    try (ReportDatabase reports = made.open();
        Answer answer = Question.ask(reports, sql)) {
      List<List<Object>> rows = new ArrayList<>();
      for (Object[] row = answer.next(); row != null; row = answer.next()) {
        rows.add(Arrays.asList(row));
      }
      return rows;
    }
  }

  @Test
  void everyTableIsThereByItsName() {
    assertThat(ask("show tables").stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            PublishedTables.all().stream().map(table -> table.name()).toList());
  }

  @Test
  void rowsComeWithTheirTypesAndWhatIsUnknownIsNull() {
    assertThat(ask("select post_id, shares, is_mature from post_scorecard order by post_id"))
        .containsExactly(Arrays.asList("1", null, false), Arrays.asList("2", 3L, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe post_scorecard",
        "summarize post_scorecard",
        "from post_scorecard",
        "with v as (select verdict from post_scorecard) select * from v;",
        "pivot post_scorecard on verdict in ('viral', 'flop') using count(*) group by platform",
        "values (1)",
        "select 'copy run to x; attach y' -- ; drop view run",
      })
  void whatOnlyReadsIsAnswered(String sql) {
    assertThat(ask(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy post_scorecard to 'HERE/out.csv'",
        "copy post_scorecard to 'RUN/run/part-0.parquet'",
        "copy (select 1) to 'RUN/post_scorecard/part-1.parquet' (format parquet)",
        "select 1; copy (select 1) to 'RUN/post_scorecard/part-1.parquet'",
        "from query('copy (select 1) to ''RUN/run/x.csv''')",
        "export database 'HERE/all'",
        "select * from read_csv('HERE/secret.csv')",
        "select * from 'HERE/secret.csv'",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from read_parquet('HERE/other/*.parquet')",
        "select * from sniff_csv('HERE/secret.csv')",
        "select * from parquet_metadata('HERE/secret.csv')",
        "select * from read_csv('RUN/post_scorecard/../../../../secret.csv')",
        "select * from glob('HERE/*')",
        "attach 'HERE/new.duckdb'",
        "attach ':memory:' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma enable_profiling",
        "create table kept as select 1",
        "insert into post_scorecard values (1)",
        "drop view post_scorecard",
        "create macro f() as 1",
        "explain analyze select 1",
        "call pragma_version()",
        "prepare p as select 1",
        "vacuum",
        "checkpoint",
        "use memory",
        "with gone as (delete from run returning *) select * from gone",
        "select getenv('HOME')",
      })
  void whatDoesMoreIsRefused(String template) throws Exception {
    Path run = workspace.resolve("reports/runs").resolve(MadeReports.RUN);
    String sql = template.replace("RUN", run.toString()).replace("HERE", workspace.toString());
    Set<String> before = files();
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOf(OperatorError.class)
        .message()
        .matches("(The query cannot be run: |The query is not run, |These are several queries).*");
    assertThat(files()).isEqualTo(before);
  }

  private static Set<String> files() throws Exception {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(workspace)) {
      for (Path file : walk.toList()) {
        found.add(file + " " + Files.getLastModifiedTime(file));
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select verdic from post_scorecard|Candidate bindings: \"verdict\"",
        "select * from post_scorcard|there is no table post_scorcard; did you mean \"post_scorecard\"",
        "select * from nope|there is no table nope. There are, the nearest by name first: ",
        "selec 1|syntax error at or near \"selec\"",
        "select medain(shares) from post_scorecard|Did you mean \"median\"",
        "select cast('a' as bigint)|Could not convert string 'a' to INT64",
        "select 1; select 2|These are several queries",
        "-- nothing|There is no query to run",
      })
  void whatIsWrongIsOneSentence(String sql, String words) {
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("\n", "LINE 1")
        .matches(".*[^.][.]");
  }

  @Test
  void ofATableThatIsNotThereOnlyOursAreNamed() {
    assertThatThrownBy(() -> ask("select * from post_scorcard"))
        .message()
        .contains("the nearest by name first: post_scorecard, ")
        .contains(PublishedTables.all().stream().map(table -> table.name()).toList())
        .doesNotContain("pg_", "Did you mean");
  }

  @Test
  void aNightThatEndsMeanwhileDisturbsNothing() throws Exception {
    try (ReportDatabase reports = made.open()) {
      Files.writeString(workspace.resolve("reports/CURRENT"), "20260201T020000123Z");
      assertThat(reports.rows("select count(*) as n from post_scorecard").get(0).count("n"))
          .isEqualTo(2);
    } finally {
      Files.writeString(workspace.resolve("reports/CURRENT"), MadeReports.RUN);
    }
  }
}
