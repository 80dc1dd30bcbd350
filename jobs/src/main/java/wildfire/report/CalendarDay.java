package wildfire.report;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A day of the calendar.
 *
 * @param day null: the day of posts of unknown date
 * @param language of its names
 */
record CalendarDay(LocalDate day, Locale language) {
  /** Every day from the first year's first to the last year's last, and the unknown one. */
  static List<CalendarDay> of(Year first, Year last, Locale language) {
    List<CalendarDay> days = new ArrayList<>();
    days.add(new CalendarDay(null, language));
    Stream.iterate(first.atDay(1), day -> day.getYear() <= last.getValue(), day -> day.plusDays(1))
        .forEach(day -> days.add(new CalendarDay(day, language)));
    return days;
  }

  String key() {
    return day == null ? StarKeys.UNKNOWN_DATE : day.toString();
  }

  /** What a day has; null of the unknown one. */
  <T> T of(Function<LocalDate, T> value) {
    return day == null ? null : value.apply(day);
  }

  Long quarter() {
    return of(d -> (long) d.get(IsoFields.QUARTER_OF_YEAR));
  }

  Long weekYear() {
    return of(d -> (long) d.get(IsoFields.WEEK_BASED_YEAR));
  }

  Long week() {
    return of(d -> (long) d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  String yearQuarter() {
    return of(d -> "%d-Q%d".formatted(d.getYear(), quarter()));
  }

  String yearMonth() {
    return of(d -> "%d-%02d".formatted(d.getYear(), d.getMonthValue()));
  }

  String yearWeek() {
    return of(d -> "%d-W%02d".formatted(weekYear(), week()));
  }

  String monthName() {
    return of(d -> d.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language));
  }

  String weekdayName() {
    return of(d -> d.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, language));
  }
}
