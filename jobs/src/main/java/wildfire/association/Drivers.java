package wildfire.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wildfire.model.PostOutcome;

/**
 * What clear associations come to for single posts. Of the posts it keeps sums over accounts alone;
 * any number of threads may ask at once.
 */
public final class Drivers {
  private static final Comparator<Driver> WEIGHTIEST =
      Comparator.comparingDouble((Driver d) -> -Math.abs(d.contribution()))
          .thenComparing(d -> d.difference().outcome())
          .thenComparing(d -> d.difference().factor());

  private final Posts posts;
  private final Map<String, List<ClearDifference>> ofPlatform;
  private final Map<String, Usual> usual;
  private final double least;

  /**
   * @param clear associations of these posts
   * @param least contributions smaller than this are left out, in doublings
   */
  public Drivers(Posts posts, List<ClearDifference> clear, double least) {
    this.posts = posts;
    this.least = least;
    this.ofPlatform =
        posts.platforms().stream()
            .collect(Collectors.toMap(platform -> platform, platform -> of(platform, clear)));
    this.usual = new HashMap<>();
    for (ClearDifference one : clear) {
      usual.computeIfAbsent(one.factor(), factor -> Usual.of(posts, factor));
    }
  }

  /** Those over all platforms, and in place of them those of the platform where it has any. */
  private static List<ClearDifference> of(String platform, List<ClearDifference> clear) {
    record Asked(PostOutcome outcome, String factor) {}
    Map<Asked, ClearDifference> those = new HashMap<>();
    for (String scope : List.of(Posts.ALL, platform)) {
      clear.stream()
          .filter(one -> one.scope().equals(scope))
          .forEach(one -> those.put(new Asked(one.outcome(), one.factor()), one));
    }
    return List.copyOf(those.values());
  }

  /**
   * What a post has of each association, the weightiest first: those of its own platform, and over
   * all platforms where its own has no clear one for the same outcome and factor.
   *
   * @param post its place among the posts
   */
  public List<Driver> of(int post) {
    List<Driver> drivers = new ArrayList<>();
    for (ClearDifference one : ofPlatform.get(posts.platform(post))) {
      Usual its = usual.get(one.factor());
      double strength = its.strength.of(post);
      int others = its.others(posts.account()[post]);
      if (others > 0 && !Double.isNaN(strength)) {
        double expected = (its.sum[posts.account()[post]] - strength) / others;
        double contribution = one.difference() * (strength - expected);
        if (Math.abs(contribution) >= least) {
          drivers.add(new Driver(one, strength, expected, others, contribution));
        }
      }
    }
    drivers.sort(WEIGHTIEST);
    return drivers;
  }

  /** Sums over the posts of each account, the unknown left out. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Usual(Strength strength, double[] sum, int[] count) {

    static Usual of(Posts posts, String factor) {
      Strength strength = Strength.of(posts, factor);
      double[] sum = new double[posts.accounts()];
      int[] count = new int[sum.length];
      for (int post = 0; post < posts.size(); post++) {
        double own = strength.of(post);
        if (!Double.isNaN(own)) {
          sum[posts.account()[post]] += own;
          count[posts.account()[post]]++;
        }
      }
      return new Usual(strength, sum, count);
    }

    int others(int account) {
      return count[account] - 1;
    }
  }
}
