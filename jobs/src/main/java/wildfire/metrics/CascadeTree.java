package wildfire.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import wildfire.model.PostHistory;

/**
 * The post and every share or quote that descends from it. Node 0 is the post; the others are its
 * spread events in order of time.
 *
 * <p>A parent that the log names is trusted whatever the clocks say. A parent that is not a share
 * in the log leaves an orphan, which hangs on the post. A cycle is cut at its earliest event, which
 * hangs on the post.
 */
public final class CascadeTree {
  private final PostHistory post;
  private final int[] eventOf; // of each node; -1 for the post itself
  private final Forest forest;
  private final long orphans;
  private final long timeInversions;
  private final long observedEdges;
  private final long edges; // of the whole cascade

  private CascadeTree(
      PostHistory post,
      int[] eventOf,
      Forest forest,
      long orphans,
      long timeInversions,
      long observedEdges,
      long edges) {
    this.post = post;
    this.eventOf = eventOf;
    this.forest = forest;
    this.orphans = orphans;
    this.timeInversions = timeInversions;
    this.observedEdges = observedEdges;
    this.edges = edges;
  }

  /** The cascade of all spread. */
  public static CascadeTree of(PostHistory post) {
    int[] eventOf = spreadEvents(post);
    int[] nodeOf = new int[post.size()]; // 0 for events that are no nodes
    for (int node = 1; node < eventOf.length; node++) {
      nodeOf[eventOf[node]] = node;
    }
    int[] parent = new int[eventOf.length];
    long orphans = 0;
    long inversions = 0;
    long observed = 0;
    for (int node = 1; node < eventOf.length; node++) {
      int event = eventOf[node];
      int from = post.parent()[event];
      if (from >= 0 && nodeOf[from] > 0) {
        parent[node] = nodeOf[from];
        observed++;
        if (post.occurredAt()[event] < post.occurredAt()[from]) {
          inversions++;
        }
      } else if (from == PostHistory.ROOT) {
        observed += post.explicitParent()[event] ? 1 : 0;
      } else {
        orphans++;
      }
    }
    return new CascadeTree(
        post, eventOf, Forest.of(parent), orphans, inversions, observed, eventOf.length - 1L);
  }

  /**
   * The cascade without bought events: what they passed on hangs on the nearest ancestor that was
   * not bought.
   */
  public CascadeTree withoutPaid() {
    int[] keptEvents = new int[size()];
    int[] keptAs =
        new int
            [size()]; // the node's number in the other tree; the nearest kept ancestor's where it
    // goes
    Arrays.fill(keptAs, -1);
    keptEvents[0] = -1;
    keptAs[0] = 0;
    int kept = 1;
    for (int node = 1; node < size(); node++) {
      if (post.paid()[eventOf[node]] != PostHistory.YES) {
        keptEvents[kept] = eventOf[node];
        keptAs[node] = kept++;
      }
    }
    if (kept == size()) {
      return this;
    }
    int[] keptParents = new int[kept];
    for (int node = 1; node < size(); node++) {
      if (post.paid()[eventOf[node]] != PostHistory.YES) {
        keptParents[keptAs[node]] = nearestKept(forest.parent(node), keptAs);
      }
    }
    return new CascadeTree(
        post,
        Arrays.copyOf(keptEvents, kept),
        Forest.of(keptParents),
        orphans,
        timeInversions,
        observedEdges,
        edges);
  }

  /** Remembers the answer for all nodes on the way, so that long paid chains are walked once. */
  private int nearestKept(int from, int[] keptAs) {
    int node = from;
    while (keptAs[node] < 0) {
      node = forest.parent(node);
    }
    int found = keptAs[node];
    for (node = from; keptAs[node] < 0; node = forest.parent(node)) {
      keptAs[node] = found;
    }
    return found;
  }

  private static int[] spreadEvents(PostHistory post) {
    int spread = 0;
    for (int event = 0; event < post.size(); event++) {
      spread += post.kindOf(event).isSpread() ? 1 : 0;
    }
    int[] events = new int[spread + 1];
    events[0] = -1;
    int node = 1;
    for (int event = 0; event < post.size(); event++) {
      if (post.kindOf(event).isSpread()) {
        events[node++] = event;
      }
    }
    return events;
  }

  /** Nodes, the post included: events, not people. At least 1. */
  public int size() {
    return forest.size();
  }

  /** The node it hangs on, by number. */
  int parent(int node) {
    return forest.parent(node);
  }

  /** Edges from the node to the post. */
  int depth(int node) {
    return forest.depth(node);
  }

  /** Nodes below and including this one. */
  int subtreeSize(int node) {
    return forest.subtreeSize(node);
  }

  /** The event of the post that the node is; -1 for the post itself. */
  int eventOf(int node) {
    return eventOf[node];
  }

  /** Edges on the longest path from the post; 0 for a post nobody shared. */
  public int depth() {
    return forest.maxDepth();
  }

  /** Most nodes at one depth; at least 1. */
  public int maxBreadth() {
    return forest.maxBreadth();
  }

  /** Spread events whose parent is not a share in the log. */
  public long orphans() {
    return orphans;
  }

  /** Spread events that are earlier than the share they came through. */
  public long timeInversions() {
    return timeInversions;
  }

  public int cyclesCut() {
    return forest.cyclesCut();
  }

  /**
   * Share of the edges whose parent the log names and holds (0–1); in a cascade without paid events
   * still that of the whole one. Empty for a post nobody shared.
   */
  public OptionalDouble observedShare() {
    return edges == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) observedEdges / edges);
  }

  /**
   * Mean distance between all pairs of nodes (Goel, Anderson, Hofman, Watts 2016, §2): near 2 for a
   * broadcast, larger when people pass it on person to person. An edge is counted once by each pair
   * that it separates, so one pass over the subtree sizes is enough. Empty for a post nobody
   * shared.
   */
  public OptionalDouble structuralVirality() {
    long size = size();
    if (size < 2) {
      return OptionalDouble.empty();
    }
    double pairDistances = 0;
    for (int node = 1; node < size; node++) {
      long below = forest.subtreeSize(node);
      pairDistances += (double) (below * (size - below));
    }
    return OptionalDouble.of(2 * pairDistances / ((double) size * (size - 1)));
  }

  /** Share of the shares that hang directly on the post (0–1). Empty for a post nobody shared. */
  public OptionalDouble rootChildShare() {
    return ofShares(forest.nodesAtDepth(1));
  }

  /**
   * Mean number of children of the nodes that are not the post: above 0, others' shares are shared
   * on; near 1 and more, the spread sustains itself. Empty for a post nobody shared.
   */
  public OptionalDouble secondaryReproduction() {
    return ofShares(size() - 1 - forest.nodesAtDepth(1));
  }

  /**
   * Share of all shares that lie in the largest branch below one child of the post (0–1). Empty for
   * a post nobody shared.
   */
  public OptionalDouble largestBranchShare() {
    int largest = 0;
    for (int node = 1; node < size(); node++) {
      if (forest.depth(node) == 1) {
        largest = Math.max(largest, forest.subtreeSize(node));
      }
    }
    return ofShares(largest);
  }

  private OptionalDouble ofShares(int part) {
    int shares = size() - 1;
    return shares == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / shares);
  }
}
