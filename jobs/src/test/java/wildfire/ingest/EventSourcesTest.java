package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Accounting.Entry;
import wildfire.model.OperatorError;

/** Streams in which platforms say who did what. */
final class EventSourcesTest {
  @TempDir private Path folder;

  private Campaign export(String name, String... records) {
    return new Campaign(folder)
        .file("exports/" + name, String.join("\n", records) + "\n")
        .input("exports")
        .maxRejectedShare(0);
  }

  private static List<String> rows(Intake intake, CanonicalTable table, String... columns) {
    return intake
        .table(table)
        .select(
            List.of(columns).stream()
                .map(
                    name ->
                        functions.coalesce(functions.col(name).cast("string"), functions.lit("-")))
                .toArray(org.apache.spark.sql.Column[]::new))
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }

  private static String commit(
      String did, String time, String collection, String rkey, String record) {
    return "{'did':'%s','time_us':%s,'kind':'commit','commit':{'rev':'r','operation':'create','collection':'app.bsky.%s','rkey':'%s','record':%s,'cid':'c'}}"
        .formatted(did, time, collection, rkey, record)
        .replace('\'', '"');
  }

  @Test
  void blueskyTellsThroughWhoseRepostAShareCame() {
    String post = "at://did:plc:brand/app.bsky.feed.post/p1";
    Campaign bluesky =
        export(
            "jetstream.ndjson",
            commit(
                "did:plc:brand",
                "1767603600000000",
                "feed.post",
                "p1",
                "{'text':'Winter 🎉','langs':['nl']}"),
            commit(
                "did:plc:ann",
                "1767603660000000",
                "feed.repost",
                "r1",
                "{'subject':{'cid':'c','uri':'" + post + "'}}"),
            commit(
                "did:plc:bob",
                "1767603720000000",
                "feed.repost",
                "r2",
                "{'subject':{'cid':'c','uri':'"
                    + post
                    + "'},'via':{'cid':'c','uri':'at://did:plc:ann/app.bsky.feed.repost/r1'}}"),
            commit(
                "did:plc:cy",
                "1767603780000000",
                "feed.like",
                "l1",
                "{'subject':{'cid':'c','uri':'" + post + "'}}"),
            commit(
                "did:plc:cy",
                "1767603790000000",
                "feed.post",
                "a1",
                "{'text':'!','reply':{'root':{'uri':'"
                    + post
                    + "'},'parent':{'uri':'"
                    + post
                    + "'}}}"),
            commit(
                "did:plc:ann",
                "1767603800000000",
                "feed.post",
                "a2",
                "{'text':'?','reply':{'root':{'uri':'"
                    + post
                    + "'},'parent':{'uri':'at://did:plc:cy/app.bsky.feed.post/a1'}}}"),
            commit(
                "did:plc:dee",
                "1767603810000000",
                "graph.follow",
                "f1",
                "{'subject':'did:plc:brand'}"),
            commit(
                "did:plc:dee",
                "1767603820000000",
                "graph.block",
                "b1",
                "{'subject':'did:plc:brand'}"),
            "{\"did\":\"did:plc:cy\",\"time_us\":1767603900000000,\"kind\":\"commit\",\"commit\":{\"operation\":\"delete\",\"collection\":\"app.bsky.feed.like\",\"rkey\":\"l1\"}}",
            "{\"did\":\"did:plc:ann\",\"time_us\":1767600300000000,\"kind\":\"commit\",\"commit\":{\"operation\":\"delete\",\"collection\":\"app.bsky.feed.repost\",\"rkey\":\"r0\"}}",
            "{\"did\":\"did:plc:cy\",\"time_us\":1767603900000000,\"kind\":\"identity\",\"identity\":{\"did\":\"did:plc:cy\"}}");
    Intake intake = bluesky.ingest();
    assertThat(bluesky.told).anyMatch(line -> line.contains("1 file read by bluesky-jetstream"));
    Pseudonyms who = bluesky.pseudonyms();
    String id = who.of("did:plc:brand") + "/p1";
    String ann = who.of("did:plc:ann") + "/app.bsky.feed.";
    String cy = who.of("did:plc:cy") + "/app.bsky.feed.";
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "language", "text", "published_at"))
        .containsExactly(id + " nl Winter 🎉 2026-01-05 09:00:00");
    assertThat(
            rows(
                intake,
                CanonicalTable.ENGAGEMENTS,
                "kind",
                "post_id",
                "event_id",
                "parent_event_id",
                "parents_logged"))
        .containsExactlyInAnyOrder(
            "share " + id + " " + ann + "repost/r1 - false",
            "share "
                + id
                + " "
                + who.of("did:plc:bob")
                + "/app.bsky.feed.repost/r2 "
                + ann
                + "repost/r1 true",
            "like " + id + " " + cy + "like/l1 - false",
            "comment " + id + " " + cy + "post/a1 - true",
            "comment " + id + " " + ann + "post/a2 " + cy + "post/a1 true");
    assertThat(rows(intake, CanonicalTable.FOLLOWS, "follower_id", "followee_id"))
        .containsExactly(who.of("did:plc:dee") + " " + who.of("did:plc:brand"));
    assertThat(intake.accounting().entries().stream().mapToLong(Entry::rowsMade).sum())
        .as("identities and blocks are no records")
        .isEqualTo(9);
    assertThat(rows(intake, CanonicalTable.RETRACTIONS, "platform", "event_id", "retracted_at"))
        .containsExactlyInAnyOrder(
            "bluesky " + cy + "like/l1 2026-01-05 09:05:00",
            "bluesky " + ann + "repost/r0 2026-01-05 08:05:00");
  }

  @Test
  void xOnlyKnowsTheRootOfARepost() {
    String base =
        "{\"id\":\"%s\",\"author_id\":\"%s\",\"created_at\":\"2026-01-05T09:0%s:00.000Z\",\"conversation_id\":\"1\",\"text\":\"t\",\"lang\":\"nl\"%s}";
    String of = ",\"referenced_tweets\":[{\"type\":\"%s\",\"id\":\"%s\"}]";
    Intake intake =
        export(
                "stream.jsonl",
                base.formatted("1", "brand", "0", ""),
                base.formatted("2", "ann", "1", of.formatted("retweeted", "1")),
                "{\"data\":" + base.formatted("3", "bob", "2", of.formatted("quoted", "1")) + "}",
                base.formatted("4", "cy", "3", of.formatted("replied_to", "1")),
                base.formatted("5", "dee", "4", of.formatted("replied_to", "4")))
            .ingest();
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "language"))
        .containsExactly("1 nl", "3 nl");
    assertThat(
            rows(
                intake,
                CanonicalTable.ENGAGEMENTS,
                "event_id",
                "kind",
                "post_id",
                "parent_event_id",
                "parents_logged"))
        .containsExactly(
            "2 share 1 - false", "3 quote 1 - false", "4 comment 1 - true", "5 comment 1 4 true");
  }

  private static final String POST =
      """
      {"id":"1","author_id":"brand","created_at":"2026-01-05T09:00:00.000Z","conversation_id":"1",
       "text":"Hallo, \\"wereld\\" 🎉","lang":"nl","public_metrics":{"retweet_count":3,"reply_count":2,
       "like_count":5,"quote_count":1,"bookmark_count":0,"impression_count":900}}""";
  private static final String REPOST =
      """
      {"id":"2","author_id":"ann","created_at":"2026-01-05T09:01:00.000Z","conversation_id":"2",
       "text":"RT","public_metrics":{"retweet_count":3,"like_count":0},
       "referenced_tweets":[{"type":"retweeted","id":"1"}]}""";
  private static final String ANSWER = "{\"meta\":{\"result_count\":0}}";
  private static final String BOTH =
      "{\"data\":["
          + POST
          + ","
          + REPOST
          + "],\n\"includes\":{\"users\":[{\"id\":\"brand\"}]},\n"
          + "\"meta\":{\"result_count\":2}}";

  static Map<String, String> answersOfX() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pretty.json", BOTH);
    files.put("one-line.json", oneLine(BOTH));
    files.put("pages.json", BOTH.replace(REPOST, POST) + "\n" + BOTH + "\n" + ANSWER);
    files.put("pages.jsonl", oneLine(BOTH) + "\n" + oneLine(BOTH) + "\n" + ANSWER);
    files.put(
        "stream.jsonl",
        "{\"data\":" + oneLine(POST) + "}\n{\"data\":" + oneLine(REPOST) + ",\"includes\":{}}");
    files.put("flat.ndjson", oneLine(POST) + "\n" + oneLine(REPOST));
    files.put("list.json", "[" + POST + ",\n" + REPOST + "]");
    return files;
  }

  private static String oneLine(String json) {
    return json.replace("\n", " ");
  }

  /** In one lake; the ids begin with the number of the file. */
  @Test
  void whateverTheShapeOfXsAnswersTheyTellTheSame() {
    Campaign campaign = new Campaign(folder).input("exports").maxRejectedShare(0);
    List<String> names = List.copyOf(answersOfX().keySet());
    answersOfX()
        .forEach(
            (name, text) ->
                campaign.file(
                    "exports/2026-01-06/" + name,
                    text.replaceAll("\"([12])\"", "\"" + names.indexOf(name) + "$1\"") + "\n"));
    Intake intake = campaign.ingest();
    assertThat(intake.accounting().entries())
        .allMatch(entry -> entry.source().equals("x-api-v2"))
        .allMatch(entry -> entry.rowsRejected() == 0);
    List<String> posts = rows(intake, CanonicalTable.POSTS, "post_id", "text");
    Set<String> shares =
        Set.copyOf(rows(intake, CanonicalTable.ENGAGEMENTS, "event_id", "kind", "post_id"));
    List<String> totals =
        rows(intake, CanonicalTable.COUNTERS, "post_id", "metric", "value", "scope", "observed_at");
    assertThat(posts).hasSize(names.size());
    assertThat(shares).hasSize(names.size());
    assertThat(totals).hasSize(7 * names.size());
    for (int file = 0; file < names.size(); file++) {
      String post = file + "1 ";
      assertThat(posts).as(names.get(file)).contains(post + "Hallo, \"wereld\" 🎉");
      assertThat(shares).as(names.get(file)).contains(file + "2 share " + file + "1");
      assertThat(totals)
          .as("%s: the totals of the repost are those of the post", names.get(file))
          .contains(
              post + "comments 2.0 total 2026-01-06 23:59:59.999999",
              post + "impressions 900.0 total 2026-01-06 23:59:59.999999",
              post + "quotes 1.0 total 2026-01-06 23:59:59.999999",
              post + "reactions 5.0 total 2026-01-06 23:59:59.999999",
              post + "reactions.like 5.0 total 2026-01-06 23:59:59.999999",
              post + "saves 0.0 total 2026-01-06 23:59:59.999999",
              post + "shares 3.0 total 2026-01-06 23:59:59.999999");
    }
  }

  @Test
  void mastodonBoostsBringTheStatusTheyAreOf() {
    String status =
        "{\"id\":\"%s\",\"created_at\":\"2026-01-05T09:00:00.000Z\",\"account\":{\"id\":\"7\",\"acct\":\"%s\"},\"visibility\":\"public\",\"reblogs_count\":1,\"favourites_count\":2,\"in_reply_to_id\":%s,\"content\":\"<p>Hoi</p>\",\"reblog\":%s}";
    String post = status.formatted("1", "brand", "null", "null");
    Intake intake =
        new Campaign(folder)
            .file(
                "exports/home.json",
                "["
                    + status.formatted("2", "ann@elsewhere", "null", post)
                    + ","
                    + status.formatted("3", "bob", "\"1\"", "null")
                    + "]")
            .input("exports")
            .maxRejectedShare(0)
            .ingest();
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "text")).containsExactly("1 Hoi");
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "event_id", "kind", "post_id"))
        .containsExactly("2 share 1", "3 comment 1");
    assertThat(rows(intake, CanonicalTable.COUNTERS, "metric", "value", "post_id"))
        .as("those of the status that was boosted, once")
        .containsExactly("reactions 2.0 1", "reactions.like 2.0 1", "shares 1.0 1");
  }

  @Test
  void activitiesAreKeptWithoutTheNamesInTheirAddresses() {
    Campaign fediverse =
        export(
                "outbox.jsonl",
                "{\"id\":\"https://a.example/users/brand/1/activity\",\"type\":\"Create\",\"actor\":\"https://a.example/users/brand\",\"published\":\"2026-01-05T09:00:00Z\",\"object\":{\"id\":\"https://a.example/users/brand/1\",\"type\":\"Note\",\"inReplyTo\":null,\"content\":\"<p>Hoi</p>\"}}",
                "{\"id\":\"https://b.example/ann/2\",\"type\":\"Announce\",\"actor\":\"https://b.example/ann\",\"published\":\"2026-01-05T09:05:00Z\",\"object\":\"https://a.example/users/brand/1\"}",
                "{\"id\":\"https://b.example/ann/3\",\"type\":\"Follow\",\"actor\":\"https://b.example/ann\",\"object\":\"https://a.example/users/brand\"}",
                "{\"id\":\"https://b.example/ann/4\",\"type\":\"Undo\",\"actor\":\"https://b.example/ann\",\"object\":{\"id\":\"https://b.example/ann/2\",\"type\":\"Announce\"}}",
                "{\"id\":\"https://b.example/ann/5\",\"type\":\"Undo\",\"actor\":\"https://b.example/ann\",\"published\":\"2026-01-05T09:09:00Z\",\"object\":\"https://b.example/ann/3\"}",
                "{\"id\":\"https://b.example/ann/6\",\"type\":\"Undo\",\"actor\":\"https://b.example/ann\",\"object\":{\"type\":\"Like\",\"object\":\"https://a.example/users/brand/1\"}}")
            .maxRejectedShare(1);
    Intake intake = fediverse.ingest();
    String post = fediverse.pseudonyms().of("https://a.example/users/brand/1");
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id")).containsExactly(post);
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "kind", "post_id"))
        .containsExactly("share " + post);
    assertThat(intake.table(CanonicalTable.FOLLOWS).count()).isEqualTo(1);
    Pseudonyms who = fediverse.pseudonyms();
    assertThat(rows(intake, CanonicalTable.RETRACTIONS, "event_id", "retracted_at"))
        .containsExactlyInAnyOrder(
            who.of("https://b.example/ann/2") + " -",
            who.of("https://b.example/ann/3") + " 2026-01-05 09:09:00");
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "event_id"))
        .containsExactly(who.of("https://b.example/ann/2"));
    assertThat(intake.quarantine().select("reasons").head().getList(0))
        .as("an act that is undone by its words alone cannot be told")
        .isEqualTo(List.of("what is taken back has no id"));
  }

  @Test
  void anExportThatNoSourceKnowsIsSaidToBeOne() {
    assertThatThrownBy(
            () ->
                new Campaign(folder)
                    .file("exports/own.csv", "post_id,views\n1,2\n")
                    .input("exports")
                    .ingest())
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "own.csv fits no source, and none is near: of its 2 columns they know no more than")
        .hasMessageContaining("`wildfire sources` lists what can be read")
        .hasMessageContaining("jobs/docs/sources.md has a worked example");
  }

  /** The documentation's source, run on the documentation's log. */
  @Test
  void theWorkedExampleDoesWhatItSays() throws IOException {
    String text = Files.readString(Path.of("docs", "sources.md"));
    String example = text.substring(text.indexOf("## A worked example"), text.indexOf("**4."));
    Intake intake =
        new Campaign(folder)
            .source("intranet", indented(example.substring(example.indexOf("**1."))))
            .file(
                "exports/log-2026-03.tsv",
                indented(example.substring(0, example.indexOf("**1."))).replace("<TAB>", "\t"))
            .input("exports")
            .ingest();
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "event_id", "kind", "parent_event_id"))
        .containsExactly("ann share -", "bob share ann");
    assertThat(intake.quarantine().count()).isEqualTo(1);
  }

  private static String indented(String text) {
    return text.lines()
        .filter(line -> line.startsWith("    "))
        .map(line -> line.substring(4))
        .collect(Collectors.joining("\n"));
  }
}
