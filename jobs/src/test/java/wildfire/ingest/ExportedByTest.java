package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;

/**
 * Every source whose exports need not say whose they are, in one intake: of a folder, and of the
 * author in the settings.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportedByTest {
  /** An export that does not say whose it is, with N for a digit of its ids. */
  private record Anonymous(String source, String file, boolean ofPosts, String text) {
    @Override
    public String toString() {
      return source;
    }
  }

  private static final List<Anonymous> EXPORTS =
      List.of(
          new Anonymous(
              "facebook-insights-2015",
              "insights.csv",
              true,
              """
              Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach,Lifetime Post organic reach
              ,,,,,"Lifetime: The total number of people",
              5N1,https://facebook.com/5N1,Hoi,Photo,06/30/2015 11:53:37 PM,1000,900
              """),
          new Anonymous(
              "facebook-page-scraper",
              "posts.csv",
              true,
              """
              status_id,status_message,link_name,status_type,status_link,status_published,num_reactions,num_comments,num_shares,num_likes,num_loves,num_wows,num_hahas,num_sads,num_angrys
              6N1,hoi,,link,http://x,2016-06-23 02:05:52,183,55,15,155,17,0,10,0,1
              """),
          new Anonymous(
              "linkedin-posts",
              "all.csv",
              true,
              """
              Post title;Post link;Created date;Impressions;Likes
              Hoi;https://www.linkedin.com/feed/update/urn:li:activity:70N1/;09/21/2025;1000;12
              """),
          new Anonymous(
              "tiktok-content",
              "Content.csv",
              true,
              """
              "Video title","Video link","Post time","Total likes"
              "dans","https://www.tiktok.com/@/video/80N1","2025-09-29","10"
              """),
          new Anonymous(
              "x-activity-2020",
              "tweets.csv",
              true,
              """
              "Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","retweets"
              "20N1","https://twitter.com/i/status/20N1","hoi","2015-02-10 18:00 +0000","100.0","4.0","2.0"
              """),
          new Anonymous(
              "x-content-2026",
              "x.csv",
              true,
              """
              Likes,Post id,Date,Post text,Post Link,Impressions,Engagements,Reposts
              5,10N1,"Fri, Aug 22, 2025",Winter,https://x.com/i/status/10N1,1234,40,4
              """),
          new Anonymous(
              "youtube-content",
              "Table data.csv",
              true,
              """
              Content,Video title,Video publish time,Views
              yN,Elise,"Sep 27, 2024",400
              """),
          new Anonymous(
              "x-archive",
              "tweets.js",
              true,
              """
              window.YTD.tweets.part0 = [{"tweet": {"id_str": "200800000000000000N", "created_at": "Mon Jan 05 09:00:00 +0000 2026", "full_text": "hoi", "favorite_count": "1", "retweet_count": "2"}}]
              """),
          new Anonymous(
              "linkedin-daily",
              "metrics.csv",
              false,
              """
              Date,Impressions (organic),Impressions (sponsored),Impressions (total)
              09/21/2025,90,10,100
              """),
          new Anonymous(
              "tiktok-followers",
              "FollowerHistory.csv",
              false,
              """
              "Date","Followers","Difference in followers from previous day"
              "2025-09-27","1200","5"
              """),
          new Anonymous(
              "tiktok-overview",
              "Overview.csv",
              false,
              """
              "Date","Video Views","Profile Views","Likes"
              "2025-09-27","1200","5","3"
              """),
          new Anonymous(
              "x-account-overview",
              "account_overview.csv",
              false,
              """
              Date,Impressions,Engagements,Likes,Create Post
              "Sun, Sep 21, 2025",1000,10,5,2
              """));

  private Campaign campaign;
  private final Map<String, Set<String>> authors = new TreeMap<>();
  private Set<String> accounts;

  private static List<Anonymous> exports() {
    return EXPORTS;
  }

  @BeforeAll
  void takeIn(@TempDir Path folder) {
    campaign = new Campaign(folder).maxRejectedShare(0);
    for (Anonymous export : EXPORTS) {
      String source = export.source();
      campaign.file("in/" + source + "/" + export.file(), export.text().replace('N', '1'));
      campaign.file("named/" + source + "/" + export.file(), export.text().replace('N', '2'));
      campaign.authoredInput("named/" + source, source, "the " + source);
    }
    Intake intake = campaign.input("in").ingest();
    authors.putAll(
        intake.table(CanonicalTable.POSTS).collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getAs("post_id"),
                    Collectors.mapping(
                        row -> row.<String>getAs("author_id"), Collectors.toSet()))));
    accounts =
        intake.table(CanonicalTable.ACCOUNT_COUNTERS).collectAsList().stream()
            .map((Row row) -> row.<String>getAs("account_id"))
            .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("exports")
  void itIsOfItsFolderOrOfTheAuthorInTheSettings(Anonymous export) {
    Pseudonyms who = campaign.pseudonyms();
    String ofFolder = who.of("folder file:" + campaign.folder + "/in/" + export.source());
    String ofSettings = who.of("the " + export.source());
    if (export.ofPosts()) {
      assertThat(authors).containsValues(Set.of(ofFolder), Set.of(ofSettings));
    } else {
      assertThat(accounts).contains(ofFolder, ofSettings);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void noSourceIsForgotten(String source) {
    assertThat(EXPORTS).extracting(Anonymous::source).contains(source);
  }

  private static List<String> shipped() {
    return Sources.shipped().all().stream()
        .filter(source -> source.reads().stream().anyMatch(Read::needsExporter))
        .map(Source::name)
        .toList();
  }
}
