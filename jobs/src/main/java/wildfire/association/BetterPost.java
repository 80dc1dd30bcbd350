package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * The most similar post of the same account that did clearly better, and in what it differs. Alike
 * in what was known before anybody reacted: format, triggers, paid or not, hour and weekday.
 *
 * @param platform of both
 * @param postId of the better one
 * @param outcome in which it did
 * @param own what this post had of it, in doublings of the usual
 * @param others what the other had
 * @param candidates how many of the account's posts did clearly better
 * @param differences in what they differ; none where nothing that is known does
 */
public record BetterPost(
    String platform,
    String postId,
    PostOutcome outcome,
    double own,
    double others,
    int candidates,
    List<Difference> differences) {

  private static final List<PostOutcome> ASKED = List.of(PostOutcome.SPEED, PostOutcome.BREADTH);

  /** Where how fast a post was passed on is unknown, how much is asked instead of it. */
  private static final List<PostOutcome> ASKED_LATE =
      List.of(PostOutcome.BREADTH, PostOutcome.SIZE);

  private static final double HOURS_APART = 3;

  public BetterPost {
    differences = List.copyOf(differences);
  }

  /**
   * In what two posts differ.
   *
   * @param here what this post has; null where it lacks it
   * @param there what the better one has; null where it lacks it
   */
  public record Difference(FactorKind kind, String here, String there) {}

  /**
   * When a post did clearly better.
   *
   * @param doublings by so many at least, and above the usual by as many
   * @param nearby so many of the account's posts before and after it are looked at
   */
  public record Rules(double doublings, int nearby) {}

  /** One entry a post: empty where it did well itself, or none did clearly better. */
  public static List<Optional<BetterPost>> of(Posts posts, Rules rules) {
    List<Optional<BetterPost>> found = new ArrayList<>();
    for (int post = 0; post < posts.size(); post++) {
      found.add(Optional.empty());
    }
    for (int[] own : byAccount(posts)) {
      for (int at = 0; at < own.length; at++) {
        int[] near =
            Arrays.copyOfRange(
                own,
                Math.max(0, at - rules.nearby()),
                Math.min(own.length, at + rules.nearby() + 1));
        found.set(own[at], nearest(posts, own[at], near, rules));
      }
    }
    return found;
  }

  /** The posts of each known author in order of publication. */
  private static List<int[]> byAccount(Posts posts) {
    Map<Integer, List<Integer>> byAccount = new TreeMap<>();
    for (int post = 0; post < posts.size(); post++) {
      if (posts.author(posts.account()[post]) != null) {
        byAccount.computeIfAbsent(posts.account()[post], a -> new ArrayList<>()).add(post);
      }
    }
    List<int[]> ordered = new ArrayList<>();
    for (List<Integer> own : byAccount.values()) {
      own.sort(Comparator.comparingLong((Integer post) -> posts.publishedAt()[post]));
      ordered.add(own.stream().mapToInt(Integer::intValue).toArray());
    }
    return ordered;
  }

  private static Optional<BetterPost> nearest(Posts posts, int post, int[] near, Rules rules) {
    boolean knowsSpeed = !Double.isNaN(posts.outcome(PostOutcome.SPEED)[post]);
    for (PostOutcome outcome : knowsSpeed ? ASKED : ASKED_LATE) {
      double[] value = posts.outcome(outcome);
      if (!Double.isNaN(value[post]) && value[post] < rules.doublings()) {
        int best = -1;
        int candidates = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int other : near) {
          boolean better =
              value[other] >= rules.doublings() && value[other] >= value[post] + rules.doublings();
          if (better) {
            candidates++;
            double distance = distance(posts, post, other);
            if (distance < least || (distance == least && isNearer(posts, post, other, best))) {
              least = distance;
              best = other;
            }
          }
        }
        return best < 0
            ? Optional.empty()
            : Optional.of(better(posts, post, best, outcome, candidates));
      }
    }
    return Optional.empty();
  }

  private static boolean isNearer(Posts posts, int post, int other, int than) {
    long own = posts.publishedAt()[post];
    int order =
        Long.compare(
            Math.abs(posts.publishedAt()[other] - own), Math.abs(posts.publishedAt()[than] - own));
    return order < 0 || (order == 0 && other < than);
  }

  /** The sum of how far they are apart in each thing, each 0 to 1 (Gower 1971, unweighted). */
  private static double distance(Posts posts, int one, int other) {
    double distance = apart(posts.format()[one], posts.format()[other]);
    distance += apart(posts.paid()[one], posts.paid()[other]);
    distance += apart(posts.weekday()[one], posts.weekday()[other]);
    distance += hoursApart(posts, one, other) / 12;
    for (String trigger : posts.tagging().triggers()) {
      double[] strength = posts.tagging().strength(trigger);
      distance += Math.abs(strength[one] - strength[other]);
    }
    return distance;
  }

  private static double apart(int one, int other) {
    return one == other ? 0 : 1;
  }

  /** Round the clock, 0 to 12; 0 where one is not known. */
  private static double hoursApart(Posts posts, int one, int other) {
    double apart = Math.abs(posts.hour()[one] - posts.hour()[other]);
    return Double.isNaN(apart) ? 0 : Math.min(apart, 24 - apart);
  }

  private static BetterPost better(
      Posts posts, int post, int other, PostOutcome outcome, int candidates) {
    List<Difference> differences = new ArrayList<>();
    for (String trigger : posts.tagging().triggers()) {
      double[] strength = posts.tagging().strength(trigger);
      String name = FactorKind.value(trigger);
      if (strength[post] > 0 != strength[other] > 0) {
        differences.add(
            new Difference(
                FactorKind.TRIGGER,
                strength[post] > 0 ? name : null,
                strength[other] > 0 ? name : null));
      }
    }
    if (posts.format()[post] != posts.format()[other]) {
      differences.add(
          new Difference(
              FactorKind.FORMAT,
              named(posts.format()[post], posts.formats()),
              named(posts.format()[other], posts.formats())));
    }
    if (posts.weekday()[post] != posts.weekday()[other]) {
      differences.add(
          new Difference(
              FactorKind.WEEKDAY,
              named(posts.weekday()[post], ScopePosts.WEEKDAYS),
              named(posts.weekday()[other], ScopePosts.WEEKDAYS)));
    }
    if (hoursApart(posts, post, other) >= HOURS_APART) {
      differences.add(
          new Difference(FactorKind.HOUR, hour(posts.hour()[post]), hour(posts.hour()[other])));
    }
    return new BetterPost(
        posts.platforms().get(posts.platform()[post]),
        posts.id(other),
        outcome,
        posts.outcome(outcome)[post],
        posts.outcome(outcome)[other],
        candidates,
        differences);
  }

  private static String hour(double hour) {
    return String.format(Locale.ROOT, "%02d", (int) hour);
  }

  private static String named(int code, List<String> names) {
    return code < 0 ? null : names.get(code);
  }
}
