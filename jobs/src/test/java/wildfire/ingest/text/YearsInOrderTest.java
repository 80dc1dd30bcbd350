package wildfire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wildfire.model.TimePrecision;

final class YearsInOrderTest {
  private static final LocalDate LATEST = LocalDate.parse("2026-11-30");

  private static List<String> years(LocalDate latest, LocalDate first, String... days) {
    TreeMap<Long, String> rows = new TreeMap<>();
    for (String day : days) {
      rows.put(rows.size() + 2L, day);
    }
    Instants dates =
        new Instants(
            List.of("MMMM d", "d MMMM", "MMMM d, yyyy"), ZoneOffset.UTC, TimePrecision.DAY);
    Map<Long, Long> ends = YearsInOrder.ends(rows, dates, ZoneOffset.UTC, latest, first);
    List<String> told = new ArrayList<>();
    rows.forEach(
        (position, day) -> {
          Long end = ends.get(position);
          if (end != null) {
            Instant at = Instant.EPOCH.plus(dates.valueOf(day, end), ChronoUnit.MICROS);
            told.add(LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
          }
        });
    return told;
  }

  @Test
  void aYearBeginsWhereDatesFallBack() {
    assertThat(years(LATEST, null, "December 30", "December 31", "January 1", "January 2"))
        .containsExactly("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02");
    assertThat(years(LATEST, null, "December 31", "January 1"))
        .containsExactly("2025-12-31", "2026-01-01");
    assertThat(years(LATEST, null, "28 August", "31 December", "1 January", "26 August"))
        .containsExactly("2025-08-28", "2025-12-31", "2026-01-01", "2026-08-26");
  }

  @Test
  void theNewestMayStandFirst() {
    assertThat(years(LATEST, null, "January 2", "January 1", "December 31", "December 30"))
        .containsExactly("2026-01-02", "2026-01-01", "2025-12-31", "2025-12-30");
    assertThat(years(LATEST, null, "January 1", "December 31"))
        .containsExactly("2026-01-01", "2025-12-31");
    assertThat(years(LATEST, null, "September 27", "September 26"))
        .containsExactly("2026-09-27", "2026-09-26");
  }

  @Test
  void daysAfterTheLatestAreOfTheYearBefore() {
    assertThat(years(LATEST, null, "November 28", "November 30", "December 1", "December 2"))
        .containsExactly("2025-11-28", "2025-11-30", "2025-12-01", "2025-12-02");
    assertThat(years(LATEST, null, "February 28", "February 29", "March 1"))
        .containsExactly("2024-02-28", "2024-02-29", "2024-03-01");
  }

  @Test
  void theDateInANameMayBeTheFirstDay() {
    LocalDate named = LocalDate.parse("2025-09-25");
    assertThat(years(named, named, "September 25", "September 26", "October 1"))
        .containsExactly("2025-09-25", "2025-09-26", "2025-10-01");
    assertThat(years(named, named, "September 20", "September 25"))
        .containsExactly("2025-09-20", "2025-09-25");
    assertThat(years(named, named, "September 25", "December 31", "January 3"))
        .containsExactly("2025-09-25", "2025-12-31", "2026-01-03");
  }

  @Test
  void withoutAnOrderNothingIsTold() {
    assertThat(years(LATEST, null, "May 3", "March 1", "June 7", "April 2")).isEmpty();
    assertThat(years(LATEST, null, "May 3")).isEmpty();
    assertThat(years(LATEST, null, "May 3, 2020", "May 4, 2020")).isEmpty();
  }
}
