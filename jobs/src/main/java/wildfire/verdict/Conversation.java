package wildfire.verdict;

import java.util.OptionalLong;
import wildfire.settings.JudgeSettings;

/**
 * Whether people other than the author began to talk. Commenters decide; where a log counts
 * comments without saying whose they are, as many comments as there should be commenters, and no
 * fewer than usual, stand in for them.
 *
 * @param evidence what it rests on; null where it cannot be seen
 */
record Conversation(Outcome outcome, Evidence evidence) {

  enum Outcome {
    UNSEEN,
    NOT_STARTED,
    STARTED
  }

  static Conversation of(PostFigures post, Comparison comments, JudgeSettings settings) {
    if (post.sources().comments() == PostFigures.Provenance.NOT) {
      return new Conversation(Outcome.UNSEEN, null);
    }
    if (post.commenters() != null) {
      boolean enough = post.commenters() >= settings.minCommenters();
      return new Conversation(
          enough ? Outcome.STARTED : Outcome.NOT_STARTED,
          Evidence.held(
              Dimension.CONVERSATION,
              Metric.COMMENTERS,
              (double) post.commenters(),
              enough ? Relation.AT_LEAST : Relation.LESS_THAN,
              (double) settings.minCommenters()));
    }
    OptionalLong latest = post.latestOrganic(Counted.COMMENTS);
    if (latest.isEmpty() || !comments.isSeen()) {
      return new Conversation(Outcome.UNSEEN, null);
    }
    boolean enough =
        latest.getAsLong() >= settings.minCommenters() && comments.standing() != Standing.BELOW;
    return new Conversation(
        enough ? Outcome.STARTED : Outcome.NOT_STARTED, comments.evidence(settings));
  }
}
