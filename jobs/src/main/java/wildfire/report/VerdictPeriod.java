package wildfire.report;

import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.time.Instant;
import wildfire.table.Table;
import wildfire.verdict.VerdictChange;

/** A time in which the published verdict of a post was the same. */
public record VerdictPeriod(
    String platform,
    String postId,
    Instant validFrom,
    Instant validTo,
    boolean isCurrent,
    String verdict,
    String verdictBefore,
    String changedBecause,
    String settingsVersion,
    String wildfireVersion) {
  static final Table<VerdictPeriod> TABLE =
      Table.<VerdictPeriod>named(
              "verdict_history",
              "One row per post and time in which its published verdict was the same.")
          .from("report: post_scorecard, verdict_history of the run before")
          .always("platform", TEXT, "", PostColumns.PLATFORM, VerdictPeriod::platform)
          .always("post_id", TEXT, "", PostColumns.POST_ID, VerdictPeriod::postId)
          .always("valid_from", INSTANT, VerdictPeriod::validFrom)
          .means("The moment of the first run that published it: its as_of, else its start.")
          .maybe("valid_to", INSTANT, VerdictPeriod::validTo)
          .means(
              "The moment of the first run that published another one, or no longer had the post; null while it holds.")
          .always("is_current", YES_NO, VerdictPeriod::isCurrent)
          .means("Whether it is the post's verdict in this run.")
          .always("verdict", TEXT, "", "The verdict.", VerdictPeriod::verdict)
          .maybe("verdict_before", TEXT, VerdictPeriod::verdictBefore)
          .means("The one before; null if it is the post's first.")
          .always("changed_because", TEXT, VerdictPeriod::changedBecause)
          .means(
              "What was other than at the run before, separated by commas, of: %s.",
              VerdictChange.Because.values())
          .always("settings_version", TEXT, VerdictPeriod::settingsVersion)
          .means(
              "Digest of the settings that verdicts depended on: the same settings, the same digest.")
          .always("wildfire_version", TEXT, VerdictPeriod::wildfireVersion)
          .means("Version of Wildfire that gave it.")
          .key("platform", "post_id", "valid_from")
          .declared();

  VerdictPeriod endedAt(Instant moment) {
    return new VerdictPeriod(
        platform,
        postId,
        validFrom,
        moment,
        false,
        verdict,
        verdictBefore,
        changedBecause,
        settingsVersion,
        wildfireVersion);
  }
}
