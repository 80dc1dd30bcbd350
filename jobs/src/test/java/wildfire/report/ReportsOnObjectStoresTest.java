package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
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
import wildfire.measure.TaskOutput;
import wildfire.table.ColumnType;
import wildfire.table.Table;

/**
 * Reports in a store that renames file by file, as somebody sees them who reads {@code CURRENT} and
 * then the folder that it names, at every moment: those of one night, and all of them.
 */
final class ReportsOnObjectStoresTest {
  private static final int KEPT = 2;
  private static final int ROWS = 6;
  private static final List<String> TABLES = List.of("post_scorecard", "post_reason");
  private static final List<String> FILES = List.of("part-0.parquet", "part-1.parquet");

  @TempDir private Path workspace;

  private final Set<String> seen = new HashSet<>();
  private Path reports;

  @AfterEach
  void sound() {
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
  }

  private ReportFolder folder() {
    return ReportFolder.nightly(
        "store:" + workspace, ObjectStoreFileSystem.knownTo(new Configuration(false)));
  }

  /** What is in a file of each table of a night. */
  private interface Content {
    byte[] of(String night, int file);
  }

  private static byte[] name(String night, int file) {
    return (night + " " + file).getBytes(StandardCharsets.UTF_8);
  }

  /** Some rows that say of which night they are. */
  private static byte[] parquet(Duck duck, String night, int file) {
    int each = ROWS / FILES.size();
    try {
      Path written = Files.createTempFile("part", ".parquet");
      duck.execute(
          "copy (select '%s' as night, range as post_id from range(%d, %d)) to '%s' (format parquet)"
              .formatted(night, file * each, (file + 1) * each, written));
      byte[] bytes = Files.readAllBytes(written);
      Files.delete(written);
      return bytes;
    } catch (SQLException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A run: tables are written aside, renamed as folders, then shown. */
  private void publish(String night, Content content) {
    Configuration hadoop = ObjectStoreFileSystem.knownTo(new Configuration(false));
    ReportFolder folder = folder();
    folder.clean();
    try {
      FileSystem files = folder.run(night).getFileSystem(hadoop);
      for (String table : TABLES) {
        var aside = new org.apache.hadoop.fs.Path(folder.run(night), "_temporary/" + table);
        for (int file = 0; file < FILES.size(); file++) {
          try (var out =
              files.create(new org.apache.hadoop.fs.Path(aside, FILES.get(file)), false)) {
            out.write(content.of(night, file));
          }
        }
        if (!files.rename(aside, folder.table(night, table))) {
          throw new IOException("cannot rename " + aside);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    folder.makeCurrent(record(night));
    folder.keep(KEPT);
  }

  private static RunRecord record(String night) {
    return new RunRecord(
        night, "", "", "", null, null, "", "", "", ROWS, 0, 0, 0, 0, null, null, Map.of(), Map.of(),
        null, null);
  }

  /** What {@code CURRENT} names, and where that is not there for a moment, {@code _CURRENT}. */
  private String named(Showing store) throws IOException {
    Path current = reports.resolve("CURRENT");
    if (store == Showing.FROM_CREATION && !Files.exists(current)) {
      current = reports.resolve("_CURRENT");
    }
    return Files.readString(current, StandardCharsets.UTF_8).strip();
  }

  /** Looks as a tool does that opens the files of a table by their names. */
  private void assertWholeFiles(Showing store) {
    try {
      String night = named(store);
      seen.add(night);
      Path run = reports.resolve("runs").resolve(night);
      assertThat(run.resolve("_WHOLE")).content().contains("\"run\":\"" + night + "\"");
      for (String table : TABLES) {
        for (int file = 0; file < FILES.size(); file++) {
          assertThat(run.resolve(table).resolve(FILES.get(file)))
              .hasBinaryContent(name(night, file));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Looks as a tool does that reads folders. */
  private void assertWholeTables(Showing store, Duck duck) {
    try {
      String night = named(store);
      seen.add(night);
      Path run = reports.resolve("runs").resolve(night);
      assertThat(
              duck.rows(
                  ("select count(*), min(s.night), max(s.night), min(r.night), max(r.night)"
                          + " from '%s/post_scorecard/*.parquet' s"
                          + " join '%s/post_reason/*.parquet' r using (post_id)")
                      .formatted(run, run)))
          .containsExactly(List.of(String.valueOf(ROWS), night, night, night, night));
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Names that go up from fault to fault. */
  private static String night(Fault fault) {
    return switch (fault) {
      case ONCE -> "night-1";
      case FOR_GOOD -> "night-2";
      case DEATH -> "night-3";
    };
  }

  /** Death at every step; what is told of by an exception takes the same ways out, at some. */
  private static int between(Fault fault) {
    return switch (fault) {
      case ONCE, FOR_GOOD -> 7;
      case DEATH -> 1;
    };
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> all = Files.list(reports.resolve("runs"))) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void atEveryStepAReaderSeesOneWholeNight(Showing store) throws Exception {
    reports = workspace.resolve("reports");
    ObjectStoreFileSystem.sound(store);
    try (Duck duck = Duck.reading(Map.of())) {
      Content rows = (night, file) -> parquet(duck, night, file);
      publish("night-1", rows);
      publish("night-2", rows);
      seen.clear();
      ObjectStoreFileSystem.watchedBy(() -> assertWholeTables(store, duck));
      publish("night-3", rows);
      assertThat(seen).containsExactlyInAnyOrder("night-2", "night-3");
      publish("night-4", rows);
    }
    assertThat(runs())
        .map(run -> run.getFileName().toString())
        .containsExactly("night-3", "night-4");
    assertThat(ObjectStoreFileSystem.changes()).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultAtAnyStepLeavesOneWholeNightAndTheNextRunWorks(Showing store) throws Exception {
    reports = workspace.resolve("reports");
    ObjectStoreFileSystem.sound(store);
    publish("night-0", ReportsOnObjectStoresTest::name);
    for (Fault fault : Fault.values()) {
      boolean failed = true;
      for (int step = 0; failed; step += between(fault)) {
        String before = folder().currentRun().orElseThrow();
        String recent = "%s-%03d-a".formatted(night(fault), step);
        ObjectStoreFileSystem.watchedBy(() -> assertWholeFiles(store));
        ObjectStoreFileSystem.failAt(step, fault);
        failed = catchThrowable(() -> publish(recent, ReportsOnObjectStoresTest::name)) != null;
        assertWholeFiles(store);
        ObjectStoreFileSystem.sound(store);
        assertThat(folder().currentRun().orElseThrow())
            .as("%s at step %d", fault, step)
            .isIn(before, recent)
            .isEqualTo(named(store));
        for (String run : folder().keptRuns()) {
          assertThat(folder().record(run)).as("what is noted of %s", run).isPresent();
        }

        String next = "%s-%03d-b".formatted(night(fault), step);
        ObjectStoreFileSystem.watchedBy(() -> assertWholeFiles(store));
        publish(next, ReportsOnObjectStoresTest::name);
        ObjectStoreFileSystem.sound(store);
        assertWholeFiles(store);
        assertThat(folder().currentRun()).contains(next);
        assertThat(reports.resolve("CURRENT")).content().isEqualTo(next + "\n");
        assertThat(runs()).hasSize(KEPT);
        assertThat(folder().unfinishedRuns()).isEmpty();
      }
    }
  }

  /** Tables as tasks write them: aside, and put in place when the task is done. */
  @Test
  void whatTasksWriteIsSeenWholeOrNotAtAll() throws Exception {
    reports = workspace.resolve("reports");
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    try (Duck duck = Duck.reading(Map.of())) {
      publishByTasks("night-1");
      int before = ObjectStoreFileSystem.changes();
      ObjectStoreFileSystem.watchedBy(() -> assertWholeTables(Showing.ON_CLOSE, duck));
      publishByTasks("night-2");
      int changes = ObjectStoreFileSystem.changes() - before;
      assertThat(changes).isGreaterThan(12);
      seen.clear();
      for (int half : List.of(changes / 4, changes / 2)) {
        ObjectStoreFileSystem.failAt(half, Fault.DEATH);
        assertThat(catchThrowable(() -> publishByTasks("night-3"))).as("killed").isNotNull();
        ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
        assertThat(folder().unfinishedRuns()).containsExactly("night-3");
        ObjectStoreFileSystem.watchedBy(() -> assertWholeTables(Showing.ON_CLOSE, duck));
      }
      assertThat(seen).containsExactly("night-2");
      publishByTasks("night-3");
      assertWholeTables(Showing.ON_CLOSE, duck);
      assertThat(runs()).hasSize(KEPT);
      for (String table : TABLES) {
        try (Stream<Path> files = Files.list(runs().get(1).resolve(table))) {
          assertThat(files.map(file -> file.getFileName().toString()))
              .as("nothing is left of what was written aside")
              .containsExactlyInAnyOrder("part-00000.parquet", "part-00001.parquet");
        }
      }
    }
  }

  private void publishByTasks(String night) {
    folder().clean();
    String run = folder().run(night).toString();
    JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(List.of(night), 1)
        .map(its -> write(its, run))
        .collect();
    folder().makeCurrent(record(night));
    folder().keep(KEPT);
  }

  private record NightlyPost(String night, long post) {}

  /** What a task does. */
  private static String write(String night, String run) throws Exception {
    Configuration hadoop = ObjectStoreFileSystem.knownTo(new Configuration(false));
    int each = ROWS / FILES.size();
    try (TaskOutput output = TaskOutput.of(hadoop)) {
      for (String name : TABLES) {
        Table<NightlyPost> table =
            Table.<NightlyPost>named(name, "One row per post of a night.")
                .always("night", ColumnType.TEXT, "", "Of which night it is.", NightlyPost::night)
                .always("post_id", ColumnType.COUNT, "", "A post.", NightlyPost::post)
                .key("post_id")
                .declared();
        for (int part = 0; part < FILES.size(); part++) {
          List<NightlyPost> rows =
              LongStream.range((long) part * each, (part + 1L) * each)
                  .mapToObj(post -> new NightlyPost(night, post))
                  .toList();
          var file = PublishedFiles.file(new org.apache.hadoop.fs.Path(run), name, part);
          TableFile.write(table, rows, output.aside(file), hadoop);
        }
      }
      output.commit();
    }
    return night;
  }

  /** Nothing that the reports rest on is asked of a listing. */
  @Test
  void listingsThatLagLoseNoRun() throws Exception {
    reports = workspace.resolve("reports");
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    publish("night-00", ReportsOnObjectStoresTest::name);
    for (int lag = 1; lag < 80; lag += 7) {
      String night = "night-%02d".formatted(lag);
      ObjectStoreFileSystem.lagBehind(lag);
      ObjectStoreFileSystem.watchedBy(() -> assertWholeFiles(Showing.ON_CLOSE));
      publish(night, ReportsOnObjectStoresTest::name);
      assertThat(folder().currentRun()).contains(night);
    }
    ObjectStoreFileSystem.lagBehind(0);
    publish("night-99", ReportsOnObjectStoresTest::name);
    assertThat(runs()).hasSize(KEPT);
    assertThat(folder().keptRuns()).hasSize(KEPT).endsWith("night-99");
  }
}
