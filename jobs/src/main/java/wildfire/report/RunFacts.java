package wildfire.report;

import java.time.Instant;
import java.util.Map;

/**
 * What is said of a run in the table {@code run}.
 *
 * @param runId sorts by time
 * @param asOf null: everything was looked at
 * @param filters as the person gave them; null where none
 * @param judgedBy the rules that verdicts depend on
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
    RunRecord.JudgedBy judgedBy,
    Map<String, Double> seconds,
    SparkMeter meter) {

  /** The moment that the run is about: the end of what was looked at, else its start. */
  Instant moment() {
    return asOf == null ? startedAt : asOf;
  }
}
