package wildfire.ingest.text;

import java.io.Serial;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildfire.model.TimePrecision;

/**
 * Moments as UTC microseconds since 1970. Formats are tried in order; the first that gives a
 * plausible moment (from 1990 up to, not including, 2100) is taken. In day precision it is the
 * start of that day in the zone.
 */
public final class Instants implements Meaning<Long> {
  @Serial private static final long serialVersionUID = 1L;

  /** The first microsecond that is believed. */
  public static final long PLAUSIBLE_FROM_MICROS = micros(Instant.parse("1990-01-01T00:00:00Z"));

  /** The first microsecond that is no longer believed. */
  public static final long PLAUSIBLE_BEFORE_MICROS = micros(Instant.parse("2100-01-01T00:00:00Z"));

  /** In a leap year, so that every day that exists has one before it. */
  private static final long ANY_EXPORT = micros(Instant.parse("2024-12-31T23:59:59Z"));

  private static final Pattern COUNT = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?");

  /** What a format gives for a text that is not written so. */
  static final long NO_TIME = Long.MIN_VALUE;

  /** What it gives for a time that no clock of the zone has shown: it was put on over it. */
  static final long SKIPPED = Long.MIN_VALUE + 1;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long DAY_MICROS = 86_400 * MICROS_PER_SECOND;

  /** A format in which an export writes times. Safe for use by many threads. */
  interface Format {
    /**
     * UTC microseconds since 1970, or {@link #NO_TIME}.
     *
     * @param exportedAt when the file was exported (UTC microseconds): a time without a year is the
     *     latest such time not after it
     */
    long micros(String text, long exportedAt);
  }

  private final List<String> times;
  private final ZoneId zone;
  private final TimePrecision precision;
  // Made anew on each executor: formatters cannot be sent.
  private final transient Format[] formats;

  /**
   * Moments as a source writes them.
   *
   * @param times as in {@link wildfire.ingest.source.Conventions#times}
   * @param precision instant or day
   * @throws IllegalArgumentException worded for a person, if one of the times is no format, or has
   *     no time of day though the precision is instant, or there are none
   */
  public Instants(List<String> times, ZoneId zone, TimePrecision precision) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("no time formats are declared");
    }
    this.times = DayAndMonth.inOneOrder(times);
    this.zone = zone;
    this.precision = precision;
    formats = this.times.stream().map(this::format).toArray(Format[]::new);
  }

  /**
   * The same with day and month the other way round, where both stand as numbers; empty where no
   * format has them so.
   */
  public Optional<Instants> otherWayRound() {
    List<String> others =
        times.stream().map(time -> DayAndMonth.otherWayRound(time).orElse(time)).toList();
    return others.equals(times)
        ? Optional.empty()
        : Optional.of(new Instants(others, zone, precision));
  }

  private Format format(String written) {
    return switch (written) {
      case "iso" -> new IsoTime(zone, precision != TimePrecision.INSTANT);
      case "epoch_seconds" -> (text, exportedAt) -> epoch(text, 6);
      case "epoch_millis" -> (text, exportedAt) -> epoch(text, 3);
      case "epoch_micros" -> (text, exportedAt) -> epoch(text, 0);
      default -> {
        PatternTime pattern = PatternTime.of(Texts.withPlainSpaces(written), zone);
        if (precision == TimePrecision.INSTANT && !pattern.hasTimeOfDay()) {
          throw new IllegalArgumentException(
              "the time pattern " + written + " has no time of day, so its precision is day");
        }
        yield pattern;
      }
    };
  }

  /**
   * A count since 1970-01-01T00:00Z in units of so many decimals of microseconds; a fraction, as
   * data frames write it ({@code 1347334462.0}), is taken to the microsecond.
   */
  private static long epoch(String text, int decimals) {
    if (!COUNT.matcher(text).matches()) {
      return NO_TIME;
    }
    BigInteger micros = new BigDecimal(text).movePointRight(decimals).toBigInteger();
    return micros.bitLength() < Long.SIZE ? micros.longValue() : NO_TIME;
  }

  /** Whether some times have no year, so that a value depends on when the file was exported. */
  public boolean needTimeOfExport() {
    return Stream.of(formats).anyMatch(f -> f instanceof PatternTime pattern && !pattern.hasYear());
  }

  /** Whether a text is a time in one of the formats, be it one that no clock has shown. */
  public boolean isWritten(String text) {
    return Stream.of(formats).anyMatch(format -> format.micros(text, ANY_EXPORT) != NO_TIME);
  }

  @Override
  public Long valueOf(String text) {
    return valueOf(text, ANY_EXPORT);
  }

  @Override
  public Long valueOf(String written, long exportedAt) {
    String text = Texts.withPlainSpaces(written);
    for (Format format : formats) {
      long micros = format.micros(text, exportedAt);
      if (micros >= PLAUSIBLE_FROM_MICROS && micros < PLAUSIBLE_BEFORE_MICROS) {
        return precision == TimePrecision.DAY ? startOfDay(micros) : micros;
      }
    }
    return null;
  }

  /**
   * The same, where an id carries the moment: that moment where it lies in the day that the text
   * says or in one beside it, since a date is of some zone; else what the text says.
   *
   * @param carried UTC microseconds; null where no id carries a moment
   */
  public Long valueOf(String text, long exportedAt, Long carried) {
    Long agreed = carried == null ? null : agreed(text, carried);
    return agreed == null ? valueOf(text, exportedAt) : agreed;
  }

  /** The moment that an id carries; null where it does not lie so close to what the text says. */
  public Long agreed(String text, long carried) {
    Long day = valueOf(text, carried + DAY_MICROS);
    boolean agrees = day != null && carried >= day - DAY_MICROS && carried < day + 2 * DAY_MICROS;
    return agrees ? Long.valueOf(carried) : null;
  }

  @Override
  public String problemOf(String written) {
    String text = Texts.withPlainSpaces(written);
    for (int i = 0; i < formats.length; i++) {
      long micros = formats[i].micros(text, ANY_EXPORT);
      if (micros == SKIPPED) {
        return Texts.quoted(text) + " never was in " + zone + ": clocks were put on over it";
      }
      boolean early = micros < PLAUSIBLE_FROM_MICROS;
      if (micros != NO_TIME && (early || micros >= PLAUSIBLE_BEFORE_MICROS)) {
        String when = early ? "before 1990" : "after 2099";
        return Texts.quoted(text) + " as " + times.get(i) + " lies " + when;
      }
      Optional<String> zone =
          formats[i] instanceof PatternTime pattern
              ? pattern.names().flatMap(names -> names.problemOf(text))
              : Optional.empty();
      if (zone.isPresent()) {
        return Texts.quoted(text) + " " + zone.get();
      }
    }
    return Texts.quoted(text) + " is none of " + String.join(", ", times);
  }

  /**
   * The instant of a wall-clock time of a zone; {@link #NO_TIME} if there is no such day, {@link
   * #SKIPPED} if a clock change skips the time: moved on, it would look like another moment. The
   * beginning of a day is then its first moment. A time that the clocks showed twice is the earlier
   * of the two.
   */
  static long micros(ZoneId zone, int year, int month, int day, LocalTime time) {
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return NO_TIME;
    }
    LocalDateTime local = LocalDate.of(year, month, day).atTime(time);
    if (!time.equals(LocalTime.MIDNIGHT) && zone.getRules().getValidOffsets(local).isEmpty()) {
      return SKIPPED;
    }
    return local.atZone(zone).toEpochSecond() * MICROS_PER_SECOND
        + time.get(ChronoField.MICRO_OF_SECOND);
  }

  /** Midnight, in the zone, of the day that holds it; the first moment where a gap ate it. */
  private long startOfDay(long micros) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND));
    return micros(instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @Serial
  private Object readResolve() {
    return new Instants(times, zone, precision);
  }
}
