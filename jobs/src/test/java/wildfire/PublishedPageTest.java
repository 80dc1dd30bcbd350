package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.report.OpenedPage;

/** The page of the samples, held against the tables that stand beside it. */
final class PublishedPageTest {
  @TempDir private Path folder;

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
    Path other = folder.resolve("few");
    PublishedSamples.again(other).set("report.page_posts", "15").summary();
    OpenedPage page =
        OpenedPage.of(Files.readString(other.resolve("reports/current/retrospective.html")));
    JsonNode index = new ObjectMapper().readTree(page.index());
    List<String> columns = new ArrayList<>();
    index.get("columns").forEach(name -> columns.add(name.asText()));
    int verdict = columns.indexOf("verdict");
    Map<String, Long> shown = new TreeMap<>();
    index.get("posts").forEach(post -> shown.merge(post.get(verdict).asText(), 1L, Long::sum));
    try (Duck duck = Duck.reading(tables)) {
      long told =
          (long)
              duck.number(
                  "select count(*) from post_scorecard where verdict in"
                      + " ('viral', 'bought', 'overperforming', 'slow_burn')");
      assertThat(shown.get("flop")).isEqualTo(15 - told);
      assertThat(shown.get("viral"))
          .isEqualTo(
              (long) duck.number("select count(*) from post_scorecard where verdict = 'viral'"));
      assertThat(index.get("verdicts").get("typical").asLong())
          .isEqualTo(
              (long) duck.number("select count(*) from post_scorecard where verdict = 'typical'"));
    }
    assertThat(page.details().lines()).hasSize(15).allMatch(line -> line.contains("reasons"));
    try (Duck duck = Duck.reading(tables)) {
      assertThat(page.html())
          .contains(
              "15 of %d posts are on this page"
                  .formatted((long) duck.number("select count(*) from post_scorecard")));
    }
  }

  private static long nodesOf(String details) {
    try {
      return new ObjectMapper().readTree(details).path("cascade").size();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
