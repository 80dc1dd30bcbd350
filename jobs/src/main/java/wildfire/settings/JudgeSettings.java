package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import wildfire.yaml.Key;

/**
 * When a post is what: {@code judge} in {@code conf/wildfire.yaml}, where each key has its meaning,
 * unit and default. Overperformance is log2((observed + 1) / (expected + 1)): 1 is twice what was
 * expected, -1 half.
 */
public record JudgeSettings(
    @Key(least = 1, most = 100_000) int baselinePosts,
    @Key(least = 3) int minBaselinePosts,
    @Key(least = 0, most = 30) double above,
    @Key(least = -30, most = 0) double below,
    @Key(least = 0.5, most = 1) double usualBeats,
    @Key(least = 0.0001, most = 0.5) double chanceAbove,
    @Key(least = 0.0001, most = 0.5) double chanceBelow,
    @Key(least = 0.5, most = 1) double beats,
    @Key(least = 0, most = 30) double viralAbove,
    @Key(least = 0.0001, most = 0.5) double chanceViral,
    @Key(least = 1) long minSpread,
    @Key(least = 0) double minExpected,
    double minOutsideShare,
    @Key(least = 1) long minOutsideKnown,
    double minPassedOnShare,
    double maxPaidShare,
    double minPaidKnownShare,
    @Key(least = 1) long minCommenters,
    double starShare,
    Duration lateAfter,
    double lateShare,
    Duration minObserved)
    implements Serializable {}
