package wildfire.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import wildfire.association.ReactionShares;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.metrics.SharedTogether;
import wildfire.playbook.TextTraits;
import wildfire.table.Column;
import wildfire.verdict.Counted;
import wildfire.verdict.PostFigures;

/**
 * What a run holds of every post at once: the figures that verdicts look at, and what outcomes are
 * set against.
 *
 * @param part the file of measured posts that it is in
 * @param row its place in that file
 * @param paid whether anything is known to have been paid for. What is not known is not told apart
 *     from what was not paid: of a post without any spread nothing can be known, and to hold that
 *     equal would be to hold the outcome equal
 * @param depth of its cascade; null where unknown, or where the log has only a part of the shares
 * @param reactionShares each kind of reaction as a part of all of the post, 0 to 1, where known
 * @param text what rules of thumb may ask about its text; null where it has none, or there are none
 * @param asked measured numbers that rules of thumb ask about, by their columns
 * @param digest of all that was measured of it
 */
record SlimPost(
    int part,
    int row,
    PostFigures figures,
    boolean paid,
    Integer depth,
    Map<String, Double> reactionShares,
    List<Tag> tags,
    TextTraits text,
    Map<String, Double> asked,
    long digest) {
  /**
   * What is held of a measured post.
   *
   * @param together what was shared together of it
   * @param shared keeps one of equal things
   */
  static SlimPost of(
      MeasuredPost post,
      int part,
      int row,
      SharedTogether together,
      RulesOfThumb rulesOfThumb,
      Shared shared) {
    PostFigures figures = PostFigures.of(post, together);
    boolean treeLogged = post.sharesLogged() && !figures.parts().containsKey(Counted.SPREAD);
    return new SlimPost(
        part,
        row,
        figures,
        isPaid(post),
        treeLogged ? post.breadth().depth() : null,
        reactionShares(post),
        shared.of(post.tags().stream().map(shared::of).toList()),
        shared.of(rulesOfThumb.traits(post)),
        asked(post, rulesOfThumb.measured()),
        PublishedVerdict.digest(post));
  }

  /** Keeps one of things that are equal and never change, since there are many posts. */
  static final class Shared {
    private final Map<Object, Object> kept = new HashMap<>();

    /** The first of those that equal this one; null of null. */
    @SuppressWarnings("unchecked") // what equals a list of tags is one
    <T> T of(T one) {
      return one == null ? null : (T) kept.computeIfAbsent(one, first -> first);
    }
  }

  private static boolean isPaid(MeasuredPost post) {
    return post.promoted()
        || isPositive(post.sources().paidSpread().share())
        || isPositive(post.paidEngagementShare())
        || isPositive(post.sources().paidExposureShare());
  }

  private static boolean isPositive(Double share) {
    return share != null && share > 0;
  }

  private static Map<String, Double> reactionShares(MeasuredPost post) {
    Map<String, Double> kinds = new TreeMap<>(CounterColumns.reactions(post));
    if (kinds.isEmpty()) {
      return Map.of();
    }
    Object all = PostTables.MEASURED.column("reactions").orElseThrow().value().apply(post);
    return ReactionShares.of(
        all == null ? null : Double.valueOf(((Long) all).doubleValue()), kinds);
  }

  private static Map<String, Double> asked(MeasuredPost post, List<Column<MeasuredPost>> columns) {
    Map<String, Double> asked = new TreeMap<>();
    for (Column<MeasuredPost> column : columns) {
      if (column.value().apply(post) instanceof Number number) {
        asked.put(column.name(), number.doubleValue());
      }
    }
    return asked.isEmpty() ? Map.of() : asked;
  }

  /** A measured number that rules of thumb ask about; empty where it is unknown. */
  OptionalDouble number(String column) {
    Double number = asked.get(column);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
