package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.Accounting;
import wildfire.ingest.Intake;
import wildfire.report.OpenedPage;

/**
 * A workspace that has forgotten accounts is as if the exports had never had them; and stays so,
 * whatever is read again.
 */
final class ForgettingTest {
  private static final int NIGHTS = 2;
  private static final Set<String> ACCOUNTS = Set.of("brand1", "a7", "a42", "t2");

  @TempDir private Path folder;

  private RetrospectiveRun run(String workspace, String exports) {
    return RetrospectiveRun.in(folder.resolve(workspace))
        .input(folder.resolve(exports), "wildfire-csv")
        .set("ingest.pseudonym_key_file", folder.resolve("key").toString())
        .set("report.post_texts", "true")
        .set("measure.window", "5d");
  }

  private RetrospectiveRun night(String workspace, String exports, int night) {
    return run(workspace, exports).set("measure.as_of", NightlyExports.end(night).toString());
  }

  private String forget(Forgetting.Extent extent) {
    return String.join(
        "\n",
        Forgetting.of(run("nightly", "exports").run(), folder.resolve("accounts.csv"), extent)
            .lines());
  }

  @Test
  void aWorkspaceThatForgetsIsAsIfTheExportsHadNeverHadThem() throws Exception {
    NightlyExports exports = new NightlyExports(folder.resolve("exports"), NIGHTS, 4);
    exports.writeTags();
    writeMore();
    Files.writeString(
        folder.resolve("accounts.csv"),
        "platform,account\n# asked for in March\nbluesky,brand1\n,a7\n\n,a42\n,t2\n");
    exports.write(1);
    Retrospective.ingestOnly(night("nightly", "exports", 1).run());
    exports.write(NIGHTS);
    night("nightly", "exports", NIGHTS).summary();
    Retrospective.reportOnly(night("nightly", "exports", NIGHTS).run());
    String first = kept().get(0);
    long postsOfFirst = posts(first);

    String counted = forget(Forgetting.Extent.COUNT);
    assertThat(counted).contains("4 accounts", "quarantine  ", "reports  ", "nothing is changed");
    assertThat(kept()).hasSize(2).contains(first);

    String proof = forget(Forgetting.Extent.REMOVE);
    assertThat(proof)
        .contains("4 accounts forgotten.")
        .containsPattern("in all +[\\d,]+ +[\\d,]+ +0\n");
    assertThat(kept()).hasSize(3).contains(first + ".1").doesNotContain(first);
    assertThat(posts(first + ".1")).isPositive().isLessThan(postsOfFirst);
    assertThat(Files.readString(run(first + ".1").resolve("_WHOLE"))).contains("rowsRemovedAt");
    assertThat(run(first + ".1").resolve("retrospective.html"))
        .as("what it was made from is gone")
        .doesNotExist();
    String made = kept().get(2);
    assertThat(onPage(made)).containsExactlyInAnyOrderElementsOf(postIds(made));

    withoutThem();
    night("by-hand", "by-hand-exports", NIGHTS).summary();
    assertSame();

    Accounting accounting = lake().accounting();
    RetrospectiveRun again = night("nightly", "exports", NIGHTS);
    Retrospective.ingestOnly(again.run());
    assertThat(again.told()).contains("Nothing new: ");
    Retrospective.ingestOnly(night("nightly", "exports", NIGHTS).set("ingest.full", "true").run());
    assertThat(lake().accounting()).as("everything read again").isEqualTo(accounting);
    assertThat(forget(Forgetting.Extent.COUNT)).containsPattern("in all +0\n");
  }

  private Intake lake() {
    return Intake.load(SparkForTests.session(), folder.resolve("nightly").toString());
  }

  /** What the generated exports have none of. */
  private void writeMore() throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("follows.csv"),
        "platform,follower_id,followee_id\nbluesky,a7,brand2\nbluesky,a8,brand1\nbluesky,a8,brand2\n");
    Files.writeString(
        exports.resolve("tags-more.csv"),
        "platform,post_id,trigger,detail,strength,tagger_id\nbluesky,bluesky2,timing,,1,t2\nbluesky,bluesky2,timing,,1,t3\n");
    Files.writeString(
        exports.resolve("engagements-bad.csv"),
        """
        platform,post_id,event_id,actor_id,kind,reaction,occurred_at,parent_event_id,follows_author,community,is_paid,text
        bluesky,bluesky2,bad1,a7,share,,soon,,,,,
        bluesky,bluesky2,bad2,a8,share,,soon,,,,,
        """);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("nightly/reports/runs"))) {
      return runs.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  private Path run(String id) {
    return folder.resolve("nightly/reports/runs").resolve(id);
  }

  private long posts(String runId) throws SQLException {
    try (Duck duck = Duck.reading(Map.of("posts", run(runId).resolve("post_scorecard")))) {
      return (long) duck.number("select count(*) from posts");
    }
  }

  private List<String> postIds(String runId) throws SQLException {
    try (Duck duck = Duck.reading(Map.of("posts", run(runId).resolve("post_scorecard")))) {
      return duck.rows("select post_id from posts").stream().map(row -> row.get(0)).toList();
    }
  }

  /** The posts on the page of a run. */
  private List<String> onPage(String runId) throws IOException {
    String page = Files.readString(run(runId).resolve("retrospective.html"));
    List<String> posts = new ArrayList<>();
    new ObjectMapper()
        .readTree(OpenedPage.of(page).index())
        .get("posts")
        .forEach(post -> posts.add(post.get(1).asText()));
    return posts;
  }

  /** The exports with their rows deleted, as a person would do it. */
  private void withoutThem() throws IOException {
    Path cleaned = Files.createDirectories(folder.resolve("by-hand-exports"));
    Map<String, List<String[]>> files = new HashMap<>();
    try (Stream<Path> all = Files.list(folder.resolve("exports"))) {
      for (Path file : all.toList()) {
        List<String[]> rows = new ArrayList<>();
        Files.readAllLines(file).forEach(line -> rows.add(line.split(",", -1)));
        files.put(file.getFileName().toString(), rows);
      }
    }
    Set<String> posts = new HashSet<>();
    Set<String> acts = new HashSet<>();
    for (String[] post : rows(files, "posts")) {
      if (ACCOUNTS.contains(post[2])) {
        posts.add(post[1]);
      }
    }
    for (String[] act : rows(files, "engagements")) {
      if (ACCOUNTS.contains(act[3])) {
        acts.add(act[2]);
      }
    }
    for (Map.Entry<String, List<String[]>> file : files.entrySet()) {
      List<String> kept = new ArrayList<>();
      for (String[] row : file.getValue()) {
        boolean theirs =
            Stream.of(row).anyMatch(ACCOUNTS::contains)
                || posts.contains(row[1])
                || (file.getKey().startsWith("retractions")
                    && (acts.contains(row[1]) || posts.contains(row[2])));
        if (!theirs) {
          kept.add(String.join(",", row));
        }
      }
      Files.write(cleaned.resolve(file.getKey()), kept);
    }
  }

  private static List<String[]> rows(Map<String, List<String[]>> files, String table) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(table))
        .flatMap(file -> file.getValue().stream())
        .toList();
  }

  private void assertSame() throws SQLException {
    Map<String, Path> both = new HashMap<>();
    Map<String, Path> expected = RetrospectiveRun.tables(folder.resolve("by-hand"));
    expected.forEach((name, path) -> both.put("expected_" + name, path));
    RetrospectiveRun.tables(folder.resolve("nightly"))
        .forEach((name, path) -> both.put("found_" + name, path));
    try (Duck duck = Duck.reading(both)) {
      for (String table : expected.keySet()) {
        // Some tell what was read, and since which night; a workspace of one night has no changes.
        if (Set.of("run", "data_quality", "verdict_change").contains(table)) {
          continue;
        }
        String now =
            table.equals("verdict_history")
                ? "select platform, post_id, verdict from %s_verdict_history where is_current"
                : "from %s_" + table;
        String one = now.formatted("expected");
        String other = now.formatted("found");
        if (!table.equals("association_answered")) { // so few accounts answer nothing
          assertThat(duck.number("select count(*) from (" + one + ")")).as(table).isPositive();
        }
        for (List<String> sides : List.of(List.of(one, other), List.of(other, one))) {
          assertThat(
                  duck.rows(
                      "from ((%s) except all (%s)) limit 3".formatted(sides.get(0), sides.get(1))))
              .as(table)
              .isEmpty();
        }
      }
      assertThat(
              duck.rows(
                  "from found_data_quality where rows_made <> rows_accepted + rows_rejected +"
                      + " rows_duplicate + rows_forgotten"))
          .isEmpty();
      for (String table : List.of("posts", "engagements", "follows", "tags", "retractions")) {
        assertThat(
                duck.number(
                    "select sum(rows_forgotten) from found_data_quality where target_table = '"
                        + table
                        + "'"))
            .as(table)
            .isPositive();
      }
      String columns =
          "select target_table, sum(rows_accepted), sum(rows_rejected), sum(rows_duplicate), ";
      assertThat(
              duck.rows(
                  columns
                      + "sum(rows_made - rows_forgotten) from found_data_quality group by 1 order by 1"))
          .isEqualTo(
              duck.rows(
                  columns + "sum(rows_made) from expected_data_quality group by 1 order by 1"));
    }
  }
}
