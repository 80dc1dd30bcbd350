package wildfire.settings;

import wildfire.model.Language;

/**
 * What is published, and how: {@code report} in {@code conf/wildfire.yaml}, where each key has its
 * meaning, unit and default.
 *
 * @param language as {@link Language#all()} has them
 * @param metricsFile null: none
 */
public record ReportSettings(
    int keepRuns,
    double maxLostShare,
    String language,
    boolean postTexts,
    int pagePosts,
    int minGroupAccounts,
    String metricsFile) {

  /** The same where fewer rows than before are meant. */
  ReportSettings losingRows() {
    return new ReportSettings(
        keepRuns, 1, language, postTexts, pagePosts, minGroupAccounts, metricsFile);
  }
}
