package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
        sums[0] += entry.rowsMade();
        sums[1] += entry.rowsAccepted();
        sums[2] += entry.rowsRejected();
        sums[3] += entry.rowsDuplicate();
      }
    }
    return sums;
  }

  @Test
  void pagesOfTheScraperAreReadInOneRun(@TempDir Path folder) {
    Campaign pages = new Campaign(folder).input(SharedData.needed("facebook-reactions").toString());
    Intake intake = pages.ingest(sources());
    assertThat(intake.accounting().sources()).containsExactly("facebook-page-scraper");
    long[] posts = sums(intake, CanonicalTable.POSTS);
    assertThat(posts[0]).isPositive().isEqualTo(posts[1] + posts[2] + posts[3]);
    assertThat(posts[2]).as("rejected").isZero();
    Dataset<Row> table = intake.table(CanonicalTable.POSTS);
    assertThat(table.select("post_id").distinct().count()).isEqualTo(table.count());
    assertThat(table.filter(col("author_id").equalTo(pages.pseudonyms().of("abcnews"))).count())
        .isPositive();
    Dataset<Row> counters = intake.table(CanonicalTable.COUNTERS);
    assertThat(counters.filter("metric like 'reactions.%'").select("metric").distinct().count())
        .isEqualTo(6);
  }

  @Test
  void blanksOfTheRatedPostsAreUnknown(@TempDir Path folder) {
    Intake intake =
        new Campaign(folder)
            .input(SharedData.needed("facebook-factcheck").toString())
            .ingest(sources());
    assertThat(intake.accounting().sources()).containsExactly("facebook-factcheck");
    Dataset<Row> posts = intake.table(CanonicalTable.POSTS);
    assertThat(posts.count()).isEqualTo(2_282);
    Dataset<Row> shares = intake.table(CanonicalTable.COUNTERS).filter("metric = 'shares'");
    assertThat(shares.count()).isEqualTo(2_282 - 70);
    assertThat(shares.filter("value = 0").count()).isZero();
    Dataset<Row> page =
        shares
            .join(posts.select("post_id", "campaign_id"), "post_id")
            .filter("campaign_id like 'Right Wing News: %'");
    assertThat(median(page.filter("campaign_id like '%: mostly true'"))).isEqualTo(91);
    assertThat(median(page.filter("campaign_id not like '%: mostly true'"))).isEqualTo(568);
  }

  private static double median(Dataset<Row> shares) {
    return shares.selectExpr("percentile(value, 0.5)").head().getDouble(0);
  }
}
