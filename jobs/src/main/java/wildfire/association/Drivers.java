package wildfire.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import wildfire.model.FactorKind;
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
      double strength = its.strength.applyAsDouble(post);
      int others = its.count[posts.account()[post]] - 1;
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

  /**
   * Sums over the posts of each account, the unknown left out.
   *
   * @param strength of a post, 0 to 1; {@code NaN} where it is not known, as the hour of a post
   *     that has only a date
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Usual(IntToDoubleFunction strength, double[] sum, int[] count) {
    static Usual of(Posts posts, String factor) {
      IntToDoubleFunction strength = strength(posts, factor);
      double[] sum = new double[posts.accounts()];
      int[] count = new int[sum.length];
      for (int post = 0; post < posts.size(); post++) {
        double own = strength.applyAsDouble(post);
        if (!Double.isNaN(own)) {
          sum[posts.account()[post]] += own;
          count[posts.account()[post]]++;
        }
      }
      return new Usual(strength, sum, count);
    }

    private static IntToDoubleFunction strength(Posts posts, String factor) {
      FactorKind kind = FactorKind.of(factor);
      String value = FactorKind.value(factor);
      return switch (kind) {
        case TRIGGER, DETAIL -> {
          double[] strength = posts.tagging().strength(factor);
          yield post -> strength[post];
        }
        case PAIR -> {
          int cut = value.indexOf('+');
          IntToDoubleFunction one =
              strength(posts, FactorKind.TRIGGER.name(value.substring(0, cut)));
          IntToDoubleFunction other =
              strength(posts, FactorKind.TRIGGER.name(value.substring(cut + 1)));
          yield post -> one.applyAsDouble(post) * other.applyAsDouble(post);
        }
        case FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR -> {
          int asked = posts.names(kind).indexOf(value);
          yield post -> {
            int code = posts.code(kind, post);
            return code < 0 ? Double.NaN : code == asked ? 1 : 0;
          };
        }
        case REACTION ->
            throw new IllegalArgumentException(factor + " comes after the publication");
      };
    }
  }
}
