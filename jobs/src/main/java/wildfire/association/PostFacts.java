package wildfire.association;

import java.util.List;
import java.util.Map;
import wildfire.model.PostOutcome;

/**
 * What is known of one post.
 *
 * @param authorId null where unknown
 * @param followers of the author at the time; null where unknown
 * @param format null where unknown
 * @param paid whether any of its spread was paid for; null where unknown
 * @param publishedAt UTC microseconds; null where unknown
 * @param hour of publication, 0 to 24 in the audience's time zone; null where unknown
 * @param weekday of publication there, 1 (Monday) to 7; null where unknown
 * @param outcomes in the order of {@link PostOutcome}; {@code NaN} where unknown
 * @param aboveUsual overperformance in these, in the same order; {@code NaN} where unknown
 * @param cascadeSize nodes, the post included; 0 where unknown
 * @param reactionShares each kind of reaction as a part of all of the post, 0 to 1, where known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a run holds those of all posts
public record PostFacts(
    String platform,
    String postId,
    String authorId,
    Long followers,
    String format,
    Boolean paid,
    Long publishedAt,
    Double hour,
    Integer weekday,
    double[] outcomes,
    double[] aboveUsual,
    int cascadeSize,
    Map<String, Double> reactionShares) {
  private static final List<PostOutcome> OUTCOMES = List.of(PostOutcome.values());

  /** Null where unknown. */
  public Double outcome(PostOutcome asked) {
    double value = outcomes[OUTCOMES.indexOf(asked)];
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
