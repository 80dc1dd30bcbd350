package wildfire.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wildfire.association.AssociationRow;
import wildfire.association.BetterPosts;
import wildfire.association.ClearDifference;
import wildfire.association.Drivers;
import wildfire.association.Posts;
import wildfire.explain.Explainer;
import wildfire.explain.Reason;
import wildfire.metrics.MeasuredPost;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.settings.ExplainSettings;
import wildfire.verdict.cause.Diagnosis;

/** Reasons of single posts out of what goes together over all of them; on every executor. */
final class Explanations implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Posts posts;
  private final List<ClearDifference> clear;
  private final ExplainSettings settings;
  private final long minSpread;
  private transient Drivers drivers;
  private transient BetterPosts better;

  /**
   * Of all posts.
   *
   * @param minSpread a post with fewer shares or accounts did not do clearly better than another
   */
  Explanations(Posts posts, List<ClearDifference> clear, ExplainSettings settings, long minSpread) {
    this.minSpread = minSpread;
    this.posts = posts;
    this.clear = clear;
    this.settings = settings;
  }

  /**
   * Of associations those that explain posts: clear ones of what is counted in doublings. An
   * account is what a post is compared within, and what comes after a post explains it not.
   */
  static List<ClearDifference> clear(List<AssociationEntry> associations) {
    return associations.stream()
        .filter(e -> e.conclusion().isClear())
        .map(AssociationEntry::row)
        .filter(row -> outcome(row).unit() == PostOutcome.Unit.DOUBLINGS)
        .filter(row -> FactorKind.of(row.factor()) != FactorKind.AUTHOR)
        .filter(row -> !FactorKind.of(row.factor()).comesAfterPublication())
        .map(
            row ->
                new ClearDifference(
                    row.scope(),
                    outcome(row),
                    row.factor(),
                    row.adjusted().difference(),
                    row.test().q(),
                    row.counts().with()))
        .sorted(
            Comparator.comparing(ClearDifference::scope)
                .thenComparing(c -> c.outcome().id())
                .thenComparing(ClearDifference::factor))
        .toList();
  }

  private static PostOutcome outcome(AssociationRow row) {
    return PostOutcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
  }

  /** The reasons of a verdict, then what clear associations come to, and a post that did better. */
  List<Reason> of(MeasuredPost post, Diagnosis diagnosis) {
    int place = posts.place(post.post().platform(), post.post().postId());
    return Stream.concat(
            Explainer.reasons(diagnosis).stream(),
            Explainer.reasons(drivers().of(place), better().of(place)).stream())
        .toList();
  }

  private synchronized Drivers drivers() {
    if (drivers == null) {
      drivers = new Drivers(posts, clear, settings.leastContribution());
    }
    return drivers;
  }

  private synchronized BetterPosts better() {
    if (better == null) {
      better = new BetterPosts(posts, settings.clearlyBetter(), minSpread, settings.nearbyPosts());
    }
    return better;
  }
}
