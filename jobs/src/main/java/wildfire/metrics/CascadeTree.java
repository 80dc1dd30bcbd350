package wildfire.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wildfire.model.EngagementKind.Role;
import wildfire.model.PostHistory;

/**
 * A post and all events of one sort that descend from it: its shares and quotes, or the comments on
 * it. Node 0 is the post; the others are the events in order of time (ties in order of their ids),
 * which is what "earliest" means below. Linear in time and memory, and without recursion: chains
 * can be millions long.
 *
 * <p>A parent that the log names is trusted whatever the clocks say. A parent that is no node
 * leaves an orphan, which hangs on the post. A cycle is cut at its earliest node, which hangs on
 * the post.
 *
 * @param eventOf the event that each node is; -1 for the post itself
 * @param parentOf the node that each hangs on; meaningless for the post
 * @param depthOf edges from each node to the post
 * @param subtreeSize nodes below and including each
 * @param nodesAtDepth nodes at each depth
 * @param edges how those of the whole cascade are known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record CascadeTree(
    PostHistory post,
    int[] eventOf,
    int[] parentOf,
    int[] depthOf,
    int[] subtreeSize,
    int[] nodesAtDepth,
    Edges edges) {

  /**
   * How edges are known.
   *
   * @param observed those whose parent the log names and holds
   * @param orphans events whose parent is no node
   * @param timeInversions events that are earlier than their parent
   */
  public record Edges(long observed, long orphans, long timeInversions, long cyclesCut) {}

  /** The cascade of all spread. */
  public static CascadeTree of(PostHistory post) {
    return of(post, Selection.of(post, Role.SPREAD));
  }

  /** The cascade of the events that {@code which} holds. */
  static CascadeTree of(PostHistory post, Selection which) {
    IntStream events = IntStream.range(0, post.size()).filter(which::holds);
    int[] eventOf = IntStream.concat(IntStream.of(-1), events).toArray();
    int[] nodeOf = new int[post.size()]; // 0 for events that are no nodes
    for (int node = 1; node < eventOf.length; node++) {
      nodeOf[eventOf[node]] = node;
    }
    int[] parentOf = new int[eventOf.length];
    long observed = 0;
    long orphans = 0;
    long inversions = 0;
    for (int node = 1; node < eventOf.length; node++) {
      int event = eventOf[node];
      int from = post.parent()[event];
      if (from >= 0 && nodeOf[from] > 0) {
        parentOf[node] = nodeOf[from];
        observed++;
        inversions += post.occurredAt()[event] < post.occurredAt()[from] ? 1 : 0;
      } else if (from == PostHistory.ROOT) {
        observed += post.explicitParent()[event] ? 1 : 0;
      } else {
        orphans++;
      }
    }
    int cyclesCut = cutCycles(parentOf);
    return of(post, eventOf, parentOf, new Edges(observed, orphans, inversions, cyclesCut));
  }

  private static CascadeTree of(PostHistory post, int[] eventOf, int[] parentOf, Edges edges) {
    int[] depthOf = depths(parentOf);
    int[] nodesAtDepth = new int[Arrays.stream(depthOf).max().orElse(0) + 1];
    for (int depth : depthOf) {
      nodesAtDepth[depth]++;
    }
    int[] subtreeSize = new int[parentOf.length];
    Arrays.fill(subtreeSize, 1);
    int[] byDepth = byDepth(depthOf, nodesAtDepth);
    for (int i = byDepth.length - 1; i > 0; i--) {
      subtreeSize[parentOf[byDepth[i]]] += subtreeSize[byDepth[i]];
    }
    return new CascadeTree(post, eventOf, parentOf, depthOf, subtreeSize, nodesAtDepth, edges);
  }

  private static int cutCycles(int[] parentOf) {
    int cut = 0;
    int[] metBy = new int[parentOf.length]; // the node whose walk upwards first came by; 0: none
    for (int start = 1; start < parentOf.length; start++) {
      int node = start;
      while (node != 0 && metBy[node] == 0) {
        metBy[node] = start;
        node = parentOf[node];
      }
      if (node != 0 && metBy[node] == start) {
        parentOf[earliestOfCycle(parentOf, node)] = 0;
        cut++;
      }
    }
    return cut;
  }

  private static int earliestOfCycle(int[] parentOf, int onCycle) {
    int earliest = onCycle;
    for (int node = parentOf[onCycle]; node != onCycle; node = parentOf[node]) {
      earliest = Math.min(earliest, node);
    }
    return earliest;
  }

  private static int[] depths(int[] parentOf) {
    int[] depthOf = new int[parentOf.length];
    for (int start = 1; start < parentOf.length; start++) {
      int steps = 0;
      int node = start;
      while (node != 0 && depthOf[node] == 0) {
        node = parentOf[node];
        steps++;
      }
      int depth = depthOf[node] + steps;
      for (node = start; node != 0 && depthOf[node] == 0; node = parentOf[node]) {
        depthOf[node] = depth--;
      }
    }
    return depthOf;
  }

  /** The nodes, those nearest to the post first. */
  private static int[] byDepth(int[] depthOf, int[] nodesAtDepth) {
    int[] place = new int[nodesAtDepth.length]; // where the next node of a depth goes
    for (int depth = 1; depth < place.length; depth++) {
      place[depth] = place[depth - 1] + nodesAtDepth[depth - 1];
    }
    int[] byDepth = new int[depthOf.length];
    for (int node = 0; node < depthOf.length; node++) {
      byDepth[place[depthOf[node]]++] = node;
    }
    return byDepth;
  }

  /**
   * The cascade without bought events: what they passed on hangs on the nearest ancestor that was
   * not bought.
   */
  CascadeTree withoutPaid() {
    int[] events = new int[size()];
    events[0] = -1;
    int[] keptAs = new int[size()]; // the node's number in the other tree
    int kept = 1;
    for (int node = 1; node < size(); node++) {
      if (post.paid()[eventOf[node]] != PostHistory.YES) {
        events[kept] = eventOf[node];
        keptAs[node] = kept++;
      }
    }
    if (kept == size()) {
      return this;
    }
    int[] parents = new int[kept];
    for (int node : byDepth(depthOf, nodesAtDepth)) {
      int nearestKept = keptAs[parentOf[node]];
      if (keptAs[node] > 0) {
        parents[keptAs[node]] = nearestKept;
      } else {
        keptAs[node] = nearestKept;
      }
    }
    return of(post, Arrays.copyOf(events, kept), parents, edges);
  }

  /** Nodes, the post included: events, not people. At least 1. */
  int size() {
    return eventOf.length;
  }

  /** Edges on the longest path from the post; 0 for a post alone. */
  int depth() {
    return nodesAtDepth.length - 1;
  }

  /** Most nodes at one depth; at least 1. */
  int maxBreadth() {
    return Arrays.stream(nodesAtDepth).max().orElseThrow();
  }

  /** Nodes that hang directly on the post. */
  int children() {
    return depth() == 0 ? 0 : nodesAtDepth[1];
  }

  /**
   * Share of the edges of a whole cascade whose parent the log names and holds (0–1). Empty for a
   * post alone.
   */
  OptionalDouble observedShare() {
    return ofEvents(edges.observed());
  }

  /**
   * Mean distance between all pairs of nodes (Goel, Anderson, Hofman, Watts 2016, §2): near 2 for a
   * broadcast, larger when people pass it on person to person. An edge is counted once by each pair
   * that it separates, so one pass over the subtree sizes is enough. Empty for a post alone.
   */
  OptionalDouble structuralVirality() {
    long size = size();
    if (size < 2) {
      return OptionalDouble.empty();
    }
    double pairDistances = 0;
    for (int node = 1; node < size; node++) {
      long below = subtreeSize[node];
      pairDistances += (double) (below * (size - below));
    }
    return OptionalDouble.of(2 * pairDistances / ((double) size * (size - 1)));
  }

  /** Share of the events that hang directly on the post (0–1). Empty for a post alone. */
  OptionalDouble rootChildShare() {
    return ofEvents(children());
  }

  /**
   * Mean number of children of the nodes that are not the post: above 0, others' shares are shared
   * on; near 1 and more, the spread sustains itself. Empty for a post alone.
   */
  OptionalDouble secondaryReproduction() {
    return ofEvents(size() - 1 - children());
  }

  /** Share of the events in the largest branch below the post (0–1). Empty for a post alone. */
  OptionalDouble largestBranchShare() {
    int largest = 0;
    for (int node = 1; node < size(); node++) {
      if (depthOf[node] == 1) {
        largest = Math.max(largest, subtreeSize[node]);
      }
    }
    return ofEvents(largest);
  }

  private OptionalDouble ofEvents(long part) {
    int events = size() - 1;
    return events == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / events);
  }
}
