package wildfire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import wildfire.model.TimePrecision;

final class InstantsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final long SECONDS_1990 = 631_152_000L;
  private static final long SECONDS_2100 = 4_102_444_799L;

  private static Instants instants(ZoneId zone, String... times) {
    return new Instants(List.of(times), zone, TimePrecision.INSTANT);
  }

  private static Instant at(Instants instants, String text) {
    Long micros = instants.valueOf(text);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Test
  void aWallClockIsOfItsZone() {
    assertThat(at(instants(SHANGHAI, "yyyy-MM-dd HH:mm:ss"), "2012-09-08 00:41:10"))
        .isEqualTo("2012-09-07T16:41:10Z");
  }

  @Test
  void theReasonNamesTheFormats() {
    assertThat(instants(SHANGHAI, "yyyy-MM-dd HH:mm:ss").problemOf("09月08日 00:41"))
        .isEqualTo("'09月08日 00:41' is none of yyyy-MM-dd HH:mm:ss");
    assertThat(instants(SHANGHAI, "iso", "epoch_seconds").problemOf("1347334462000"))
        .isEqualTo("'1347334462000' as epoch_seconds lies after 2099");
    assertThat(instants(SHANGHAI, "epoch_seconds").problemOf("0"))
        .isEqualTo("'0' as epoch_seconds lies before 1990");
  }

  @Test
  void formsOfRealExports() {
    assertThat(
            at(
                instants(ZoneOffset.UTC, "EEE MMM dd HH:mm:ss Z yyyy"),
                "Mon Oct 22 17:39:50 +0800 2012"))
        .isEqualTo("2012-10-22T09:39:50Z");
    assertThat(at(instants(ZoneOffset.UTC, "yyyy-MM-dd HH:mm:ss z"), "2021-07-06 16:45:20 EDT"))
        .isEqualTo("2021-07-06T20:45:20Z");
    assertThat(at(instants(AMSTERDAM, "MM/dd/yyyy HH:mm"), "09/28/2026 18:12"))
        .isEqualTo("2026-09-28T16:12:00Z");
    assertThat(at(instants(ZoneOffset.UTC, "iso"), "2020-02-10 18:00 +0000"))
        .isEqualTo("2020-02-10T18:00:00Z");
    assertThat(at(instants(ZoneOffset.UTC, "epoch_seconds"), "1347334462.5"))
        .isEqualTo("2012-09-11T03:34:22.500Z");
    Instants days =
        new Instants(
            List.of("EEE, MMM d, yyyy", "d-MMM-yy", "MMM d, yyyy"), AMSTERDAM, TimePrecision.DAY);
    assertThat(at(days, "Sat, Aug 22, 2026")).isEqualTo("2026-08-21T22:00:00Z");
    assertThat(at(days, "8-May-20")).isEqualTo("2020-05-07T22:00:00Z");
    assertThat(at(days, "SEP 27, 2024")).isEqualTo("2024-09-26T22:00:00Z");
  }

  @Test
  void abbreviationsOfZonesMeanOneOffsetEach() {
    Instants zoned = instants(ZoneId.of("America/New_York"), "yyyy-MM-dd HH:mm:ss z");
    Map.ofEntries(
            Map.entry("EDT", "20:45:20"),
            Map.entry("EST", "21:45:20"),
            Map.entry("CST", "22:45:20"),
            Map.entry("PDT", "23:45:20"),
            Map.entry("CEST", "14:45:20"),
            Map.entry("cest", "14:45:20"),
            Map.entry("BST", "15:45:20"),
            Map.entry("AEST", "06:45:20"),
            Map.entry("SAST", "14:45:20"),
            Map.entry("PKT", "11:45:20"),
            Map.entry("UTC", "16:45:20"),
            Map.entry("GMT", "16:45:20"),
            Map.entry("NPT", "11:00:20"),
            Map.entry("GMT+2", "14:45:20"),
            Map.entry("UTC+05:30", "11:15:20"),
            Map.entry("+0530", "11:15:20"))
        .forEach(
            (zone, expected) ->
                assertThat(at(zoned, "2021-07-06 16:45:20 " + zone))
                    .as(zone)
                    .isEqualTo("2021-07-06T" + expected + "Z"));
    assertThat(
            at(
                instants(ZoneOffset.UTC, "EEE MMM dd HH:mm:ss zzz yyyy"),
                "Tue Jul 06 16:45:20 PDT 2021"))
        .isEqualTo("2021-07-06T23:45:20Z");
    assertThat(at(instants(ZoneOffset.UTC, "d MMM yyyy 'z'HH:mm z"), "6 Jul 2021 z16:45 CET"))
        .isEqualTo("2021-07-06T15:45:00Z");
  }

  @Test
  void anAbbreviationOfSeveralZonesIsThatOfTheSourceOrNone() {
    String text = "2021-07-06 16:45:20 IST";
    Instants unsaid = instants(ZoneId.of("America/New_York"), "yyyy-MM-dd HH:mm:ss z", "iso");
    assertThat(unsaid.valueOf(text)).isNull();
    assertThat(unsaid.problemOf(text))
        .isEqualTo(
            "'2021-07-06 16:45:20 IST' is in a time that may be that of India, Ireland or Israel: set"
                + " the source's zone to the one that is meant");
    assertThat(unsaid.valueOf("2021-07-06 16:45:20 XYZ")).isNull();
    assertThat(at(instants(ZoneId.of("Asia/Kolkata"), "yyyy-MM-dd HH:mm:ss z"), text))
        .isEqualTo("2021-07-06T11:15:20Z");
    assertThat(at(instants(SHANGHAI, "yyyy-MM-dd HH:mm:ss z"), text.replace("IST", "CST")))
        .isEqualTo("2021-07-06T08:45:20Z");
  }

  @Test
  void anySpaceIsASpace() {
    for (String pattern : List.of("M/d/yyyy, h:mm:ss a", "M/d/yyyy,\u00a0h:mm:ss\u202fa")) {
      Instants browser = instants(ZoneOffset.UTC, pattern, "iso");
      for (String space : List.of(" ", "\u202f", "\u00a0", "\u2009")) {
        assertThat(at(browser, "1/18/2025, 12:15:00" + space + "AM"))
            .isEqualTo("2025-01-18T00:15:00Z");
        assertThat(at(browser, "1/18/2025," + space + "12:45:00" + space + "pm"))
            .isEqualTo("2025-01-18T12:45:00Z");
        assertThat(at(browser, "2025-01-18" + space + "12:45:00"))
            .isEqualTo("2025-01-18T12:45:00Z");
      }
    }
  }

  @Test
  void daysThatDoNotExistAreNone() {
    Instants fixed = instants(ZoneOffset.UTC, "yyyy-MM-dd HH:mm:ss");
    Instants named = instants(ZoneOffset.UTC, "d MMMM yyyy HH:mm");
    for (String day :
        List.of("2023-02-29", "2023-04-31", "1900-02-29", "2023-13-01", "2023-00-10")) {
      assertThat(fixed.valueOf(day + " 10:00:00")).as(day).isNull();
    }
    assertThat(fixed.valueOf("2024-02-29 24:00:00")).isNull();
    assertThat(fixed.valueOf("2024-02-29 23:59:60")).isNull();
    assertThat(named.valueOf("31 April 2024 10:00")).isNull();
    assertThat(named.valueOf("30 April 2024 10:00")).isNotNull();
    assertThat(named.valueOf("30 april 2024 10:00 uur")).isNull();
  }

  /** A time that never was looks like another one an hour later, once it is moved on. */
  @Test
  void aTimeThatClocksWerePutOnOverIsNone() {
    for (String format : List.of("yyyy-MM-dd HH:mm", "iso")) {
      Instants local = instants(AMSTERDAM, format);
      assertThat(local.valueOf("2024-03-31 02:30")).isNull();
      assertThat(local.problemOf("2024-03-31 02:30"))
          .isEqualTo(
              "'2024-03-31 02:30' never was in Europe/Amsterdam: clocks were put on over it");
      assertThat(at(local, "2024-03-31 03:00")).isEqualTo("2024-03-31T01:00:00Z");
    }
    ZoneId cairo = ZoneId.of("Africa/Cairo"); // where the first hour of a day is skipped
    Instants days = new Instants(List.of("iso"), cairo, TimePrecision.DAY);
    assertThat(at(days, "2024-04-26")).isEqualTo("2024-04-25T22:00:00Z");
  }

  @Test
  void dayAndMonthMayBeTheOtherWayRound() {
    Instants american = instants(AMSTERDAM, "MM/dd/yyyy HH:mm", "M/d/yy h:mm a", "iso");
    Instants other = american.otherWayRound().orElseThrow();
    assertThat(at(other, "14/09/2025 18:12")).isEqualTo("2025-09-14T16:12:00Z");
    assertThat(at(other, "3/9/25 6:12 PM")).isEqualTo("2025-09-03T16:12:00Z");
    assertThat(at(other, "2025-09-03 18:12")).isEqualTo("2025-09-03T16:12:00Z");
    assertThat(other.problemOf("09/14/2025 18:12"))
        .startsWith("'09/14/2025 18:12' is none of dd/MM");
    for (String sure : List.of("yyyy/MM/dd HH:mm", "dd.MM.yyyy HH:mm", "d MMM yyyy HH:mm", "iso")) {
      assertThat(instants(AMSTERDAM, sure).otherWayRound()).as(sure).isEmpty();
    }
    Instants either = instants(AMSTERDAM, "M/d/yyyy H:mm", "dd/MM/yyyy HH:mm");
    assertThat(either.valueOf("14/09/2025 18:12")).as("one order at a time").isNull();
    assertThat(at(either.otherWayRound().orElseThrow(), "14/09/2025 18:12"))
        .isEqualTo("2025-09-14T16:12:00Z");
  }

  @Test
  void clockChangesAreThoseOfJava() {
    Instants local = instants(AMSTERDAM, "yyyy-MM-dd HH:mm");
    for (String text : List.of("2024-10-27 02:30", "2024-07-01 12:00")) {
      Instant expected =
          ZonedDateTime.of(LocalDateTime.parse(text.replace(' ', 'T')), AMSTERDAM).toInstant();
      assertThat(at(local, text)).as(text).isEqualTo(expected);
    }
  }

  @Test
  void aDayWithoutATimeIsNoInstant() {
    assertThat(instants(ZoneOffset.UTC, "iso").valueOf("2024-05-31")).isNull();
    assertThatThrownBy(() -> instants(ZoneOffset.UTC, "yyyy-MM-dd"))
        .hasMessageContaining("yyyy-MM-dd has no time of day, so its precision is day");
    assertThatThrownBy(() -> instants(ZoneOffset.UTC, "MMM d, yyyy"))
        .hasMessageContaining("has no time of day");
    assertThatThrownBy(() -> new Instants(List.of("MMMM yyyy"), ZoneOffset.UTC, TimePrecision.DAY))
        .hasMessageContaining("MMMM yyyy");
    assertThatThrownBy(() -> instants(ZoneOffset.UTC, "yyyy-bb"))
        .hasMessageContaining("is no time pattern");
  }

  @Test
  void dayPrecisionIsTheStartOfTheDayInTheZone() {
    Instants days = new Instants(List.of("iso", "epoch_seconds"), SHANGHAI, TimePrecision.DAY);
    Instant start = Instant.parse("2012-09-10T16:00:00Z");
    assertThat(at(days, "2012-09-11")).isEqualTo(start);
    assertThat(at(days, "2012-09-11 23:59")).isEqualTo(start);
    assertThat(at(days, "2012-09-11T03:34:22Z")).isEqualTo(start);
    assertThat(at(days, "1347334462")).isEqualTo(start);
  }

  @Property
  void aPatternIsReadAsJavaReadsIt(
      @ForAll @LongRange(min = SECONDS_1990, max = SECONDS_2100) long seconds,
      @ForAll @IntRange(max = 999) int millis) {
    ZonedDateTime time = Instant.ofEpochSecond(seconds).plusMillis(millis).atZone(AMSTERDAM);
    String pattern = "dd.MM.yyyy 'om' HH:mm:ss,SSS";
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    assertThat(PatternTime.of(pattern, AMSTERDAM).micros(text, 0))
        .isEqualTo(
            ChronoUnit.MICROS.between(
                Instant.EPOCH, time.toLocalDateTime().atZone(AMSTERDAM).toInstant()));
  }

  @Property
  void isoIsReadAsJavaReadsIt(
      @ForAll @LongRange(min = SECONDS_1990, max = SECONDS_2100) long seconds,
      @ForAll @IntRange(max = 999_999) int micros,
      @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
    Instant instant = Instant.ofEpochSecond(seconds, micros * 1_000L);
    Instants iso = instants(AMSTERDAM, "iso");
    String utc = instant.toString();
    String offset = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)).toString();
    assertThat(at(iso, utc)).isEqualTo(instant);
    assertThat(at(iso, offset)).isEqualTo(instant);
    assertThat(at(iso, offset.replace('T', ' '))).isEqualTo(instant);
  }

  @Property
  void noTextThrows(@ForAll String text) {
    Instants all =
        instants(
            AMSTERDAM,
            "iso",
            "epoch_seconds",
            "epoch_micros",
            "yyyy-MM-dd HH:mm",
            "d MMM yyyy h:mm a");
    if (!text.isEmpty() && all.valueOf(text) == null) {
      assertThat(all.problemOf(text)).isNotBlank();
    }
  }

  @Test
  void survivesTheWayToAnExecutor() throws Exception {
    Instants here = instants(SHANGHAI, "yyyy-MM-dd HH:mm:ss", "EEE MMM dd HH:mm:ss Z yyyy");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    Instants there =
        (Instants)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(there.valueOf("2012-09-08 00:41:10")).isEqualTo(here.valueOf("2012-09-08 00:41:10"));
  }

  @Test
  void aDateWithoutAYearIsTheLatestNotAfterTheExport() {
    Instants days = new Instants(List.of("MMMM d"), ZoneOffset.UTC, TimePrecision.DAY);
    assertThat(days.needTimeOfExport()).isTrue();
    assertThat(day(days, "July 16", "2026-07-16T23:59:59Z")).isEqualTo("2026-07-16T00:00:00Z");
    assertThat(day(days, "july 17", "2026-07-16T23:59:59Z")).isEqualTo("2025-07-17T00:00:00Z");
    assertThat(day(days, "February 29", "2026-07-16T23:59:59Z")).isEqualTo("2024-02-29T00:00:00Z");
    assertThat(day(days, "December 31", "2026-01-01T02:00:00Z")).isEqualTo("2025-12-31T00:00:00Z");
    assertThat(days.valueOf("July 32", 0)).isNull();
    assertThat(days.problemOf("soon")).isEqualTo("'soon' is none of MMMM d");
  }

  private static String day(Instants instants, String text, String exportedAt) {
    long exported = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(exportedAt));
    return Instant.EPOCH.plus(instants.valueOf(text, exported), ChronoUnit.MICROS).toString();
  }
}
