package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * One export of each kind in one folder, of which nobody says which is which: headers as platforms
 * write them, posts made up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CounterExportsTest {
  private Intake intake;
  private Pseudonyms who;
  private List<String> told;

  @BeforeAll
  void readAll(@TempDir Path folder) throws IOException {
    Campaign all = new Campaign(folder).maxRejectedShare(0).input("in");
    exports().forEach((name, text) -> all.file("in/2026-09-28/" + name, text));
    Path in = folder.resolve("in/2026-09-28");
    Files.write(
        in.resolve("youtube-old.csv"),
        """
        Vi\u00addeo,Video title,Video pub\u00adlish time,Li\u00adkes,Dislikes,Views
        Total,,,9,1,90
        -y2,Für Elise,8-May-20,9,1,90
        """
            .getBytes(Charset.forName("windows-1252")));
    Files.write(in.resolve("acme_content_1790000000000.xls"), linkedIn());
    intake = all.ingest();
    who = all.pseudonyms();
    told = all.told;
  }

  private static Map<String, String> exports() {
    return Map.ofEntries(
        Map.entry(
            "x.csv",
            """
            Likes,Post id,Date,Post text,Post Link,Impressions,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Detail Expands
            5,101,"Sat, Aug 22, 2026","Winter, ""nu"" al
            🎉",https://x.com/Brand/status/101,"1,234",40,1,2,0,3,4,-
            0,102,"Sun, Aug 23, 2026",@someone dank je,https://x.com/Brand/status/102,7,0,,,,,,
            """),
        Map.entry(
            "tweets.csv",
            """
            "Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","retweets","favorites","promoted impressions","promoted retweets"
            "201","https://twitter.com/Brand/status/201","hoi","2015-02-10 18:00 +0000","100.0","4.0","2.0","3.0","-","-"
            """),
        Map.entry(
            "brandhouse_2026-09-28.csv",
            """
            Date,Impressions,Engagements,Likes,New follows,Unfollows,Create Post
            "Mon, Sep 21, 2026",1000,10,5,3,1,2
            """),
        Map.entry(
            "facebook.csv",
            """
            \uFEFF"Post ID","Page ID","Page name",Title,Description,"Publish time",Permalink,"Post type",Date,Views,Reach,Reactions,Comments,Shares,"Total clicks"
            301,30,Brand,"Line one
            line two",,"09/20/2026 18:12",https://facebook.com/301,Photos,Lifetime,500,400,9,2,1,12
            """),
        Map.entry(
            "instagram.csv",
            """
            "Post ID","Account ID","Account username","Publish time",Permalink,Date,Reach,Saves,Likes,Shares
            401,40,brand,"09/20/2026 18:12",https://instagram.com/p/1,Lifetime,70,3,20,4
            """),
        Map.entry(
            "insights.csv",
            """
            Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach,Lifetime Post organic reach,Lifetime Post Paid Reach,Lifetime Post reach by people who like your Page,Lifetime Post Stories by action type,,
            ,,,,,"Lifetime: The total number of people",,,,share,like,comment
            50_501,https://facebook.com/501,Hoi,Photo,06/30/2015 11:53:37 PM,1000,900,100,250,7,20,3
            """),
        Map.entry(
            "linkedin.csv",
            """
            Post title;Post link;Created date;Impressions;Likes;Reposts;Views (Excluding offsite video views)
            Wij zoeken jou;https://www.linkedin.com/feed/update/urn:li:activity:7001/;09/21/2026;1.000;12;1;
            """
                .replace("1.000", "1000")),
        Map.entry(
            "tiktok.csv",
            """
            \uFEFF"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"
            "September 28","😀 dans","https://www.tiktok.com/@brand/video/801","September 29","10","1","2","300"
            """),
        Map.entry(
            "brand.csv",
            """
            \uFEFF"Date","Followers","Difference in followers from previous day"
            "September 27","1200","undefined"
            "September 26","undefined","5"
            """),
        Map.entry(
            "youtube.csv",
            """
            Content,Video title,Video publish time,Duration,Unique viewers,Views,Watch time (hours),Impressions
            Total,,,,,400,12.5,9000
             -y1,Elise,"Sep 27, 2024",61,300,400,12.5,9000
            """),
        Map.entry(
            "crowdtangle.csv",
            """
            Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Total Interactions,Likes,Comments,Shares,Love,Care,URL,Message,Overperforming Score (weighted  —  Likes 1x)
            Brand,brand,30,5000,2021-07-06 16:45:20 EDT,Photo,"1,010",1000,5,3,2,,https://www.facebook.com/30/posts/901001,Hoi,1.2
            """),
        Map.entry(
            "cafe_facebook_statuses.csv",
            """
            status_id,status_message,link_name,status_type,status_link,status_published,num_reactions,num_comments,num_shares,num_likes,num_loves,num_wows,num_hahas,num_sads,num_angrys
            60_1,hoi,,link,http://x,2016-06-23 02:05:52,183,55,15,155,17,0,10,0,1
            60_1,hoi,,link,http://x,2016-06-23 02:05:52,183,55,15,155,17,0,10,0,1
            """),
        Map.entry(
            "rated.csv",
            """
            account_id,post_id,Category,Page,Post URL,Date Published,Post Type,Rating,Debate,share_count,reaction_count,comment_count
            70,701,mainstream,News,https://facebook.com/701,2016-09-19,video,mostly true,,,146,15
            """));
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
        .containsExactlyInAnyOrder(
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
    assertThat(counted("401")).isEqualTo("reach=70 reactions.like=20 reactions=20 saves=3 sends=4");
    assertThat(counted("50_501"))
        .isEqualTo(
            "comments=3 reach.followers=250 reach=1000 reach@organic=900 reach@paid=100 reactions=20"
                + " shares=7");
    assertThat(counted("7001")).isEqualTo("impressions=1000 reactions=12 shares=1");
    assertThat(counted("801"))
        .isEqualTo("comments=1 reactions.like=10 reactions=10 shares=2 views=300");
    assertThat(counted("-y1")).isEqualTo("impressions=9000 reach=300 views=400 watch_hours=12.5");
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
