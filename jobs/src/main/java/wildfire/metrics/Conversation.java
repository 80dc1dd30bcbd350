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

  static Conversation of(PostHistory post) {
    int[] events = comments(post);
    int comments = events.length - 1;
    Selection commenting = event -> post.kindOf(event) == EngagementKind.COMMENT;
    long commenters = Audience.of(post, commenting).size();
    Double authorShare = authorShare(post, events);
    if (!parentsLogged(post, events)) {
      return new Conversation(comments, commenters, null, null, null, null, authorShare, null);
    }
    Forest tree = tree(post, events);
    int replies = comments - tree.nodesAtDepth(1);
    return new Conversation(
        comments,
        commenters,
        (long) replies,
        comments == 0 ? null : Double.valueOf((double) replies / comments),
        tree.maxDepth(),
        hIndex(tree),
        authorShare,
        mutualPairs(post, events, tree));
  }

  private static int[] comments(PostHistory post) {
    int n = 1;
    for (int event = 0; event < post.size(); event++) {
      n += post.kindOf(event) == EngagementKind.COMMENT ? 1 : 0;
    }
    int[] events = new int[n];
    events[0] = -1;
    int node = 1;
    for (int event = 0; event < post.size(); event++) {
      if (post.kindOf(event) == EngagementKind.COMMENT) {
        events[node++] = event;
      }
    }
    return events;
  }

  /** Without comments nothing is hidden, so that counts as logged. */
  private static boolean parentsLogged(PostHistory post, int[] events) {
    if (events.length == 1) {
      return true;
    }
    for (int node = 1; node < events.length; node++) {
      if (post.explicitParent()[events[node]]) {
        return true;
      }
    }
    return false;
  }

  private static Forest tree(PostHistory post, int[] events) {
    int[] nodeOf = new int[post.size()];
    for (int node = 1; node < events.length; node++) {
      nodeOf[events[node]] = node;
    }
    int[] parent = new int[events.length];
    for (int node = 1; node < events.length; node++) {
      int answers = post.parent()[events[node]];
      parent[node] = answers >= 0 ? nodeOf[answers] : 0;
    }
    return Forest.of(parent);
  }

  private static int hIndex(Forest tree) {
    int h = 0;
    for (int depth = 1; depth <= tree.maxDepth(); depth++) {
      if (tree.nodesAtDepth(depth) >= depth) {
        h = depth;
      }
    }
    return h;
  }

  private static Double authorShare(PostHistory post, int[] events) {
    if (events.length == 1 || !post.authorKnown()) {
      return null;
    }
    long byAuthor = 0;
    for (int node = 1; node < events.length; node++) {
      int actor = post.actor()[events[node]];
      byAuthor += actor >= 0 && actor == post.author() ? 1 : 0;
    }
    return (double) byAuthor / (events.length - 1);
  }

  private static long mutualPairs(PostHistory post, int[] events, Forest tree) {
    long[] answers = new long[events.length]; // who answered whom, both in one number
    int n = 0;
    for (int node = 1; node < events.length; node++) {
      if (tree.depth(node) > 1) {
        int who = post.actor()[events[node]];
        int whom = post.actor()[events[tree.parent(node)]];
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
