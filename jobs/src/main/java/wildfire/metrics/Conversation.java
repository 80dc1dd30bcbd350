package wildfire.metrics;

import java.util.Arrays;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;

/**
 * Whether people started talking. The tree is made of comments only: a reply's parent is the
 * comment it answers, any other comment answers the post.
 *
 * @param comments all of them, the author's own included
 * @param commenters distinct accounts that commented, the author left out
 * @param replies comments that answer a comment
 * @param replyShare share of the comments that answer a comment (0–1); null without comments or
 *     where the log never says what a comment answers
 * @param replyDepth most comments on a path from the post; 0 without comments; null where the log
 *     never says
 * @param hIndex largest h with at least h comments at depth h (Gómez, Kaltenbrunner, López 2008,
 *     §5); null where the log never says
 * @param authorReplyShare share of the comments written by the author (0–1); null without comments
 *     or if the author is unknown
 * @param mutualPairs pairs of accounts who answered each other; null where the log never says
 */
public record Conversation(
    long comments,
    long commenters,
    Long replies,
    Double replyShare,
    Integer replyDepth,
    Integer hIndex,
    Double authorReplyShare,
    Long mutualPairs) {

  public static Conversation of(PostHistory post) {
    Selection commenting = Selection.of(post, EngagementKind.COMMENT);
    CascadeTree tree = CascadeTree.of(post, commenting);
    int comments = tree.size() - 1;
    long commenters = Audience.of(post, commenting).size();
    Double authorShare =
        comments == 0 || !post.authorKnown()
            ? null
            : Double.valueOf((double) byAuthor(post, commenting) / comments);
    Selection answering = event -> post.explicitParent()[event];
    // Without comments nothing is hidden, so that counts as logged.
    if (comments > 0 && commenting.and(answering).count(post) == 0) {
      return new Conversation(comments, commenters, null, null, null, null, authorShare, null);
    }
    int replies = comments - tree.children();
    return new Conversation(
        comments,
        commenters,
        (long) replies,
        comments == 0 ? null : Double.valueOf((double) replies / comments),
        tree.depth(),
        hIndex(tree.nodesAtDepth()),
        authorShare,
        mutualPairs(tree));
  }

  private static long byAuthor(PostHistory post, Selection commenting) {
    Selection own = event -> post.actor()[event] >= 0 && post.actor()[event] == post.author();
    return commenting.and(own).count(post);
  }

  private static int hIndex(int[] commentsAtDepth) {
    int h = 0;
    for (int depth = 1; depth < commentsAtDepth.length; depth++) {
      h = commentsAtDepth[depth] >= depth ? depth : h;
    }
    return h;
  }

  private static long mutualPairs(CascadeTree tree) {
    int[] actor = tree.post().actor();
    long[] answers = new long[tree.size()]; // who answered whom, both in one number
    int n = 0;
    for (int node = 1; node < tree.size(); node++) {
      if (tree.depthOf()[node] > 1) {
        int who = actor[tree.eventOf()[node]];
        int whom = actor[tree.eventOf()[tree.parentOf()[node]]];
        if (who >= 0 && whom >= 0 && who != whom) {
          answers[n++] = pair(who, whom);
        }
      }
    }
    Arrays.sort(answers, 0, n);
    long mutual = 0;
    for (int i = 0; i < n; i++) {
      boolean first = i == 0 || answers[i] != answers[i - 1];
      int who = (int) (answers[i] >>> 32);
      int whom = (int) answers[i];
      if (first && who < whom && Arrays.binarySearch(answers, 0, n, pair(whom, who)) >= 0) {
        mutual++;
      }
    }
    return mutual;
  }

  private static long pair(int who, int whom) {
    return ((long) who << 32) | whom;
  }
}
