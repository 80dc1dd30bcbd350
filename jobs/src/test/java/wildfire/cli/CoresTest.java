package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Executors that come one by one. */
final class CoresTest {
  private static final Cores COUNTED =
      new Cores(Duration.ofSeconds(20), Duration.ofMillis(100), Duration.ofMillis(1));

  @Test
  void thoseThatComeOneAfterTheOtherAreAllWaitedFor() {
    assertThat(COUNTED.await(coming(0, 0, 0, 1, 1, 2, 2, 2, 4))).isEqualTo(4);
  }

  @Test
  void aClusterThatGivesNoneIsNotWaitedForWithoutEnd() {
    Cores hurried = new Cores(Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(1));
    assertThat(hurried.await(coming(0))).isZero();
  }

  @Test
  void onOneMachineThereIsNothingToWaitFor() {
    var spark = wildfire.SparkForTests.session().sparkContext();
    assertThat(Cores.of(spark)).isEqualTo(2);
  }

  /** What is seen at each look; at the end the last again and again. */
  private static IntSupplier coming(Integer... seen) {
    List<Integer> looks = List.of(seen);
    AtomicInteger look = new AtomicInteger();
    return () -> looks.get(Math.min(look.getAndIncrement(), looks.size() - 1));
  }
}
