package wildfire.association;

import java.io.Serializable;

/**
 * When a comparison is made, and how.
 *
 * @param minPostsWith fewer posts with the factor are refused
 * @param minPostsWithout fewer posts without it are refused
 * @param minAccounts fewer accounts in all are refused (2 or more)
 * @param minAccountsWith fewer accounts with the factor are refused
 * @param minPostsPerColumn posts that a log outcome needs for each column of its model; for a
 *     yes/no outcome, posts with the rarer answer
 * @param bootstrapBelow with fewer effective accounts than this the wild cluster bootstrap answers
 * @param webbBelow with fewer effective accounts than this its weights are Webb's, else
 *     Rademacher's
 * @param replications bootstrap draws; one less than a multiple of 20 makes 5 % exact. The smallest
 *     p is 1 / (replications + 1), so where fewer than ten draws exceed, ten times as many are
 *     made, and of up to 300 accounts once more
 * @param seed of the bootstrap
 */
public record Rules(
    int minPostsWith,
    int minPostsWithout,
    int minAccounts,
    int minAccountsWith,
    double minPostsPerColumn,
    int bootstrapBelow,
    int webbBelow,
    int replications,
    long seed)
    implements Serializable {

  public Rules {
    if (minPostsWith < 1 || minPostsWithout < 1 || minAccounts < 2 || minAccountsWith < 1) {
      throw new IllegalArgumentException("nothing can be compared with less than one post");
    }
    if (replications < 19) {
      throw new IllegalArgumentException("no 95 % interval from " + replications + " draws");
    }
  }

  /**
   * What is told of these accounts alone takes as many weeks as these, in place of accounts: they
   * are drawn by weeks.
   */
  Rules ofWeeks() {
    return new Rules(
        minPostsWith,
        minPostsWithout,
        Math.max(minAccounts, 12),
        Math.max(minAccountsWith, 5),
        minPostsPerColumn,
        bootstrapBelow,
        webbBelow,
        replications,
        seed);
  }

  public static Rules usual() {
    return new Rules(10, 10, 5, 3, 3, 40, 12, 999, 1);
  }
}
