package wildfire.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

/** Makes numbers, words, spans of time and moments of single YAML values. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");

  private final Problems problems;
  private final Limits limits;

  Scalars(Problems problems, Limits limits) {
    this.problems = problems;
    this.limits = limits;
  }

  /** The value as that type; empty, and a problem noted, if it is not one or outside its limits. */
  Optional<Object> read(Class<?> type, String path, YamlValue given) {
    if (given instanceof Nothing) {
      problems.add(given.place(), path, "%s is empty; give it a value or leave it out", path);
      return Optional.empty();
    }
    Optional<Object> value = Optional.empty();
    String why = "";
    if (given instanceof Scalar scalar) {
      try {
        value = parse(type, path, type == char.class ? scalar.text() : scalar.text().trim());
      } catch (PatternSyntaxException broken) {
        why = ": " + broken.getDescription() + " at " + broken.getIndex();
      }
    }
    if (value.isEmpty()) {
      String must = expected(type, path) + why + hint(type, given);
      problems.add(given.place(), path, "%s is %s; it must be %s", path, given.words(), must);
      return value;
    }
    Optional<String> refused = refuse(path, value.get());
    refused.ifPresent(
        no -> problems.add(given.place(), path, "%s is %s; %s", path, shown(given), no));
    return refused.isPresent() ? Optional.empty() : value;
  }

  private Optional<Object> parse(Class<?> type, String path, String text) {
    if (type == String.class) {
      return Optional.of(text).filter(words -> !words.isEmpty()).map(words -> words);
    } else if (type == boolean.class) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(text.equals("true"))
          : Optional.empty();
    } else if (type == int.class) {
      return whole(text)
          .filter(number -> number == number.intValue())
          .map(number -> (Object) number.intValue());
    } else if (type == long.class) {
      return isSize(path) ? as(text, Quantities::bytes) : whole(text).map(number -> number);
    } else if (type == double.class) {
      return NUMBER.matcher(text).matches()
          ? Optional.of(new BigDecimal(text).doubleValue())
          : Optional.empty();
    } else if (type == char.class) {
      return Optional.of(text)
          .filter(word -> word.length() <= 1)
          .map(word -> word.isEmpty() ? (char) 0 : word.charAt(0));
    } else if (type == Pattern.class) {
      return Optional.of(Pattern.compile(text));
    } else if (type == ZoneId.class) {
      return zone(text);
    } else if (type == Duration.class) {
      return as(text, Quantities::duration);
    } else if (type == Instant.class) {
      return as(text, Quantities::momentOrEndOfDay);
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> KeyNames.of((Enum<?>) constant).equals(text))
          .findFirst()
          .map(constant -> constant);
    }
    throw new IllegalStateException("no reader for " + type + ", the type of " + path);
  }

  private static String expected(Class<?> type, String path) {
    if (type == String.class) {
      return "a word or a text";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == int.class) {
      return "a whole number";
    } else if (type == long.class) {
      return isSize(path) ? "a size such as 8MiB or 500KB" : "a whole number";
    } else if (type == double.class) {
      return "a number";
    } else if (type == char.class) {
      return "one character";
    } else if (type == Pattern.class) {
      return "a regular expression";
    } else if (type == ZoneId.class) {
      return "a time zone such as Europe/Amsterdam or +08:00";
    } else if (type == Duration.class) {
      return "a span of time such as 30d, 72h or 60m";
    } else if (type == Instant.class) {
      return "a date such as 2026-01-31 or a moment such as 2026-01-31T18:00:00Z";
    } else {
      return "one of " + String.join(", ", words(type));
    }
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> KeyNames.of((Enum<?>) constant))
        .toList();
  }

  /** What was probably meant, where there are words to choose from. */
  private static String hint(Class<?> type, YamlValue given) {
    if (!(given instanceof Scalar scalar)) {
      return "";
    }
    return type.isEnum()
        ? Nearest.hint(scalar.text(), words(type))
        : type == ZoneId.class ? Nearest.hint(scalar.text(), ZoneId.getAvailableZoneIds()) : "";
  }

  private static Optional<Object> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException noZone) {
      return Optional.empty();
    }
  }

  private Optional<String> refuse(String path, Object value) {
    if (value instanceof Number number) {
      return limits.refuse(path, number.doubleValue());
    } else if (value instanceof Duration span) {
      return limits.refuse(span);
    } else if (value instanceof String word) {
      return limits.refuse(path, word);
    } else {
      return Optional.empty();
    }
  }

  private static Optional<Object> as(String text, Function<String, ? extends Optional<?>> parser) {
    return parser.apply(text).map(value -> value);
  }

  private static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static boolean isSize(String path) {
    return path.endsWith("_bytes");
  }

  private static String shown(YamlValue given) {
    return given instanceof Scalar scalar ? scalar.text() : given.words();
  }
}
