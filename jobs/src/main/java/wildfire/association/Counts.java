package wildfire.association;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

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

  /**
   * @param account of each post: any numbers from 0 on
   */
  static Counts of(double[] strength, int[] account, int unknown) {
    BitSet with = new BitSet();
    BitSet without = new BitSet();
    int posts = 0;
    for (int i = 0; i < strength.length; i++) {
      posts += strength[i] > 0 ? 1 : 0;
      (strength[i] > 0 ? with : without).set(account[i]);
    }
    BitSet all = (BitSet) with.clone();
    all.or(without);
    return new Counts(
        posts,
        strength.length - posts,
        unknown,
        with.cardinality(),
        without.cardinality(),
        all.cardinality());
  }

  /**
   * The number of each row's account.
   *
   * @param start first row of each, and the number of rows at the end
   */
  static int[] numbered(int[] start) {
    int[] numbers = new int[start[start.length - 1]];
    for (int one = 0; one + 1 < start.length; one++) {
      Arrays.fill(numbers, start[one], start[one + 1], one);
    }
    return numbers;
  }
}
