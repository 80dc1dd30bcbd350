package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.yaml.Key;

/**
 * What is associated with what, and when there is too little for a number: {@code associate} in
 * {@code conf/wildfire.yaml}, where each key has its meaning, unit and default.
 *
 * @param playbook null: {@code conf/playbook.yaml}
 */
public record AssociateSettings(
    String playbook,
    List<PostOutcome> outcomes,
    List<FactorKind> factors,
    String timeZone,
    @Key(least = 1) int minPosts,
    @Key(least = 2) int minAccounts,
    @Key(least = 1) int minAccountsWith,
    @Key(least = 1) double minPostsPerColumn,
    @Key(least = 2, most = 10_000) int bootstrapBelow,
    @Key(least = 99, most = 99_999) int replications,
    @Key(least = -999_999_999_999d, most = 999_999_999_999d) long seed,
    double falseDiscoveryShare,
    @Key(least = 1, most = 10) double confirmGrowth,
    @Key(least = -1, most = 1) double minAgreement,
    Duration minObserved,
    @Key(least = 1, most = 100) int maxTriggers,
    @Key(least = 0, most = 10_000) int maxAuthors,
    double maxUnknownAuthorShare)
    implements Serializable {}
