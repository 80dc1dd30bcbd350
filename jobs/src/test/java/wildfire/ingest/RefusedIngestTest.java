package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.SparkForTests;
import wildfire.ingest.Accounting.Entry;
import wildfire.model.OperatorError;

/** What does not get into the lake, and what is said of it. */
final class RefusedIngestTest {
  @Test
  void aRunThatNamesNoExportsSaysHowTo(@TempDir Path folder) {
    assertThatThrownBy(() -> new Campaign(folder).ingest())
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("There is nothing to read")
        .hasMessageContaining("--input PATH");
  }

  @Test
  void everyReasonOfARejectedRowIsGiven(@TempDir Path folder) {
    Intake intake =
        LogExport.of(
                folder,
                "post;launch;;;05-01-2026 09:00;;;1200",
                "retweet;;e1;ann;31-04-2026 09:00;e1;maybe;",
                "note;launch;e2;ann;05-01-2026 09:00;;;",
                "post;early;;;05-01-1926 09:00;;;many",
                "repost;launch;e3;\"ann;05-01-2026 09:00;;;")
            .ingest();
    Map<Long, List<String>> reasons =
        intake.quarantine().collectAsList().stream()
            .collect(
                Collectors.toMap(
                    r -> r.<Long>getAs("position"), r -> r.getList(r.fieldIndex("reasons"))));
    assertThat(reasons.get(3L))
        .containsExactly(
            "post_id is missing",
            "kind: 'retweet' is none of like, reaction, comment, share, quote, save, click, follow,"
                + " impression, view",
            "occurred_at: '31-04-2026 09:00' is none of dd-MM-yyyy HH:mm, iso",
            "is_paid: 'maybe' is none of yes, no, true, false, 1, 0",
            "an act is its own parent");
    assertThat(reasons.get(4L)).containsExactly("fits no table of source log");
    assertThat(reasons.get(5L))
        .containsExactly(
            "author_followers: 'many' is no whole number from 0 up",
            "published_at: '05-01-1926 09:00' as dd-MM-yyyy HH:mm lies before 1990");
    assertThat(reasons.get(6L)).hasSize(1);
    assertThat(reasons).hasSize(4);
    Row retweet = intake.quarantine().filter("position = 3").head();
    assertThat(retweet.<String>getAs("raw_text"))
        .isEqualTo("retweet;;e1;ann;31-04-2026 09:00;e1;maybe;");
    assertThat(retweet.<String>getAs("target_table")).isEqualTo("engagements");
    assertThat(intake.accounting().entries())
        .extracting(Entry::table, Entry::rowsMade, Entry::rowsAccepted, Entry::rowsRejected)
        .containsExactly(
            tuple(CanonicalTable.POSTS, 4L, 1L, 3L), tuple(CanonicalTable.ENGAGEMENTS, 1L, 0L, 1L));
  }

  @Test
  void noAccountIdReachesTheLake(@TempDir Path folder) throws Exception {
    Campaign spring =
        LogExport.of(
            folder,
            "post;launch;;;05-01-2026 09:00;;;1200",
            "repost;launch;e1;annabelle;05-01-2026 09:10;;;",
            "repost;;e1;annabelle;05-01-2026 09:10;;;");
    Intake intake = spring.ingest();
    String account = spring.pseudonyms().of("brandhouse");
    assertThat(intake.ledger().files())
        .extracting(file -> file.place().path())
        .containsExactly(account + "-1.csv");
    assertThat(intake.accounting().entries())
        .extracting(Entry::file)
        .containsOnly(account + "-1.csv");
    assertThat(intake.quarantine().select("file").head().getString(0))
        .isEqualTo(account + "-1.csv");
    assertThat(intake.quarantine().select("reasons").head().toString()).doesNotContain("annabelle");
    assertThat(String.join(" ", spring.told)).doesNotContain("brandhouse");
    try (var files = Files.walk(spring.workspace().resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("annabelle").doesNotContain("brandhouse");
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(spring.workspace().resolve("quarantine"))))
        .isEqualTo("rwx------");
  }

  @Test
  void tooManyRejectsStopTheRunAndKeepTheLake(@TempDir Path folder) {
    Campaign spring = LogExport.of(folder, "post;launch;;;05-01-2026 09:00;;;1200");
    spring.ingest();
    spring
        .file(
            "exports/brandhouse-2.csv",
            LogExport.HEADER
                + "post;a;;;yesterday;;;1\npost;b;;;today;;;1\npost;c;;;05-01-2026 09:00;;;x\n")
        .maxRejectedShare(0.05);
    String account = spring.pseudonyms().of("brandhouse");
    assertThatThrownBy(spring::ingest)
        .isInstanceOfSatisfying(OperatorError.class, e -> assertThat(e.exitCode()).isEqualTo(3))
        .hasMessageContaining(
            "Of source log 100.0 % of the rows are rejected, and 5.0 % is the limit")
        .hasMessageContaining(
            "2 × published_at: '…' is none of dd-MM-yyyy HH:mm, iso (" + account + "-2.csv:2)")
        .hasMessageContaining("1 × author_followers: '…' is no whole number")
        .hasMessageContaining("quarantine-refused");
    assertThat(
            SparkForTests.session()
                .read()
                .parquet(spring.workspace().resolve("quarantine-refused").toString())
                .count())
        .isEqualTo(3);
    Intake before = Intake.load(SparkForTests.session(), spring.workspace().toString());
    assertThat(before.table(CanonicalTable.POSTS).count()).isEqualTo(1);
    assertThat(before.quarantine().count()).isZero();
    assertThat(spring.workspace()).isDirectoryNotContaining("glob:**/_ingest");

    spring.maxRejectedShare(1).ingest();
    assertThat(spring.workspace().resolve("quarantine-refused")).doesNotExist();
  }

  @Test
  void anotherKeyIsRefused(@TempDir Path folder) throws Exception {
    Campaign spring = LogExport.of(folder, "post;launch;;;05-01-2026 09:00;;;1200");
    Intake intake = spring.ingest();
    Files.writeString(folder.resolve("pseudonym.key"), "another key, and long enough");
    assertThatThrownBy(spring::ingest)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(intake.keyId());
    Files.delete(folder.resolve("pseudonym.key"));
    assertThatThrownBy(spring::ingest)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(intake.keyId());
  }

  @Test
  void aFaultyExpressionIsNamed(@TempDir Path folder) {
    for (var faulty :
        Map.of(
                "nosuch(post)",
                "posts.post_id: the expression nosuch(post) cannot be used",
                "max(post)",
                "posts.post_id: the expression max(post) cannot be used",
                "explode(array(post))",
                "it looks at more than one record")
            .entrySet()) {
      Campaign spring = LogExport.of(folder, "post;launch;;;05-01-2026 09:00;;;1200");
      spring.source(
          "log",
          LogExport.LOG.replaceFirst(
              "post_id: post", "post_id: { expr: \"" + faulty.getKey() + "\" }"));
      assertThatThrownBy(spring::ingest)
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining(faulty.getValue())
          .hasMessageNotContaining("\n")
          .hasMessageNotContaining("SQLSTATE");
    }
  }

  @Test
  void whatAKilledRunLeftIsRemovedByTheNext(@TempDir Path folder) {
    Campaign spring = LogExport.of(folder, "post;launch;;;05-01-2026 09:00;;;1200");
    spring.ingest();
    Path workspace = spring.workspace();
    List<String> left =
        List.of(
            "_ingest/0/target=posts/part.parquet",
            "lake/runs/run-killed/rows/posts/part.parquet",
            "quarantine/run-killed/part.parquet");
    left.forEach(path -> spring.file("workspace/" + path, "half a file"));
    Intake lake = Intake.load(SparkForTests.session(), workspace.toString());
    assertThat(lake.table(CanonicalTable.POSTS).count()).isEqualTo(1);
    assertThat(lake.quarantine().count()).isZero();
    assertThat(left)
        .as("it may be at work yet: who only reads leaves it alone")
        .allSatisfy(path -> assertThat(workspace.resolve(path)).exists());

    Intake.tidyUp(SparkForTests.session(), workspace.toString());
    assertThat(left).allSatisfy(path -> assertThat(workspace.resolve(path)).doesNotExist());
    assertThat(workspace.resolve("_ingest")).doesNotExist();
    assertThat(workspace.resolve("lake/runs/run-killed")).doesNotExist();
  }
}
