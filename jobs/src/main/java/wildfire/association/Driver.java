package wildfire.association;

/**
 * What a clear association comes to for one post: the difference, times how far the post's strength
 * of the factor is from that of the account's other posts. What all of an account's posts have
 * alike sets none of them apart.
 *
 * @param difference the association
 * @param strength of this post, 0 to 1
 * @param usual mean strength of the posts it is compared with, 0 to 1
 * @param others how many they are
 * @param contribution in doublings
 */
public record Driver(
    ClearDifference difference, double strength, double usual, int others, double contribution) {}
