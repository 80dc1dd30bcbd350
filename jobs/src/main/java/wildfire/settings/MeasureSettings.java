package wildfire.settings;

import java.time.Duration;
import java.time.Instant;
import wildfire.yaml.Key;

/**
 * How posts are measured: {@code measure} in {@code conf/wildfire.yaml}, where each key has its
 * meaning, unit and default.
 *
 * @param asOf null: until the export's own time, else the latest event of the platform
 */
public record MeasureSettings(
    Duration window,
    Instant asOf,
    double minTreeObservedShare,
    double minTextsKnownShare,
    Duration peakWindow,
    @Key(least = 0, most = 1) double counterBracket,
    @Key(least = 0, most = 1) double counterTolerance) {

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
