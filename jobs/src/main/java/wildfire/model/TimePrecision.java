package wildfire.model;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How exactly an export tells when something happened; from the finest to none. */
public enum TimePrecision {
  /** To the second or better. */
  INSTANT,
  /** A date without a time: no metric finer than a day is made of it. */
  DAY,
  /** No times at all: structure is known, velocity is not. */
  NONE;

  private static final Map<String, TimePrecision> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(TimePrecision::id, Function.identity()));

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The precision of that {@link #id()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TimePrecision ofId(String id) {
    TimePrecision found = BY_ID.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no time precision is called " + id);
    }
    return found;
  }

  /** A small number that stands for the precision while a post is measured. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than a run
  public int code() {
    return ordinal();
  }

  /** Whether metrics finer than a day can be made of it. */
  public boolean tellsHours() {
    return this == INSTANT;
  }

  /** The coarser of the two. */
  public TimePrecision coarser(TimePrecision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
