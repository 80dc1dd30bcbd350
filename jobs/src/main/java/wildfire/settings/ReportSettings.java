package wildfire.settings;

/**
 * What is published, and how.
 *
 * @param keepRuns how many runs' reports are kept (default 14)
 * @param language of sentences: en or nl (default en)
 * @param metricsFile where runs tell how they ended, in Prometheus' text format; null: nowhere
 */
public record ReportSettings(int keepRuns, String language, String metricsFile) {}
