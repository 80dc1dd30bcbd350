package wildfire.generate;

import java.io.Serializable;

/**
 * Who follows whom, as a function instead of a list: nothing is stored, so there can be millions of
 * accounts. Accounts live in communities of equal size. An account's followers are most of them of
 * its own community; within each community they are a pseudo-random arithmetic progression, which
 * both lists them and answers membership in constant time.
 *
 * <p>Follower counts are Pareto with a tail like that of retweet counts; the first accounts of the
 * simulation (its authors) have counts of their own.
 */
final class FollowerGraph implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double HOME_SHARE = 0.65;
  private static final double FEWEST = 40;
  private static final double TAIL = 1.3;

  /** A prime greater than any community. */
  private static final long STRIDE = 2_147_483_647L;

  private final long seed;
  private final int communities;
  private final int bits;
  private final long mask;
  private final long[] authorFollowers;
  private final double meanFollowers;

  /**
   * @param bits each community holds 2 to this power accounts
   * @param authorFollowers followers of the authors, whose accounts sit at the end of the
   *     communities
   */
  FollowerGraph(long seed, int communities, int bits, long[] authorFollowers) {
    this.seed = Draws.hash(seed, 0xf0110);
    this.communities = communities;
    this.bits = bits;
    this.mask = (1L << bits) - 1;
    this.authorFollowers = authorFollowers.clone();
    double most = mostFollowers();
    this.meanFollowers =
        FEWEST * TAIL / (TAIL - 1)
            - most * StrictMath.pow(FEWEST / most, TAIL) / (TAIL - 1); // of the capped Pareto
  }

  long accountOf(int author) {
    return ((long) (author % communities) << bits) | (mask - author / communities);
  }

  /** The author behind an account; -1 if it is anyone else. */
  int authorOf(long account) {
    long author = (mask - (account & mask)) * communities + communityOf(account);
    return author < authorFollowers.length ? (int) author : -1;
  }

  int communityOf(long account) {
    return (int) (account >>> bits);
  }

  /** No account has more followers than this, apart from the authors. */
  private double mostFollowers() {
    return (mask + 1) / 4.0;
  }

  long followersOf(long account) {
    int author = authorOf(account);
    if (author >= 0) {
      return authorFollowers[author];
    }
    double unit = Draws.unitOf(Draws.hash(seed, account));
    return (long) Math.min(mostFollowers(), Draws.pareto(FEWEST, TAIL, unit));
  }

  /** Followers of an account relative to the mean of all accounts: its mean is 1. */
  double influenceOf(long account) {
    return authorOf(account) >= 0 ? 1 : followersOf(account) / meanFollowers;
  }

  long anyone(Draws draws) {
    return draws.below((long) communities << bits);
  }

  /** Any account that does not follow the author. */
  long outsider(long author, Draws draws) {
    long account = anyone(draws);
    for (int attempt = 0; follows(account, author) && attempt < 64; attempt++) {
      account = anyone(draws);
    }
    return account;
  }

  /**
   * A follower of the account; another one for every ticket, until a community has no more of them.
   */
  long follower(long account, long ticket, Draws draws) {
    int home = communityOf(account);
    long total = followersOf(account);
    int community =
        draws.chance(HOME_SHARE) || elsewhere(total) == 0
            ? home
            : (int) ((home + 1 + draws.below(communities - 1L)) % communities);
    return member(
        account, community, Math.floorMod(ticket * STRIDE, followersIn(community, home, total)));
  }

  boolean follows(long follower, long account) {
    int community = communityOf(follower);
    long key = Draws.hash(seed, account, community);
    long rank = ((follower & mask) - (key >>> 20)) * inverse(key | 1) & mask;
    return follower != account
        && rank < followersIn(community, communityOf(account), followersOf(account));
  }

  private long member(long account, int community, long rank) {
    long key = Draws.hash(seed, account, community);
    return ((long) community << bits) | ((rank * (key | 1) + (key >>> 20)) & mask);
  }

  private long followersIn(int community, int home, long total) {
    long here = community == home ? Math.max(1, (long) (total * HOME_SHARE)) : elsewhere(total);
    return Math.min(here, (mask + 1) * 9 / 10);
  }

  private long elsewhere(long total) {
    return communities == 1 ? 0 : (long) (total * (1 - HOME_SHARE) / (communities - 1));
  }

  /** Of an odd number modulo 2^64, by Newton's iteration: each step doubles the correct bits. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int correctBits = 3; correctBits < 64; correctBits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
