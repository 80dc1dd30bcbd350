package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Accounting.Entry;

/**
 * The samples of each kind in one folder, every file twice, of which nobody says which is which.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CounterExportsTest {
  private static final Set<String> SOURCES =
      Set.of(
          "x-content-2026",
          "x-activity-2020",
          "x-account-overview",
          "meta-facebook",
          "meta-instagram",
          "facebook-insights-2015",
          "linkedin-posts",
          "linkedin-daily",
          "tiktok-content",
          "tiktok-followers",
          "youtube-content",
          "crowdtangle",
          "facebook-page-scraper",
          "facebook-factcheck");

  private Intake intake;
  private Pseudonyms who;
  private List<String> told;

  @BeforeAll
  void readAll(@TempDir Path folder) throws IOException {
    Campaign all = new Campaign(folder).maxRejectedShare(0).input("in");
    Path in = Files.createDirectories(folder.resolve("in/2026-09-28/again")).getParent();
    for (String source : Samples.sources()) {
      if (!SOURCES.contains(source)) {
        continue;
      }
      for (Path sample : Samples.of(source)) {
        Files.copy(sample, in.resolve(sample.getFileName()));
        Files.copy(sample, in.resolve("again").resolve(sample.getFileName()));
      }
    }
    Files.write(in.resolve("acme_content_1790000000000.xls"), linkedIn());
    intake = all.ingest();
    who = all.pseudonyms();
    told = all.told;
  }

  private static byte[] linkedIn() throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      String[][] metrics = {
        {"Metrics of your page, organic and sponsored"},
        {"Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)"},
        {"09/21/2026", "90", "10", "100"}
      };
      Sheet sheet = workbook.createSheet("Metrics");
      for (int row = 0; row < metrics.length; row++) {
        sheet.createRow(row);
        for (int column = 0; column < metrics[row].length; column++) {
          sheet.getRow(row).createCell(column).setCellValue(metrics[row][column]);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /** Metrics of a post as {@code metric@scope=value}, in order. */
  private String counted(String postId) {
    return counted(
        intake.table(CanonicalTable.COUNTERS).filter("post_id = '" + postId + "'").collectAsList());
  }

  private String countedOf(String account) {
    return counted(
        intake
            .table(CanonicalTable.ACCOUNT_COUNTERS)
            .filter("account_id = '" + who.of(account) + "'")
            .collectAsList());
  }

  private static String counted(List<Row> rows) {
    return rows.stream()
        .map(
            row -> {
              String scope = row.getAs("scope");
              return row.getAs("metric")
                  + (scope.equals("total") ? "" : "@" + scope)
                  + "="
                  + String.valueOf(row.<Object>getAs("value")).replaceFirst("\\.0$", "");
            })
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private Row post(String postId) {
    return intake.table(CanonicalTable.POSTS).filter("post_id = '" + postId + "'").head();
  }

  @Test
  void everyRowIsAccountedForAndNothingIsRejected() {
    assertThat(intake.accounting().entries()).allMatch(entry -> entry.rowsRejected() == 0);
    assertThat(intake.accounting().entries().stream().map(Entry::source).distinct())
        .containsExactlyInAnyOrderElementsOf(SOURCES);
    assertThat(told)
        .anyMatch(
            line -> line.contains("youtube-old.csv is not UTF-8 and is read as windows-1252"));
  }

  @Test
  void whatIsCountedOfEachPost() {
    assertThat(counted("101"))
        .isEqualTo(
            "comments=3 follows=0 impressions=1234 interactions=40 reactions.like=5 reactions=5"
                + " saves=1 sends=2 shares=4");
    assertThat(counted("201"))
        .isEqualTo(
            "impressions@organic=100 interactions@organic=4 reactions.like@organic=3"
                + " reactions@organic=3 shares@organic=2");
    assertThat(counted("301"))
        .isEqualTo("clicks=12 comments=2 reach=400 reactions=9 shares=1 views=500");
    assertThat(counted("401"))
        .isEqualTo("reach=70 reactions.like=20 reactions=20 saves=3 shares=4");
    assertThat(counted("50_501"))
        .isEqualTo(
            "comments=3 hides=5 reach.followers=250 reach=1000 reach@organic=900 reach@paid=100"
                + " reactions=20 shares=7");
    assertThat(counted("7001")).isEqualTo("impressions=1000 reactions=12 shares=1");
    assertThat(counted("801"))
        .isEqualTo("comments=1 reactions.like=10 reactions=10 shares=2 views=300");
    assertThat(counted("-y1")).isEqualTo("impressions=9000 reach=300 views=400 watch_hours=12.5");
    assertThat(counted("y3")).isEqualTo("impressions=700 views=70 watch_hours=1.5");
    assertThat(counted("-y2")).isEqualTo("reactions.dislike=1 reactions.like=9 views=90");
    assertThat(counted("901001"))
        .isEqualTo("comments=5 interactions=1010 reactions.like=1000 reactions.love=2 shares=3");
    assertThat(counted("60_1"))
        .as("twice in the file, counted once")
        .isEqualTo(
            "comments=55 reactions.angry=1 reactions.haha=10 reactions.like=155 reactions.love=17"
                + " reactions.sad=0 reactions.wow=0 reactions=183 shares=15");
    assertThat(counted("701")).as("a blank is not none").isEqualTo("comments=15 reactions=146");
  }

  @Test
  void theNamesOfOtherLanguagesAreTheSameNumbers() {
    assertThat(counted("303"))
        .isEqualTo(
            "clicks.link=5 clicks.other=35 clicks=40 comments=10 interactions=66 reach=900"
                + " reactions=50 shares=6 views=1200");
    assertThat(counted("304"))
        .isEqualTo(
            "clicks.link=5 clicks=41 comments=10 interactions=67 reach=901 reactions=51 shares=6"
                + " views=1201");
    assertThat(counted("305"))
        .isEqualTo(
            "clicks.link=5 clicks.other=30 clicks.photo=7 clicks=42 comments=10 interactions=68"
                + " reach=902 reactions=52 shares=6 views=1202 watch_hours=1.5");
    assertThat(counted("403"))
        .isEqualTo(
            "comments=31 follows=9 reach=8000 reactions.like=400 reactions=400 saves=20 shares=77"
                + " views=9000");
    assertThat(counted("404"))
        .isEqualTo(
            "comments=32 follows=10 reach=8001 reactions.like=401 reactions=401 saves=21 shares=78"
                + " views=9001");
    assertThat(counted("y4")).isEqualTo("impressions=701 views=71 watch_hours=1201.5");
    assertThat(counted("y5")).isEqualTo("impressions=702 views=72 watch_hours=1.5");
    assertThat(counted("y6"))
        .isEqualTo(
            "comments=4 follows=2 impressions=703 reactions.like=9 shares=3 unfollows=1 views=73"
                + " watch_hours=1.5");
    for (String inEachLanguage : List.of("303", "304", "305", "403", "404")) {
      assertThat(post(inEachLanguage).getAs("published_at").toString())
          .isEqualTo("2026-09-22T01:12:00Z");
    }
    assertThat(post("304").<String>getAs("format")).isEqualTo("video");
    assertThat(post("305").<String>getAs("format")).isEqualTo("image");
    assertThat(post("403").<String>getAs("format")).isEqualTo("video");
    assertThat(post("y6").getAs("published_at").toString()).startsWith("2024-09-27");
  }

  @Test
  void allTotalsAreOfTheDayThatTheFolderNames() {
    assertThat(
            intake
                .table(CanonicalTable.COUNTERS)
                .filter("basis = 'lifetime'")
                .groupBy("observed_at", "time_precision")
                .count()
                .collectAsList())
        .allMatch(row -> row.getString(1).equals("day"));
  }

  @Test
  void whatIsCountedOfAccounts() {
    assertThat(countedOf("brandhouse"))
        .isEqualTo("follows=3 impressions=1000 interactions=10 posts=2 reactions=5 unfollows=1");
    assertThat(countedOf("brand")).isEqualTo("followers=1200");
    assertThat(countedOf("acme"))
        .isEqualTo("impressions=100 impressions@organic=90 impressions@paid=10");
  }

  @Test
  void postsAreWhatTheirExportsSay() {
    assertThat(post("102").<String>getAs("format")).isEqualTo("reply");
    assertThat(post("101").<String>getAs("format")).isNull();
    assertThat(post("101").<String>getAs("text")).isEqualTo("Winter, \"nu\" al\n🎉");
    assertThat(post("101").<String>getAs("author_id")).isEqualTo(who.of("brand"));
    assertThat(post("60_1").<String>getAs("author_id")).isEqualTo(who.of("cafe"));
    assertThat(post("60_1").getAs("published_at").toString()).isEqualTo("2016-06-23T07:05:52Z");
    assertThat(post("801").getAs("published_at").toString())
        .as("29 September had not come on the day of the export")
        .isEqualTo("2025-09-29T00:00:00Z");
    assertThat(post("301").<String>getAs("text")).isEqualTo("Line one\nline two");
    assertThat(post("901001").<Long>getAs("author_followers")).isEqualTo(5000);
    assertThat(post("101").getAs("observed_at").toString()).startsWith("2026-09-28T23:59:59");
  }
}
