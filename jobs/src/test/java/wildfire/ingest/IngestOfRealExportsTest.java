package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Accounting.Entry;

/**
 * Exports of public research sets, where they are: in the folder that the environment variable
 * WILDFIRE_SHARED_DATA names, or in {@code shared/data} beside the project.
 */
final class IngestOfRealExportsTest {

  private static Path data(String set) {
    Optional<Path> found =
        Stream.of(
                System.getProperty("wildfire.sharedData"),
                System.getenv("WILDFIRE_SHARED_DATA"),
                "../../shared/data",
                "../shared/data")
            .filter(place -> place != null)
            .map(place -> Path.of(place).resolve(set))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(found.isPresent(), "no " + set + " in WILDFIRE_SHARED_DATA or ../shared/data");
    return found.orElseThrow();
  }

  private static Path sources() {
    Path ofTheProject = Path.of("../conf/sources");
    return Files.isDirectory(ofTheProject) ? ofTheProject : Path.of("conf/sources");
  }

  private static long[] sums(Intake intake, CanonicalTable table) {
    long[] sums = new long[4];
    for (Entry entry : intake.accounting().entries()) {
      if (entry.table() == table) {
        sums[0] += entry.rowsRead();
        sums[1] += entry.rowsAccepted();
        sums[2] += entry.rowsRejected();
        sums[3] += entry.rowsDuplicate();
      }
    }
    return sums;
  }

  @Test
  void weiboRepostsWithoutAYearAreRejected(@TempDir Path folder) {
    Campaign weibo =
        new Campaign(folder)
            .input(data("weibo-ced").toString(), "weibo-reposts")
            .maxRejectedShare(0.05);
    Intake intake = weibo.ingest(sources());
    assertThat(sums(intake, CanonicalTable.ENGAGEMENTS)).containsExactly(636_038, 635_999, 39, 0);
    assertThat(intake.table(CanonicalTable.ENGAGEMENTS).count()).isEqualTo(635_999);
    assertThat(intake.quarantine().filter("reasons[0] like 'occurred_at: %月%日%'").count())
        .isEqualTo(39);
    assertThat(intake.table(CanonicalTable.POSTS).count()).isEqualTo(1_728);
    assertThat(intake.files().filter("path like '%\\\\_%'").count()).isPositive();
  }

  @Test
  void sharesBeforeThePostItselfAreRejected(@TempDir Path folder) {
    Campaign twitter =
        new Campaign(folder).input(data("twitter15").toString(), "twitter-rumour-trees");
    Intake intake = twitter.ingest(sources());
    long[] engagements = sums(intake, CanonicalTable.ENGAGEMENTS);
    assertThat(engagements).containsExactly(622_968, 622_968 - 589, 589, 0);
    assertThat(intake.table(CanonicalTable.POSTS).count()).isEqualTo(1_490);
  }
}
