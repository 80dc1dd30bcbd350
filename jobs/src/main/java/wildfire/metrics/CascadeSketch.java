package wildfire.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;

/**
 * A cascade small enough to be drawn: the nodes that most of it came through, and of each how much
 * of what came through it is left out. What is drawn hangs together, and adds up to the cascade.
 */
public final class CascadeSketch {
  /** Nodes of a sketch at most. */
  public static final int MOST = 150;

  private static final double MICROS_PER_HOUR = 3.6e9;

  /**
   * One node.
   *
   * @param number its place among the cascade's nodes in order of time; 0 is the post
   * @param parent number of the node it came through; null for the post
   * @param depth edges to the post
   * @param kind share or quote; null for the post
   * @param ageHours time since the publication (hours; below 0 where the log's clock says so); null
   *     where the log has no times of day, and 0 for the post
   * @param paid whether it was bought; null for the post, and where nobody knows
   * @param subtreeSize nodes below and including this one, in the whole cascade; at least 1
   * @param leftOut nodes below this one that the sketch leaves out, and that came through no other
   *     node of the sketch below it
   */
  public record Node(
      int number,
      Integer parent,
      int depth,
      EngagementKind kind,
      Double ageHours,
      Boolean paid,
      long subtreeSize,
      long leftOut) {}

  private CascadeSketch() {}

  /**
   * The nodes of the greatest subtrees, the earlier ones first among equals, in order of time;
   * bought shares are among them. A node's parent has a greater subtree than the node, so it is in
   * the sketch too; {@code 1 + leftOut} adds up to the cascade's size. Empty for a post nobody
   * shared, and where the shape is not known.
   *
   * @param minObservedShare share of observed edges that the shape needs (0–1)
   */
  public static List<Node> of(CascadeTree tree, double minObservedShare) {
    if (tree.size() < 2 || tree.observedShare().orElseThrow() < minObservedShare) {
      return List.of();
    }
    int[] kept = greatest(tree);
    long[] leftOut = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      leftOut[i] += tree.subtreeSize()[kept[i]] - 1L;
      if (i > 0) {
        leftOut[Arrays.binarySearch(kept, tree.parentOf()[kept[i]])] -= tree.subtreeSize()[kept[i]];
      }
    }
    PostHistory post = tree.post();
    boolean timed = post.precision().tellsHours();
    List<Node> nodes = new ArrayList<>(kept.length);
    for (int i = 0; i < kept.length; i++) {
      int node = kept[i];
      int event = tree.eventOf()[node];
      nodes.add(
          new Node(
              node,
              node == 0 ? null : Integer.valueOf(tree.parentOf()[node]),
              tree.depthOf()[node],
              node == 0 ? null : post.kindOf(event),
              timed ? Double.valueOf(node == 0 ? 0 : post.ageOf(event) / MICROS_PER_HOUR) : null,
              node == 0 ? null : isPaid(post, event),
              tree.subtreeSize()[node],
              leftOut[i]));
    }
    return nodes;
  }

  private static Boolean isPaid(PostHistory post, int event) {
    byte paid = post.paid()[event];
    return paid == PostHistory.UNKNOWN ? null : Boolean.valueOf(paid == PostHistory.YES);
  }

  /** The numbers of the nodes to keep, ascending. */
  private static int[] greatest(CascadeTree tree) {
    PriorityQueue<Integer> kept =
        new PriorityQueue<>(
            Comparator.<Integer>comparingInt(node -> tree.subtreeSize()[node])
                .thenComparing(Comparator.reverseOrder()));
    for (int node = 0; node < tree.size(); node++) {
      if (kept.size() < MOST) {
        kept.add(node);
      } else if (tree.subtreeSize()[node] > tree.subtreeSize()[kept.element()]) {
        kept.remove();
        kept.add(node);
      }
    }
    return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
