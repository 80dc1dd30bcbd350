package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When accounts are said to share together.
 *
 * @param within so far apart, two first shares of a post are near (default 10 seconds)
 * @param minPosts two accounts that were near on fewer posts are not asked about (2 or more;
 *     default 3)
 * @param accidentShare how likely it may be that accident alone makes any two accounts be named in
 *     a run (0–1; default 0.01)
 */
public record CoordinationSettings(Duration within, int minPosts, double accidentShare)
    implements Serializable {}
