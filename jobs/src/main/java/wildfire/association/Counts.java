package wildfire.association;

import java.io.Serializable;

/**
 * What a comparison has to go on. Posts whose outcome is unknown are in {@code unknown} and nowhere
 * else.
 *
 * @param with posts with the factor at any strength
 * @param accountsWith accounts with at least one such post
 * @param accountsWithout accounts with at least one post without it
 * @param accounts accounts in all
 */
public record Counts(
    int with, int without, int unknown, int accountsWith, int accountsWithout, int accounts)
    implements Serializable {

  /** Of posts in order of account. */
  static Counts of(double[] strength, int[] accountStart, int unknown) {
    int with = 0;
    int accountsWith = 0;
    int accountsWithout = 0;
    int accounts = accountStart.length - 1;
    for (int account = 0; account < accounts; account++) {
      int own = 0;
      for (int i = accountStart[account]; i < accountStart[account + 1]; i++) {
        own += strength[i] > 0 ? 1 : 0;
      }
      with += own;
      accountsWith += own > 0 ? 1 : 0;
      accountsWithout += own < accountStart[account + 1] - accountStart[account] ? 1 : 0;
    }
    return new Counts(
        with, strength.length - with, unknown, accountsWith, accountsWithout, accounts);
  }
}
