package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.measure.PostStory.post;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.measure.PostStory;
import wildfire.model.PostHistory;

final class CascadeSketchTest {

  @Property(tries = 60)
  void hangsTogetherAndAddsUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int shares) {
    PostHistory history = random(seed, shares);
    List<CascadeSketch.Node> sketch = sketch(history);

    Map<Integer, CascadeSketch.Node> byNumber =
        sketch.stream().collect(Collectors.toMap(CascadeSketch.Node::number, n -> n));
    assertThat(sketch).hasSize(Math.min(shares + 1, CascadeSketch.MOST));
    assertThat(sketch.get(0).number()).isZero();
    assertThat(sketch.stream().mapToLong(n -> 1 + n.leftOut()).sum()).isEqualTo(shares + 1L);
    for (CascadeSketch.Node node : sketch) {
      assertThat(node.leftOut()).isNotNegative();
      if (node.number() > 0) {
        CascadeSketch.Node parent = byNumber.get(node.parent());
        assertThat(node.depth()).isEqualTo(parent.depth() + 1);
        assertThat(parent.subtreeSize()).isGreaterThan(node.subtreeSize());
      }
    }
  }

  @Property(tries = 40)
  void keepsTheGreatestSubtrees(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int shares) {
    PostHistory history = random(seed, shares);
    CascadeTree tree = CascadeTree.of(history);
    List<Integer> bySorting =
        IntStream.range(0, tree.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(n -> -below(tree, n))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(CascadeSketch.MOST)
            .sorted()
            .toList();

    assertThat(sketch(history)).extracting(CascadeSketch.Node::number).isEqualTo(bySorting);
    for (CascadeSketch.Node node : sketch(history)) {
      assertThat(node.subtreeSize()).isEqualTo(below(tree, node.number()));
    }
  }

  @Test
  void aStarIsTheFirstSharesAndACount() {
    PostStory story = post("star");
    for (int i = 0; i < 1_000; i++) {
      story.share("a" + i, (i + 1) + "m");
    }
    List<CascadeSketch.Node> sketch = sketch(story.history());

    assertThat(sketch).extracting(CascadeSketch.Node::number).isEqualTo(numbers(150));
    assertThat(sketch.get(0).leftOut()).isEqualTo(1_001 - 150);
    assertThat(sketch.get(60).ageHours()).isEqualTo(1);
    assertThat(sketch.get(60).leftOut()).isZero();
  }

  @Test
  void whatNobodySharedOrHasNoKnownShapeIsNotDrawn() {
    assertThat(sketch(post("alone").like("a1", "1m").history())).isEmpty();
    PostHistory rootOnly = post("flat").onlyTheRootIsKnown().share("a1", "1m").history();
    assertThat(sketch(rootOnly)).isEmpty();
  }

  private static List<CascadeSketch.Node> sketch(PostHistory history) {
    return CascadeSketch.of(CascadeTree.of(history), 0.5);
  }

  private static List<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  /** Nodes that reach the root through this one, itself too: every walk taken. */
  private static int below(CascadeTree tree, int node) {
    Map<Integer, Boolean> through = new HashMap<>();
    int count = 0;
    for (int other = 0; other < tree.size(); other++) {
      boolean is = other == node || (other > 0 && through.get(tree.parentOf()[other]));
      through.put(other, is);
      count += is ? 1 : 0;
    }
    return count;
  }

  /** Every share came through an earlier one. */
  private static PostHistory random(long seed, int shares) {
    Random random = new Random(seed);
    PostStory story = post("random");
    for (int i = 1; i <= shares; i++) {
      int from = random.nextInt(3) == 0 ? 0 : random.nextInt(i);
      if (from == 0) {
        story.share("a" + i, i + "m");
      } else {
        story.share("a" + i, i + "m", "a" + from);
      }
    }
    return story.history();
  }
}
