package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * What is associated with what, and when there is too little for a number.
 *
 * @param outcomes asked about, in the order of the answers (default: all)
 * @param factors kinds of factors asked about (default: all)
 * @param timeZone of the audience, as the IANA database names it, for hour and weekday (default
 *     UTC)
 * @param minPosts fewer posts with a factor, or without it, are refused (default 10)
 * @param minAccounts fewer accounts in all are refused (default 5)
 * @param minAccountsWith fewer accounts with the factor are refused (default 3)
 * @param minPostsPerColumn posts that a model needs for each of its columns; of a yes/no outcome,
 *     posts with the rarer answer (default 3)
 * @param bootstrapBelow with fewer effective accounts the wild cluster bootstrap answers (default
 *     40)
 * @param replications draws of that bootstrap (default 999)
 * @param seed of all draws (default 1)
 * @param falseDiscoveryShare a difference is called clear where q is less (0–1; default 0.05)
 * @param minAgreement Krippendorff's alpha from which tags are reliable (default 0.667)
 * @param minObserved posts observed for less, and not for the whole window, have no outside share
 *     and no shape here (default 7 days)
 * @param maxTriggers triggers, and details of each, that are asked about (default 20)
 * @param maxAuthors accounts of each platform that are asked about (default 20)
 * @param maxUnknownAuthorShare where a greater share of the posts has no known author, nothing is
 *     adjusted (0–1; default 0.1)
 */
public record AssociateSettings(
    List<PostOutcome> outcomes,
    List<FactorKind> factors,
    String timeZone,
    int minPosts,
    int minAccounts,
    int minAccountsWith,
    double minPostsPerColumn,
    int bootstrapBelow,
    int replications,
    long seed,
    double falseDiscoveryShare,
    double minAgreement,
    Duration minObserved,
    int maxTriggers,
    int maxAuthors,
    double maxUnknownAuthorShare)
    implements Serializable {}
