package wildfire.ingest.text;

import java.io.Serializable;

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
}
