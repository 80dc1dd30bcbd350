package wildfire.metrics;

import java.io.Serializable;

/**
 * What was shared together of one post.
 *
 * @param accounts how many accounts shared it near one that they share together with
 * @param onFirstDay how many of them first shared it in the first 24 hours
 */
public record SharedTogether(long accounts, long onFirstDay) implements Serializable {
  public static final SharedTogether NONE = new SharedTogether(0, 0);
}
