package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;

/** Totals without actors, several in a row of the export, become a row each. */
final class IngestOfCountersTest {
  private static final String DASHBOARD =
      """
      describes: Totals per post as a dashboard exports them, and followers per day.
      conventions:
        grouping: ","
        missing: ["-"]
      reads:
        - files: "{,again/}posts-*.csv"
          file_name: "posts-(?<day>.+)\\\\.csv"
          format: csv
          fields:
            post: Post id
            seen: Impressions
            bought: { names: [Promoted impressions], required: false }
            loves: Loves
            watched: { names: [Minutes watched], required: false }
          into:
            posts:
              columns: { platform: { value: x }, post_id: post }
            counters:
              columns:
                platform: { value: x }
                post_id: post
                observed_at: { from: day, precision: day }
              metrics:
                impressions: { from: seen, means: Times the post was on a screen. }
                impressions@paid: bought
                reactions.love: loves
                watch_hours: { expr: "cast(watched as double) / 60" }
        - files: "followers*.csv"
          format: csv
          fields: [date, followers]
          into:
            account_counters:
              columns:
                platform: { value: x }
                account_id: { value: brandhouse }
                observed_at: { from: date, precision: day }
              metrics: { followers: followers }
      """;

  private static Campaign dashboard(Path folder) {
    return new Campaign(folder).source("dashboard", DASHBOARD).input("exports", "dashboard");
  }

  private static List<String> counters(Intake intake) {
    return intake
        .table(CanonicalTable.COUNTERS)
        .select("post_id", "metric", "scope", "basis", "value", "observed_at")
        .orderBy("post_id", "metric", "scope", "observed_at", "value")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  @Test
  void everyKnownNumberIsARow(@TempDir Path folder) {
    Intake intake =
        dashboard(folder)
            .file(
                "exports/posts-2026-03-02.csv",
                """
                Loves,Post id,Impressions,Promoted impressions,Minutes watched
                -,launch,"12,345",,90
                3,party,0,7,
                """)
            .ingest();
    assertThat(counters(intake))
        .containsExactly(
            "launch impressions total lifetime 12345.0 2026-03-02T00:00:00Z",
            "launch watch_hours total lifetime 1.5 2026-03-02T00:00:00Z",
            "party impressions paid lifetime 7.0 2026-03-02T00:00:00Z",
            "party impressions total lifetime 0.0 2026-03-02T00:00:00Z",
            "party reactions.love total lifetime 3.0 2026-03-02T00:00:00Z");
    assertThat(intake.table(CanonicalTable.POSTS).count()).isEqualTo(2);
  }

  @Test
  void aColumnThatIsNotThereGivesNoRows(@TempDir Path folder) {
    Intake intake =
        dashboard(folder)
            .file("exports/posts-2026-03-02.csv", "Post id,Impressions,Loves\nlaunch,9,-\nnone,,\n")
            .ingest();
    assertThat(counters(intake))
        .containsExactly("launch impressions total lifetime 9.0 2026-03-02T00:00:00Z");
  }

  @Test
  void aNumberThatIsNoneIsRejectedAlone(@TempDir Path folder) {
    Intake intake =
        dashboard(folder)
            .file(
                "exports/posts-2026-03-02.csv",
                "Post id,Impressions,Loves\nlaunch,many,4\nparty,5,-1\n")
            .ingest();
    assertThat(counters(intake))
        .containsExactly(
            "launch reactions.love total lifetime 4.0 2026-03-02T00:00:00Z",
            "party impressions total lifetime 5.0 2026-03-02T00:00:00Z");
    List<Row> rejected =
        intake.quarantine().orderBy("position").select("target_table", "reasons").collectAsList();
    assertThat(rejected).hasSize(2).allMatch(row -> row.getString(0).equals("counters"));
    assertThat(rejected.get(0).getList(1).toString())
        .contains("impressions: 'many' is no count, a whole number from 0 up");
    assertThat(rejected.get(1).getList(1).toString()).contains("reactions.love: '-1'");
  }

  @Test
  void theSameTotalExportedTwiceCountsOnceAndAnotherOneDoesNot(@TempDir Path folder) {
    String night = "Post id,Impressions,Loves\nlaunch,%d,2\n";
    Intake intake =
        dashboard(folder)
            .file("exports/posts-2026-03-02.csv", night.formatted(10))
            .file("exports/again/posts-2026-03-02.csv", night.formatted(11))
            .file("exports/posts-2026-03-03.csv", night.formatted(10))
            .file("exports/followers.csv", "date,followers\n2026-03-01,100\n2026-03-01,100\n")
            .ingest();
    assertThat(counters(intake))
        .containsExactly(
            "launch impressions total lifetime 10.0 2026-03-02T00:00:00Z",
            "launch impressions total lifetime 11.0 2026-03-02T00:00:00Z",
            "launch impressions total lifetime 10.0 2026-03-03T00:00:00Z",
            "launch reactions.love total lifetime 2.0 2026-03-02T00:00:00Z",
            "launch reactions.love total lifetime 2.0 2026-03-03T00:00:00Z");
    Row followers = intake.table(CanonicalTable.ACCOUNT_COUNTERS).collectAsList().get(0);
    assertThat(followers.<Double>getAs("value")).isEqualTo(100);
    assertThat(followers.<String>getAs("time_precision")).isEqualTo("day");
    assertThat(followers.<String>getAs("account_id")).isNotEqualTo("brandhouse");
    assertThat(
            intake.accounting().entries().stream()
                .filter(e -> e.table() == CanonicalTable.ACCOUNT_COUNTERS)
                .mapToLong(Accounting.Entry::rowsDuplicate)
                .sum())
        .isEqualTo(1);
  }

  @Test
  void faultsOfMetricsAreToldTogether(@TempDir Path folder) {
    Campaign faulty =
        new Campaign(folder)
            .source(
                "dashboard",
                DASHBOARD
                    .replace("impressions@paid", "impresions@bought")
                    .replace("reactions.love: loves", "followers: loves"))
            .file("exports/posts-2026-03-02.csv", "Post id,Impressions,Loves\n")
            .input("exports", "dashboard");
    assertThatThrownBy(faulty::ingest)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("\"impresions\" is no metric")
        .hasMessageContaining("did you mean \"impressions\"")
        .hasMessageContaining("\"bought\" is no scope")
        .hasMessageContaining("it goes to account_counters");
  }
}
