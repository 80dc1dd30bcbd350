package wildfire.settings;

import java.time.Duration;
import java.time.Instant;

/**
 * How posts are measured.
 *
 * @param window how long a post is observed; events after it are counted as late and not measured
 *     (default 30 days)
 * @param asOf nothing after this instant is looked at; null: the export's own time, else the latest
 *     event of the platform
 * @param minTreeObservedShare depth, structural virality and secondary reproduction need at least
 *     this share of edges whose parent is explicit or inferred (0–1; default 0.5)
 * @param minTextsKnownShare mentions of the message are counted where the text of at least this
 *     share of the comments and quotes is known (0–1; default 0.8)
 * @param peakWindow the span of peak velocity (default 60 minutes)
 * @param counterBracket a counted total is known at an age where one of the exports around it lies
 *     no further from it than this part of the age, and the later one no further than the age
 *     itself (0–1; default 0.25)
 * @param counterTolerance log and counters that differ by more than this part of the larger are
 *     said to disagree (0–1; default 0.1)
 */
public record MeasureSettings(
    Duration window,
    Instant asOf,
    double minTreeObservedShare,
    double minTextsKnownShare,
    Duration peakWindow,
    double counterBracket,
    double counterTolerance) {

  /** The same of every end of what is looked at: how, and not until when. */
  public MeasureSettings withoutEnd() {
    return until(null);
  }

  /** The same with that end. */
  MeasureSettings until(Instant end) {
    return new MeasureSettings(
        window,
        end,
        minTreeObservedShare,
        minTextsKnownShare,
        peakWindow,
        counterBracket,
        counterTolerance);
  }
}
