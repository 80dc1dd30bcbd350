package wildfire.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class QuantitiesTest {

  @Property
  void aSpanIsReadAsItIsWritten(@ForAll @LongRange(min = 0, max = 3_000_000_000L) long seconds) {
    Duration span = Duration.ofSeconds(seconds);
    assertThat(Quantities.duration(Quantities.words(span))).contains(span);
    assertThat(Quantities.duration(span.toString())).contains(span);
  }

  @Example
  void spansHaveUnits() {
    assertThat(Quantities.duration("1d12h")).contains(Duration.ofHours(36));
    for (String wrong : new String[] {"", "72", "d", "1.5h", "1h1d", "1 h", "9999999d", "-1h"}) {
      assertThat(Quantities.duration(wrong)).as(wrong).isEmpty();
    }
  }

  @Example
  void sizesAreOfBytes() {
    assertThat(Quantities.bytes("8MiB")).contains(8L * 1024 * 1024);
    assertThat(Quantities.bytes("500 kb")).contains(500_000L);
    assertThat(Quantities.bytes("17")).contains(17L);
    assertThat(Quantities.bytes("999999999999TiB")).isEmpty();
    assertThat(Quantities.bytes("-1")).isEmpty();
  }

  @Example
  void aDateIsItsFirstOrItsLastMicrosecond() {
    assertThat(Quantities.momentOrStartOfDay("2026-02-28"))
        .contains(Instant.parse("2026-02-28T00:00:00Z"));
    assertThat(Quantities.momentOrEndOfDay("2026-02-28"))
        .contains(Instant.parse("2026-02-28T23:59:59.999999Z"));
    assertThat(Quantities.momentOrEndOfDay("2026-02-28T10:00:00+02:00"))
        .contains(Instant.parse("2026-02-28T08:00:00Z"));
    assertThat(Quantities.momentOrEndOfDay("2026-02-30")).isEmpty();
    assertThat(Quantities.momentOrEndOfDay("2026-02-28T10:00:00")).isEmpty();
  }
}
