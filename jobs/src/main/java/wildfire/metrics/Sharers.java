package wildfire.metrics;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import wildfire.model.PostHistory;

/**
 * The accounts that shared a post, the author left out, and when first.
 *
 * @param publishedAt UTC microseconds, from which ages count
 * @param at UTC microseconds, ascending
 * @param account digest of the account, in the same order
 */
public record Sharers(long publishedAt, List<Long> at, List<Long> account) {
  /**
   * Those of a post; null where its times do not tell seconds.
   *
   * @param keys digests of the history's accounts
   */
  public static Sharers of(PostHistory history, long[] keys) {
    return FirstShares.of(history)
        .map(
            first -> {
              long[] account = new long[first.size()];
              for (int i = 0; i < account.length; i++) {
                account[i] = keys[first.account()[i]];
              }
              return new Sharers(history.publishedAt(), new Longs(first.at()), new Longs(account));
            })
        .orElse(null);
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
