package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.association.Control.AccountMean;

final class ControlTest {

  @Test
  void everyCategoryButTheCommonestGetsAColumn() {
    List<Control> columns =
        Control.categories(
            "format",
            new int[] {0, 1, 1, 2, -1, 1},
            List.of("text", "video", "image", "story"),
            AccountMean.ADDED);
    assertThat(columns)
        .extracting(Control::name)
        .containsExactly("format=unknown", "format=text", "format=image");
    assertThat(columns.get(0).value()).containsExactly(0, 0, 0, 0, 1, 0);
    assertThat(columns.get(1).value()).containsExactly(1, 0, 0, 0, 0, 0);
  }

  @Test
  void anUnknownNumberIsTheMeanAndSaysSo() {
    List<Control> columns =
        Control.number("followers", new double[] {1, Double.NaN, 3}, AccountMean.LEFT_OUT);
    assertThat(columns.get(0).value()).containsExactly(-1, 0, 1);
    assertThat(columns.get(1).value()).containsExactly(0, 1, 0);
    assertThat(Control.number("f", new double[] {1, 3}, AccountMean.LEFT_OUT)).hasSize(1);
    assertThat(
            Control.number("f", new double[] {Double.NaN, Double.NaN}, AccountMean.LEFT_OUT)
                .get(0)
                .value())
        .containsExactly(0, 0);
  }

  @Test
  void justBeforeMidnightIsBesideMidnight() {
    List<Control> columns =
        Control.hourOfDay("hour", new double[] {23.99, 0, 12}, AccountMean.LEFT_OUT);
    assertThat(columns).hasSize(4);
    for (Control column : columns) {
      assertThat(column.value()[0]).isCloseTo(column.value()[1], within(0.01));
    }
    assertThat(
            Arrays.stream(new int[] {0, 1, 2, 3})
                .anyMatch(j -> Math.abs(columns.get(j).value()[2] - columns.get(j).value()[1]) > 1))
        .isTrue();
  }
}
