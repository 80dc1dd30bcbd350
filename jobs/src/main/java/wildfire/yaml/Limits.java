package wildfire.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values that keys may have. What a name says goes without an entry: {@code …_share} is 0 to 1,
 * a span of time is more than nothing and at most a hundred years.
 *
 * @param ranges of numbers, by the key's whole path
 * @param choices of words, by the key's whole path
 */
public record Limits(Map<String, Range> ranges, Map<String, List<String>> choices) {
  private static final Range SHARE = new Range(0, 1);
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** None but what names say. */
  public static Limits none() {
    return new Limits(Map.of(), Map.of());
  }

  public record Range(double least, double most) {
    public static Range atLeast(double least) {
      return new Range(least, Double.POSITIVE_INFINITY);
    }

    public static Range any() {
      return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    String words() {
      if (least == Double.NEGATIVE_INFINITY) {
        return "at most " + number(most);
      }
      return most == Double.POSITIVE_INFINITY
          ? "at least " + number(least)
          : "between " + number(least) + " and " + number(most);
    }

    private static String number(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%,d", (long) value)
          : String.valueOf(value);
    }
  }

  public Range of(String path) {
    return ranges.getOrDefault(path, path.endsWith("_share") ? SHARE : Range.any());
  }

  /** What is wrong with a number, a span of time or a word; empty where nothing is. */
  Optional<String> refuse(String path, Object value) {
    Range range = of(path);
    List<String> words = choices.get(path);
    if (value instanceof Number number
        && !(number.doubleValue() >= range.least() && number.doubleValue() <= range.most())) {
      return Optional.of("it must be " + range.words());
    } else if (value instanceof Duration span
        && (span.compareTo(Duration.ZERO) <= 0 || span.compareTo(LONGEST) > 0)) {
      return Optional.of("it must be longer than 0s and at most " + Quantities.words(LONGEST));
    } else if (value instanceof String word && words != null && !words.contains(word)) {
      return Optional.of("it must be one of " + String.join(", ", words));
    }
    return Optional.empty();
  }
}
