package wildfire.measure;

import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Sharers;

/**
 * A measured post as it is in a file.
 *
 * @param sharers who shared it when, which only {@link SharingAccounts} asks about; null where
 *     accounts, shares or the seconds of them are not known
 */
public record StoredPost(MeasuredPost post, Sharers sharers) {}
