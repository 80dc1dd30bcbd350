package wildfire.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ObjectStoreFileSystem;
import wildfire.ObjectStoreFileSystem.Showing;
import wildfire.model.OperatorError;
import wildfire.table.WorkspaceLock.Patience;

/** One run at a time, and no dead one in the way. */
final class WorkspaceLockTest {
  private static final Patience SHORT = new Patience(Duration.ofMillis(40), Duration.ofMillis(400));

  @TempDir private Path workspace;
  private int held;

  private WorkspaceLock take() {
    return WorkspaceLock.take(workspace.toString(), new Configuration(), SHORT);
  }

  /** As another run does: the next number, or its own again. */
  private Path hold(String holder) throws IOException {
    return hold(String.format("%012d", 1 + numbers().size() + 100 * ++held), holder);
  }

  private Path hold(String number, String holder) throws IOException {
    Path file = workspace.resolve("_lock").resolve(number);
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling("next");
    Files.writeString(next, holder);
    return Files.move(
        next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String elsewhere(int beat) {
    return "{\"id\":\"x\",\"host\":\"elsewhere\",\"processes\":\"p\",\"process\":7,"
        + "\"processSince\":0,\"since\":\"2026-03-01T02:00:00Z\",\"beat\":"
        + beat
        + ",\"done\":false}";
  }

  private List<String> numbers() throws IOException {
    if (!Files.exists(workspace.resolve("_lock"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(workspace.resolve("_lock"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aListingThatLagsTakesTheLockFromNobody() {
    ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    ObjectStoreFileSystem.lagBehind(30);
    Configuration hadoop = ObjectStoreFileSystem.knownTo(new Configuration(false));
    try (WorkspaceLock first = WorkspaceLock.take("store:" + workspace, hadoop, SHORT)) {
      first.check();
      assertThatThrownBy(() -> WorkspaceLock.take("store:" + workspace, hadoop, SHORT))
          .hasMessageContaining("Another run is at work in ");
      first.check();
    } finally {
      ObjectStoreFileSystem.sound(Showing.ON_CLOSE);
    }
  }

  @Test
  void theSecondRunIsToldOfTheFirst() throws IOException {
    try (WorkspaceLock first = take()) {
      assertThatThrownBy(this::take)
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining("Another run is at work in " + workspace + " since ")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      first.check();
    }
    take().close();
    assertThat(numbers()).as("of those before nothing is left").containsExactly("000000000002");
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    for (String before : List.of("", elsewhere(1))) {
      if (!before.isEmpty()) {
        hold(before);
      }
      ExecutorService runs = Executors.newFixedThreadPool(8);
      List<Callable<WorkspaceLock>> takers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        takers.add(this::take);
      }
      List<WorkspaceLock> got = new ArrayList<>();
      for (Future<WorkspaceLock> each : runs.invokeAll(takers)) {
        try {
          got.add(each.get());
        } catch (java.util.concurrent.ExecutionException refused) {
          assertThat(refused.getCause()).isInstanceOf(OperatorError.class);
        }
      }
      runs.shutdown();
      assertThat(got).hasSize(1);
      got.get(0).close();
    }
  }

  @Test
  void aProcessThatIsGoneHoldsNothing() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    take().close();
    WorkspaceLock mine = take();
    String holder = Files.readString(workspace.resolve("_lock").resolve(numbers().get(0)));
    mine.close();
    hold(
        holder
            .replaceAll("\"process\":\\d+", "\"process\":" + gone.pid())
            .replaceAll("\"processSince\":\\d+", "\"processSince\":1"));
    long began = System.nanoTime();
    take().close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));

    // A process of that number there is, but it began at another time.
    hold(holder.replaceAll("\"processSince\":\\d+", "\"processSince\":1"));
    take().close();
  }

  @Test
  void aSilentHolderElsewhereIsTakenForDeadAndALivingOneNot() throws Exception {
    hold(elsewhere(1));
    WorkspaceLock taken = take();
    taken.check();
    taken.close();

    String number = hold(elsewhere(1)).getFileName().toString();
    Thread alive =
        new Thread(
            () -> {
              try {
                for (int beat = 2; beat < 200 && !Thread.interrupted(); beat++) {
                  Thread.sleep(20);
                  hold(number, elsewhere(beat));
                }
              } catch (InterruptedException | IOException ended) {
                Thread.currentThread().interrupt();
              }
            });
    alive.start();
    try {
      assertThatThrownBy(this::take)
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining("(process 7 on elsewhere)");
    } finally {
      alive.interrupt();
      alive.join();
    }
  }

  @Test
  void aHolderThatWasTakenForDeadNoticesAndLeavesTheOtherAlone() throws IOException {
    WorkspaceLock asleep = take();
    Path other = hold(elsewhere(1)); // as another run does that found it silent
    assertThatThrownBy(asleep::check)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("another one took over");
    asleep.close();
    assertThat(other).hasContent(elsewhere(1));
  }

  @Test
  void aFileWithNothingInItIsInNobodysWayForLong() throws IOException {
    hold("");
    take().close();
    hold("{\"id\":");
    take().close();
    assertThat(numbers()).hasSize(1);
  }

  @Test
  void whoHoldsItCanBeAsked() {
    assertThat(WorkspaceLock.holder(workspace.toString(), new Configuration())).isEmpty();
    try (WorkspaceLock mine = take()) {
      mine.check();
      assertThat(
              WorkspaceLock.holder(workspace.toString(), new Configuration()).orElseThrow().dead())
          .isFalse();
    }
    assertThat(WorkspaceLock.holder(workspace.toString(), new Configuration())).isEmpty();
  }
}
