package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SharedData;
import wildfire.ingest.Accounting.Entry;

/** Exports of public research sets, where they are. */
final class IngestOfRealExportsTest {

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
            .input(SharedData.needed("weibo-ced").toString(), "weibo-reposts")
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
        new Campaign(folder)
            .input(SharedData.needed("twitter15").toString(), "twitter-rumour-trees");
    Intake intake = twitter.ingest(sources());
    long[] engagements = sums(intake, CanonicalTable.ENGAGEMENTS);
    assertThat(engagements).containsExactly(622_968, 622_968 - 589, 589, 0);
    assertThat(intake.table(CanonicalTable.POSTS).count()).isEqualTo(1_490);
  }
}
