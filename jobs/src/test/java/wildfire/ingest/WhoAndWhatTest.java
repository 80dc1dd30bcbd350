package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;

/** Which post an event is about, and which account did it, where exports make that hard to tell. */
final class WhoAndWhatTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  private Campaign exports(String name) {
    return new Campaign(folder).input(CASES.resolve(name).toAbsolutePath().toString());
  }

  private static List<String> rows(Intake intake, CanonicalTable table, String... columns) {
    return intake
        .table(table)
        .select(
            List.of(columns).stream()
                .map(c -> functions.coalesce(functions.expr(c).cast("string"), functions.lit("-")))
                .toArray(Column[]::new))
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }

  @Test
  void likesOfFeedsAndLabelersAreOfNoPost() {
    String anna = "did:plc:annaaaaaaaaaaaaaaaaaaaaa";
    String more =
        jetstream("app.bsky.feed.repost", "'subject':{'uri':'at://A/app.bsky.graph.list/l1'}")
            + jetstream(
                "app.bsky.feed.post",
                "'text':'?','reply':{'root':{'uri':'at://A/com.whtwnd.blog.entry/b1'},'parent':{'uri':'at://A/com.whtwnd.blog.entry/b1'}}")
            + jetstream(
                "app.bsky.feed.repost",
                "'subject':{'uri':'at://A/app.bsky.feed.post/3lpost0000001'},'via':{'uri':'at://A/app.bsky.feed.generator/whats-hot'}");
    Campaign campaign =
        exports("jetstream-likes-of-feeds/in")
            .file("more/jetstream-2025-03-05.ndjson", more.replace("A", anna))
            .input("more");
    Intake intake = campaign.ingest();
    String post = campaign.pseudonyms().of(anna) + "/3lpost0000001";
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id")).containsExactly(post);
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "post_id")).containsExactly(post);
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "kind", "event_id", "parents_logged"))
        .as("what it came through is a feed, so that nobody knows through whom")
        .hasSize(4)
        .filteredOn(row -> row.startsWith("share"))
        .hasSize(2)
        .allMatch(row -> row.endsWith("false"));
    assertThat(intake.accounting().entries().stream().mapToLong(e -> e.rowsRejected()).sum())
        .as("the answer to a page of a blog; likes of feeds are passed over")
        .isEqualTo(1);
    assertThat(intake.quarantine().select("reasons").head().getList(0))
        .isEqualTo(List.of("it answers what is no post"));
  }

  private static String jetstream(String collection, String record) {
    return "{'did':'did:plc:zoe','time_us':1741000400000000,'kind':'commit','commit':{'operation':'create','collection':'%s','rkey':'%s','record':{%s}}}\n"
        .formatted(collection, Integer.toHexString(record.hashCode()), record)
        .replace('\'', '"');
  }

  /** Whole answers with what they refer to beside them, and flattened ones. */
  @Test
  void whatXsAnswersReferToComesAlongBesideThemOrWithinThem() {
    List<String> posts =
        List.of(
            "1900000000000000001 2025-03-01 08:00:00 Original one, in full length",
            "1900000000000000021 2025-03-01 11:00:00 look at this https://t.co/x",
            "1900000000000000031 2025-03-01 12:00:00 A post of our own");
    for (String shape : List.of("in-pages", "in-flat")) {
      Campaign campaign =
          new Campaign(folder.resolve(shape))
              .input(CASES.resolve("x-api-includes").resolve(shape).toAbsolutePath().toString())
              .maxRejectedShare(0);
      Intake intake = campaign.ingest();
      String nine = campaign.pseudonyms().of("9");
      assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "published_at", "text"))
          .as(shape)
          .isEqualTo(posts);
      assertThat(rows(intake, CanonicalTable.POSTS, "author_id", "post_id"))
          .as(shape)
          .contains(nine + " 1900000000000000001");
      assertThat(
              rows(
                  intake,
                  CanonicalTable.ENGAGEMENTS,
                  "kind",
                  "substr(event_id, 17)",
                  "substr(post_id, 17)",
                  "substr(parent_event_id, 17)"))
          .as("%s: the quote answers nothing; what it quotes does", shape)
          .containsExactly(
              "comment 002 000 -",
              "quote 021 002 -",
              "share 011 001 -",
              "share 012 001 -",
              "share 013 003 -");
      assertThat(rows(intake, CanonicalTable.COUNTERS, "substr(post_id, 17)", "metric", "value"))
          .as(shape)
          .contains("001 impressions 900.0", "001 reactions 5.0", "031 impressions 300.0")
          .noneMatch(row -> row.startsWith("002") || row.startsWith("003"));
    }
  }

  @Test
  void whoIsDeletedIsNobodyAndAnUnknownParentIsNotThePost() {
    Campaign campaign =
        new Campaign(folder)
            .input(
                CASES.resolve("tree-number-equals-node-number/in").toAbsolutePath().toString(),
                "cascade-trees")
            .file("trees/t.csv", "2,1,3,1\n3,?,3,2\n4,2,3,2\n")
            .file(
                "own/posts.csv",
                "platform,post_id,author_id\nx,a,[deleted]\nx,b,[removed]\nx,c,\nx,d,dee\n")
            .file(
                "own/engagements.csv",
                """
                platform,post_id,event_id,actor_id,kind,occurred_at,parent_event_id
                x,a,e1,[deleted],comment,2026-01-05T09:00:00Z,
                x,a,e2,ann,comment,2026-01-05T09:01:00Z,?
                x,a,e3,bob,comment,2026-01-05T09:02:00Z,e2
                """)
            .input("own", "wildfire-csv")
            .input("trees", "cascade-trees");
    Intake intake = campaign.ingest();
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "author_id is null"))
        .contains("a true", "b true", "c true", "d false");
    assertThat(
            rows(
                intake,
                CanonicalTable.ENGAGEMENTS,
                "post_id",
                "event_id",
                "parent_event_id",
                "parents_logged",
                "actor_id is null"))
        .contains(
            "a e1 - true true",
            "a e2 - false false",
            "a e3 e2 true false",
            "2 2/2 - true true",
            "2 2/3 2/2 true true",
            "3 3/2 - true true",
            "3 3/3 - false true",
            "3 3/4 3/2 true true");
  }

  @Test
  void idsThatASpreadsheetRoundedAreThoseOfTheLinkOrNone() {
    Campaign campaign =
        exports("ids-rounded-without-exponent/in")
            .input(CASES.resolve("ids-rounded-plain/in-account-ids").toAbsolutePath().toString())
            .file(
                "healthy/fb_2026-09-28.csv",
                """
                Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views
                122134567890123999,100064123456789,P,a,09/01/2026 18:12,https://www.facebook.com/reel/555,Reels,Lifetime,1
                122134567890124000,100064123456789,P,b,09/02/2026 18:12,https://www.facebook.com/reel/556,Reels,Lifetime,2
                122134567890124012,100064123456789,P,c,09/03/2026 18:12,https://www.facebook.com/reel/557,Reels,Lifetime,3
                """)
            .input("healthy");
    Intake intake = campaign.ingest();
    assertThat(rows(intake, CanonicalTable.POSTS, "platform", "post_id", "author_id is null"))
        .containsExactlyInAnyOrder(
            "facebook 1035057923259100 true",
            "facebook 1035057923259101 true",
            "facebook 1035057923259102 true",
            "facebook 122134567890123456 false",
            "facebook 122134567890123457 false",
            "facebook 122134567890123458 false",
            "facebook 122134567890123459 false",
            "facebook 122134567890123460 false",
            "facebook 122134567890123999 false",
            "facebook 122134567890124000 false",
            "facebook 122134567890124012 false",
            "instagram 18065432109876512 true",
            "instagram 18065432109876534 true",
            "instagram 18065432109876621 true",
            "instagram 18065432109876713 true");
    assertThat(intake.quarantine().count()).isZero();
    assertThat(rows(intake, CanonicalTable.COUNTERS, "post_id", "metric", "value"))
        .contains("122134567890123456 views 1000.0", "1035057923259101 reactions 101.0");
  }

  @Test
  void roundedIdsThatNoLinkTellsAreRejectedByName() {
    Intake intake = exports("ids-rounded-plain/in-post-ids").ingest();
    assertThat(intake.table(CanonicalTable.POSTS).count()).isZero();
    assertThat(intake.table(CanonicalTable.COUNTERS).count()).isZero();
    assertThat(
            intake.quarantine().select("reasons").collectAsList().stream()
                .map(row -> String.valueOf(row.getList(0)))
                .distinct())
        .contains(
            "[post_id: \"18065432109876500\" was rounded by a spreadsheet; take the export as it was"
                + " downloaded]");
  }

  /** A link is often that of what a post shared, so that many posts have it. */
  @Test
  void postsThatHaveNoIdButALinkInCommonAreNotTakenForDays() {
    String rows =
        """
        status_id,status_message,status_type,status_link,status_published,num_reactions,num_comments,num_shares
        ,hoi,link,http://x,2016-06-23 02:05:52,183,55,15
        ,dag,link,http://x,2016-06-24 02:05:52,18,5,1
        """;
    Intake intake =
        new Campaign(folder).file("in/cafe_facebook_statuses.csv", rows).input("in").ingest();
    assertThat(intake.table(CanonicalTable.POSTS).count()).isZero();
    assertThat(intake.table(CanonicalTable.COUNTERS).count()).isZero();
    assertThat(
            intake.quarantine().select("reasons").collectAsList().stream()
                .map(row -> String.valueOf(row.getList(0)))
                .distinct())
        .isNotEmpty()
        .allMatch(reasons -> reasons.contains("post_id is missing"));
  }

  /** Two channels in two folders, and the same again on another night. */
  @Test
  void anExportThatDoesNotSayWhoseItIsIsOfItsFolderOrOfTheAuthorInTheSettings() throws Exception {
    for (String channel : List.of("small", "large")) {
      String text =
          Files.readString(
              CASES.resolve("exports-without-account/in/" + channel + "/Table data.csv"));
      new Campaign(folder)
          .file("in/" + channel + "/Table data.csv", text)
          .file("in/" + channel + "/2026-01-30/Table data (1).csv", text)
          .file("elsewhere/" + channel + "/Table data.csv", text);
    }
    Campaign campaign = new Campaign(folder).input("in");
    Intake intake = campaign.ingest();
    String small = campaign.pseudonyms().of("folder file:" + folder + "/in/small");
    String large = campaign.pseudonyms().of("folder file:" + folder + "/in/large");
    assertThat(authors(intake)).containsExactlyInAnyOrder(small, large);
    Campaign named =
        new Campaign(folder.resolve("named"))
            .authoredInput(folder.resolve("elsewhere/small").toString(), "youtube-content", "UC1");
    assertThat(authors(named.ingest())).containsExactly(named.pseudonyms().of("UC1"));
    assertThatThrownBy(
            () ->
                new Campaign(folder.resolve("none"))
                    .authoredInput(
                        CASES
                            .resolve("ids-rounded-plain/in-account-ids")
                            .toAbsolutePath()
                            .toString(),
                        "meta-instagram",
                        "anna")
                    .ingest())
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "has an author, but source meta-instagram reads from the export itself");
  }

  @Test
  void hoursWithADecimalCommaAreNotTenTimesAsMany() {
    Campaign campaign =
        new Campaign(folder)
            .file(
                "in/Table data.csv",
                """
                Contenido,Título del vídeo,Hora de publicación del vídeo,Visualizaciones,Tiempo de visualización (horas)
                Total,,,3,"13,5"
                y5,Para Elisa,"Sep 27, 2024",72,"12,5"
                y6,Para Elisa,"Sep 28, 2024",7,"1,234.5"
                """)
            .file(
                "in/facebook.csv",
                """
                "Identificador de la publicación","Identificador de la página","Hora de publicación","Segundos reproducidos","Visualizaciones"
                "305","30","09/21/2025 18:12","5400,5","5"
                "306","30","09/21/2025 18:12","5,400","6"
                """)
            .input("in");
    Intake intake = campaign.ingest();
    assertThat(rows(intake, CanonicalTable.COUNTERS, "post_id", "metric", "value"))
        .containsExactlyInAnyOrder(
            "y5 views 72.0",
            "y6 views 7.0",
            "y6 watch_hours 1234.5",
            "305 views 5.0",
            "306 views 6.0",
            "306 watch_hours 1.5");
    assertThat(
            intake.quarantine().select("reasons").collectAsList().stream()
                .map(row -> String.valueOf(row.getList(0))))
        .anyMatch(reason -> reason.contains("watch_hours") && reason.contains("12,5"))
        .anyMatch(reason -> reason.contains("watch_hours") && reason.contains("5400,5"));
  }

  private static List<String> authors(Intake intake) {
    return rows(intake, CanonicalTable.POSTS, "author_id");
  }

  @Test
  void aStatusAndAnAccountOfMastodonAreTheSameWhicheverServerWasAsked() {
    String status =
        "{'id':'%s','created_at':'2025-02-02T09:00:00.000Z','uri':'https://%s','account':{'acct':'%s','url':'https://%s'},'visibility':'public','reblogs_count':0,'favourites_count':0,'in_reply_to_id':'%s','content':'!','reblog':null}";
    String answers =
        "["
            + status.formatted(
                "21",
                "gamma.example/users/cy/statuses/7",
                "cy@gamma.example",
                "gamma.example/@cy",
                "111")
            + ","
            + status.formatted(
                "22", "alpha.example/users/dee/statuses/22", "dee", "alpha.example/@dee", "40")
            + ","
            + status
                .formatted(
                    "111",
                    "beta.example/users/anna/statuses/555",
                    "anna@beta.example",
                    "beta.example/@anna",
                    "9")
                .replace("'9'", "null")
            + "]";
    Campaign campaign =
        exports("mastodon-two-servers/in")
            .file("more/alpha_2025-04-16.json", answers.replace('\'', '"'))
            .input("more");
    Intake intake = campaign.ingest();
    Pseudonyms who = campaign.pseudonyms();
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "author_id"))
        .containsExactly(
            "alpha.example/111 " + who.of("anna@alpha.example"),
            "beta.example/555 " + who.of("anna@beta.example"));
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "kind", "post_id", "event_id", "actor_id"))
        .containsExactlyInAnyOrder(
            "share alpha.example/111 beta.example/888 " + who.of("bob@beta.example"),
            "comment beta.example/555 gamma.example/7 " + who.of("cy@gamma.example"),
            "comment alpha.example/40 alpha.example/22 " + who.of("dee@alpha.example"));
  }
}
