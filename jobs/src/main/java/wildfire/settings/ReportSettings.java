package wildfire.settings;

/**
 * What is published, and how.
 *
 * @param keepRuns how many runs' reports are kept (default 14)
 * @param language of sentences: en or nl (default en)
 */
public record ReportSettings(int keepRuns, String language) {}
