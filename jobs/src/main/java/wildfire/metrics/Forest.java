package wildfire.metrics;

import java.util.Arrays;

/**
 * A rooted tree over {@code n} nodes, made of whatever parents a log names. Node 0 is the root; the
 * others are in order of time (ties in order of their ids), which is what "earliest" means below.
 * Linear in time and memory, and without recursion: chains can be millions long.
 */
final class Forest {
  private final int[] parent;
  private final int[] depth;
  private final int[] subtreeSize;
  private final int[] nodesAtDepth;
  private final int cyclesCut;

  private Forest(int[] parent, int[] depth, int[] subtreeSize, int[] nodesAtDepth, int cyclesCut) {
    this.parent = parent;
    this.depth = depth;
    this.subtreeSize = subtreeSize;
    this.nodesAtDepth = nodesAtDepth;
    this.cyclesCut = cyclesCut;
  }

  /**
   * The tree of these parents. A cycle is cut at its earliest node, which then hangs on the root.
   *
   * @param parent the parent of each node but node 0; taken over and mended in place
   */
  static Forest of(int[] parent) {
    int cyclesCut = cutCycles(parent);
    int[] depth = depths(parent);
    int[] nodesAtDepth = nodesAtDepth(depth);
    return new Forest(
        parent, depth, subtreeSizes(parent, depth, nodesAtDepth), nodesAtDepth, cyclesCut);
  }

  /** The root included. */
  int size() {
    return parent.length;
  }

  int parent(int node) {
    return parent[node];
  }

  /** Edges to the root. */
  int depth(int node) {
    return depth[node];
  }

  /** Nodes below and including this one. */
  int subtreeSize(int node) {
    return subtreeSize[node];
  }

  /** Edges on the longest path from the root. */
  int maxDepth() {
    return nodesAtDepth.length - 1;
  }

  int nodesAtDepth(int atDepth) {
    return atDepth < nodesAtDepth.length ? nodesAtDepth[atDepth] : 0;
  }

  /** Most nodes at one depth. */
  int maxBreadth() {
    return Arrays.stream(nodesAtDepth).max().orElseThrow();
  }

  int cyclesCut() {
    return cyclesCut;
  }

  private static int cutCycles(int[] parent) {
    int cut = 0;
    int[] seenBy =
        new int[parent.length]; // the node from which a walk upwards first came by; 0: none yet
    for (int start = 1; start < parent.length; start++) {
      int node = start;
      while (node != 0 && seenBy[node] == 0) {
        seenBy[node] = start;
        node = parent[node];
      }
      if (node != 0 && seenBy[node] == start) {
        parent[earliestOfCycle(parent, node)] = 0;
        cut++;
      }
    }
    return cut;
  }

  private static int earliestOfCycle(int[] parent, int onCycle) {
    int earliest = onCycle;
    for (int node = parent[onCycle]; node != onCycle; node = parent[node]) {
      earliest = Math.min(earliest, node);
    }
    return earliest;
  }

  private static int[] depths(int[] parent) {
    int[] depth = new int[parent.length];
    for (int start = 1; start < parent.length; start++) {
      int steps = 0;
      int node = start;
      while (node != 0 && depth[node] == 0) {
        node = parent[node];
        steps++;
      }
      int below = depth[node] + steps;
      for (node = start; node != 0 && depth[node] == 0; node = parent[node]) {
        depth[node] = below--;
      }
    }
    return depth;
  }

  private static int[] nodesAtDepth(int[] depth) {
    int deepest = Arrays.stream(depth).max().orElse(0);
    int[] nodes = new int[deepest + 1];
    for (int d : depth) {
      nodes[d]++;
    }
    return nodes;
  }

  private static int[] subtreeSizes(int[] parent, int[] depth, int[] nodesAtDepth) {
    int[] place =
        new int
            [nodesAtDepth.length]; // where the nodes of a depth begin when the deepest come first
    for (int d = nodesAtDepth.length - 2; d >= 0; d--) {
      place[d] = place[d + 1] + nodesAtDepth[d + 1];
    }
    int[] deepestFirst = new int[parent.length];
    for (int node = 0; node < parent.length; node++) {
      deepestFirst[place[depth[node]]++] = node;
    }
    int[] size = new int[parent.length];
    Arrays.fill(size, 1);
    for (int node : deepestFirst) {
      if (node != 0) {
        size[parent[node]] += size[node];
      }
    }
    return size;
  }
}
