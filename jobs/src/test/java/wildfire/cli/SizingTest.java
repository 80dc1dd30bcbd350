package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** How the work is cut into pieces. */
final class SizingTest {
  private static final long MEBIBYTE = 1L << 20;

  @Property
  void moreInputNeverMeansFewerPieces(
      @ForAll @IntRange(min = 1, max = 256) int cores,
      @ForAll @LongRange(min = 0, max = 1L << 50) long bytes) {
    int pieces = new Sizing(cores, bytes).shufflePartitions();
    assertThat(pieces).isBetween(3 * cores, 4_000);
    assertThat(new Sizing(cores, bytes * 2).shufflePartitions()).isGreaterThanOrEqualTo(pieces);
    if (pieces < 4_000) {
      assertThat(bytes / pieces).isLessThanOrEqualTo(2 * (64L << 20));
    }
  }

  @Property
  void everyCoreHasSeveralPiecesToReadUnlessTheyGetTooSmall(
      @ForAll @IntRange(min = 1, max = 256) int cores,
      @ForAll @LongRange(min = 1, max = 1L << 50) long bytes) {
    long split = new Sizing(cores, bytes).splitBytes();
    assertThat(split).isBetween(4 * MEBIBYTE, 128 * MEBIBYTE);
    if (split > 4 * MEBIBYTE) {
      assertThat(bytes / split).isGreaterThanOrEqualTo(6L * cores);
    }
  }

  @Example
  void codeIsCompiledForQueriesOverMuchInputOnly() {
    String compiles = "spark.sql.codegen.wholeStage";
    assertThat(new Sizing(8, MEBIBYTE).config()).containsEntry(compiles, "false");
    assertThat(new Sizing(8, 1024 * MEBIBYTE).config()).doesNotContainKey(compiles);
    assertThat(new Sizing(8, 0).config()).doesNotContainKey(compiles);
  }

  @Example
  void queriesOverLittleInputAreNotPlannedAnew() {
    String plans = "spark.sql.adaptive.enabled";
    assertThat(new Sizing(8, MEBIBYTE).config())
        .containsEntry(plans, "false")
        .containsEntry("spark.sql.shuffle.partitions", "8");
    assertThat(new Sizing(8, 256 * MEBIBYTE).config())
        .doesNotContainKey(plans)
        .containsEntry("spark.sql.shuffle.partitions", "24");
    assertThat(new Sizing(8, 0).config()).doesNotContainKey(plans);
  }
}
