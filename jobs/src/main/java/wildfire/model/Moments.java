package wildfire.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants in words. */
public final class Moments {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** To the second: 2026-03-01 02:30:00 UTC. */
  public static String words(Instant instant) {
    return WORDS.format(instant);
  }
}
