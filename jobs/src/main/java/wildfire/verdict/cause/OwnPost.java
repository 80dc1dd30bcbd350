package wildfire.verdict.cause;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.PostFigures;

/**
 * Another post of the same account on the same platform, published shortly before or after.
 *
 * @param hours between the two publications, 0 or more
 * @param counted what both are compared in: exposure where it is known of both, else the accounts
 *     that engaged, else the shares; null where nothing is known of both at the same age, of logs
 *     about as incomplete
 * @param age at which both were counted; null where nothing is
 * @param its what the other post got; null where nothing is known of both
 * @param own what this post got; null where nothing is known of both
 */
public record OwnPost(
    String postId, double hours, Counted counted, ComparisonAge age, Long its, Long own) {

  private static final List<Counted> COMPARED_IN =
      List.of(
          Counted.IMPRESSIONS,
          Counted.VIEWS,
          Counted.ACCOUNTS,
          Counted.SPREAD,
          Counted.SPREAD_IN_ALL);

  private static final Comparator<OwnPost> BY_WHAT_IT_GOT =
      Comparator.comparingDouble(OwnPost::times)
          .thenComparing(OwnPost::hours, Comparator.reverseOrder())
          .thenComparing(OwnPost::postId);

  /** Of these posts the one that got most compared with this one. */
  static Optional<OwnPost> strongest(PostFigures post, List<PostFigures> near) {
    return near.stream().map(other -> of(post, other)).max(BY_WHAT_IT_GOT);
  }

  private static OwnPost of(PostFigures post, PostFigures other) {
    double hours = Math.abs(post.publishedAt() - other.publishedAt()) / 3.6e9;
    for (Counted counted : COMPARED_IN) {
      List<ComparisonAge> ages = counted.comparedAges();
      for (int i = ages.size() - 1; i >= 0; i--) {
        OptionalLong own = post.organicAt(counted, ages.get(i));
        OptionalLong its = other.organicAt(counted, ages.get(i));
        if (own.isPresent()
            && its.isPresent()
            && post.halvings(counted, ages.get(i)) == other.halvings(counted, ages.get(i))) {
          return new OwnPost(
              other.postId(), hours, counted, ages.get(i), its.getAsLong(), own.getAsLong());
        }
      }
    }
    return new OwnPost(other.postId(), hours, null, null, null, null);
  }

  /** How many times as much it got, one added to both; -1 where nothing is known of both. */
  double times() {
    return its == null ? -1 : (its + 1.0) / (own + 1.0);
  }
}
