package wildfire.settings;

import java.io.Serializable;
import wildfire.yaml.Key;

/**
 * What is told of single posts beside the evidence of their verdicts: {@code explain} in {@code
 * conf/wildfire.yaml}, where each key has its meaning, unit and default.
 */
public record ExplainSettings(
    @Key(least = 0, most = 30) double leastContribution,
    @Key(least = 0.1, most = 30) double clearlyBetter,
    @Key(least = 1, most = 10_000) int nearbyPosts)
    implements Serializable {}
