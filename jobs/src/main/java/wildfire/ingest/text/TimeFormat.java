package wildfire.ingest.text;

/** A format in which an export writes times. Safe for use by many threads. */
interface TimeFormat {
  /** What {@link #micros} gives for a text that is not written so. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * UTC microseconds since 1970, or {@link #NO_TIME}.
   *
   * @param exportedAt when the file was exported (UTC microseconds): a time without a year is the
   *     latest such time not after it
   */
  long micros(String text, long exportedAt);
}
