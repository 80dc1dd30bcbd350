package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When the evidence fits a cause of doing badly: {@code causes} in {@code conf/wildfire.yaml},
 * where each key has its meaning, unit and default.
 */
public record CauseSettings(
    double hardlyShown,
    double quietActivity,
    int quietHours,
    double minActivity,
    Duration rivalWithin,
    double rivalGapShare,
    double rivalTimes,
    double formatBelow,
    Duration youngUntil,
    double minLogShare,
    double minOrphanShare,
    double pushedShare,
    double pickUpShare,
    Duration minAfterPayment,
    double sameCommunityShare,
    long minCommunityKnown,
    double coordinatedShare,
    long minSharingAccounts)
    implements Serializable {}
