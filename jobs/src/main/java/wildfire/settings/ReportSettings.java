package wildfire.settings;

import wildfire.model.Language;

/**
 * What is published, and how.
 *
 * @param keepRuns how many runs' reports are kept (default 14)
 * @param maxLostShare of the rows that the run before published of a table of posts (default 0.2):
 *     a run that would publish fewer is refused
 * @param language of sentences and of the page (default en), as {@link Language#all()} has them
 * @param postTexts whether the texts of posts are published (default no)
 * @param pagePosts posts on the page at most (default 20,000); 0: no page
 * @param minGroupAccounts what tells about who engaged with a post is left out where it rests on
 *     fewer accounts (default 10)
 * @param metricsFile where runs tell how they ended, in Prometheus' text format; null: nowhere
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
