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
 * @param peakWindow the span of peak velocity (default 60 minutes)
 */
public record MeasureSettings(
    Duration window, Instant asOf, double minTreeObservedShare, Duration peakWindow) {}
