package wildfire.metrics;

import java.io.Serializable;

/**
 * By what posts are measured; shares are 0 to 1.
 *
 * @param windowMicros how long a post is observed
 * @param peakMicros length of the window whose events are a peak
 * @param lateMicros what comes after this age is late
 * @param minTreeObservedShare share of observed edges that the shape of a cascade needs
 * @param minTextsKnownShare share of comments and quotes with known words that mentions of the
 *     message need
 * @param counterBracket how far from an age the nearer of two moments around it may lie, as a part
 *     of that age
 * @param counterTolerance by how much log and counters may differ, as a part of the larger
 */
public record MeasureRules(
    long windowMicros,
    long peakMicros,
    long lateMicros,
    double minTreeObservedShare,
    double minTextsKnownShare,
    double counterBracket,
    double counterTolerance)
    implements Serializable {}
