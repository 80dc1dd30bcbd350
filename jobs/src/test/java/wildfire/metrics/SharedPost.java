package wildfire.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who shared a post and when, in no order; and what is told of many such posts, pair by pair, from
 * the words of the definition alone.
 *
 * @param at microseconds since the publication, by account
 */
public record SharedPost(Map<String, Long> at) {
  private static final List<Integer> WIDTHS = List.of(2, 4, 8, 16, 32);

  /** Accounts within so many microseconds of an account, it left out. */
  private long around(String account, long distance) {
    return at.values().stream().filter(t -> Math.abs(t - at.get(account)) <= distance).count() - 1;
  }

  boolean isCrowded(String account, long within) {
    return around(account, within) > 20;
  }

  /** Of an account's share: the chance that another in its surroundings is near by accident. */
  double chance(String account, long within) {
    double own = within + Math.min(within, at.get(account));
    double widest = 32.0 * within + Math.min(32.0 * within, at.get(account));
    double chance = own / widest;
    for (int width : WIDTHS) {
      double length = (double) width * within + Math.min((double) width * within, at.get(account));
      long beside = around(account, width * within) - around(account, within);
      long others = Math.max(1, around(account, 32 * within) - 1);
      chance = Math.max(chance, beside * own / (length - own) / others);
    }
    return Math.min(1, chance);
  }

  private boolean isWithin(String one, String other, long distance) {
    return at.containsKey(one)
        && at.containsKey(other)
        && Math.abs(at.get(one) - at.get(other)) <= distance;
  }

  boolean areNear(String one, String other, long within) {
    return isWithin(one, other, within) && !isCrowded(one, within) && !isCrowded(other, within);
  }

  boolean couldBeNear(String one, String other, long within) {
    return isWithin(one, other, 32 * within)
        && !isCrowded(one, within)
        && !isCrowded(other, within);
  }

  /** A pair of accounts, and its numbers. */
  private record Asked(String one, String other, int near, double expected) {}

  /**
   * The accounts of each post, in their order, that shared it together with others.
   *
   * @param minPosts a pair is near on so many posts, and both shared as many
   */
  public static List<Set<String>> together(
      List<SharedPost> posts, long within, int minPosts, double level) {
    Map<String, Integer> shared = new TreeMap<>();
    posts.forEach(post -> post.at().keySet().forEach(a -> shared.merge(a, 1, Integer::sum)));
    List<String> accounts =
        shared.entrySet().stream()
            .filter(e -> e.getValue() >= minPosts)
            .map(Map.Entry::getKey)
            .toList();
    long couldBe = 0;
    List<Asked> all = new ArrayList<>();
    for (String one : accounts) {
      for (String other : accounts) {
        if (one.compareTo(other) < 0) {
          List<SharedPost> both =
              posts.stream().filter(p -> p.couldBeNear(one, other, within)).toList();
          couldBe += both.size();
          int near = (int) both.stream().filter(p -> p.areNear(one, other, within)).count();
          double expected =
              both.stream()
                  .mapToDouble(p -> Math.max(p.chance(one, within), p.chance(other, within)))
                  .sum();
          if (near >= minPosts) {
            all.add(new Asked(one, other, near, expected));
          }
        }
      }
    }
    PairTest test = new PairTest(couldBe / minPosts, level);
    List<Asked> found =
        all.stream().filter(a -> test.isMoreThanAccident(a.near(), a.expected())).toList();
    return posts.stream().map(post -> together(post, found, within)).toList();
  }

  private static Set<String> together(SharedPost post, Collection<Asked> pairs, long within) {
    Set<String> accounts = new TreeSet<>();
    for (Asked pair : pairs) {
      if (post.areNear(pair.one(), pair.other(), within)) {
        accounts.add(pair.one());
        accounts.add(pair.other());
      }
    }
    return accounts;
  }
}
