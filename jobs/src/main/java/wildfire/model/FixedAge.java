package wildfire.model;

import java.time.Duration;
import java.util.List;

/** The ages at which every post is counted, so that young and old posts compare. */
public enum FixedAge {
  HOUR_1("1h", Duration.ofHours(1)),
  HOURS_6("6h", Duration.ofHours(6)),
  HOURS_24("24h", Duration.ofDays(1)),
  HOURS_72("72h", Duration.ofDays(3)),
  DAYS_7("7d", Duration.ofDays(7)),
  DAYS_30("30d", Duration.ofDays(30));

  private static final List<FixedAge> ALL = List.of(values());

  private final String suffix;
  private final Duration age;

  FixedAge(String suffix, Duration age) {
    this.suffix = suffix;
    this.age = age;
  }

  /** All ages, youngest first. */
  public static List<FixedAge> all() {
    return ALL;
  }

  /** How column names end: {@code shares_24h}. */
  public String suffix() {
    return suffix;
  }

  public Duration age() {
    return age;
  }

  /** Microseconds since publication. */
  public long micros() {
    return age.toNanos() / 1_000;
  }

  public double hours() {
    return age.toMinutes() / 60.0;
  }
}
