package wildfire.report;

import java.time.Instant;
import java.util.Map;

/**
 * What is said of a run in the table {@code run}.
 *
 * @param runId sorts by time
 * @param asOf null: everything was looked at
 * @param filters as the person gave them; null where none
 * @param seconds how long the steps before took, by step
 * @param meter what Spark does for it
 */
public record RunFacts(
    String runId,
    Instant startedAt,
    Instant asOf,
    String wildfireVersion,
    String sparkVersion,
    String settingsDigest,
    String filters,
    Map<String, Double> seconds,
    SparkMeter meter) {}
