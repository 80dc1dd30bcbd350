package wildfire.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/** Makes numbers, words, spans of time and moments of single YAML values. */
record Scalars(Problems problems) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** A kind of value: how to call it in a sentence, and what gives null for a text that is none. */
  private record Kind(String expected, Function<String, Object> parser) {}

  private static final Kind SIZE =
      new Kind("a size such as 8MiB or 500KB", text -> Quantities.bytes(text).orElse(null));

  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          String.class,
          new Kind("a word or a text", text -> text.isEmpty() ? null : text),
          boolean.class,
          new Kind("true or false", Map.of("true", true, "false", false)::get),
          int.class,
          new Kind(
              "a whole number",
              text -> {
                Long whole = whole(text);
                return whole == null || whole != whole.intValue() ? null : whole.intValue();
              }),
          long.class,
          new Kind("a whole number", Scalars::whole),
          double.class,
          new Kind(
              "a number",
              text -> NUMBER.matcher(text).matches() ? new BigDecimal(text).doubleValue() : null),
          char.class,
          new Kind(
              "one character",
              text -> text.length() > 1 ? null : text.isEmpty() ? (char) 0 : text.charAt(0)),
          Pattern.class,
          new Kind("a regular expression", Pattern::compile),
          ZoneId.class,
          new Kind("a time zone such as Europe/Amsterdam or +08:00", Scalars::zone),
          Duration.class,
          new Kind(
              "a span of time such as 30d, 72h or 60m",
              text -> Quantities.duration(text).orElse(null)),
          Instant.class,
          new Kind(
              "a date such as 2026-01-31 or a moment such as 2026-01-31T18:00:00Z",
              text -> Quantities.momentOrEndOfDay(text).orElse(null)));

  /**
   * The value as that type; null, and a problem noted, if it is not one or outside its limits.
   *
   * @param limits null: none but those of its name and type
   */
  Object read(Class<?> type, String path, Key limits, YamlValue given) {
    if (given instanceof Nothing) {
      problems.add(given.place(), path, "%s is empty; give it a value or leave it out", path);
      return null;
    }
    Kind kind = kind(type, path);
    Object value = null;
    String why = "";
    if (given instanceof Scalar scalar) {
      try {
        value = kind.parser().apply(type == char.class ? scalar.text() : scalar.text().trim());
      } catch (PatternSyntaxException broken) {
        why = ": " + broken.getDescription() + " at " + broken.getIndex();
      }
    }
    if (value == null) {
      why += given instanceof Scalar scalar ? hint(type, scalar.text()) : "";
      String must = kind.expected() + why;
      problems.add(given.place(), path, "%s is %s; it must be %s", path, given.words(), must);
      return null;
    }
    String refused = refused(path, limits, value);
    if (refused != null) {
      String text = ((Scalar) given).text();
      problems.add(given.place(), path, "%s is %s; it must be %s", path, text, refused);
    }
    return refused == null ? value : null;
  }

  private static String hint(Class<?> type, String text) {
    if (type == ZoneId.class) {
      return Nearest.hint(text, ZoneId.getAvailableZoneIds());
    }
    return type.isEnum() ? Nearest.hint(text, words(type)) : "";
  }

  private static Kind kind(Class<?> type, String path) {
    if (type.isEnum()) {
      List<String> words = words(type);
      return new Kind(
          "one of " + String.join(", ", words),
          text -> words.contains(text) ? type.getEnumConstants()[words.indexOf(text)] : null);
    }
    Kind kind = type == long.class && path.endsWith("_bytes") ? SIZE : KINDS.get(type);
    if (kind == null) {
      throw new IllegalStateException("no reader for " + type + ", the type of " + path);
    }
    return kind;
  }

  private static List<String> words(Class<?> type) {
    return Stream.of(type.getEnumConstants()).map(word -> KeyNames.of((Enum<?>) word)).toList();
  }

  private static Object zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException noZone) {
      return null;
    }
  }

  private static Long whole(String text) {
    return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  /** What a value must be that is outside its limits; null for one within. */
  private static String refused(String path, Key limits, Object value) {
    if (value instanceof Duration span) {
      boolean fits = span.compareTo(Duration.ZERO) > 0 && span.compareTo(LONGEST) <= 0;
      return fits ? null : "longer than 0s and at most " + Quantities.words(LONGEST);
    }
    boolean share = path.endsWith("_share");
    if (value instanceof Number number && (limits != null || share)) {
      double least = limits != null ? limits.least() : 0;
      double most = limits != null ? limits.most() : 1;
      boolean fits = number.doubleValue() >= least && number.doubleValue() <= most;
      return fits
          ? null
          : most == Double.POSITIVE_INFINITY
              ? "at least " + shown(least)
              : "between " + shown(least) + " and " + shown(most);
    }
    boolean fits =
        limits == null
            || limits.words().length == 0
            || List.of(limits.words()).contains(value.toString());
    return fits ? null : "one of " + String.join(", ", limits.words());
  }

  private static String shown(double limit) {
    return limit == Math.rint(limit)
        ? String.format(Locale.ROOT, "%,d", (long) limit)
        : String.valueOf(limit);
  }
}
