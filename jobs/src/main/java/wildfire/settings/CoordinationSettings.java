package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When accounts are said to share together: {@code coordination} in {@code conf/wildfire.yaml},
 * where each key has its meaning, unit and default.
 */
public record CoordinationSettings(Duration within, int minPosts, double accidentShare)
    implements Serializable {}
