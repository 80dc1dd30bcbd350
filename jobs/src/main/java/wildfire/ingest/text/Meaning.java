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

  /** Why a text for which {@link #valueOf} gives null does not fit: what was expected. */
  String problemOf(String text);
}
