package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class AgreementTest {

  @Provide
  Arbitrary<List<List<Integer>>> units() {
    return Arbitraries.integers().between(0, 3).list().ofMaxSize(5).list().ofMaxSize(12);
  }

  private static Agreement of(List<List<Integer>> units) {
    int[][] said = new int[units.size()][4];
    for (int u = 0; u < said.length; u++) {
      for (int value : units.get(u)) {
        said[u][value]++;
      }
    }
    return Agreement.of(said, MadeUpPosts.LEAST_ALPHA, 199, 7);
  }

  @Property
  void equalsAllPairs(@ForAll("units") List<List<Integer>> units) {
    List<List<Integer>> paired = units.stream().filter(unit -> unit.size() > 1).toList();
    int[] all = paired.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    double observed = 0;
    for (List<Integer> unit : paired) {
      int[] said = unit.stream().mapToInt(Integer::intValue).toArray();
      observed += differentPairs(said) / (said.length - 1);
    }
    double expected = differentPairs(all) / (all.length - 1);
    Agreement agreement = of(units);
    assertThat(agreement.ratings()).isEqualTo(all.length);
    if (all.length == 0) {
      assertThat(agreement.standing()).isEqualTo(Agreement.Standing.NOBODY_TO_COMPARE);
    } else if (expected == 0) {
      assertThat(agreement.standing()).isEqualTo(Agreement.Standing.NO_VARIATION);
      assertThat(agreement.alpha()).isNull();
    } else {
      assertThat(agreement.alpha()).isCloseTo(1 - observed / expected, within(1e-12));
    }
  }

  private static double differentPairs(int[] said) {
    double different = 0;
    for (int one : said) {
      different += Arrays.stream(said).filter(other -> other != one).count();
    }
    return different;
  }

  @Test
  void agreementOnEverythingIsOne() {
    Agreement agreement = of(List.of(List.of(1, 1), List.of(0, 0, 0), List.of(1, 1), List.of(0)));
    assertThat(agreement.alpha()).isEqualTo(1);
    assertThat(agreement.units()).isEqualTo(3);
    assertThat(agreement.standing()).isEqualTo(Agreement.Standing.RELIABLE);
  }

  @Test
  void tossingCoinsIsUnreliable() {
    List<List<Integer>> coins =
        List.of(
            List.of(0, 0),
            List.of(0, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(0, 1),
            List.of(1, 0),
            List.of(0, 0),
            List.of(1, 1));
    Agreement agreement = of(coins);
    assertThat(agreement.alpha()).isBetween(-0.2, 0.2);
    assertThat(agreement.standing()).isEqualTo(Agreement.Standing.UNRELIABLE);
    assertThat(agreement.interval().holds(agreement.alpha())).isTrue();
    assertThat(of(coins)).isEqualTo(agreement);
  }
}
