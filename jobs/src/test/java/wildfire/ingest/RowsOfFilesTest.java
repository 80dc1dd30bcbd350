package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Accounting.Entry;
import wildfire.model.OperatorError;

/** What is counted is what the file has, however many rows are made of each of its rows. */
final class RowsOfFilesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  private static final String INSTAGRAM =
      "Post ID,Account ID,Publish time,Permalink,Post type,Date,Views,Reach,Likes\n";

  private static String instagram(int from, int to, String published) {
    return String.join(
        "\n",
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    "1806%d,178,%s,https://www.instagram.com/p/D%d/,IG image,Lifetime,9,8,7"
                        .formatted(i, published, i))
            .toList());
  }

  private Campaign exports() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    String cut = "x_content_2026-08-22.csv";
    Files.copy(CASES.resolve("reject-limit-diluted/in").resolve(cut), in.resolve(cut));
    return new Campaign(folder)
        .file(
            "in/ig_2025-12-20.csv",
            INSTAGRAM
                + instagram(0, 97, "03/25/2025 18:12")
                + "\n"
                + instagram(97, 100, "soon")
                + "\n")
        .file("in/ig_2025-12-21.csv", INSTAGRAM + instagram(200, 204, "soon") + "\n")
        .file(
            "in/page_metrics_1790000000000.csv",
            "Date,Impressions (total),Clicks (total)\n05/20/2025,5,1\nsoon,6,2\n05/22/2025,x,3\n")
        .input("in");
  }

  @Test
  void eachRowOfAFileCountsOnce() throws IOException {
    Intake intake = exports().ingest();
    assertThat(intake.accounting().entries())
        .extracting(
            Entry::source,
            Entry::table,
            Entry::fileRows,
            Entry::fileRowsRejected,
            Entry::rowsMade,
            Entry::rowsAccepted,
            Entry::rowsRejected)
        .containsExactlyInAnyOrder(
            tuple("x-content-2026", CanonicalTable.POSTS, 25L, 10L, 25L, 15L, 10L),
            tuple("x-content-2026", CanonicalTable.COUNTERS, 25L, 10L, 210L, 210L, 0L),
            tuple("meta-instagram", CanonicalTable.POSTS, 100L, 3L, 100L, 97L, 3L),
            tuple("meta-instagram", CanonicalTable.COUNTERS, 100L, 3L, 388L, 388L, 0L),
            tuple("meta-instagram", CanonicalTable.POSTS, 4L, 4L, 4L, 0L, 4L),
            tuple("meta-instagram", CanonicalTable.COUNTERS, 4L, 4L, 0L, 0L, 0L),
            tuple("linkedin-daily", CanonicalTable.ACCOUNT_COUNTERS, 3L, 1L, 6L, 3L, 3L));
    assertThat(intake.accounting().ofFiles(Entry::fileRows)).isEqualTo(132);
    assertThat(
            intake
                .table(CanonicalTable.COUNTERS)
                .join(intake.table(CanonicalTable.POSTS), "post_id")
                .select("post_id")
                .distinct()
                .count())
        .as("no post lives on through its numbers")
        .isEqualTo(intake.table(CanonicalTable.COUNTERS).select("post_id").distinct().count());
  }

  @Test
  void aRunStopsByTheRowsOfTheFiles() throws IOException {
    assertThatThrownBy(() -> exports().maxRejectedShare(0.07).ingest())
        .isInstanceOfSatisfying(
            OperatorError.class, error -> assertThat(error.exitCode()).isEqualTo(3))
        .hasMessageContaining("Of source x-content-2026 40.0 % of the rows are rejected")
        .hasMessageContaining("Commonest reasons: 10 × has 4 cells where 17 are expected")
        .hasMessageContaining("Of source linkedin-daily 33.3 % of the rows are rejected")
        // 7 of 104 are fewer than the limit, but one of the two files is lost
        .hasMessageContaining("Of file ig_2025-12-21.csv 100.0 % of the rows are rejected");
  }

  /** What tells of a post must know it by the same id, or it outlives the post. */
  @Test
  void numbersOfAPostAreFoundByItsId() {
    List<String> apart =
        Samples.sources().stream()
            .map(name -> wildfire.ingest.source.Sources.shipped().named(name))
            .flatMap(
                source ->
                    source.reads().stream()
                        .filter(
                            read ->
                                read.into().stream()
                                    .anyMatch(into -> into.table() == CanonicalTable.POSTS))
                        .flatMap(
                            read ->
                                read.into().stream()
                                    .filter(into -> into.table() == CanonicalTable.COUNTERS)
                                    .filter(
                                        into ->
                                            read.into().stream().noneMatch(into::tellsOfPostOf)))
                        .map(into -> source.name()))
            .distinct()
            .toList();
    assertThat(apart).isEmpty();
  }
}
