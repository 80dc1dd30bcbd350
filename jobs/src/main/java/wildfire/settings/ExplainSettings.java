package wildfire.settings;

import java.io.Serializable;

/**
 * What is told of single posts beside the evidence of their verdicts: {@code explain} in {@code
 * conf/wildfire.yaml}, where each key has its meaning, unit and default.
 */
public record ExplainSettings(double leastContribution, double clearlyBetter, int nearbyPosts)
    implements Serializable {}
