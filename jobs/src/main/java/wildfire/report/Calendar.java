package wildfire.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The days of whole years, as rows of {@link StarTables#DIM_DATE}. */
final class Calendar {
  private static final Locale DUTCH = Locale.forLanguageTag("nl");

  private Calendar() {}

  /** The row of posts of unknown date alone. */
  static List<Row> ofUnknown() {
    Object[] values = new Object[StarTables.DIM_DATE.columns().size()];
    values[0] = StarKeys.UNKNOWN_DATE;
    return List.of(RowFactory.create(values));
  }

  /** Every day from the first year's first to the last year's last, and the unknown one. */
  static List<Row> of(Year first, Year last) {
    List<Row> rows = new ArrayList<>(ofUnknown());
    Stream.iterate(first.atDay(1), day -> day.getYear() <= last.getValue(), day -> day.plusDays(1))
        .map(Calendar::row)
        .forEach(rows::add);
    return rows;
  }

  private static Row row(LocalDate day) {
    long weekYear = day.get(IsoFields.WEEK_BASED_YEAR);
    long week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    long quarter = day.get(IsoFields.QUARTER_OF_YEAR);
    DayOfWeek weekday = day.getDayOfWeek();
    return RowFactory.create(
        day.toString(),
        day,
        (long) day.getYear(),
        quarter,
        (long) day.getMonthValue(),
        (long) day.getDayOfMonth(),
        (long) day.getDayOfYear(),
        weekYear,
        week,
        (long) weekday.getValue(),
        weekday.getValue() >= DayOfWeek.SATURDAY.getValue(),
        "%d-Q%d".formatted(day.getYear(), quarter),
        "%d-%02d".formatted(day.getYear(), day.getMonthValue()),
        "%d-W%02d".formatted(weekYear, week),
        day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH),
        day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, DUTCH),
        weekday.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH),
        weekday.getDisplayName(TextStyle.FULL_STANDALONE, DUTCH));
  }
}
