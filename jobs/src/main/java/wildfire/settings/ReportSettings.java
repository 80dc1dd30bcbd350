package wildfire.settings;

import wildfire.model.Language;
import wildfire.yaml.Key;

/**
 * What is published, and how: {@code report} in {@code conf/wildfire.yaml}, where each key has its
 * meaning, unit and default.
 *
 * @param language as {@link Language#all()} has them
 * @param metricsFile null: none
 */
public record ReportSettings(
    @Key(least = 1, most = 10_000) int keepRuns,
    @Key(least = 0, most = 1) double maxLostShare,
    String language,
    boolean postTexts,
    boolean postLinks,
    @Key(least = 0, most = 100_000) int pagePosts,
    @Key(least = 1, most = 1_000_000) int minGroupAccounts,
    String metricsFile) {

  /** The same where fewer rows than before are meant. */
  ReportSettings losingRows() {
    return new ReportSettings(
        keepRuns, 1, language, postTexts, postLinks, pagePosts, minGroupAccounts, metricsFile);
  }
}
