package wildfire.measure;

import wildfire.metrics.FirstShares;
import wildfire.model.PostHistory;

/**
 * The accounts that shared a post, the author left out, and when first.
 *
 * @param at UTC microseconds, ascending
 * @param account digest of the account, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Sharers(long[] at, long[] account) {

  /**
   * Those of a post; null where its times do not tell seconds.
   *
   * @param keys digests of the history's accounts
   */
  static Sharers of(PostHistory history, long[] keys) {
    return FirstShares.of(history)
        .map(
            first -> {
              long[] account = new long[first.size()];
              for (int i = 0; i < account.length; i++) {
                account[i] = keys[first.account()[i]];
              }
              return new Sharers(first.at(), account);
            })
        .orElse(null);
  }
}
