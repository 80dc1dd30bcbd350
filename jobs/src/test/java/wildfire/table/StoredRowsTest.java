package wildfire.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.DyingFileSystem;
import wildfire.SparkForTests;

final class StoredRowsTest {
  private static final SparkSession SPARK = SparkForTests.session();

  @TempDir private Path workspace;
  private int runs;

  private StoredRows rows() {
    DyingFileSystem.knownTo(SPARK.sparkContext().hadoopConfiguration());
    return new StoredRows(SPARK, "dying:" + workspace, "measured", "measure");
  }

  @AfterEach
  void live() {
    DyingFileSystem.live();
  }

  private void store(long from, long to) {
    rows().replace(SPARK.range(from, to, 1, 1).toDF("post"), "run-%05d".formatted(runs++), "");
  }

  private Stream<String> left() throws IOException {
    try (Stream<Path> all = Files.list(workspace.resolve("measured/runs"))) {
      return all
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .toList()
          .stream();
    }
  }

  /** Wherever the process is killed, the next one finds all of the old rows or all of the new. */
  @Test
  void aDeathBetweenAnyTwoChangesLeavesTheOldRowsOrTheNew() throws IOException {
    boolean died = true;
    int change = 0;
    boolean sawOld = false;
    boolean sawNew = false;
    for (; died; change++) {
      store(0, 10);
      assertThat(rows().read().count()).isEqualTo(10);
      assertThat(left()).hasSizeLessThanOrEqualTo(3); // these, those before, and what was whole
      DyingFileSystem.dieAt(change, path -> !path.getName().startsWith("part-"));
      died = catchThrowable(() -> store(100, 120)) != null;
      DyingFileSystem.live();
      long first = rows().read().sort("post").first().getLong(0);
      assertThat(rows().read().count())
          .as("killed at change %d", change)
          .isEqualTo(first == 0 ? 10 : 20);
      sawOld |= first == 0;
      sawNew |= first == 100;
    }
    assertThat(change).isGreaterThan(3);
    assertThat(sawOld).isTrue();
    assertThat(sawNew).isTrue();
  }

  @Test
  void rowsThatCannotBeMadeLeaveTheOldOnesAndNothingElse() throws IOException {
    store(0, 10);
    assertThatThrownBy(
            () ->
                rows()
                    .replace(
                        SPARK.range(3).selectExpr("raise_error('no such post') as post"),
                        "run-9",
                        ""))
        .hasMessageContaining("no such post");
    assertThat(rows().read().count()).isEqualTo(10);
    assertThat(left()).hasSize(1);
  }
}
