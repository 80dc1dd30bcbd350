package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can be wrong with rows of exports, through one run: nothing is lost, and the
 * person reads what became of it.
 */
final class BrokenInputTest {
  /** The header of exports of posts. */
  static final String POSTS =
      "platform,post_id,author_id,author_followers,published_at,text,observed_at\n";

  private static final String ENGAGEMENTS =
      "platform,post_id,event_id,actor_id,kind,occurred_at,parent_event_id\n";

  private static final int LONGEST = 64 << 10;

  @TempDir static Path folder;

  private static String summary;

  private static Map<String, Path> tables;

  @BeforeAll
  static void aRunOverBrokenExports() throws IOException {
    write(
        "posts-sound.csv",
        POSTS
            + "linkedin,quiet,brand,1200,2026-01-05T09:00:00Z,Nobody answers,2026-02-01T00:00:00Z\n"
            + "linkedin,circle,brand,1200,2026-01-06T09:00:00Z,Round we go,2026-02-01T00:00:00Z\n");
    write(
        "posts-cut.csv",
        POSTS
            + "linkedin,half\n"
            + "linkedin,whole,brand,1200,2026-01-05T09:00:00Z,fine,2026-02-01T00:00:00Z\n"
            + "linkedin,end,brand,1200,2026-01-05T09:00:00Z,\"cut in the mid");
    write(
        "posts-types.csv",
        POSTS
            + "linkedin,many,brand,a lot,yesterday,words for numbers,2026-02-01T00:00:00Z\n"
            + "myspace,else,brand,10,2026-01-05T09:00:00Z,unknown place,2026-02-01T00:00:00Z\n");
    byte[] latin =
        "linkedin,crème,brand,5,2026-01-05T09:00:00Z,crème,2026-02-01T00:00:00Z\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf8 =
        (POSTS + "linkedin,brûlée,brand,5,2026-01-05T09:00:00Z,brûlée,2026-02-01T00:00:00Z\n")
            .getBytes(StandardCharsets.UTF_8);
    write("posts-mixed.csv", joined(utf8, latin));
    write(
        "posts-utf16.csv",
        (POSTS + "linkedin,zestdé,brand,5,2026-01-05T09:00:00Z,zestdé,2026-02-01T00:00:00Z\n")
            .getBytes(StandardCharsets.UTF_16));
    write("posts-empty.csv", "");
    write("posts-header.csv", POSTS);
    write(
        "posts-huge.csv",
        POSTS
            + ("linkedin,huge,brand,5,2026-01-05T09:00:00Z," + "x".repeat(3 * LONGEST) + ",\n")
            + "linkedin,after,brand,5,2026-01-05T09:00:00Z,y,2026-02-01T00:00:00Z\n");
    write(
        "engagements-tree.csv",
        ENGAGEMENTS
            + "linkedin,circle,c1,ann,share,2026-01-06T09:10:00Z,c3\n"
            + "linkedin,circle,c2,bob,share,2026-01-06T09:20:00Z,c1\n"
            + "linkedin,circle,c3,cy,share,2026-01-06T09:30:00Z,c2\n"
            + "linkedin,circle,c4,dee,share,2026-01-06T09:40:00Z,lost\n"
            + "linkedin,nowhere,n1,eve,share,2026-01-06T09:50:00Z,\n"
            + "linkedin,nowhere,n1,eve,share,2026-01-06T09:50:00Z,\n");
    write(
        "engagements-lines.ndjson",
        event("l1", "like")
            + "{\"platform\": \"linkedin\", \"post_id\": \"qui\n"
            + event("l2", "hug"));
    byte[] packed = gzipped((event("g1", "like") + event("g2", "like").repeat(400)));
    write("engagements-archive.ndjson.gz", Arrays.copyOf(packed, packed.length - 20));
    write("engagements-empty.ndjson", "");
    Path workspace = folder.resolve("workspace");
    summary =
        RetrospectiveRun.in(workspace)
            .input(folder.resolve("exports"), "wildfire-csv")
            .input(folder.resolve("exports"), "wildfire-ndjson")
            .set("ingest.max_rejected_share", "1")
            .set("ingest.max_record_bytes", String.valueOf(LONGEST))
            .summary();
    tables = new HashMap<>(RetrospectiveRun.tables(workspace));
    tables.put("quarantine", workspace.resolve("quarantine/*"));
  }

  private static String event(String id, String kind) {
    return "{\"platform\": \"linkedin\", \"post_id\": \"whole\", \"event_id\": \"%s\", \"kind\": \"%s\","
            .formatted(id, kind)
        + " \"actor_id\": \"ann\", \"occurred_at\": \"2026-01-05T10:00:00Z\", \"parent_event_id\": null}\n";
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("exports").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** Read, accepted, rejected and duplicates of a file; they add up, and nothing else was read. */
  private static void assertRows(String file, int read, int accepted, int rejected, int duplicates)
      throws SQLException {
    assertThat(read).isEqualTo(accepted + rejected + duplicates);
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.rows(
                  "select rows_read, rows_accepted, rows_rejected, rows_duplicate from data_quality"
                      + " where file = '"
                      + file
                      + "'"))
          .containsExactly(
              List.of(
                  String.valueOf(read),
                  String.valueOf(accepted),
                  String.valueOf(rejected),
                  String.valueOf(duplicates)));
      assertThat(duck.number("select count(*) from quarantine where file = '" + file + "'"))
          .isEqualTo(rejected);
    }
  }

  /** What is kept of a rejected row: its text as it was, or as far as it goes, and the reasons. */
  private static void assertKept(String file, int position, String text, String... reasons)
      throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      List<List<String>> kept =
          duck.rows(
              "select raw_text, array_to_string(reasons, '; ') from quarantine where file = '"
                  + file
                  + "' and position = "
                  + position);
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).get(0)).isEqualTo(text);
      assertThat(kept.get(0).get(1)).isEqualTo(String.join("; ", reasons));
    }
  }

  private static String ofPost(String post, String column) throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      return duck.rows("select " + column + " from post_scorecard where post_id = '" + post + "'")
          .get(0)
          .get(0);
    }
  }

  @Test
  void everyRowIsAcceptedRejectedOrADuplicate() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      assertThat(
              duck.number(
                  "select count(*) from data_quality"
                      + " where rows_made <> rows_accepted + rows_rejected + rows_duplicate"))
          .isZero();
      assertThat(duck.number("select count(*) from quarantine"))
          .isEqualTo(duck.number("select sum(rows_rejected) from data_quality"));
      assertThat(duck.number("select sum(events) from post_scorecard"))
          .isEqualTo(
              duck.number(
                  "select sum(rows_accepted) from data_quality where target_table = 'engagements'"));
    }
    assertThat(summary)
        .contains(
            "Rejected rows are in the workspace's folder quarantine, each with its file, line");
  }

  @Test
  void cutLinesCostThemselvesOnly() throws SQLException {
    assertRows("posts-cut.csv", 3, 1, 2, 0);
    assertKept("posts-cut.csv", 2, "linkedin,half", "has 2 cells where 7 are expected");
    assertKept(
        "posts-cut.csv",
        4,
        "linkedin,end,brand,1200,2026-01-05T09:00:00Z,\"cut in the mid",
        "a quote that is opened on this line is never closed");
    assertRows("engagements-lines.ndjson", 3, 1, 2, 0);
    assertKept(
        "engagements-lines.ndjson",
        2,
        "{\"platform\": \"linkedin\", \"post_id\": \"qui",
        "is not valid JSON at character 41: Unexpected end-of-input: was expecting closing quote for a string value");
  }

  @Test
  void aCutArchiveGivesItsRowsAndSaysThatItIsCut() throws SQLException {
    try (Duck duck = Duck.reading(tables)) {
      List<String> rows =
          duck.rows(
                  "select rows_read, rows_accepted, rows_rejected, rows_duplicate from data_quality"
                      + " where file = 'engagements-archive.ndjson.gz'")
              .get(0);
      int read = Integer.parseInt(rows.get(0));
      assertThat(read).isBetween(300, 401);
      assertRows("engagements-archive.ndjson.gz", read, 2, 1, read - 3);
      assertThat(
              duck.rows(
                  "select position, reasons[1] from quarantine"
                      + " where file = 'engagements-archive.ndjson.gz'"))
          .containsExactly(List.of(String.valueOf(read), "the archive ends early"));
    }
  }

  @Test
  void wrongTypesAndUnknownWordsAreAllNamed() throws SQLException {
    assertRows("posts-types.csv", 2, 0, 2, 0);
    assertKept(
        "posts-types.csv",
        2,
        "linkedin,many,brand,a lot,yesterday,words for numbers,2026-02-01T00:00:00Z",
        "author_followers: 'a lot' is no whole number from 0 up",
        "published_at: 'yesterday' is none of iso");
    assertKept(
        "posts-types.csv",
        3,
        "myspace,else,brand,10,2026-01-05T09:00:00Z,unknown place,2026-02-01T00:00:00Z",
        "platform: 'myspace' is none of bluesky, facebook, instagram, linkedin, mastodon, pinterest,"
            + " reddit, snapchat, telegram, threads, tiktok, weibo, x, youtube");
  }

  @Test
  void aRowInAnotherEncodingIsRejectedAndAFileThatSaysItsEncodingIsRead() throws SQLException {
    assertRows("posts-mixed.csv", 2, 1, 1, 0);
    assertKept(
        "posts-mixed.csv",
        3,
        "linkedin,cr\uFFFDme,brand,5,2026-01-05T09:00:00Z,cr\uFFFDme,2026-02-01T00:00:00Z",
        "byte 12 of the record is not UTF-8");
    assertThat(ofPost("brûlée", "is_announced")).isEqualTo("true");
    assertRows("posts-utf16.csv", 1, 1, 0, 0);
    assertThat(ofPost("zestdé", "is_announced")).isEqualTo("true");
  }

  @Test
  void emptyFilesAreNoFaultButAreTold() throws SQLException {
    for (String file : List.of("posts-empty.csv", "posts-header.csv", "engagements-empty.ndjson")) {
      assertRows(file, 0, 0, 0, 0);
    }
    assertThat(summary)
        .contains(
            "3 files have no rows, such as posts-empty.csv. Export again what should not be empty.");
  }

  @Test
  void aHugeLineIsRejectedAndReadingGoesOn() throws SQLException {
    assertRows("posts-huge.csv", 2, 1, 1, 0);
    String beginning = "linkedin,huge,brand,5,2026-01-05T09:00:00Z,";
    assertKept(
        "posts-huge.csv",
        2,
        beginning + "x".repeat(1_000 - beginning.length()),
        "is longer than " + LONGEST + " bytes");
    assertThat(ofPost("after", "is_announced")).isEqualTo("true");
  }

  @Test
  void aCyclicTreeIsCutAndTold() throws SQLException {
    assertRows("engagements-tree.csv", 6, 5, 0, 1);
    assertThat(ofPost("circle", "orphan_share")).as("1 of 4").isEqualTo("0.25");
    assertThat(ofPost("circle", "cascade_size")).isEqualTo("5");
    assertThat(summary)
        .contains(
            "1 circle of shares that came through each other: cut at the earliest of"
                + " them; look at the parents in the log.",
            "1 share came through a share that is not in the log (orphan_share): taken as shared from the"
                + " post itself; add the log that has it.");
  }

  @Test
  void aPostWithoutEventsIsMeasured() throws SQLException {
    assertThat(ofPost("quiet", "events")).isEqualTo("0");
    assertThat(ofPost("quiet", "is_announced")).isEqualTo("true");
    assertThat(ofPost("quiet", "verdict")).isEqualTo("not_enough_evidence");
  }

  @Test
  void eventsWithoutAPostAreMeasuredAndTold() throws SQLException {
    assertThat(ofPost("nowhere", "events")).isEqualTo("1");
    assertThat(ofPost("nowhere", "is_announced")).isEqualTo("false");
    assertThat(summary)
        .contains(
            "1 post is in no export of posts, and known from engagements alone (is_announced in"
                + " post_scorecard): add the export that lists them.");
  }
}
