package wildfire.measure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** By how much an event came late, at most. */
public enum Lateness {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(30)),
  LONGER(null);

  private static final List<Lateness> ALL = List.of(values());

  private final Duration most;

  Lateness(Duration most) {
    this.most = most;
  }

  /** From the shortest. */
  public static List<Lateness> all() {
    return ALL;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bound in microseconds, which belongs to it; {@link Long#MAX_VALUE} for the last. */
  long mostMicros() {
    return most == null ? Long.MAX_VALUE : most.toNanos() / 1_000;
  }
}
