package wildfire.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/** Makes numbers, words, spans of time and moments of single YAML values. */
record Scalars(Problems problems, Limits limits) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");

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

  /** The value as that type; empty, and a problem noted, if it is not one or outside its limits. */
  Optional<Object> read(Class<?> type, String path, YamlValue given) {
    if (given instanceof Nothing) {
      problems.add(given.place(), path, "%s is empty; give it a value or leave it out", path);
      return Optional.empty();
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
      why += type == ZoneId.class || type.isEnum() ? hint(type, scalar.text()) : "";
    }
    if (value == null) {
      String must = kind.expected() + why;
      problems.add(given.place(), path, "%s is %s; it must be %s", path, given.words(), must);
      return Optional.empty();
    }
    String shown = given instanceof Scalar scalar ? scalar.text() : given.words();
    Optional<String> refused = limits.refuse(path, value);
    refused.ifPresent(no -> problems.add(given.place(), path, "%s is %s; %s", path, shown, no));
    return refused.isPresent() ? Optional.empty() : Optional.of(value);
  }

  private static Kind kind(Class<?> type, String path) {
    if (type.isEnum()) {
      Map<String, Object> words = words(type);
      return new Kind("one of " + String.join(", ", words.keySet()), words::get);
    }
    Kind kind = type == long.class && path.endsWith("_bytes") ? SIZE : KINDS.get(type);
    if (kind == null) {
      throw new IllegalStateException("no reader for " + type + ", the type of " + path);
    }
    return kind;
  }

  private static Map<String, Object> words(Class<?> type) {
    Map<String, Object> words = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      words.put(KeyNames.of((Enum<?>) constant), constant);
    }
    return words;
  }

  /** What was probably meant, where there are words to choose from. */
  private static String hint(Class<?> type, String text) {
    return Nearest.hint(text, type.isEnum() ? words(type).keySet() : ZoneId.getAvailableZoneIds());
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
}
