package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
