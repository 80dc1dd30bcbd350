package wildfire.ingest.source;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wildfire.model.TimePrecision;
import wildfire.yaml.Keys;
import wildfire.yaml.Nearest;
import wildfire.yaml.Problems;

/** Reads how an export writes its values. */
final class ConventionsReader {
  static final Set<String> KEYS =
      Set.of("times", "zone", "precision", "decimal", "grouping", "missing");

  /** Those of a file that says nothing: ISO times, UTC, decimal point. */
  static final Conventions DEFAULTS =
      new Conventions(
          List.of("iso"), ZoneOffset.UTC, TimePrecision.INSTANT, '.', (char) 0, List.of());

  private static final Set<String> TIME_WORDS =
      Set.of("iso", "epoch_seconds", "epoch_millis", "epoch_micros");

  private ConventionsReader() {}

  /** What the keys say; where they say nothing, the outer conventions hold. */
  static Conventions conventions(Keys keys, Conventions outer, Problems problems) {
    Conventions said =
        new Conventions(
            times(keys, outer, problems),
            zone(keys, outer, problems),
            keys.word("precision", TimePrecision.values(), outer.precision().id()),
            keys.character("decimal", outer.decimal()),
            grouping(keys, outer),
            keys.texts("missing", outer.missing()));
    if (said.decimal() == said.grouping()) {
      problems.at(keys.place("decimal"), "\"decimal\" and \"grouping\" are the same character");
    }
    return said;
  }

  private static List<String> times(Keys keys, Conventions outer, Problems problems) {
    List<String> times = keys.texts("times", outer.times());
    for (String time : times) {
      if (!TIME_WORDS.contains(time)) {
        try {
          DateTimeFormatter unused = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
        } catch (IllegalArgumentException wrong) {
          problems.at(
              keys.place("times"),
              "\"%s\" is neither a pattern of a time (%s) nor one of iso, epoch_seconds,"
                  + " epoch_millis, epoch_micros%s",
              time,
              wrong.getMessage(),
              Nearest.hint(time, TIME_WORDS));
        }
      }
    }
    if (times.isEmpty()) {
      problems.at(keys.place("times"), "\"times\" must name at least one way of writing times");
    }
    return times;
  }

  private static ZoneId zone(Keys keys, Conventions outer, Problems problems) {
    String text = keys.text("zone", outer.zone().getId());
    try {
      return ZoneId.of(text);
    } catch (DateTimeException wrong) {
      problems.at(
          keys.place("zone"),
          "\"%s\" is not a time zone; write one like Europe/Amsterdam or +08:00%s",
          text,
          Nearest.hint(text, ZoneId.getAvailableZoneIds().stream().sorted().toList()));
      return outer.zone();
    }
  }

  /** The empty text says that thousands are not marked. */
  private static char grouping(Keys keys, Conventions outer) {
    return "".equals(keys.text("grouping", null))
        ? (char) 0
        : keys.character("grouping", outer.grouping());
  }
}
