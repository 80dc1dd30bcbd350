package wildfire.metrics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import wildfire.model.PostHistory;

/**
 * The accounts that shared or quoted a post, bought or not, the author left out, and when first.
 *
 * @param publishedAt UTC microseconds, from which ages count
 * @param at UTC microseconds, ascending
 * @param account digest of the account, in the same order
 */
public record Sharers(long publishedAt, List<Long> at, List<Long> account) {
  private static final long MINUTE = 60_000_000L;

  /**
   * Those of a post; null where its times do not tell seconds. A log that writes whole minutes as
   * if they were instants shows by two or more shares, more than half of which lie on a minute.
   *
   * @param keys digests of the history's accounts
   */
  public static Sharers of(PostHistory post, long[] keys) {
    if (!post.precision().tellsHours()) {
      return null;
    }
    boolean[] met = new boolean[post.accounts()];
    long[] account = new long[post.accounts()];
    long[] at = new long[post.accounts()];
    int n = 0;
    int onTheMinute = 0;
    for (int event = 0; event < post.size(); event++) {
      int actor = post.actor()[event];
      if (actor >= 0 && actor != post.author() && !met[actor] && post.kindOf(event).isSpread()) {
        met[actor] = true;
        account[n] = keys[actor];
        at[n] = post.occurredAt()[event];
        onTheMinute += Math.floorMod(at[n], MINUTE) == 0 ? 1 : 0;
        n++;
      }
    }
    return n > 1 && 2 * onTheMinute > n
        ? null
        : new Sharers(
            post.publishedAt(),
            new Longs(Arrays.copyOf(at, n)),
            new Longs(Arrays.copyOf(account, n)));
  }

  /** Numbers as they are, without an object for each: a post can have millions of sharers. */
  private static final class Longs extends AbstractList<Long> implements RandomAccess {
    private final long[] values;

    Longs(long[] values) {
      this.values = values;
    }

    @Override
    public Long get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }
  }
}
