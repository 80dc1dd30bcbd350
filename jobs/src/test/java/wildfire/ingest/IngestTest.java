package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.ingest.Accounting.Entry;

/** What exports become in the lake. */
final class IngestTest {
  private static List<Row> rows(Intake intake, CanonicalTable table, String... columns) {
    return intake
        .table(table)
        .select(Stream.of(columns).map(c -> col(c)).toArray(Column[]::new))
        .orderBy(columns[0])
        .collectAsList();
  }

  @Test
  void anExportBecomesTheLake(@TempDir Path folder) {
    Campaign spring =
        LogExport.of(
            folder,
            "post;launch;;;05-01-2026 09:00;;;1200",
            "repost;launch;e1;ann;05-01-2026 09:10;-;no;",
            "Comment;launch;e2; bob ;2026-01-05T08:20:00Z;e1;1;");
    Intake intake = spring.ingest();
    Pseudonyms pseudonyms = spring.pseudonyms();

    assertThat(
            rows(
                intake,
                CanonicalTable.POSTS,
                "post_id",
                "author_id",
                "author_followers",
                "published_at",
                "time_precision",
                "file_id"))
        .containsExactly(
            RowFactory.create(
                "launch",
                pseudonyms.of("brandhouse"),
                1200L,
                Instant.parse("2026-01-05T08:00:00Z"),
                "instant",
                0));
    assertThat(
            rows(
                intake,
                CanonicalTable.ENGAGEMENTS,
                "event_id",
                "actor_id",
                "kind",
                "occurred_at",
                "parent_event_id",
                "is_paid",
                "follows_author",
                "time_precision"))
        .containsExactly(
            RowFactory.create(
                "e1",
                pseudonyms.of("ann"),
                "share",
                Instant.parse("2026-01-05T08:10:00Z"),
                null,
                false,
                null,
                "instant"),
            RowFactory.create(
                "e2",
                pseudonyms.of("bob"),
                "comment",
                Instant.parse("2026-01-05T08:20:00Z"),
                "e1",
                true,
                null,
                "instant"));
    assertThat(intake.quarantine().count()).isZero();
    assertThat(intake.table(CanonicalTable.FLIGHTS).count()).isZero();
    assertThat(spring.told.get(0)).contains("Made a pseudonym key");
  }

  @Test
  void aPostSeenTwiceIsTheOneObservedLast(@TempDir Path folder) {
    Campaign spring =
        new Campaign(folder)
            .source(
                "snapshots",
                """
                describes: Posts and follows, exported again and again.
                reads:
                  - files: "posts-*.csv"
                    format: csv
                    fields: [post, text, seen]
                    into:
                      posts:
                        columns:
                          platform: { value: x }
                          post_id: post
                          text: text
                          observed_at: seen
                  - files: "follows-*.csv"
                    format: csv
                    fields: [follower, followee]
                    into:
                      follows:
                        columns:
                          platform: { value: x }
                          follower_id: follower
                          followee_id: followee
                """)
            .file(
                "in/posts-1.csv",
                "post,text,seen\na,new,2026-01-02T00:00:00Z\nb,first,2026-01-01T00:00:00Z\nc,unseen,\n")
            .file(
                "in/posts-2.csv",
                "post,text,seen\na,old,2026-01-01T00:00:00Z\nb,same,2026-01-01T00:00:00Z\nc,seen,2026-01-01T00:00:00Z\nc,seen,2026-01-01T00:00:00Z\n")
            .file("in/follows-1.csv", "follower,followee\nann,bob\nann,bob\n")
            .file("in/follows-2.csv", "follower,followee\nann,bob\nbob,ann\n")
            .input("in", "snapshots");
    Intake intake = spring.ingest();
    assertThat(rows(intake, CanonicalTable.POSTS, "post_id", "text"))
        .extracting(r -> r.getString(0) + " " + r.getString(1))
        .containsExactly("a new", "b first", "c seen");
    assertThat(intake.table(CanonicalTable.FOLLOWS).count()).isEqualTo(2);
    assertThat(intake.accounting().entries())
        .extracting(Entry::file, Entry::rowsMade, Entry::rowsAccepted, Entry::rowsDuplicate)
        .containsExactly(
            tuple("posts-1.csv", 3L, 2L, 1L),
            tuple("posts-2.csv", 4L, 1L, 3L),
            tuple("follows-1.csv", 2L, 1L, 1L),
            tuple("follows-2.csv", 2L, 1L, 1L));
  }

  @Test
  void arraysAreTakenApartAndFilesTagged(@TempDir Path folder) {
    Campaign spring =
        new Campaign(folder)
            .source(
                "lines",
                """
                describes: A post and its shares on one line; the folder is a tag.
                reads:
                  - files: "*/*.txt"
                    folder: "(?<label>.*)"
                    format: lines
                    line: "(?<post>\\\\w+) (?<at>\\\\d+) ?(?<shares>.*)"
                    into:
                      posts:
                        columns:
                          platform: { value: weibo }
                          post_id: post
                          published_at: { from: at, times: [epoch_seconds] }
                      engagements:
                        explode: { as: share, expr: "filter(split(shares, ' '), s -> s <> '')" }
                        reject:
                          - when: "not contains(share, ':')"
                            because: no seconds
                        columns:
                          platform: { value: weibo }
                          post_id: post
                          event_id: { expr: "pseudonym(share)" }
                          actor_id: { expr: "substring_index(share, ':', 1)" }
                          kind: { value: share }
                          occurred_at: { expr: "timestamp_seconds(cast(at as bigint) + coalesce(cast(substring_index(share, ':', -1) as int), 0))" }
                      tags:
                        per: file
                        columns:
                          platform: { value: weibo }
                          post_id: { expr: "concat(label, '-all')" }
                          trigger: label
                """)
            .file("in/rumor/1.txt", "p1 1347334462 ann:5 bob:9\np2 1347334462\nbroken\n")
            .file("in/true/2.txt", "p3 1347334462 cy\n")
            .input("in", "lines");
    Intake intake = spring.ingest();
    assertThat(rows(intake, CanonicalTable.ENGAGEMENTS, "occurred_at", "event_id", "actor_id"))
        .containsExactly(
            RowFactory.create(
                Instant.ofEpochSecond(1_347_334_467),
                spring.pseudonyms().of("ann:5"),
                spring.pseudonyms().of("ann")),
            RowFactory.create(
                Instant.ofEpochSecond(1_347_334_471),
                spring.pseudonyms().of("bob:9"),
                spring.pseudonyms().of("bob")));
    assertThat(rows(intake, CanonicalTable.TAGS, "post_id")).hasSize(2);
    assertThat(intake.accounting().entries())
        .extracting(
            Entry::fileId, Entry::table, Entry::rowsMade, Entry::rowsAccepted, Entry::rowsRejected)
        .containsExactly(
            tuple(0, CanonicalTable.POSTS, 3L, 2L, 1L),
            tuple(0, CanonicalTable.ENGAGEMENTS, 2L, 2L, 0L),
            tuple(0, CanonicalTable.TAGS, 1L, 1L, 0L),
            tuple(1, CanonicalTable.POSTS, 1L, 1L, 0L),
            tuple(1, CanonicalTable.ENGAGEMENTS, 1L, 0L, 1L),
            tuple(1, CanonicalTable.TAGS, 1L, 1L, 0L));
  }

  @Test
  void typedColumnsAreTakenAsTheyAre(@TempDir Path folder) {
    Path file = folder.resolve("in/engagements");
    SparkForTests.session()
        .sql(
            """
            select * from values
              ('x', 'p', 'e1', 11, 'like', timestamp'2026-01-05 09:00:00Z', true, float('nan')),
              ('x', 'p', 'e2', null, 'Share', timestamp'1970-01-01 00:00:00Z', null, 1.0),
              ('y', null, '', 12, 'like', null, false, null),
              ('x', 'p', 'e4', 12, 'like', timestamp'2026-01-05 09:00:00Z', false, 1.5)
              as t(platform, post_id, event_id, actor, kind, at, paid, followers)
            """)
        .coalesce(1)
        .write()
        .parquet(file.toString());
    Campaign spring =
        new Campaign(folder)
            .source(
                "typed",
                """
                describes: Parquet with types of its own.
                reads:
                  - files: "engagements/*.parquet"
                    format: parquet
                    fields: [platform, post_id, event_id, actor, kind, at, paid, followers]
                    into:
                      engagements:
                        columns:
                          platform: platform
                          post_id: post_id
                          event_id: event_id
                          actor_id: actor
                          kind: kind
                          occurred_at: at
                          is_paid: paid
                      posts:
                        when: "event_id = 'e1' or event_id = 'e4'"
                        columns:
                          platform: platform
                          post_id: event_id
                          published_at: { expr: "cast(at as date)" }
                          author_followers: followers
                """)
            .input("in", "typed");
    Intake intake = spring.ingest();
    assertThat(
            rows(
                intake,
                CanonicalTable.ENGAGEMENTS,
                "event_id",
                "actor_id",
                "kind",
                "occurred_at",
                "is_paid"))
        .containsExactly(
            RowFactory.create(
                "e1",
                spring.pseudonyms().of("11"),
                "like",
                Instant.parse("2026-01-05T09:00:00Z"),
                true),
            RowFactory.create(
                "e4",
                spring.pseudonyms().of("12"),
                "like",
                Instant.parse("2026-01-05T09:00:00Z"),
                false));
    assertThat(
            rows(
                intake,
                CanonicalTable.POSTS,
                "post_id",
                "author_followers",
                "published_at",
                "time_precision"))
        .containsExactly(
            RowFactory.create("e1", null, Instant.parse("2026-01-05T00:00:00Z"), "day"));
    List<Row> quarantine = intake.quarantine().orderBy("target_table", "position").collectAsList();
    assertThat(quarantine)
        .extracting(r -> r.<String>getList(r.fieldIndex("reasons")))
        .containsExactly(
            List.of("occurred_at: '1970-01-01 00:00:00' lies before 1990 or after 2099"),
            List.of(
                "platform: 'y' is none of x, linkedin, weibo, bluesky, mastodon, facebook, instagram, tiktok, youtube, reddit, telegram, intranet",
                "post_id is missing",
                "event_id is missing",
                "occurred_at is missing"),
            List.of("author_followers: '1.5' is no whole number from 0 up"));
    assertThat(quarantine.get(1).<String>getAs("raw_text")).contains("\"platform\":\"y\"");
  }
}
