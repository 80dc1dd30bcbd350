package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When the evidence fits a cause of doing badly.
 *
 * @param hardlyShown a post was hardly shown up to this part of its usual exposure (0–1; default
 *     0.1)
 * @param quietActivity hours are quiet in which the audience does at most this part of what the
 *     time since publication alone leads to expect (0–1; default 0.6)
 * @param quietHours so many hours from the publication on are looked at (1–24; default 3)
 * @param minActivity with fewer expected engagements these hours say nothing (default 30)
 * @param rivalWithin another own post competes if it was published within this time before or after
 *     (default 3 hours)
 * @param rivalGapShare and if that is at most this part of the time that the account usually leaves
 *     between two posts (0–1; default 0.25)
 * @param rivalTimes and if it got at least so many times as much (1 or more; default 2)
 * @param formatBelow an account's format gets clearly less than its others up to this
 *     overperformance (default -1)
 * @param youngUntil a post observed for less is young (default 24 hours)
 * @param minLogShare a log has a gap if it holds less than this part of what the platform counted
 *     (0–1; default 0.7)
 * @param minOrphanShare or if more than this part of the shares came through one that it does not
 *     hold (0–1; default 0.3)
 * @param pushedShare a post was pushed if at least this part of its exposure, else of its
 *     engagement, was bought (0–1; default 0.5)
 * @param pickUpShare nobody picked it up if what it was shared organically after the payment ended
 *     is at most this part of what the account's posts are usually shared on their first day (0 or
 *     more; default 0.5)
 * @param minAfterPayment with less observation after the payment ended, that says nothing (default
 *     24 hours)
 * @param sameCommunityShare engagement stays in one community from this share of the engaged
 *     accounts on (0–1; default 0.5)
 * @param minCommunityKnown with fewer accounts of known community that says nothing (default 10)
 * @param coordinatedShare a post was shared together from this share of its sharing accounts on
 *     (0–1; default 0.3)
 * @param minSharingAccounts with fewer sharing accounts that says nothing (1 or more; default 10)
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
