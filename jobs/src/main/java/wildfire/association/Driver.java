package wildfire.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a clear association comes to for one post: the difference, times how far the post's strength
 * of the factor is from that of the account's other posts. What all of an account's posts have
 * alike sets none of them apart.
 *
 * @param difference the association
 * @param strength of this post, 0 to 1
 * @param usual mean strength of the posts it is compared with, 0 to 1
 * @param others how many they are
 * @param contribution in doublings
 */
public record Driver(
    ClearDifference difference, double strength, double usual, int others, double contribution) {

  /**
   * What each post has of each association: those of its own platform, and over all platforms where
   * its own has no clear one for the same outcome and factor.
   *
   * @param least contributions smaller than this are left out, in doublings
   * @return an entry a post, the weightiest first
   */
  public static List<List<Driver>> of(Posts posts, List<ClearDifference> clear, double least) {
    List<List<Driver>> drivers = new ArrayList<>();
    for (int post = 0; post < posts.size(); post++) {
      drivers.add(new ArrayList<>());
    }
    for (ClearDifference one : clear) {
      double[] strength = Strengths.of(posts, one.factor());
      Usual usual = Usual.of(posts, strength);
      for (int post : posts.of(one.scope())) {
        if (!Double.isNaN(strength[post]) && !isSaidByItsPlatform(posts, post, one, clear)) {
          double expected = usual.of(post, strength[post]);
          double contribution = one.difference() * (strength[post] - expected);
          if (usual.others(post) > 0 && Math.abs(contribution) >= least) {
            drivers
                .get(post)
                .add(new Driver(one, strength[post], expected, usual.others(post), contribution));
          }
        }
      }
    }
    drivers.forEach(
        own ->
            own.sort(
                Comparator.comparingDouble((Driver d) -> -Math.abs(d.contribution()))
                    .thenComparing(d -> d.difference().outcome())
                    .thenComparing(d -> d.difference().factor())));
    return drivers;
  }

  private static boolean isSaidByItsPlatform(
      Posts posts, int post, ClearDifference one, List<ClearDifference> clear) {
    String platform = posts.platforms().get(posts.platform()[post]);
    return one.scope().equals(Posts.ALL)
        && clear.stream()
            .anyMatch(
                other ->
                    other.scope().equals(platform)
                        && other.outcome() == one.outcome()
                        && other.factor().equals(one.factor()));
  }

  /** Sums over the posts of each account, the unknown left out. */
  private static final class Usual {
    private final int[] account;
    private final Map<Integer, double[]> sums;

    private Usual(int[] account, Map<Integer, double[]> sums) {
      this.account = account;
      this.sums = sums;
    }

    static Usual of(Posts posts, double[] strength) {
      Map<Integer, double[]> sums = new HashMap<>();
      for (int post = 0; post < strength.length; post++) {
        if (!Double.isNaN(strength[post])) {
          double[] sum = sums.computeIfAbsent(posts.account()[post], a -> new double[2]);
          sum[0] += strength[post];
          sum[1]++;
        }
      }
      return new Usual(posts.account(), sums);
    }

    int others(int post) {
      return (int) sums.get(account[post])[1] - 1;
    }

    /** Mean of the account's other posts; its own where there are none. */
    double of(int post, double own) {
      double[] sum = sums.get(account[post]);
      return sum[1] < 2 ? own : (sum[0] - own) / (sum[1] - 1);
    }
  }
}
