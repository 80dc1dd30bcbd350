package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a post is what: {@code judge} in {@code conf/wildfire.yaml}, where each key has its meaning,
 * unit and default. Overperformance is log2((observed + 1) / (expected + 1)): 1 is twice what was
 * expected, -1 half.
 */
public record JudgeSettings(
    int baselinePosts,
    int minBaselinePosts,
    double above,
    double below,
    double usualBeats,
    double viralAbove,
    double viralBeats,
    long minSpread,
    double minExpected,
    double minOutsideShare,
    long minOutsideKnown,
    double minPassedOnShare,
    double maxPaidShare,
    double minPaidKnownShare,
    long minCommenters,
    double starShare,
    Duration lateAfter,
    double lateShare,
    Duration minObserved)
    implements Serializable {}
