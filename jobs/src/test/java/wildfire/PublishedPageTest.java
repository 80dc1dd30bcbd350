package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildfire.page.OpenedPage;
import wildfire.page.Page;

/** The page of the samples, held against the tables that stand beside it. */
final class PublishedPageTest {
  private static Path workspace;
  private static Map<String, Path> tables;

  @BeforeAll
  static void run() {
    workspace = PublishedSamples.workspace();
    tables = RetrospectiveRun.tables(workspace);
  }

  @Test
  void thePageHasTheNumbersOfTheTablesAndNoAccount() throws Exception {
    Path file = workspace.resolve("reports/current/retrospective.html");
    assertThat(PublishedSamples.summary()).contains("The page to look at: " + file);
    OpenedPage page = OpenedPage.of(Files.readString(file));
    JsonNode index = new ObjectMapper().readTree(page.index());
    List<String> columns = new ArrayList<>();
    index.get("columns").forEach(name -> columns.add(name.asText()));
    Map<String, String> shown = new TreeMap<>();
    for (JsonNode post : index.get("posts")) {
      shown.put(
          post.get(columns.indexOf("platform")).asText()
              + "/"
              + post.get(columns.indexOf("post_id")).asText(),
          post.get(columns.indexOf("verdict")).asText()
              + " "
              + post.get(columns.indexOf("shares")).asText()
              + " "
              + post.get(columns.indexOf("comments")).asText());
    }
    try (Duck duck = Duck.reading(tables)) {
      Map<String, String> published = new TreeMap<>();
      duck.rows(
              "select platform || '/' || post_id, verdict || ' ' || coalesce(shares::varchar, 'null')"
                  + " || ' ' || coalesce(comments::varchar, 'null') from post_scorecard")
          .forEach(row -> published.put(row.get(0), row.get(1)));
      assertThat(shown).isEqualTo(published);
      for (List<String> verdict :
          duck.rows("select verdict, count(*) from post_scorecard group by 1")) {
        assertThat(index.get("verdicts").get(verdict.get(0)).asText()).isEqualTo(verdict.get(1));
      }
      assertThat(page.details().lines()).hasSize(published.size());
      assertThat(page.details().lines().mapToLong(PublishedPageTest::nodesOf).sum())
          .isEqualTo((long) duck.number("select count(*) from post_cascade"));
      List<List<String>> accounts =
          duck.rows(
              "select author_id from post_scorecard where author_id is not null"
                  + " union select tagger_id from post_tag where tagger_id is not null");
      assertThat(accounts).hasSizeGreaterThan(10);
      String everything = page.all();
      assertThat(accounts).noneMatch(account -> everything.contains(account.get(0)));
    }
  }

  @Test
  void aPageForFewPostsHasTheMostTellingOnes() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Page.write(
        table -> SparkForTests.session().read().parquet(tables.get(table).toString()),
        "nl",
        20,
        written);
    OpenedPage page = OpenedPage.of(written.toString(StandardCharsets.UTF_8));
    JsonNode index = new ObjectMapper().readTree(page.index());
    Map<String, Long> shown = new TreeMap<>();
    index.get("posts").forEach(post -> shown.merge(post.get(2).asText(), 1L, Long::sum));
    try (Duck duck = Duck.reading(tables)) {
      long told =
          (long)
              duck.number(
                  "select count(*) from post_scorecard where verdict in"
                      + " ('viral', 'bought', 'overperforming', 'slow_burn')");
      assertThat(shown.get("flop")).isEqualTo(20 - told);
      assertThat(shown.get("viral"))
          .isEqualTo(
              (long) duck.number("select count(*) from post_scorecard where verdict = 'viral'"));
      assertThat(index.get("verdicts").get("typical").asLong())
          .isEqualTo(
              (long) duck.number("select count(*) from post_scorecard where verdict = 'typical'"));
    }
    assertThat(page.details().lines()).hasSize(20).allMatch(line -> line.contains("reasons"));
    assertThat(page.html()).contains("20 van 337 posts staan op deze pagina");
  }

  private static long nodesOf(String details) {
    try {
      return new ObjectMapper().readTree(details).path("cascade").size();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
