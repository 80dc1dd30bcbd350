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

  /** Both ends are allowed. */
  public record Range(double least, double most) {
    public static Range atLeast(double least) {
      return new Range(least, Double.POSITIVE_INFINITY);
    }

    public static Range any() {
      return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    String words() {
      boolean below = least != Double.NEGATIVE_INFINITY;
      boolean above = most != Double.POSITIVE_INFINITY;
      if (below && above) {
        return "between " + number(least) + " and " + number(most);
      }
      return below ? "at least " + number(least) : "at most " + number(most);
    }

    private static String number(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%,d", (long) value)
          : String.valueOf(value);
    }
  }

  public Range of(String path) {
    Range range = ranges.get(path);
    if (range == null) {
      return path.endsWith("_share") ? SHARE : Range.any();
    }
    return range;
  }

  /** What is wrong with a number; empty where nothing is. */
  Optional<String> refuse(String path, double value) {
    Range range = of(path);
    return value >= range.least() && value <= range.most()
        ? Optional.empty()
        : Optional.of("it must be " + range.words());
  }

  Optional<String> refuse(Duration span) {
    return span.compareTo(Duration.ZERO) > 0 && span.compareTo(LONGEST) <= 0
        ? Optional.empty()
        : Optional.of("it must be longer than 0s and at most " + Quantities.words(LONGEST));
  }

  Optional<String> refuse(String path, String word) {
    List<String> words = choices.get(path);
    return words == null || words.contains(word)
        ? Optional.empty()
        : Optional.of("it must be one of " + String.join(", ", words));
  }
}
