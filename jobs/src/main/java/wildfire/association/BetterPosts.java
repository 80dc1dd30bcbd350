package wildfire.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Of each post the most similar one of the same account that did clearly better. Alike in what was
 * known before anybody reacted: format, triggers, paid or not, hour and weekday. Any number of
 * threads may ask at once.
 */
public final class BetterPosts {
  private static final List<PostOutcome> ASKED = List.of(PostOutcome.SPEED, PostOutcome.BREADTH);

  /** Where how fast a post was passed on is unknown, how much is asked instead of it. */
  private static final List<PostOutcome> ASKED_LATE =
      List.of(PostOutcome.BREADTH, PostOutcome.SIZE);

  private static final double HOURS_APART = 3;

  /** Whether posts can be clearly better in it. */
  static boolean asksAbout(PostOutcome outcome) {
    return ASKED.contains(outcome) || ASKED_LATE.contains(outcome);
  }

  private final Posts posts;
  private final double doublings;
  private final double least;
  private final int nearby;
  private final List<double[]> strengths;
  private final int[] ordered;
  private final int[] place;

  /**
   * @param doublings by so many at least another did clearly better, and above the usual by as many
   * @param leastCount a post with a smaller count did not do clearly better, however little is
   *     usual
   * @param nearby so many of the account's posts before and after it are looked at
   */
  public BetterPosts(Posts posts, double doublings, long leastCount, int nearby) {
    this.posts = posts;
    this.doublings = doublings;
    this.least = Math.log1p((double) leastCount) / Math.log(2);
    this.nearby = nearby;
    this.strengths = posts.tagging().triggers().stream().map(posts.tagging()::strength).toList();
    this.ordered =
        IntStream.range(0, posts.size())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer post) -> posts.account()[post])
                    .thenComparingLong(post -> posts.publishedAt()[post]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.place = new int[ordered.length];
    for (int at = 0; at < ordered.length; at++) {
      place[ordered[at]] = at;
    }
  }

  /**
   * Empty where the post did well itself, where it is not known whose it is, or where none of the
   * account's posts near it did clearly better.
   *
   * @param post its place among the posts
   */
  public Optional<BetterPost> of(int post) {
    if (posts.author(posts.account()[post]) == null) {
      return Optional.empty();
    }
    boolean knowsSpeed = !Double.isNaN(posts.aboveUsual(PostOutcome.SPEED)[post]);
    return (knowsSpeed ? ASKED : ASKED_LATE)
        .stream()
            .filter(outcome -> posts.aboveUsual(outcome)[post] < doublings)
            .findFirst()
            .flatMap(outcome -> nearest(post, outcome));
  }

  private Optional<BetterPost> nearest(int post, PostOutcome outcome) {
    double[] value = posts.aboveUsual(outcome);
    double[] count = posts.outcome(outcome);
    double enough = Math.max(doublings, value[post] + doublings);
    int from = Math.max(0, place[post] - nearby);
    int to = Math.min(ordered.length, place[post] + nearby + 1);
    int best = -1;
    int candidates = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int at = from; at < to; at++) {
      int other = ordered[at];
      if (value[other] >= enough
          && count[other] >= least
          && posts.account()[other] == posts.account()[post]) {
        candidates++;
        double distance = distance(post, other);
        if (distance < nearest || (distance == nearest && isNearer(post, other, best))) {
          nearest = distance;
          best = other;
        }
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(better(post, best, outcome, candidates));
  }

  private boolean isNearer(int post, int other, int than) {
    long own = posts.publishedAt()[post];
    int order =
        Long.compare(
            Math.abs(posts.publishedAt()[other] - own), Math.abs(posts.publishedAt()[than] - own));
    return order < 0 || (order == 0 && other < than);
  }

  /** The sum of how far they are apart in each thing, each 0 to 1 (Gower 1971, unweighted). */
  private double distance(int one, int other) {
    double distance = apart(posts.format()[one], posts.format()[other]);
    distance += apart(posts.paid()[one], posts.paid()[other]);
    distance += apart(posts.weekday()[one], posts.weekday()[other]);
    distance += hoursApart(one, other) / 12;
    for (double[] strength : strengths) {
      distance += Math.abs(strength[one] - strength[other]);
    }
    return distance;
  }

  private static double apart(int one, int other) {
    return one == other ? 0 : 1;
  }

  /** Round the clock, 0 to 12; 0 where one is not known. */
  private double hoursApart(int one, int other) {
    double apart = Math.abs(posts.hour()[one] - posts.hour()[other]);
    return Double.isNaN(apart) ? 0 : Math.min(apart, 24 - apart);
  }

  private BetterPost better(int post, int other, PostOutcome outcome, int candidates) {
    List<BetterPost.Difference> differences = new ArrayList<>();
    for (int trigger = 0; trigger < strengths.size(); trigger++) {
      double[] strength = strengths.get(trigger);
      String name = FactorKind.value(posts.tagging().triggers().get(trigger));
      String here = strength[post] > 0 ? name : null;
      String there = strength[other] > 0 ? name : null;
      differences.add(new BetterPost.Difference(FactorKind.TRIGGER, here, there));
    }
    for (FactorKind kind : List.of(FactorKind.FORMAT, FactorKind.WEEKDAY, FactorKind.HOUR)) {
      if (kind != FactorKind.HOUR || hoursApart(post, other) >= HOURS_APART) {
        differences.add(new BetterPost.Difference(kind, value(kind, post), value(kind, other)));
      }
    }
    differences.removeIf(one -> Objects.equals(one.here(), one.there()));
    return new BetterPost(
        posts.platforms().get(posts.platform()[post]),
        posts.id(other),
        outcome,
        posts.aboveUsual(outcome)[post],
        posts.aboveUsual(outcome)[other],
        candidates,
        differences);
  }

  private String value(FactorKind kind, int post) {
    int code = posts.code(kind, post);
    return code < 0 ? null : posts.names(kind).get(code);
  }
}
