package wildfire.measure;

import static wildfire.measure.PartColumns.atAges;
import static wildfire.measure.PartColumns.ofPart;
import static wildfire.measure.PartColumns.whole;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.function.Function;
import wildfire.metrics.Breadth;
import wildfire.model.ParentBasis;
import wildfire.table.Table.Declaration;

/** How broadly a post spread, declared: columns of the scorecard. */
final class BreadthColumns {
  private static final String SHAPE_NULL = "; null where shape_null_because says why";

  private BreadthColumns() {}

  static void declare(Declaration<Measured> d) {
    cascade(d);
    people(d);
  }

  private static void cascade(Declaration<Measured> d) {
    Function<Measured, Breadth> b =
        m -> m.sources().spread().isOfEvents() ? m.metrics().breadth() : null;
    d.maybe(
            "cascade_size",
            COUNT,
            "nodes",
            "The post and every share or quote that descends from it, bought ones included: events, not people. Null where the platform's logs have no shares at all.",
            ofPart(b, Breadth::cascadeSize))
        .maybe(
            "cascade_depth",
            COUNT,
            "edges",
            "Edges on the longest path from the post" + SHAPE_NULL + ".",
            ofPart(b, x -> whole(x.depth())))
        .maybe(
            "max_breadth",
            COUNT,
            "nodes",
            "Most nodes at one depth" + SHAPE_NULL + ".",
            ofPart(b, x -> whole(x.maxBreadth())))
        .maybe(
            "structural_virality",
            NUMBER,
            "edges",
            "Mean distance between all pairs of nodes (Goel et al. 2016); null for a lone post"
                + SHAPE_NULL
                + ".",
            ofPart(b, Breadth::structuralVirality))
        .maybe(
            "root_child_share",
            NUMBER,
            "0–1",
            "Share of the shares that hang directly on the post; null without shares"
                + SHAPE_NULL
                + ".",
            ofPart(b, Breadth::rootChildShare))
        .maybe(
            "secondary_reproduction",
            NUMBER,
            "shares per share",
            "Mean number of children of the nodes that are not the post; null without shares"
                + SHAPE_NULL
                + ".",
            ofPart(b, Breadth::secondaryReproduction))
        .maybe(
            "largest_branch_share",
            NUMBER,
            "0–1",
            "Share of all shares in the largest branch below one child of the post; null without shares"
                + SHAPE_NULL
                + ".",
            ofPart(b, Breadth::largestBranchShare))
        .maybe(
            "parent_basis",
            TEXT,
            "",
            "How the parents of shares are known: explicit, inferred_follow or root_only (only the post is known, so every cascade is a star by construction); null without shares.",
            ofPart(b, x -> basis(x.parentBasis())))
        .maybe(
            "tree_observed_share",
            NUMBER,
            "0–1",
            "Share of the edges whose parent is explicit or inferred; null without shares.",
            ofPart(b, Breadth::observedShare))
        .maybe(
            "shape_null_because",
            TEXT,
            "",
            "Why depth, structural virality and what goes with them are null: parents_unobserved (too few edges are explicit or inferred).",
            ofPart(b, Breadth::shapeNull))
        .maybe(
            "orphans",
            COUNT,
            "events",
            "Shares whose parent is not a share in the log; they hang on the post; null where the platform's logs have no shares.",
            ofPart(b, Breadth::orphans))
        .maybe(
            "time_inversions",
            COUNT,
            "events",
            "Shares that are earlier than the share they came through; the log's parent is trusted; null where the platform's logs have no shares.",
            ofPart(b, Breadth::timeInversions))
        .maybe(
            "cycles_cut",
            COUNT,
            "cycles",
            "Cycles of parents, each cut at its earliest event, which hangs on the post; null where the platform's logs have no shares.",
            ofPart(b, Breadth::cyclesCut))
        .maybe(
            "organic_cascade_size",
            COUNT,
            "nodes",
            "Cascade size without bought events; null where cascade_size is.",
            ofPart(b, Breadth::organicCascadeSize))
        .maybe(
            "organic_structural_virality",
            NUMBER,
            "edges",
            "Structural virality without bought events: what they passed on hangs on the nearest ancestor that was not bought; null for a lone post, or where structural_virality is.",
            ofPart(b, Breadth::organicStructuralVirality));
  }

  private static void people(Declaration<Measured> d) {
    Function<Measured, Breadth> who =
        m -> m.sources().accountsLogged() ? m.metrics().breadth() : null;
    d.maybe(
        "unique_actors",
        COUNT,
        "accounts",
        "Distinct accounts that engaged, the author left out; null where the platform's logs have no accounts.",
        ofPart(who, Breadth::uniqueActors));
    atAges(
        d,
        "unique_actors_",
        "accounts",
        "Distinct accounts that engaged organically",
        who,
        Breadth::uniqueActorsAtAge);
    atAges(
        d,
        "unique_actors_with_paid_",
        "accounts",
        "Distinct accounts that engaged, bought engagements included,",
        who,
        Breadth::uniqueActorsWithPaidAtAge);
    d.maybe(
            "outside_share",
            NUMBER,
            "0–1",
            "Share of the engaged accounts of known status that do not follow the author; where no status is known, share of the reached accounts that are not followers, if the platform counts those: outside_basis says which; null where neither is known, or where it would tell of 1 to 9 engaged accounts (report.min_group_accounts) whether they follow the author; where these are among 19 or more it is told as if they were 5, and outside_share_within says so.",
            m -> m.sources().outside().share())
        .maybe(
            "outside_known",
            COUNT,
            "accounts",
            "Engaged accounts of which it is known whether they follow the author; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.",
            ofPart(who, Breadth::outsideKnown))
        .maybe(
            "escape_hours",
            NUMBER,
            "hours",
            "Until outsiders outnumbered followers among the engaged for good; null if they never did, no status is known, or it would tell of 1 to 9 accounts that they follow the author, or that they do not.",
            ofPart(who, Breadth::escapeHours))
        .maybe(
            "escape_known",
            COUNT,
            "accounts",
            "Engaged accounts by then of which it is known whether they follow the author; null where escape_hours is.",
            ofPart(who, Breadth::escapeKnown))
        .maybe(
            "communities",
            COUNT,
            "communities",
            "Communities with an engaged account; null where none is known, or community_known is null.",
            ofPart(who, Breadth::communities))
        .maybe(
            "effective_communities",
            NUMBER,
            "communities",
            "exp of the Shannon entropy of the engaged accounts over communities (Hill number of order 1); null where no community is known, or community_known is null.",
            ofPart(who, Breadth::effectiveCommunities))
        .maybe(
            "communities_in_50",
            NUMBER,
            "communities",
            "Communities expected among 50 engaged accounts drawn at random (rarefaction, Hurlbert 1971); null with fewer than 50.",
            ofPart(who, Breadth::communitiesIn50))
        .maybe(
            "sharing_accounts",
            COUNT,
            "accounts",
            "Distinct accounts that shared or quoted it, bought or not, the author left out; null where the platform's logs have no accounts or no shares, or times that do not tell seconds.",
            m -> m.sharers() == null ? null : Long.valueOf(m.sharers().at().length));
  }

  private static String basis(ParentBasis basis) {
    return basis == null ? null : basis.id();
  }
}
