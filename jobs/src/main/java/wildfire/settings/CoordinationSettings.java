package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import wildfire.yaml.Key;

/**
 * When accounts are said to share together: {@code coordination} in {@code conf/wildfire.yaml},
 * where each key has its meaning, unit and default.
 */
public record CoordinationSettings(
    Duration within, @Key(least = 2) int minPosts, double accidentShare) implements Serializable {}
