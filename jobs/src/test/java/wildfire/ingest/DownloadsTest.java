package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that people have, of which nobody says what they are, through one intake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DownloadsTest {
  private Campaign campaign;
  private Intake intake;

  private static Path sources() {
    Path ofTheProject = Path.of("../conf/sources");
    return Files.isDirectory(ofTheProject) ? ofTheProject : Path.of("conf/sources");
  }

  @BeforeAll
  void takeIn(@TempDir Path folder) {
    campaign = new Campaign(folder);
    for (String input :
        List.of(
            "folder-with-other-files/in",
            "youtube-chart-data/in-zip",
            "linkedin-creator/in",
            "meta-swedish/in",
            "meta-content-library/in",
            "crowdtangle-groups/in",
            "crowdtangle-groups/in-before-2021-04",
            "reddit-dump/in-zst",
            "x-archive/in",
            "mastodon-outbox/in")) {
      campaign.input(Samples.ofCase(input).toAbsolutePath().toString());
    }
    for (String source :
        List.of("telegram-export", "zeeschuimer-tiktok", "bluesky-jetstream", "tiktok-overview")) {
      campaign.input(Samples.of(source).get(0).toAbsolutePath().toString());
    }
    campaign.file(
        "x/content_2026-08-29.csv",
        """
        Post id,Date,Post text,Post Link,Impressions,Likes
        1958900000000000000,"Fri, Aug 22, 2025",on time,https://x.com/anna/status/1958900000000000000,10,1
        1958900000000000001,"Sat, Aug 22, 2026",a year off,https://x.com/anna/status/1958900000000000001,10,1
        1958900000000000002,"Thu, Aug 21, 2025",in another zone,https://x.com/anna/status/1958900000000000002,10,1
        77,"Sat, Aug 22, 2026",no moment in the id,https://x.com/anna/status/77,10,1
        """);
    campaign.input("x");
    for (String sheet : List.of("linkedin-creator-engagement", "linkedin-creator-followers")) {
      campaign.input(Samples.ofCase("linkedin-creator/in").toAbsolutePath().toString(), sheet);
    }
    intake = campaign.ingest(sources());
  }

  private List<String> rows(CanonicalTable table, String where, String... columns) {
    return intake.table(table).filter(where).selectExpr(columns).collectAsList().stream()
        .map(DownloadsTest::words)
        .sorted()
        .toList();
  }

  private static String words(Row row) {
    return java.util.stream.IntStream.range(0, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "-" : row.get(i).toString().replaceFirst("[.]0$", ""))
        .collect(java.util.stream.Collectors.joining(" "));
  }

  private List<String> counters(String where) {
    return rows(CanonicalTable.COUNTERS, where, "post_id", "metric", "scope", "basis", "value");
  }

  @Test
  void nothingIsRejected() {
    assertThat(intake.quarantine().count()).isZero();
  }

  @Test
  void whatIsLeftIsNamed() {
    assertThat(intake.left())
        .anyMatch(line -> line.contains("FollowerGender.csv fits no source"))
        .anyMatch(line -> line.contains("left aside, as no exports:") && line.contains("README.md"))
        .as("sheets beside the one that is read")
        .anyMatch(
            line ->
                line.contains("Content_2025-12-10_2025-12-17_AnnaOldtown.xlsx, and not ")
                    && line.contains("ENGAGEMENT"));
  }

  @Test
  void idsOfAnotherDayThanTheirDateAreTold() {
    assertThat(campaign.told)
        .anyMatch(
            line ->
                line.contains(
                    "content_2026-08-29.csv: the date is another than the id tells for 1 of 3 posts,"
                        + " such as 'Sat, Aug 22, 2026' (the id: 2025-08-22T14:32:09"));
    assertThat(
            rows(
                CanonicalTable.POSTS,
                "post_id like '195890000%' or post_id = '77'",
                "post_id",
                "date(published_at)",
                "time_precision"))
        .containsExactly(
            "1958900000000000000 2025-08-22 instant",
            "1958900000000000001 2026-08-22 day",
            "1958900000000000002 2025-08-22 instant",
            "77 2026-08-22 day");
  }

  @Test
  void aZipIsCountedByTheFilesInIt() {
    assertThat(intake.ledger().files().stream().map(file -> file.place().path()))
        .contains(
            "Content 2025-03-01_2025-04-06 Brand.zip!Table data.csv",
            "Content 2025-03-01_2025-04-06 Brand.zip!Chart data.csv");
  }

  @Test
  void numbersOfDaysAreNoTotals() {
    assertThat(counters("platform = 'youtube' and metric = 'views' and post_id = 'AbCdEfGhI01'"))
        .containsExactlyInAnyOrder(
            "AbCdEfGhI01 views total day 100",
            "AbCdEfGhI01 views total day 300",
            "AbCdEfGhI01 views total day 600",
            "AbCdEfGhI01 views total lifetime 1000");
    assertThat(rows(CanonicalTable.ACCOUNT_COUNTERS, "platform = 'youtube'", "basis", "value"))
        .containsExactly("day 200", "day 600", "day 700");
  }

  @Test
  void tablesBesideEachOtherAreKeptApart() {
    assertThat(counters("platform = 'linkedin'"))
        .containsExactlyInAnyOrder(
            "7400000000000000001 interactions total lifetime 51",
            "7400000000000000001 impressions total lifetime 1358",
            "7400000000000000002 interactions total lifetime 30",
            "7400000000000000002 impressions total lifetime 1807",
            "7400000000000000003 interactions total lifetime 3",
            "7400000000000000004 impressions total lifetime 900");
    assertThat(rows(CanonicalTable.POSTS, "platform = 'linkedin'", "post_id")).hasSize(4);
  }

  @Test
  void otherSheetsAreReadWhereAnInputNamesThem() {
    assertThat(
            rows(
                CanonicalTable.ACCOUNT_COUNTERS,
                "platform = 'linkedin'",
                "date(observed_at)",
                "metric",
                "basis",
                "value"))
        .containsExactly(
            "2025-12-10 follows day 3",
            "2025-12-10 impressions day 0",
            "2025-12-10 interactions day 0",
            "2025-12-11 impressions day 100",
            "2025-12-11 interactions day 1",
            "2025-12-12 impressions day 200",
            "2025-12-12 interactions day 2",
            "2025-12-13 impressions day 300",
            "2025-12-13 interactions day 3");
    assertThat(
            rows(CanonicalTable.ACCOUNT_COUNTERS, "platform = 'linkedin'", "account_id").stream()
                .distinct())
        .as("the account is that of the posts")
        .containsExactlyElementsOf(
            rows(CanonicalTable.POSTS, "platform = 'linkedin'", "author_id").stream()
                .distinct()
                .toList());
  }

  @Test
  void metaIsReadInSwedish() {
    assertThat(counters("post_id like '1221%' and metric in ('shares', 'reach')"))
        .containsExactlyInAnyOrder(
            "122100000000000011 reach total lifetime 900",
            "122100000000000011 shares total lifetime 6",
            "122100000000000012 reach total lifetime 280",
            "122100000000000012 shares total lifetime 0",
            "122100000000000013 reach total lifetime 4100",
            "122100000000000013 shares total lifetime 30");
    assertThat(counters("platform = 'instagram' and metric in ('shares', 'saves')"))
        .containsExactlyInAnyOrder(
            "18000000000000021 saves total lifetime 3",
            "18000000000000021 shares total lifetime 12",
            "18000000000000022 saves total lifetime 20",
            "18000000000000022 shares total lifetime 77");
    assertThat(rows(CanonicalTable.POSTS, "post_id like '1221%'", "post_id", "format"))
        .containsExactly(
            "122100000000000011 image", "122100000000000012 link", "122100000000000013 video");
  }

  @Test
  void theContentLibraryTellsWhatIsAShareOfWhat() {
    assertThat(counters("post_id like '9000%' and metric in ('reactions', 'shares', 'views')"))
        .containsExactlyInAnyOrder(
            "900000000000001 reactions total lifetime 50",
            "900000000000001 shares total lifetime 9",
            "900000000000001 views total lifetime 12000",
            "900000000000002 reactions total lifetime 5",
            "900000000000002 shares total lifetime 0",
            "900000000000002 views total lifetime 0",
            "900000000000003 reactions total lifetime 3",
            "900000000000003 shares total lifetime 0");
    assertThat(
            rows(
                CanonicalTable.ENGAGEMENTS, "platform = 'facebook'", "post_id", "event_id", "kind"))
        .containsExactly("900000000000001 900000000000003 share");
  }

  @Test
  void groupsOfCrowdTangleAndItsOldExportsAreRead() {
    assertThat(rows(CanonicalTable.POSTS, "post_id like '4200%'", "post_id", "published_at"))
        .containsExactly(
            "4200000000000001 2021-07-06T20:45:20Z",
            "4200000000000002 2021-07-07T13:00:00Z",
            "4200000000000009 2021-02-06T21:45:20Z");
    assertThat(counters("post_id like '4200%' and metric = 'interactions'"))
        .containsExactly(
            "4200000000000001 interactions total lifetime 1256",
            "4200000000000002 interactions total lifetime 26",
            "4200000000000009 interactions total lifetime 1256");
  }

  @Test
  void dumpsOfRedditAreReadOutOfZstd() {
    assertThat(rows(CanonicalTable.POSTS, "platform = 'reddit'", "post_id", "published_at"))
        .containsExactly("1btaaa1 2024-04-01T09:30:00Z", "1btaaa2 2024-04-01T10:30:00Z");
    assertThat(rows(CanonicalTable.POSTS, "platform = 'reddit' and author_id is null", "post_id"))
        .containsExactly("1btaaa2");
    assertThat(
            rows(
                CanonicalTable.ENGAGEMENTS,
                "platform = 'reddit'",
                "post_id",
                "event_id",
                "parent_event_id",
                "actor_id is null"))
        .containsExactly(
            "1btaaa1 kx00001 - false",
            "1btaaa1 kx00002 kx00001 false",
            "1btaaa1 kx00003 kx00002 false",
            "1btaaa1 kx00004 - true",
            "1btaaa1 kx00005 kx0gone true",
            "1btaaa2 kx00006 - false");
    assertThat(counters("platform = 'reddit' and metric = 'reactions'"))
        .as("a score below zero is no number of reactions, and no fault")
        .containsExactly("1btaaa1 reactions total lifetime 17");
  }

  @Test
  void repostsOfOthersAreNoPostsOfTheArchive() {
    assertThat(rows(CanonicalTable.POSTS, "post_id like '1593%'", "post_id", "format"))
        .containsExactly("1593000000000000001 -", "1593000000000000002 reply");
    assertThat(counters("post_id like '1593%' and metric in ('reactions', 'shares')"))
        .containsExactly(
            "1593000000000000001 reactions total lifetime 31",
            "1593000000000000001 shares total lifetime 7",
            "1593000000000000002 reactions total lifetime 2",
            "1593000000000000002 shares total lifetime 0");
  }

  @Test
  void aChannelOfTelegramIsReadWithItsReactions() {
    assertThat(rows(CanonicalTable.POSTS, "platform = 'telegram'", "post_id", "text"))
        .containsExactly("1500000001/2 Spring is here", "1500000001/3 -");
    assertThat(counters("platform = 'telegram'"))
        .containsExactly("1500000001/2 reactions total lifetime 9");
  }

  @Test
  void videosOfZeeschuimerAreOfTheMomentTheyWereOnTheScreen() {
    assertThat(
            rows(
                CanonicalTable.COUNTERS,
                "platform = 'tiktok' and metric in ('views', 'shares')",
                "post_id",
                "metric",
                "value",
                "observed_at"))
        .containsExactly(
            "7590000000000000001 shares 4 2026-01-21T12:53:20Z",
            "7590000000000000001 views 2100 2026-01-21T12:53:20Z",
            "7590000000000000002 shares 1 2026-01-21T12:53:21Z",
            "7590000000000000002 views 150 2026-01-21T12:53:21Z");
  }

  @Test
  void theSecondVersionOfJetstreamTellsWhatTheFirstDoes() {
    assertThat(
            rows(
                CanonicalTable.POSTS,
                "platform = 'bluesky'",
                "substring_index(post_id, '/', -1)",
                "language",
                "text",
                "published_at"))
        .containsExactly("q1 nl Autumn 2026-09-01T09:00:00Z");
    assertThat(
            rows(
                    CanonicalTable.ENGAGEMENTS,
                    "platform = 'bluesky'",
                    "kind",
                    "actor_id",
                    "substring_index(post_id, '/', -1)",
                    "parent_event_id",
                    "occurred_at")
                .stream()
                .distinct())
        .containsExactlyInAnyOrder(
            "share " + bluesky("eve") + " q1 - 2026-09-01T09:01:00.250Z",
            "share "
                + bluesky("fay")
                + " q1 "
                + bluesky("eve")
                + "/app.bsky.feed.repost/s1 2026-09-01T09:02:00Z",
            "like " + bluesky("gus") + " q1 - 2026-09-01T09:03:00Z");
    assertThat(rows(CanonicalTable.RETRACTIONS, "platform = 'bluesky'", "event_id"))
        .containsExactly(bluesky("gus") + "/app.bsky.feed.like/t1");
  }

  @Test
  void daysOfATikTokAccountAreTotalsOfNoPost() {
    assertThat(
            rows(
                CanonicalTable.ACCOUNT_COUNTERS,
                "account_id = '" + campaign.pseudonyms().of("brandhouse") + "'",
                "date(observed_at)",
                "metric",
                "basis",
                "value"))
        .containsExactly(
            "2025-12-31 clicks.profile day 2",
            "2025-12-31 comments day 0",
            "2025-12-31 followers lifetime 100",
            "2025-12-31 reactions day 167",
            "2025-12-31 shares day 1",
            "2025-12-31 views day 869",
            "2026-01-01 clicks.profile day 17",
            "2026-01-01 comments day 4",
            "2026-01-01 followers lifetime 104",
            "2026-01-01 reactions day 44",
            "2026-01-01 shares day 2",
            "2026-01-01 views day 1200",
            "2026-01-02 clicks.profile day 0",
            "2026-01-02 comments day -1",
            "2026-01-02 reactions day 2",
            "2026-01-02 shares day 0");
  }

  private String bluesky(String name) {
    return campaign.pseudonyms().of("did:plc:" + name);
  }

  @Test
  void anOutboxIsAListOfActivities() {
    assertThat(rows(CanonicalTable.POSTS, "platform = 'mastodon'", "post_id")).hasSize(2);
    assertThat(rows(CanonicalTable.ENGAGEMENTS, "platform = 'mastodon'", "kind", "post_id"))
        .containsExactly("comment other.example/5", "share other.example/7");
    assertThat(rows(CanonicalTable.COUNTERS, "platform = 'mastodon'", "metric", "value"))
        .containsExactly(
            "reactions 4",
            "reactions 4",
            "reactions.like 4",
            "reactions.like 4",
            "shares 2",
            "shares 2");
  }
}
