package wildfire.cli;

import org.apache.spark.sql.SparkSession;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/** What a job works with: made by {@link Shell} before the job starts, closed after it. */
public record Run(SparkSession spark, Settings settings, Filters filters, Progress progress) {
  /** The same under other settings. */
  public Run under(Settings others) {
    return new Run(spark, others, filters, progress);
  }
}
