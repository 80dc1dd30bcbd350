package wildfire.metrics;

import java.util.Arrays;
import java.util.Optional;
import wildfire.model.PostHistory;

/**
 * Who passed a post on, and when first: each account but the author once, by its first share or
 * quote, bought or not.
 *
 * @param account index of the account, as in the history
 * @param at UTC microseconds, ascending; one for each account
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FirstShares(int[] account, long[] at) {
  private static final long MINUTE = 60_000_000L;

  /**
   * Those of a post; empty where its times do not tell seconds. A log that writes whole minutes as
   * if they were instants shows by two or more shares, more than half of which lie on a minute.
   */
  public static Optional<FirstShares> of(PostHistory post) {
    if (!post.precision().tellsHours()) {
      return Optional.empty();
    }
    boolean[] seen = new boolean[post.accounts()];
    int[] account = new int[post.accounts()];
    long[] at = new long[post.accounts()];
    int n = 0;
    int onTheMinute = 0;
    for (int event = 0; event < post.size(); event++) {
      int actor = post.actor()[event];
      if (actor != PostHistory.UNKNOWN
          && actor != post.author()
          && !seen[actor]
          && post.kindOf(event).isSpread()) {
        seen[actor] = true;
        account[n] = actor;
        at[n] = post.occurredAt()[event];
        onTheMinute += Math.floorMod(at[n], MINUTE) == 0 ? 1 : 0;
        n++;
      }
    }
    return n > 1 && 2 * onTheMinute > n
        ? Optional.empty()
        : Optional.of(new FirstShares(Arrays.copyOf(account, n), Arrays.copyOf(at, n)));
  }

  /** How many accounts. */
  public int size() {
    return at.length;
  }
}
