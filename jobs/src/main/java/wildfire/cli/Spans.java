package wildfire.cli;

import java.time.Duration;

/** How long something took, as a person says it. */
final class Spans {
  private Spans() {}

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  static String words(Duration span) {
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
