package wildfire.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of runs, and of what they are once rows were taken out of them. */
final class RunIdTest {
  private static final String RUN = "20260131T020000123Z";

  @Test
  void aRunThatLostRowsSortsAfterItselfAndBeforeTheNext() {
    String once = RunId.afterErasure(RUN);
    String twice = RunId.afterErasure(once);
    assertThat(Stream.of(twice, "20260131T020000124Z", RUN, once).sorted())
        .containsExactly(RUN, once, twice, "20260131T020000124Z");
    assertThat(RunId.moment(twice)).isEqualTo(RunId.moment(RUN)).isPresent();
    assertThat(RunId.after(Instant.EPOCH, Stream.of(twice))).isEqualTo("20260131T020000124Z");
  }

  @Test
  void itTakesThePlaceOfItselfAlone() {
    String ninth = RUN + ".9";
    String tenth = RunId.afterErasure(ninth);
    assertThat(tenth).isEqualTo(RUN + ".10");
    assertThat(RunId.replaces(tenth, ninth)).isTrue();
    assertThat(RunId.replaces(tenth, RUN)).isTrue();
    assertThat(RunId.replaces(ninth, tenth)).isFalse();
    assertThat(RunId.replaces(RUN, RUN)).isFalse();
    assertThat(RunId.replaces("20260131T020000124Z.1", RUN)).isFalse();
  }
}
