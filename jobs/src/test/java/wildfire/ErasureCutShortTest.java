package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ObjectStoreFileSystem.Fault;
import wildfire.ObjectStoreFileSystem.Showing;
import wildfire.settings.Filters;

/**
 * A whole workspace in a store that renames file by file; and {@code wildfire forget} there, killed
 * when it has come to the reports on some posts: the next night removes what was left.
 */
final class ErasureCutShortTest {
  @TempDir private Path folder;

  @AfterEach
  void sound() {
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
  }

  private RetrospectiveRun night() throws IOException {
    return RetrospectiveRun.in("store:" + folder.resolve("workspace"))
        .set("ingest.pseudonym_key_file", folder.resolve("key").toString())
        .input(folder.resolve("exports"), "wildfire-csv");
  }

  private void writeExports() throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("posts.csv"),
        """
        platform,post_id,author_id,published_at
        x,hers,ann,2026-03-01T09:00:00Z
        x,launch,brand,2026-03-01T09:00:00Z
        linkedin,story,brand,2026-03-01T09:00:00Z
        """);
    Files.writeString(
        exports.resolve("engagements-root-only.csv"),
        """
        platform,post_id,event_id,actor_id,kind,occurred_at
        x,hers,e1,bob,share,2026-03-01T10:00:00Z
        x,launch,e2,ann,share,2026-03-01T10:00:00Z
        x,launch,e3,bob,share,2026-03-01T11:00:00Z
        """);
    Files.writeString(folder.resolve("accounts.csv"), "ann\n");
  }

  private String forget(Forgetting.Extent extent) throws IOException {
    Path accounts = folder.resolve("accounts.csv");
    return String.join("\n", Forgetting.of(night().run(), accounts, extent).lines());
  }

  /** How many posts all kept runs have together, and how many of them are hers. */
  private List<String> posts(String reports) throws SQLException {
    try (Duck duck = Duck.reading(Map.of())) {
      return duck.rows(
              "select count(*), count(*) filter (post_id = 'hers') from read_parquet('%s/*/post_scorecard/*.parquet')"
                  .formatted(folder.resolve("workspace").resolve(reports).resolve("runs")))
          .get(0);
    }
  }

  @Test
  void theNextNightRemovesWhatWasLeft() throws Exception {
    ObjectStoreFileSystem.knownTo(SparkForTests.session().sparkContext().hadoopConfiguration());
    writeExports();
    night().summary();
    Filters onX = new Filters(List.of("x"), List.of(), List.of(), null, null);
    Retrospective.reportOnly(night().filters(onX).run());
    assertThat(posts("reports")).containsExactly("3", "1");
    assertThat(posts("reports-filtered")).containsExactly("2", "1");

    ObjectStoreFileSystem.failAt(0, "reports-filtered/runs", Fault.DEATH);
    assertThat(catchThrowable(() -> forget(Forgetting.Extent.REMOVE))).isNotNull();
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    FileUtils.deleteDirectory( // a process that is gone holds no lock; this one is there still
        folder.resolve("workspace/_lock").toFile());
    assertThat(posts("reports")).as("done when it was killed").containsExactly("2", "0");
    assertThat(posts("reports-filtered")).as("not yet").containsExactly("2", "1");

    assertThat(night().summary()).containsPattern("read +6\\b");
    assertThat(posts("reports")).as("two nights").containsExactly("4", "0");
    assertThat(posts("reports-filtered")).containsExactly("1", "0");
    assertThat(forget(Forgetting.Extent.COUNT)).containsPattern("in all +0\n");
  }
}
