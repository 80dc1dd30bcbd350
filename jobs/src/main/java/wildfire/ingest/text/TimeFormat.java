package wildfire.ingest.text;

/** One way in which an export writes times. Safe for use by many threads. */
interface TimeFormat {
  /** What {@link #micros} gives for a text that is not written so. */
  long NO_TIME = Long.MIN_VALUE;

  /** UTC microseconds since 1970, or {@link #NO_TIME}. */
  long micros(String text);

  /** The same, where a time without a year is the latest such time not after the export's own. */
  default long micros(String text, long exportedAt) {
    return micros(text);
  }
}
