package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.DayOrder.Proof;
import wildfire.ingest.DayOrder.Proofs;
import wildfire.model.OperatorError;

/** Which of two numbers is the day, told by all dates of a file together. */
final class DayOrderTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  private static DayOrder order(long declared, long other, long none) {
    return new Proofs(
            Map.of(Proof.DECLARED, declared, Proof.OTHER, other, Proof.NONE, none), Map.of())
        .order();
  }

  @Test
  void theWholeColumnDecides() {
    assertThat(order(0, 0, 9)).as("nothing is proved").isEqualTo(DayOrder.DECLARED);
    assertThat(order(9, 0, 9)).isEqualTo(DayOrder.DECLARED);
    assertThat(order(0, 4, 6)).isEqualTo(DayOrder.TURNED_ROUND);
    assertThat(order(0, 1, 2)).isEqualTo(DayOrder.TURNED_ROUND);
    assertThat(order(5, 5, 9)).isEqualTo(DayOrder.CONTRADICTORY);
    assertThat(order(1, 1, 1)).isEqualTo(DayOrder.CONTRADICTORY);
    assertThat(order(9, 1, 0)).as("a slip of one row").isEqualTo(DayOrder.DECLARED);
    assertThat(order(1, 9, 0)).as("a slip of one row").isEqualTo(DayOrder.TURNED_ROUND);
    assertThat(order(0, 1, 7)).as("a slip of one row").isEqualTo(DayOrder.DECLARED);
    assertThat(order(0, 1, 70)).as("which is the slip?").isEqualTo(DayOrder.CONTRADICTORY);
  }

  private Campaign cases(String... names) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    for (String name : names) {
      try (var files = Files.list(CASES.resolve(name).resolve("in"))) {
        for (Path file : files.toList()) {
          Files.copy(file, in.resolve(file.getFileName()));
        }
      }
    }
    return new Campaign(folder).input("in");
  }

  @Test
  void aFileIsReadOneWayAndItIsSaid() throws IOException {
    Campaign campaign = cases("rejects-diluted", "dst", "xlsx-1904", "cr-only");
    Intake intake = campaign.ingest();
    assertThat(campaign.told)
        .contains(
            "ig_2025-12-20.csv has day and month the other way round than meta-instagram says, as"
                + " '28/09/2025 18:12' proves: all its dates are read so.",
            "fb_2025-12-15.csv: one of 8 dates has day and month the other way round than"
                + " meta-facebook says ('13/09/2025 18:12'): its row is rejected.");
    List<String> posts =
        intake
            .table(CanonicalTable.POSTS)
            .select("platform", "post_id", "published_at")
            .orderBy("platform", "post_id")
            .collectAsList()
            .stream()
            .map(row -> row.mkString(" "))
            .toList();
    assertThat(posts)
        .containsExactly(
            "facebook 122100000000000101 2025-03-09T09:59:00Z",
            "facebook 122100000000000103 2025-03-09T10:00:00Z",
            "facebook 122100000000000104 2025-11-02T07:59:00Z",
            "facebook 122100000000000105 2025-11-02T08:30:00Z",
            "facebook 122100000000000106 2025-11-02T10:00:00Z",
            "facebook 122100000000000108 2025-03-12T07:05:00Z",
            "instagram 18065432109870001 2025-09-04T01:12:00Z",
            "instagram 18065432109870002 2025-09-06T01:12:00Z",
            "instagram 18065432109870003 2025-09-07T01:12:00Z",
            "instagram 18065432109870004 2025-09-08T01:12:00Z",
            "instagram 18065432109870005 2025-09-10T01:12:00Z",
            "instagram 18065432109870006 2025-09-13T01:12:00Z",
            "instagram 18065432109870007 2025-09-15T01:12:00Z",
            "instagram 18065432109870008 2025-09-19T01:12:00Z",
            "instagram 18065432109870009 2025-09-22T01:12:00Z",
            "instagram 18065432109870010 2025-09-29T01:12:00Z",
            "linkedin 7410000000000000001 2026-02-03T00:00:00Z",
            "linkedin 7410000000000000002 2026-02-04T00:00:00Z",
            "linkedin 7410000000000000003 2026-02-05T00:00:00Z",
            "x 1950000000000000001 2026-08-22T00:00:00Z",
            "x 1950000000000000002 2026-08-22T00:00:00Z",
            "x 1950000000000000003 2026-08-22T00:00:00Z");
    assertThat(
            intake
                .table(CanonicalTable.COUNTERS)
                .where("platform in ('x', 'linkedin')")
                .where("metric = 'shares' or metric = 'impressions'")
                .select("post_id", "metric", "value")
                .orderBy("post_id", "metric")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" ").replaceAll("^\\d+(?=\\d )", "")))
        .containsExactly(
            "1 impressions 1000.0",
            "1 shares 5.0",
            "2 impressions 2000.0",
            "2 shares 8.0",
            "3 impressions 300.0",
            "3 shares 0.0",
            "1 impressions 1000.0",
            "1 shares 4.0",
            "2 impressions 2000.0",
            "2 shares 5.0",
            "3 impressions 1234.0",
            "3 shares 6.0");
    assertThat(
            intake
                .quarantine()
                .orderBy("file", "position")
                .select("reasons")
                .collectAsList()
                .stream()
                .map(row -> row.getList(0).toString()))
        .hasSize(3)
        .anyMatch(reason -> reason.contains("'03/09/2025 02:30' never was in America/Los_Angeles"))
        .anyMatch(reason -> reason.contains("'13/09/2025 18:12' is none of MM/dd/yyyy HH:mm"))
        .anyMatch(reason -> reason.contains("'44597' is none of"));
  }

  @Test
  void aFileThatContradictsItselfIsRefusedByName() throws IOException {
    Campaign campaign = cases("rejects-diluted");
    Path file = folder.resolve("in/ig_2025-12-20.csv");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("03/09/2025", "09/30/2025")
            .replace("05/09/2025", "09/29/2025"));
    assertThatThrownBy(campaign::ingest)
        .isInstanceOfSatisfying(
            OperatorError.class, error -> assertThat(error.exitCode()).isEqualTo(3))
        .hasMessageStartingWith(
            "ig_2025-12-20.csv has day and month in one order in '09/30/2025 18:12' and in the other"
                + " in '28/09/2025 18:12', so that nobody can tell which day 03/09 is.");
  }
}
