package wildfire.ingest.text;

import java.io.Serializable;
import java.util.Locale;
import wildfire.model.CounterMetric;

/**
 * How the text of a column becomes a value. Sent to executors; safe for use by many threads.
 *
 * @param <T> the value's Java type
 */
public interface Meaning<T> extends Serializable {
  /**
   * The value of a text; null where the text does not fit.
   *
   * @param text without white space around it, not empty
   */
  T valueOf(String text);

  /**
   * The same, where the value depends on when the file was exported.
   *
   * @param exportedAt UTC microseconds since 1970
   */
  default T valueOf(String text, long exportedAt) {
    return valueOf(text);
  }

  /** Why a text for which {@link #valueOf} gives null does not fit: what was expected. */
  String problemOf(String text);

  /** Words as they are. */
  Meaning<String> WORDS = of(text -> text, "is no text");

  /** Yes or no, as {@code yes/no}, {@code true/false} or {@code 1/0}, in any case. */
  Meaning<Boolean> YES_NO =
      of(
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> true;
                case "false", "no", "0" -> false;
                default -> null;
              },
          "is none of yes, no, true, false, 1, 0");

  /** The name of a metric that platforms count, such as {@code reactions.love}, in any case. */
  Meaning<String> METRIC =
      of(
          text -> CounterMetric.named(text.toLowerCase(Locale.ROOT)).map(m -> m.id()).orElse(null),
          "is none of " + CounterMetric.words());

  /** Makes a value of a text, or null. */
  interface Parser<T> extends Serializable {
    T valueOf(String text);
  }

  /**
   * A meaning by its parser.
   *
   * @param misfit how a reason goes on after the text in quotes: {@code is no number}
   */
  static <T> Meaning<T> of(Parser<T> parser, String misfit) {
    return new Meaning<>() {
      @Override
      public T valueOf(String text) {
        return parser.valueOf(text);
      }

      @Override
      public String problemOf(String text) {
        return Texts.quoted(text) + " " + misfit;
      }
    };
  }
}
