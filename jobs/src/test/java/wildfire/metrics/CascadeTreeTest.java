package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.measure.PostStory.post;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.measure.PostStory;
import wildfire.model.EngagementKind;

final class CascadeTreeTest {

  @Property(tries = 30)
  void starHasTwoMinusTwoOverN(@ForAll @IntRange(min = 1, max = 400) int shares) {
    PostStory story = post("star");
    for (int i = 0; i < shares; i++) {
      story.share("a" + i, i + "m");
    }
    CascadeTree star = CascadeTree.of(story.history());
    double n = shares + 1;
    assertThat(star.structuralVirality().orElseThrow())
        .isCloseTo(n == 2 ? 1 : 2 - 2 / n, within(1e-9));
    assertThat(star.depth()).isEqualTo(1);
    assertThat(star.maxBreadth()).isEqualTo(shares);
    assertThat(star.rootChildShare()).hasValue(1);
    assertThat(star.secondaryReproduction()).hasValue(0);
    assertThat(star.largestBranchShare().orElseThrow()).isCloseTo(1.0 / shares, within(1e-12));
  }

  @Property(tries = 30)
  void chainHasAThirdOfNPlusOne(@ForAll @IntRange(min = 1, max = 400) int shares) {
    PostStory story = post("chain").share("a0", "0m");
    for (int i = 1; i < shares; i++) {
      story.share("a" + i, i + "m", "a" + (i - 1));
    }
    CascadeTree chain = CascadeTree.of(story.history());
    double n = shares + 1;
    assertThat(chain.structuralVirality().orElseThrow()).isCloseTo((n + 1) / 3, within(1e-9));
    assertThat(chain.depth()).isEqualTo(shares);
    assertThat(chain.maxBreadth()).isEqualTo(1);
    assertThat(chain.largestBranchShare()).hasValue(1);
  }

  @Property(tries = 60)
  void fastFormulaEqualsAllPairs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int shares) {
    Random random = new Random(seed);
    PostStory story = post("random");
    List<List<Integer>> neighbours = new ArrayList<>();
    neighbours.add(new ArrayList<>());
    for (int i = 1; i <= shares; i++) {
      int from = random.nextInt(i);
      neighbours.add(new ArrayList<>(List.of(from)));
      neighbours.get(from).add(i);
      if (from == 0) {
        story.share("a" + i, i + "m");
      } else {
        story.share("a" + i, i + "m", "a" + from);
      }
    }
    CascadeTree tree = CascadeTree.of(story.history());
    assertThat(tree.structuralVirality().orElseThrow())
        .isCloseTo(allPairs(neighbours), within(1e-9));
    int[] fromRoot = distances(neighbours, 0);
    assertThat(tree.depth()).isEqualTo(java.util.Arrays.stream(fromRoot).max().orElseThrow());
  }

  /** Mean distance over all pairs, by a walk from every node. */
  private static double allPairs(List<List<Integer>> neighbours) {
    double sum = 0;
    for (int node = 0; node < neighbours.size(); node++) {
      for (int distance : distances(neighbours, node)) {
        sum += distance;
      }
    }
    double n = neighbours.size();
    return sum / (n * (n - 1));
  }

  private static int[] distances(List<List<Integer>> neighbours, int from) {
    int[] distance = new int[neighbours.size()];
    java.util.Arrays.fill(distance, -1);
    distance[from] = 0;
    ArrayDeque<Integer> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      int node = next.remove();
      for (int neighbour : neighbours.get(node)) {
        if (distance[neighbour] < 0) {
          distance[neighbour] = distance[node] + 1;
          next.add(neighbour);
        }
      }
    }
    return distance;
  }

  @Test
  void postNobodySharedHasNoShape() {
    CascadeTree alone = CascadeTree.of(post("alone").like("ann", "1m").history());
    assertThat(alone.size()).isEqualTo(1);
    assertThat(alone.depth()).isZero();
    assertThat(alone.structuralVirality()).isEmpty();
    assertThat(alone.rootChildShare()).isEmpty();
    assertThat(alone.observedShare()).isEmpty();
  }

  @Test
  void aParentThatIsNotInTheLogLeavesAnOrphanOnThePost() {
    CascadeTree tree =
        CascadeTree.of(
            post("p").share("bob", "5m", "somebody unseen").share("cy", "9m", "bob").history());
    assertThat(tree.edges().orphans()).isEqualTo(1);
    assertThat(tree.depth()).isEqualTo(2);
    assertThat(tree.observedShare()).hasValue(0.5);
  }

  @Test
  void aParentThatNamesThePostIsThePost() {
    CascadeTree tree =
        CascadeTree.of(post("p").event(EngagementKind.SHARE, "s1", "ann", "5m", "p").history());
    assertThat(tree.edges().orphans()).isZero();
    assertThat(tree.observedShare()).hasValue(1);
  }

  @Test
  void theLogsParentIsTrustedWhateverTheClocksSay() {
    CascadeTree tree =
        CascadeTree.of(post("p").share("ann", "30m").share("bob", "10m", "ann").history());
    assertThat(tree.edges().timeInversions()).isEqualTo(1);
    assertThat(tree.depth()).isEqualTo(2);
  }

  @Test
  void aCycleIsCutAtItsEarliestEventWhichHangsOnThePost() {
    CascadeTree tree =
        CascadeTree.of(
            post("p")
                .share("ann", "30m", "cy")
                .share("bob", "10m", "ann")
                .share("cy", "20m", "bob")
                .share("dee", "40m", "cy")
                .history());
    assertThat(tree.edges().cyclesCut()).isEqualTo(1);
    assertThat(tree.depth()).isEqualTo(3); // post, bob, cy, then ann and dee
    assertThat(tree.rootChildShare()).hasValue(0.25);
  }

  @Test
  void anEventThatIsItsOwnParentIsACycleOfOne() {
    CascadeTree tree = CascadeTree.of(post("p").share("ann", "1m", "ann").history());
    assertThat(tree.edges().cyclesCut()).isEqualTo(1);
    assertThat(tree.depth()).isEqualTo(1);
  }

  @Test
  void withoutPaidEventsWhatTheyPassedOnHangsOnTheNearestOrganicAncestor() {
    CascadeTree tree =
        CascadeTree.of(
            post("p")
                .share("ann", "1m")
                .share("ad1", "2m", "ann")
                .bought()
                .share("ad2", "3m", "ad1")
                .bought()
                .share("bob", "4m", "ad2")
                .history());
    assertThat(tree.depth()).isEqualTo(4);
    CascadeTree organic = tree.withoutPaid();
    assertThat(organic.size()).isEqualTo(3);
    assertThat(organic.depth()).isEqualTo(2); // bob hangs on ann
  }

  @Property(tries = 30)
  void leavingPaidOutNeverLosesAnOrganicEvent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int shares) {
    Random random = new Random(seed);
    PostStory story = post("random");
    int organic = 0;
    for (int i = 1; i <= shares; i++) {
      story.share("a" + i, random.nextInt(500) + "m", "a" + (1 + random.nextInt(shares)));
      if (random.nextBoolean()) {
        story.bought();
      } else {
        organic++;
      }
    }
    CascadeTree tree = CascadeTree.of(story.history());
    assertThat(tree.withoutPaid().size()).isEqualTo(organic + 1);
    assertThat(tree.withoutPaid().depth()).isLessThanOrEqualTo(tree.depth());
  }

  @Test
  void aChainOfHundredThousandNeedsNoStack() {
    PostStory story = post("long").share("a0", "0s");
    int shares = 100_000;
    for (int i = 1; i < shares; i++) {
      story.share("a" + i, i + "s", "a" + (i - 1));
    }
    CascadeTree chain = CascadeTree.of(story.history());
    assertThat(chain.structuralVirality().orElseThrow())
        .isCloseTo((shares + 2) / 3.0, within(1e-6));
  }
}
