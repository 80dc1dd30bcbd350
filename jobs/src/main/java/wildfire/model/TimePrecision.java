package wildfire.model;

/** How exactly an export tells when something happened; from the finest to none. */
public enum TimePrecision implements IdByName {
  /** To the second or better. */
  INSTANT,
  /** A date without a time: no metric finer than a day is made of it. */
  DAY,
  /** No times at all: structure is known, velocity is not. */
  NONE;

  /** A small number that stands for the precision while a post is measured. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than a run
  public int code() {
    return ordinal();
  }

  /** Whether metrics finer than a day can be made of it. */
  public boolean tellsHours() {
    return this == INSTANT;
  }

  /**
   * How much later than the time that is told something may have happened, in microseconds: of a
   * date, which stands at the day's beginning, the whole day. The hour more of a day on which
   * clocks are put back is not in it.
   */
  public long slackMicros() {
    return this == DAY ? FixedAge.HOURS_24.micros() : 0;
  }

  /** Dates are off by up to a day at both ends: an age must be clearly longer than that. */
  public boolean tells(FixedAge age) {
    return switch (this) {
      case INSTANT -> true;
      case DAY -> age.compareTo(FixedAge.DAYS_7) >= 0;
      case NONE -> false;
    };
  }

  /** The coarser of the two. */
  public TimePrecision coarser(TimePrecision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
