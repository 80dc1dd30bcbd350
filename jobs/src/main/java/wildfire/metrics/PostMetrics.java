package wildfire.metrics;

import java.io.Serializable;
import java.util.List;
import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/**
 * Everything that is measured of one post.
 *
 * @param spread velocity of the organic shares and quotes
 * @param spreadWithPaid the same, bought ones included
 * @param engagement velocity of all organic engagements
 * @param comments velocity of the organic comments
 * @param commentsWithPaid the same, bought ones included
 * @param sketch its cascade, small enough to be drawn
 * @param attention exposure and the acts that are neither spread nor talk
 * @param messageTalk whether those who comment mention the campaign's message
 * @param afterPayment null where nothing was paid for, or it has not ended
 * @param earlyEvents events that are earlier than the publication
 */
public record PostMetrics(
    Velocity spread,
    Velocity spreadWithPaid,
    Velocity engagement,
    Velocity comments,
    Velocity commentsWithPaid,
    Breadth breadth,
    List<CascadeSketch.Node> sketch,
    Conversation conversation,
    Organic organic,
    Attention attention,
    MessageTalk messageTalk,
    AfterPayment afterPayment,
    long earlyEvents) {

  /**
   * What the measuring needs to be told.
   *
   * @param minTreeObservedShare share of observed edges that the shape of a cascade needs (0–1)
   * @param minTextsKnownShare share of comments and quotes with known words that mentions of the
   *     message need (0–1)
   */
  public record Rules(Velocity.Spans spans, double minTreeObservedShare, double minTextsKnownShare)
      implements Serializable {}

  /** Measures a post. */
  public static PostMetrics of(PostHistory post, Rules rules) {
    Selection spread = Selection.of(post, Role.SPREAD);
    Selection comments = Selection.of(post, Role.CONVERSATION);
    Velocity spreadVelocity = Velocity.of(post, spread.organic(post), rules.spans());
    CascadeTree tree = CascadeTree.of(post);
    Selection early = event -> post.ageOf(event) < 0;
    return new PostMetrics(
        spreadVelocity,
        Velocity.of(post, spread, rules.spans()),
        Velocity.of(post, Selection.engagement(post).organic(post), rules.spans()),
        Velocity.of(post, comments.organic(post), rules.spans()),
        Velocity.of(post, comments, rules.spans()),
        Breadth.of(post, tree, rules.minTreeObservedShare(), spreadVelocity.atAge()),
        CascadeSketch.of(post, tree, rules.minTreeObservedShare()),
        Conversation.of(post),
        Organic.of(post),
        Attention.of(post, spreadVelocity.atAge()),
        MessageTalk.of(post, spreadVelocity.atAge(), rules.minTextsKnownShare()),
        AfterPayment.of(post),
        post.precision().tellsHours() ? early.count(post) : 0);
  }
}
