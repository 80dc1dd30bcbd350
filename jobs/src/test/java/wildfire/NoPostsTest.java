package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;

/** Exports that have numbers of an account's days, and not one post. */
final class NoPostsTest {
  @TempDir private Path workspace;

  @Test
  void numbersOfDaysAddUpAndThePersonReadsWhatToExport() throws Exception {
    String said =
        RetrospectiveRun.in(workspace)
            .input(Path.of("src/test/resources/cases/net-daily-numbers/in"), "linkedin-daily")
            .input(Path.of("src/test/resources/samples/tiktok-followers"), "tiktok-followers")
            .summary();
    assertThat(said)
        .startsWith("\nThere are no posts. There are numbers of 2 accounts (linkedin, tiktok), but")
        .contains("(linkedin-posts); of TikTok the content")
        .doesNotContain("went viral", "Verdicts");
    String page =
        Files.readString(
            RetrospectiveRun.tables(workspace)
                .get("run")
                .getParent()
                .resolve("retrospective.html"));
    assertThat(page)
        .contains("<h1 id=\"headline\">There are no posts in these exports.</h1>")
        .contains("There are numbers of 2 accounts (linkedin, tiktok), but no posts");
    List<String> sums =
        Intake.load(SparkForTests.session(), workspace.toString())
            .table(CanonicalTable.ACCOUNT_COUNTERS)
            .where("platform = 'linkedin' and scope = 'total'")
            .groupBy("metric")
            .agg(functions.sum("value"), functions.min("value"))
            .orderBy("metric")
            .collectAsList()
            .stream()
            .map(row -> row.mkString(" "))
            .toList();
    assertThat(sums)
        .containsExactly(
            "clicks 117.0 58.0",
            "comments 6.0 2.0",
            "impressions 2334.0 1100.0",
            "reactions 78.0 36.0",
            "shares 2.0 -1.0");
  }
}
