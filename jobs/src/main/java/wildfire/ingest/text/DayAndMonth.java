package wildfire.ingest.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Time patterns in which day and month stand as two numbers, so that {@code 03/09/2025} may be read
 * the wrong way round. Behind a year the month comes first everywhere, and before dots the day.
 */
final class DayAndMonth {
  /** Letters of one field, or something in quotes. */
  private static final Pattern PART = Pattern.compile("'[^']*'|([A-Za-z])\\1*");

  private DayAndMonth() {}

  /**
   * The pattern with day and month the other way round; empty where it has not both as numbers, or
   * nobody writes it so.
   */
  static Optional<String> otherWayRound(String pattern) {
    MatchResult day = null;
    MatchResult month = null;
    MatchResult year = null;
    for (MatchResult part : PART.matcher(pattern).results().toList()) {
      boolean isNumber = part.group().length() <= 2;
      switch (pattern.charAt(part.start())) {
        case 'd' -> day = part;
        case 'M', 'L' -> month = isNumber ? part : null;
        case 'y', 'u' -> year = part;
        default -> {}
      }
    }
    if (day == null || month == null) {
      return Optional.empty();
    }
    boolean dayFirst = day.start() < month.start();
    MatchResult first = dayFirst ? day : month;
    MatchResult second = dayFirst ? month : day;
    boolean behindYear = year != null && year.start() < first.start();
    boolean dotted = dayFirst && pattern.startsWith(".", first.end());
    return behindYear || dotted
        ? Optional.empty()
        : Optional.of(
            pattern.substring(0, first.start())
                + second.group()
                + pattern.substring(first.end(), second.start())
                + first.group()
                + pattern.substring(second.end()));
  }

  /** The patterns that can be meant together: of two that are each other's opposite the first. */
  static List<String> inOneOrder(List<String> patterns) {
    Set<String> opposites = new HashSet<>();
    List<String> kept = new ArrayList<>();
    for (String pattern : patterns) {
      if (!opposites.contains(shape(pattern))) {
        otherWayRound(pattern).map(DayAndMonth::shape).ifPresent(opposites::add);
        kept.add(pattern);
      }
    }
    return kept;
  }

  /** A pattern whatever the number of digits. */
  private static String shape(String pattern) {
    return pattern.replaceAll("([A-Za-z])\\1+", "$1");
  }
}
