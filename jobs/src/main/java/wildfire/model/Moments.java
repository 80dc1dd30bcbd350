package wildfire.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants and spans of time in words. */
public final class Moments {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** To the second: 2026-03-01 02:30:00 UTC. */
  public static String words(Instant instant) {
    return WORDS.format(instant);
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  public static String words(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 10) {
      long tenths = (span.toMillis() + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + " s";
    } else if (seconds < 60) {
      return seconds + " s";
    } else if (seconds < 3600) {
      return span.toMinutes() + " min " + span.toSecondsPart() + " s";
    } else {
      return span.toHours() + " h " + span.toMinutesPart() + " min";
    }
  }
}
