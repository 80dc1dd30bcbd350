package wildfire.ingest.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The years of dates that have none, told by the order in which their rows stand: from one row to
 * the next a year begins where the date falls back by more than half a year.
 */
public final class YearsInOrder {
  private static final long LEAP_YEAR = micros(Instant.parse("2024-12-31T12:00:00Z"));
  private static final long ANOTHER_LEAP_YEAR = micros(Instant.parse("2016-12-31T12:00:00Z"));
  private static final int LEAST_FALL_DAYS = 183;
  private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

  private YearsInOrder() {}

  /**
   * Where the days end (UTC microseconds), by the position of their row. Rows that stand in no
   * order, and those of which the date has a year or is none, are left out.
   *
   * @param texts of the rows, by position
   * @param latest the last day that there can be
   * @param first the day on which the first row may stand; null: nothing tells
   */
  public static Map<Long, Long> ends(
      SortedMap<Long, String> texts,
      Instants dates,
      ZoneId zone,
      LocalDate latest,
      LocalDate first) {
    TreeMap<Long, MonthDay> days = new TreeMap<>();
    texts.forEach(
        (position, text) -> {
          Long day = dates.valueOf(text, LEAP_YEAR);
          if (day != null && !day.equals(dates.valueOf(text, ANOTHER_LEAP_YEAR))) {
            days.put(position, MonthDay.from(date(day, zone)));
          }
        });
    List<Long> positions = new ArrayList<>(days.keySet());
    if (newestIsFirst(new ArrayList<>(days.values()))) {
      Collections.reverse(positions);
    }
    List<MonthDay> ascending = positions.stream().map(days::get).toList();
    Map<Long, Long> ends = new HashMap<>();
    List<LocalDate> found = inYears(ascending, latest, first);
    for (int i = 0; i < found.size(); i++) {
      ends.put(
          positions.get(i), micros(found.get(i).plusDays(1).atStartOfDay(zone).toInstant()) - 1);
    }
    return ends;
  }

  /** None where they stand in no order, or fewer than two tell one. */
  private static List<LocalDate> inYears(List<MonthDay> days, LocalDate latest, LocalDate first) {
    if (days.size() < 2) {
      return List.of();
    }
    int[] turns = new int[days.size()];
    for (int i = 1; i < turns.length; i++) {
      int fall = dayOfYear(days.get(i - 1)) - dayOfYear(days.get(i));
      if (fall > 0 && fall < LEAST_FALL_DAYS) {
        return List.of();
      }
      turns[i] = turns[i - 1] + (fall > 0 ? 1 : 0);
    }
    int years = turns[turns.length - 1];
    MonthDay last = days.get(days.size() - 1);
    boolean begins = first != null && days.get(0).equals(MonthDay.from(first));
    if (begins && !last.equals(MonthDay.from(first))) {
      return all(days, turns, first.getYear());
    }
    for (int year = latest.getYear(); year >= latest.getYear() - YEARS_BETWEEN_LEAP_DAYS; year--) {
      List<LocalDate> found = all(days, turns, year - years);
      if (!found.isEmpty() && !found.get(found.size() - 1).isAfter(latest)) {
        return found;
      }
    }
    return List.of();
  }

  /** None where one of the days is not in its year. */
  private static List<LocalDate> all(List<MonthDay> days, int[] turns, int firstYear) {
    List<LocalDate> found = new ArrayList<>();
    for (int i = 0; i < turns.length; i++) {
      if (!days.get(i).isValidYear(firstYear + turns[i])) {
        return List.of();
      }
      found.add(days.get(i).atYear(firstYear + turns[i]));
    }
    return found;
  }

  /** A step of more than half a year is one the other way, over the turn of the year. */
  private static boolean newestIsFirst(List<MonthDay> days) {
    int back = 0;
    int on = 0;
    for (int i = 1; i < days.size(); i++) {
      int step = dayOfYear(days.get(i)) - dayOfYear(days.get(i - 1));
      if (step != 0 && (step < 0) == (Math.abs(step) < LEAST_FALL_DAYS)) {
        back++;
      } else if (step != 0) {
        on++;
      }
    }
    return back > on;
  }

  private static int dayOfYear(MonthDay day) {
    return day.atYear(2024).getDayOfYear();
  }

  private static LocalDate date(long micros, ZoneId zone) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
