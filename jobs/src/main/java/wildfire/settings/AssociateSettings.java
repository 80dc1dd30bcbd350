package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

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
