package wildfire.metrics;

/**
 * Which facts the logs of a platform carry at all: what is never logged is unknown, not zero.
 *
 * @param parents whether any share says what it came through
 * @param exposure whether there is any impression or view
 * @param followers whether any event says if its actor follows the author
 * @param reactions whether any reaction says which it is
 * @param texts whether the words of any comment or quote are known; false where no campaign's
 *     message has words to look for
 */
public record LogFacts(
    boolean spread,
    boolean comments,
    boolean accounts,
    boolean parents,
    boolean exposure,
    boolean saves,
    boolean clicks,
    boolean followers,
    boolean reactions,
    boolean texts) {
  /** Of a post that no log knows: what the log has of others does not count. */
  public static final LogFacts NONE =
      new LogFacts(false, false, false, false, false, false, false, false, false, false);
}
