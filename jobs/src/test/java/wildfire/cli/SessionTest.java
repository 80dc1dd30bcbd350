package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.SparkConf;
import wildfire.settings.SparkSettings;

/** What Spark is told, by whom it is started and what the settings say. */
final class SessionTest {
  private static final Map<String, String> NOTHING = Map.of();

  @Example
  void onThisMachineAllCoresAndNoPages() {
    Map<String, String> config = Session.config(new SparkConf(false), NOTHING, 8, 0);
    assertThat(config)
        .containsEntry("spark.master", "local[*]")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.sql.shuffle.partitions", "24")
        .containsAllEntriesOf(SparkSettings.FIXED);
  }

  @Example
  void onAClusterItsOwnWaysAreKept() {
    SparkConf given = new SparkConf(false).setMaster("spark://host:7077");
    assertThat(Session.config(given, NOTHING, 8, 0))
        .containsEntry("spark.master", "spark://host:7077")
        .doesNotContainKeys(
            "spark.ui.enabled", "spark.sql.shuffle.partitions", "spark.driver.host");
  }

  @Example
  void sparkSubmitGoesBeforeOursAndTheSettingsBeforeBoth() {
    SparkConf given =
        new SparkConf(false)
            .set("spark.sql.shuffle.partitions", "7")
            .set("spark.ui.enabled", "true")
            .set("spark.sql.ansi.enabled", "true");
    assertThat(Session.config(given, Map.of("spark.ui.enabled", "false"), 2, 0))
        .doesNotContainKey("spark.sql.shuffle.partitions")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.sql.ansi.enabled", "false");
  }

  @Property
  void moreInputNeverMeansFewerPieces(
      @ForAll @IntRange(min = 1, max = 256) int cores,
      @ForAll @LongRange(min = 0, max = 1L << 50) long bytes) {
    int pieces = Session.shufflePartitions(cores, bytes);
    assertThat(pieces).isBetween(3 * cores, 4_000);
    assertThat(Session.shufflePartitions(cores, bytes * 2)).isGreaterThanOrEqualTo(pieces);
    if (pieces < 4_000) {
      assertThat(bytes / pieces).isLessThanOrEqualTo(2 * (64L << 20));
    }
  }
}
