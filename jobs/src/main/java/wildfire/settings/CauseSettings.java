package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import wildfire.yaml.Key;

/**
 * When the evidence fits a cause of doing badly: {@code causes} in {@code conf/wildfire.yaml},
 * where each key has its meaning, unit and default.
 */
public record CauseSettings(
    @Key(least = 0, most = 1) double hardlyShown,
    @Key(least = 0, most = 1) double quietActivity,
    @Key(least = 1, most = 24) int quietHours,
    @Key(least = 1) double minActivity,
    Duration rivalWithin,
    @Key(least = 0, most = 1) double rivalGapShare,
    @Key(least = 1) double rivalTimes,
    @Key(least = -30, most = 0) double formatBelow,
    Duration youngUntil,
    @Key(least = 0, most = 1) double minLogShare,
    double minOrphanShare,
    double pushedShare,
    @Key(least = 0) double pickUpShare,
    Duration minAfterPayment,
    double sameCommunityShare,
    @Key(least = 1) long minCommunityKnown,
    double coordinatedShare,
    @Key(least = 1) long minSharingAccounts)
    implements Serializable {}
