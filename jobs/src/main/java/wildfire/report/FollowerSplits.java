package wildfire.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers of followers and outsiders among those who engaged with a post can be told together
 * without telling of few accounts whether they follow the author.
 *
 * <p>Who had engaged by when can be seen on the platform. So a number tells of everybody who had
 * engaged by then, and two numbers tell of those who came between: nobody may be among few
 * followers, or among few outsiders, in any of these groups (differencing and complements;
 * Hundepool et al., Statistical Disclosure Control, 2012, §5.2). Where the whole is not told, its
 * parts are not either: with them it could be narrowed down.
 */
final class FollowerSplits {
  private FollowerSplits() {}

  /**
   * Engaged accounts by some time.
   *
   * @param followers those known to follow the author
   * @param outsiders those known not to
   */
  record Split(long followers, long outsiders) {
    private static final Split NOBODY = new Split(0, 0);

    private boolean tellsOfFewBeside(Split other, long least) {
      return isFew(followers - other.followers, least) || isFew(outsiders - other.outsiders, least);
    }

    long accounts() {
      return followers + outsiders;
    }
  }

  /**
   * Which are told. Those by whose time few came beside one that matters more are never: that this
   * is so can be seen, so that nothing follows from it. Of the others each is told that tells of no
   * few accounts by itself and beside those told before it.
   *
   * @param whole of all engaged accounts, at the end of observation
   * @param parts of those that had engaged by some time, what matters most first; null where
   *     unknown
   * @param least accounts that are not few; 1 tells everything
   * @return of the whole, then of each part; false for what is unknown
   */
  static boolean[] told(Split whole, List<Split> parts, long least) {
    boolean[] told = new boolean[1 + parts.size()];
    if (whole.tellsOfFewBeside(Split.NOBODY, least)) {
      return told;
    }
    told[0] = true;
    List<Split> before = new ArrayList<>(List.of(Split.NOBODY, whole));
    List<Split> asked = new ArrayList<>(before);
    for (int i = 0; i < parts.size(); i++) {
      Split part = parts.get(i);
      if (part != null
          && asked.stream().noneMatch(a -> isFew(part.accounts() - a.accounts(), least))) {
        asked.add(part);
        if (before.stream().noneMatch(b -> part.tellsOfFewBeside(b, least))) {
          told[i + 1] = true;
          before.add(part);
        }
      }
    }
    return told;
  }

  /**
   * Of how many accounts at least it can be told that the followers, or the outsiders, are few, if
   * not how many: so many that they could be any number that is few. Of use only where several
   * numbers are few, so with a least of 3 or more.
   */
  static long leastToNarrowDown(long least) {
    return 2 * least - 1;
  }

  /** None is not few: it says nothing of anybody. */
  private static boolean isFew(long accounts, long least) {
    long many = Math.abs(accounts);
    return many >= 1 && many < least;
  }

  /** Of what was counted; null where nothing was. */
  static Split ofKnown(Long followers, Long outsiders) {
    return followers == null && outsiders == null
        ? null
        : new Split(orNone(followers), orNone(outsiders));
  }

  private static long orNone(Long accounts) {
    return accounts == null ? 0 : accounts;
  }
}
