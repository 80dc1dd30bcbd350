package wildfire.ingest.text;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Abbreviations of time zones, as exports write them behind a time: {@code EDT}, {@code CEST},
 * {@code GMT+2}. Each means one offset, whatever the day; Java's own reading takes {@code BST} for
 * Bougainville. What means several is only taken where the source's own zone is called so.
 *
 * @param zone the source's own: decides what an abbreviation of several meanings means
 */
record ZoneNames(ZoneId zone) {
  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}/])[A-Za-z]{2,5}(?![\\p{L}/])");
  private static final Pattern NUMBER =
      Pattern.compile("(?<=\\s)(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?!\\S)");

  /** Hours ahead of UTC. CST is that of North America, and BST British: so dashboards mean them. */
  private static final Map<String, Double> HOURS =
      Map.ofEntries(
          entry("UTC", 0.0),
          entry("GMT", 0.0),
          entry("WET", 0.0),
          entry("WEST", 1.0),
          entry("BST", 1.0),
          entry("CET", 1.0),
          entry("CEST", 2.0),
          entry("EET", 2.0),
          entry("EEST", 3.0),
          entry("MSK", 3.0),
          entry("TRT", 3.0),
          entry("WAT", 1.0),
          entry("CAT", 2.0),
          entry("SAST", 2.0),
          entry("EAT", 3.0),
          entry("PKT", 5.0),
          entry("NPT", 5.75),
          entry("WIB", 7.0),
          entry("HKT", 8.0),
          entry("SGT", 8.0),
          entry("PHT", 8.0),
          entry("AWST", 8.0),
          entry("JST", 9.0),
          entry("KST", 9.0),
          entry("ACST", 9.5),
          entry("ACDT", 10.5),
          entry("AEST", 10.0),
          entry("AEDT", 11.0),
          entry("NZST", 12.0),
          entry("NZDT", 13.0),
          entry("NST", -3.5),
          entry("NDT", -2.5),
          entry("BRT", -3.0),
          entry("ART", -3.0),
          entry("ADT", -3.0),
          entry("EDT", -4.0),
          entry("EST", -5.0),
          entry("CDT", -5.0),
          entry("CST", -6.0),
          entry("MDT", -6.0),
          entry("MST", -7.0),
          entry("PDT", -7.0),
          entry("PST", -8.0),
          entry("AKDT", -8.0),
          entry("AKST", -9.0),
          entry("HST", -10.0));

  /** What people in several places call their own time. */
  private static final Map<String, String> SEVERAL =
      Map.of(
          "IST", "that of India, Ireland or Israel",
          "AST", "that of the Atlantic or of Arabia",
          "GST", "that of the Gulf or of South Georgia",
          "AMT", "that of the Amazon or of Armenia",
          "ECT", "that of Ecuador or of the Eastern Caribbean",
          "SST", "that of Samoa or of Singapore");

  /**
   * The text with an offset in place of the last abbreviation; as it is where there is none, or
   * where it means several.
   */
  String inNumbers(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.find()) {
      String hours = number.group(2).length() == 1 ? "0" + number.group(2) : number.group(2);
      String minutes = number.group(3) == null ? "00" : number.group(3);
      return replaced(text, number, number.group(1) + hours + ":" + minutes);
    }
    Matcher last = null;
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      if (offset(word.group()).isPresent()) {
        last = WORD.matcher(text).region(word.start(), text.length()).useTransparentBounds(true);
      }
    }
    return last == null || !last.find()
        ? text
        : replaced(text, last, iso(offset(last.group()).orElseThrow()));
  }

  private static String replaced(String text, Matcher found, String by) {
    return text.substring(0, found.start()) + by + text.substring(found.end());
  }

  private static String iso(Duration offset) {
    Duration size = offset.abs();
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d",
        offset.isNegative() ? "-" : "+",
        size.toHours(),
        size.toMinutesPart());
  }

  /** Why a text cannot be read for the sake of its abbreviation, behind the text itself. */
  Optional<String> problemOf(String text) {
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      String several = SEVERAL.get(word.group().toUpperCase(Locale.ROOT));
      if (several != null && offset(word.group()).isEmpty()) {
        return Optional.of(
            "is in a time that may be "
                + several
                + ": set the source's zone to the one that is meant");
      }
    }
    return Optional.empty();
  }

  private Optional<Duration> offset(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    TimeZone own = TimeZone.getTimeZone(zone);
    boolean observes = own.observesDaylightTime();
    if (observes && own.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH).equals(name)) {
      return Optional.of(Duration.ofMillis((long) own.getRawOffset() + own.getDSTSavings()));
    }
    if (own.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH).equals(name)) {
      return Optional.of(Duration.ofMillis(own.getRawOffset()));
    }
    return Optional.ofNullable(HOURS.get(name))
        .map(hours -> Duration.ofMinutes(Math.round(60 * hours)));
  }
}
