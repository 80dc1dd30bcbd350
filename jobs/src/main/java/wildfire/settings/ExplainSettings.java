package wildfire.settings;

import java.io.Serializable;

/**
 * What is told of single posts beside the evidence of their verdicts.
 *
 * @param leastContribution a clear association is told of a post where it comes to at least so much
 *     for it (doublings; default 0.1)
 * @param clearlyBetter a post did clearly better than another from so much more on, and is above
 *     the usual by as much (doublings; default 1)
 * @param nearbyPosts how many posts of the account before and after a post are looked at for one
 *     that did better (posts; default 200)
 */
public record ExplainSettings(double leastContribution, double clearlyBetter, int nearbyPosts)
    implements Serializable {}
