package wildfire.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ParallelWorkTest {
  @Test
  void allOfItIsDone() {
    AtomicInteger done = new AtomicInteger();
    List<Runnable> work = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      work.add(done::incrementAndGet);
    }
    ParallelWork.all(work);
    assertThat(done).hasValue(20);
    ParallelWork.all(List.of());
  }

  /** As of a job that is never told that Spark has stopped. */
  @Test
  @Timeout(60)
  void whatWaitsForEverIsInterruptedOnceSomethingFails() {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Runnable waiting =
        () -> {
          waits.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException stopped) {
            interrupted.countDown();
          }
        };
    Runnable failing =
        () -> {
          try {
            waits.await();
          } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
          }
          throw new IllegalStateException("the disk is full");
        };
    assertThatThrownBy(() -> ParallelWork.all(List.of(waiting, failing)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
    assertThat(interrupted.getCount()).as("over when the failure is told").isZero();
  }
}
