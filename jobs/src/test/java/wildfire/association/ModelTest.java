package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelTest {
  private static final int ACCOUNTS = 8;

  /** Eight accounts differ in seven ways, however little they differ in each. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void moreAccountMeansThanAccountsAreToldApartFromOnesThatDepend(long seed) {
    Random random = new Random(seed);
    int[] account =
        IntStream.range(0, ACCOUNTS)
            .flatMap(one -> IntStream.generate(() -> one).limit(500 + 2 * random.nextInt(4_500)))
            .toArray();
    int posts = account.length;
    List<Control> controls = new ArrayList<>();
    for (int control = 0; control < 14; control++) {
      double share = 0.99 + 0.0006 * control; // what nearly every post has
      double[] is = random.doubles(posts).map(draw -> draw < share ? 1 : 0).toArray();
      String name = "control " + control;
      controls.add(new Control(name, name, is, Control.AccountMean.ADDED));
    }
    double[] everySecond = IntStream.range(0, posts).mapToDouble(post -> post % 2).toArray();
    controls.add(new Control("same mean", "same mean", everySecond, Control.AccountMean.ADDED));

    Model model = Model.of(Frame.of(IntStream.range(0, posts), account), controls, List.of());
    Estimable estimable = Estimable.of(model.sums().gram(), posts);

    int ofAccounts = ACCOUNTS; // the intercept and seven means
    assertThat(estimable.kept()).hasSize(controls.size() + ofAccounts);
    assertThat(Inverses.of(model.sums().some(estimable.kept()).gram())).isPresent();
  }
}
