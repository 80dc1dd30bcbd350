package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ReactionSharesTest {

  @Property
  void sharesArePartsOfAllThatReacted(
      @ForAll @IntRange(max = 1000) int likes,
      @ForAll @IntRange(max = 1000) int loves,
      @ForAll @IntRange(max = 1000) int angry,
      @ForAll @IntRange(max = 5000) int all) {
    Map<String, Double> counted =
        Map.of("like", (double) likes, "love", (double) loves, "angry", (double) angry);
    int sum = likes + loves + angry;
    Map<String, Double> shares = ReactionShares.of((double) all, counted);
    if (Math.max(sum, all) == 0) {
      assertThat(shares).isEmpty();
    } else {
      double whole = Math.max(sum, all);
      assertThat(shares).hasSize(3).containsEntry("angry", angry / whole);
      assertThat(shares.values()).allMatch(share -> share >= 0 && share <= 1);
      double together = shares.values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(together).isCloseTo(sum / whole, within(1e-12));
    }
  }

  @Test
  void withoutATotalTheKindsAreTheWhole() {
    assertThat(ReactionShares.of(null, Map.of("like", 30.0, "angry", 10.0)))
        .isEqualTo(Map.of("like", 0.75, "angry", 0.25));
  }

  @Test
  void oneKindAloneIsNoPartOfAnything() {
    assertThat(ReactionShares.of(30.0, Map.of("like", 30.0))).isEmpty();
    assertThat(ReactionShares.of(30.0, Map.of())).isEmpty();
    assertThat(ReactionShares.of(null, Map.of())).isEmpty();
  }
}
