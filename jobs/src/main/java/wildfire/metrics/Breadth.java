package wildfire.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import wildfire.model.ParentBasis;
import wildfire.model.PostHistory;

/**
 * How far a post spread, and to whom. Shape needs parents: depth, structural virality and secondary
 * reproduction are null where too few edges are observed, since a log that only knows the root
 * makes every cascade a star.
 *
 * @param cascadeSize nodes, the post included, paid ones too
 * @param parentBasis how the parents of most shares are known; null for a post nobody shared
 * @param observedShare share of the edges whose parent is explicit or inferred; null for a post
 *     nobody shared
 * @param shapeNull why depth, structural virality and secondary reproduction are null; null where
 *     they are not
 * @param uniqueActors distinct accounts that engaged, the author left out
 * @param uniqueActorsAtAge the same among organic engagements, up to each fixed age; null until the
 *     age is reached
 * @param uniqueActorsWithPaidAtAge the same, paid ones included
 * @param followersAtAge those of uniqueActorsAtAge that are known to follow the author
 * @param outsidersAtAge those of uniqueActorsAtAge that are known not to
 * @param outsideShare share of the engaged accounts of known status that do not follow the author
 *     (0–1)
 * @param outsideKnown engaged accounts whose status is known
 * @param escapeHours hours until outsiders outnumbered followers for good
 * @param escapeKnown engaged accounts by then whose status is known; null where escapeHours is
 * @param communities communities reached; null if none is known
 * @param communityKnown engaged accounts whose community is known
 * @param largestCommunityShare share of those in the community that has most of them (0–1); null if
 *     none is known
 * @param organicCascadeSize nodes without the paid ones
 * @param organicStructuralVirality structural virality without paid events
 */
public record Breadth(
    long cascadeSize,
    Integer depth,
    Integer maxBreadth,
    Double structuralVirality,
    Double rootChildShare,
    Double secondaryReproduction,
    Double largestBranchShare,
    ParentBasis parentBasis,
    Double observedShare,
    String shapeNull,
    long orphans,
    long timeInversions,
    long cyclesCut,
    long uniqueActors,
    AtAges uniqueActorsAtAge,
    AtAges uniqueActorsWithPaidAtAge,
    AtAges followersAtAge,
    AtAges outsidersAtAge,
    Double outsideShare,
    long outsideKnown,
    Double escapeHours,
    Long escapeKnown,
    Long communities,
    Double effectiveCommunities,
    Double communitiesIn50,
    long communityKnown,
    Double largestCommunityShare,
    long organicCascadeSize,
    Double organicStructuralVirality) {

  /**
   * Breadth of the post whose cascade that is.
   *
   * @param minObservedShare share of observed edges that the shape needs (0–1)
   */
  public static Breadth of(CascadeTree tree, double minObservedShare) {
    PostHistory post = tree.post();
    CascadeTree organic = tree.withoutPaid();
    OptionalDouble observed = tree.observedShare();
    boolean shapeKnown = observed.orElse(1) >= minObservedShare;
    Selection engaged = Selection.engagement(post);
    Audience audience = Audience.of(post, engaged);
    Audience unbought = Audience.of(post, engaged.organic(post));
    Optional<Audience.Escape> escape = audience.escape();
    long[] communities = audience.communitySizes();
    long communityKnown = Arrays.stream(communities).sum();
    return new Breadth(
        tree.size(),
        shapeKnown ? tree.depth() : null,
        shapeKnown ? tree.maxBreadth() : null,
        shapeKnown ? boxed(tree.structuralVirality()) : null,
        shapeKnown ? boxed(tree.rootChildShare()) : null,
        shapeKnown ? boxed(tree.secondaryReproduction()) : null,
        shapeKnown ? boxed(tree.largestBranchShare()) : null,
        basis(observed),
        boxed(observed),
        shapeKnown ? null : "parents_unobserved",
        tree.edges().orphans(),
        tree.edges().timeInversions(),
        tree.edges().cyclesCut(),
        audience.size(),
        unbought.atAges(),
        audience.atAges(),
        unbought.atAges(PostHistory.YES),
        unbought.atAges(PostHistory.NO),
        boxed(audience.outsideShare()),
        audience.statusKnown(),
        escape.map(Audience.Escape::hours).orElse(null),
        escape.map(Audience.Escape::accounts).orElse(null),
        communities.length == 0 ? null : (long) communities.length,
        boxed(Audience.effective(communities)),
        boxed(Audience.rarefied(communities)),
        communityKnown,
        communityKnown == 0
            ? null
            : Double.valueOf((double) communities[communities.length - 1] / communityKnown),
        organic.size(),
        shapeKnown ? boxed(organic.structuralVirality()) : null);
  }

  private static ParentBasis basis(OptionalDouble observedShare) {
    return observedShare.isEmpty()
        ? null
        : observedShare.getAsDouble() > 0 ? ParentBasis.EXPLICIT : ParentBasis.ROOT_ONLY;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
