package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Example;
import org.apache.spark.SparkConf;
import wildfire.settings.SparkSettings;

/** What Spark is told, by whom it is started and what the settings say. */
final class SessionTest {
  private static final Map<String, String> NOTHING = Map.of();

  @Example
  void onThisMachineAllCoresAndNoPages() {
    assertThat(Session.config(new SparkConf(false), NOTHING))
        .containsEntry("spark.master", "local[*]")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.sql.adaptive.enabled", "true")
        .containsAllEntriesOf(SparkSettings.FIXED);
  }

  @Example
  void onAClusterItsOwnWaysAreKept() {
    SparkConf given = new SparkConf(false).setMaster("spark://host:7077");
    assertThat(Session.config(given, NOTHING))
        .containsEntry("spark.master", "spark://host:7077")
        .containsEntry("spark.sql.adaptive.enabled", "true")
        .doesNotContainKeys("spark.ui.enabled", "spark.driver.host");
  }

  @Example
  void sparkSubmitGoesBeforeOursAndTheSettingsBeforeBoth() {
    SparkConf given =
        new SparkConf(false)
            .set("spark.sql.adaptive.enabled", "false")
            .set("spark.ui.enabled", "true")
            .set("spark.sql.ansi.enabled", "true");
    assertThat(Session.config(given, Map.of("spark.ui.enabled", "false")))
        .doesNotContainKey("spark.sql.adaptive.enabled")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.sql.ansi.enabled", "false");
  }
}
