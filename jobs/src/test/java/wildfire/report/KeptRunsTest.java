package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildfire.Duck;
import wildfire.ObjectStoreFileSystem;
import wildfire.ObjectStoreFileSystem.Fault;
import wildfire.ObjectStoreFileSystem.Showing;
import wildfire.SparkForTests;
import wildfire.ingest.ForgottenAccounts;
import wildfire.table.TypedFile;
import wildfire.verdict.Verdict;

/**
 * Accounts out of kept runs, of all posts and of some, in a store in which that is cut short: each
 * run is seen with all of its rows or without theirs, and whoever comes next finishes it.
 */
final class KeptRunsTest {
  private static final String EARLIER = "20260101T020000000Z";
  private static final String LATEST = "20260102T020000000Z";
  private static final String FILTERED = "20260103T020000000Z";
  private static final String ANN = ForgottenAccounts.pseudonym("ann");
  private static final String BOB = ForgottenAccounts.pseudonym("bob");
  private static final int ROWS = 5;
  private static final int ROWS_OF_ANN = 2;

  @TempDir private Path folder;

  @AfterEach
  void sound() {
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
  }

  private static String note(String run, String filters) {
    return new RunRecord(
            run,
            "lake",
            "2026-01-01T02:00:00Z",
            "2026-01-01T02:01:00Z",
            "2026-01-01T00:00:00Z",
            filters,
            "",
            "",
            "",
            ROWS,
            0,
            0,
            0,
            0,
            new RunRecord.JudgedBy("a", "b"),
            null,
            Map.of("post_scorecard", (long) ROWS),
            Map.of(),
            null,
            null)
        .json();
  }

  /** A table with rows of two accounts, and one that names nobody. */
  private static void run(Duck duck, Path reports, String run, String filters)
      throws IOException, SQLException {
    Path tables = reports.resolve("runs").resolve(run);
    Files.createDirectories(tables.resolve("post_scorecard"));
    Files.createDirectories(tables.resolve("platform_summary"));
    duck.execute(
        "copy (select 'x' as platform, range::varchar as post_id, if(range < %d, '%s', '%s') as author_id from range(%d)) to '%s/post_scorecard/part.parquet' (format parquet)"
            .formatted(ROWS_OF_ANN, ANN, BOB, ROWS, tables));
    duck.execute(
        "copy (select 'x' as platform, %d as posts) to '%s/platform_summary/part.parquet' (format parquet)"
            .formatted(ROWS, tables));
    Files.writeString(tables.resolve(Page.FILE), "About " + ANN);
    verdicts(tables);
    Files.writeString(tables.resolve("_WHOLE"), note(run, filters));
    Files.writeString(reports.resolve("CURRENT"), run + "\n");
  }

  /** What the next run compares its own verdicts with: no table, and nobody is named in it. */
  private static void verdicts(Path run) throws IOException {
    var file = new org.apache.hadoop.fs.Path(run.resolve("_verdicts/part.parquet").toString());
    try (TypedFile<PublishedVerdict> verdicts =
        TypedFile.create(file, new Configuration(false), PublishedVerdict.class)) {
      for (int post = 0; post < ROWS; post++) {
        verdicts.write(
            new PublishedVerdict("x", "" + post, Verdict.TYPICAL, true, List.of(), post));
      }
    }
  }

  private static void write(Path workspace) throws IOException, SQLException {
    try (Duck duck = Duck.reading(Map.of())) {
      run(duck, workspace.resolve("reports"), EARLIER, null);
      run(duck, workspace.resolve("reports"), LATEST, null);
      run(duck, workspace.resolve("reports-filtered"), FILTERED, "author " + ANN);
    }
  }

  private static int without(Path workspace, SparkSession spark) {
    return KeptRuns.without(spark, "store:" + workspace, ForgottenAccounts.of("ann"));
  }

  /** The current runs, as somebody sees them who reads {@code CURRENT} and then that folder. */
  private static void assertWhole(Path workspace, Duck duck) {
    for (String reports : List.of("reports", "reports-filtered")) {
      try {
        Path runs = workspace.resolve(reports);
        String run = Files.readString(runs.resolve("CURRENT")).strip();
        long rows = run.endsWith(".1") ? ROWS - ROWS_OF_ANN : ROWS;
        assertThat(rows(duck, runs.resolve("runs").resolve(run))).as(run).isEqualTo(rows);
      } catch (IOException | SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private static long rows(Duck duck, Path run) throws SQLException {
    return (long) duck.number("select count(*) from '%s/post_scorecard/*.parquet'".formatted(run));
  }

  /** Every file of the reports, whether it belongs to a run or lies about. */
  private static long rowsOfAnn(Path workspace, Duck duck) throws SQLException {
    return (long)
        duck.number(
            "select count(*) from read_parquet('%s/**/*.parquet', union_by_name = true) where author_id = '%s'"
                .formatted(workspace, ANN));
  }

  private static List<String> runs(Path workspace, String reports) throws IOException {
    try (Stream<Path> all = Files.list(workspace.resolve(reports).resolve("runs"))) {
      return all.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  /** What the whole of it comes to, however often it was cut short. */
  private static void assertDone(Path workspace, Duck duck) throws IOException, SQLException {
    assertThat(rowsOfAnn(workspace, duck)).isZero();
    assertThat(runs(workspace, "reports")).containsExactly(EARLIER + ".1", LATEST + ".1");
    assertThat(runs(workspace, "reports-filtered")).containsExactly(FILTERED + ".1");
    assertThat(workspace.resolve("reports/CURRENT")).hasContent(LATEST + ".1");
    assertThat(workspace.resolve("reports-filtered/CURRENT")).hasContent(FILTERED + ".1");
    for (ReportFolder reports :
        List.of(
            ReportFolder.nightly(workspace.toString(), new Configuration()),
            ReportFolder.filtered(workspace.toString(), new Configuration()))) {
      for (String run : reports.keptRuns()) {
        assertThat(rows(duck, Path.of(ReportFolder.plain(reports.run(run)))))
            .isEqualTo(ROWS - ROWS_OF_ANN);
        Path tables = Path.of(ReportFolder.plain(reports.run(run)));
        assertThat(tables.resolve(Page.FILE)).as("what it was made from is gone").doesNotExist();
        assertThat(duck.number("select count(*) from '%s/_verdicts/*.parquet'".formatted(tables)))
            .isEqualTo(ROWS);
        assertThat(reports.note(run).orElseThrow()).contains("rowsRemovedAt").doesNotContain(ANN);
        RunRecord record = reports.record(run).orElseThrow();
        assertThat(record.run()).isEqualTo(run);
        assertThat(record.asOf()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(record.rows()).containsEntry("post_scorecard", (long) ROWS - ROWS_OF_ANN);
      }
    }
  }

  @Test
  void anErasureThatIsCutShortIsFinishedByTheNext() throws Exception {
    SparkSession spark = SparkForTests.session();
    ObjectStoreFileSystem.knownTo(spark.sparkContext().hadoopConfiguration());
    Path kept = folder.resolve("kept");
    write(kept);
    try (Duck duck = Duck.reading(Map.of())) {
      Path uncut = copy(kept, "uncut");
      assertThat(without(uncut, spark)).isEqualTo(3);
      int changes = ObjectStoreFileSystem.changes();
      assertDone(uncut, duck);
      assertThat(without(uncut, spark)).as("nothing is left").isZero();

      Map<Integer, Fault> faults =
          Map.of(
              changes / 3, Fault.DEATH, changes / 2, Fault.FOR_GOOD, 2 * changes / 3, Fault.DEATH);
      for (int step : faults.keySet()) {
        Path workspace = copy(kept, "cut-" + step);
        ObjectStoreFileSystem.watchedBy(() -> assertWhole(workspace, duck));
        ObjectStoreFileSystem.failAt(step, faults.get(step));
        assertThat(catchThrowable(() -> without(workspace, spark))).isNotNull();
        ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
        assertWhole(workspace, duck);
        assertThat(rowsOfAnn(workspace, duck)).isPositive();
        assertThat(without(workspace, spark)).isBetween(1, 3);
        assertDone(workspace, duck);
      }
    }
  }

  private Path copy(Path from, String to) throws IOException {
    Path copy = folder.resolve(to);
    FileUtils.copyDirectory(from.toFile(), copy.toFile());
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    return copy;
  }

  /** One run in the place of another, cut short at every change there is. */
  @ParameterizedTest
  @EnumSource
  void aRunTakesThePlaceOfAnotherWhereverItIsCutShort(Showing store) throws Exception {
    Configuration hadoop = ObjectStoreFileSystem.knownTo(new Configuration(false));
    for (boolean isCurrent : new boolean[] {true, false}) {
      boolean died = true;
      for (int change = 0; died; change++) {
        Path workspace = folder.resolve(isCurrent + "-" + change);
        ObjectStoreFileSystem.sound(store);
        ReportFolder reports = ReportFolder.nightly("store:" + workspace, hadoop);
        begin(workspace, EARLIER);
        reports.makeCurrent(RunRecord.of(note(EARLIER, null)).orElseThrow());
        if (!isCurrent) {
          begin(workspace, LATEST);
          reports.makeCurrent(RunRecord.of(note(LATEST, null)).orElseThrow());
        }
        String by = EARLIER + ".1";
        begin(workspace, by);
        ObjectStoreFileSystem.failAt(change, Fault.DEATH);
        died = catchThrowable(() -> reports.replace(EARLIER, by, note(by, null))) != null;
        ObjectStoreFileSystem.sound(store);

        String current = reports.currentRun().orElseThrow();
        assertThat(current).isIn(isCurrent ? List.of(EARLIER, by) : List.of(LATEST));
        assertThat(workspace.resolve("reports/runs").resolve(current).resolve("t/part")).exists();

        reports.clean();
        reports.finishReplacements();
        reports.clean();
        List<String> left = reports.keptRuns();
        assertThat(left).as("at change %d", change).containsAnyOf(EARLIER, by);
        assertThat(left.contains(EARLIER)).isNotEqualTo(left.contains(by));
        String stays = left.contains(by) ? by : EARLIER;
        assertThat(reports.record(stays).orElseThrow().run()).isEqualTo(stays);
        assertThat(reports.currentRun()).contains(isCurrent ? stays : LATEST);
      }
    }
  }

  private static void begin(Path workspace, String run) {
    try {
      Path table =
          Files.createDirectories(workspace.resolve("reports/runs").resolve(run).resolve("t"));
      Files.writeString(table.resolve("part"), run);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
