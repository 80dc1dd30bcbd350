package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.report.SpreadColumns.whole;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.DIMENSION;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.function.Function;
import wildfire.metrics.Breadth;
import wildfire.metrics.MeasuredPost;
import wildfire.table.FewPeople;
import wildfire.table.Table.Declaration;

/** How broadly a post spread: columns of the scorecard. */
final class BreadthColumns {
  private static final String SHAPE_NULL = "; null where shape_null_because says why.";
  private static final String GOEL =
      "Goel, Anderson, Hofman and Watts (2016), Management Science 62(1)";
  private static final String GOEL_FORMULA =
      "2 / (n (n − 1)) · Σ over nodes v but the root of s(v) (n − s(v)), with n nodes and s(v) the size of v's subtree";

  private BreadthColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    shape(d);
    people(d);
    communities(d);
  }

  private static void shape(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Breadth> b = m -> m.sharesLogged() ? m.breadth() : null;
    d.from("measure: engagements, retractions, flights")
        .maybe("cascade_size", COUNT, "nodes", part(b, Breadth::cascadeSize))
        .means(
            "The post and every share or quote that descends from it, bought ones included: events, not people. Null where the platform's logs have no shares at all.")
        .on(FACT, PAGE)
        .maybe("cascade_depth", COUNT, "edges", part(b, x -> whole(x.depth())))
        .means("Edges on the longest path from the post" + SHAPE_NULL)
        .on(FACT, PAGE)
        .maybe("max_breadth", COUNT, "nodes", part(b, x -> whole(x.maxBreadth())))
        .means("Most nodes at one depth" + SHAPE_NULL)
        .on(FACT)
        .maybe("structural_virality", NUMBER, "edges", part(b, Breadth::structuralVirality))
        .means(
            "Mean distance between all pairs of nodes (Goel et al. 2016); null for a lone post"
                + SHAPE_NULL)
        .formula(GOEL_FORMULA, GOEL)
        .on(FACT, PAGE)
        .maybe("root_child_share", NUMBER, "0–1", part(b, Breadth::rootChildShare))
        .means(
            "Share of the shares that hang directly on the post; null without shares" + SHAPE_NULL)
        .formula("nodes that hang on the root / (cascade_size − 1)")
        .maybe(
            "secondary_reproduction",
            NUMBER,
            "shares per share",
            part(b, Breadth::secondaryReproduction))
        .means(
            "Mean number of children of the nodes that are not the post; null without shares"
                + SHAPE_NULL)
        .formula("children of nodes that are not the root / (cascade_size − 1)")
        .on(FACT)
        .maybe("largest_branch_share", NUMBER, "0–1", part(b, Breadth::largestBranchShare))
        .means(
            "Share of all shares in the largest branch below one child of the post; null without shares"
                + SHAPE_NULL)
        .formula("size of the largest subtree below a child of the root / (cascade_size − 1)")
        .maybe(
            "parent_basis",
            TEXT,
            part(b, x -> x.parentBasis() == null ? null : x.parentBasis().id()))
        .means(
            "How the parents of shares are known: explicit, inferred_follow or root_only (only the post is known, so every cascade is a star by construction); null without shares.")
        .on(DIMENSION)
        .maybe("tree_observed_share", NUMBER, "0–1", part(b, Breadth::observedShare))
        .means("Share of the edges whose parent is explicit or inferred; null without shares.")
        .formula("edges whose parent is explicit or inferred / edges")
        .maybe("shape_null_because", TEXT, part(b, Breadth::shapeNull))
        .means(
            "Why depth, structural virality and what goes with them are null: parents_unobserved (too few edges are explicit or inferred).")
        .on(DIMENSION, PAGE)
        .maybe("orphan_share", NUMBER, "0–1", MeasuredPost::orphanShare)
        .means(
            "Share of the shares that came through a share that is not in the log; they hang on the post. Null without shares.")
        .formula("orphans / (cascade_size − 1)")
        .maybe(
            "organic_structural_virality",
            NUMBER,
            "edges",
            part(b, Breadth::organicStructuralVirality))
        .means(
            "Structural virality without bought events: what they passed on hangs on the nearest ancestor that was not bought; null for a lone post, or where structural_virality is.")
        .formula(GOEL_FORMULA, GOEL);
  }

  private static void people(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Breadth> who = m -> m.accountsLogged() ? m.breadth() : null;
    d.maybe("unique_actors", COUNT, "accounts", part(who, Breadth::uniqueActors))
        .means(
            "Distinct accounts that engaged, the author left out; null where the platform's logs have no accounts.")
        .on(FACT, PAGE);
    SpreadColumns.atAges(
        d,
        "unique_actors_",
        "accounts",
        "Distinct accounts that engaged organically",
        who,
        Breadth::uniqueActorsAtAge);
    d.from("measure: engagements, retractions, counters")
        .maybe("outside_share", NUMBER, "0–1", m -> m.sources().outside().share())
        .means(
            "Share of the engaged accounts of known status that do not follow the author; where no status is known, share of the reached accounts that are not followers, if the platform counts those: outside_basis says which; null where neither is known, or where it would tell of 1 to 9 engaged accounts (report.min_group_accounts) whether they follow the author; where these are among 19 or more it is told as if they were 5, and outside_share_within says so.")
        .formula(
            "engaged accounts known not to follow the author / outside_known; by counters: 1 − reach_followers / reach")
        .tells(FewPeople.OUTSIDE_SHARE)
        .on(FACT, PAGE)
        .maybe("outside_basis", TEXT, m -> m.sources().outside().basis())
        .means(
            "What outside_share is of: accounts (engaged ones of known status) or reach (all accounts reached); null where it is unknown.")
        .tells(FewPeople.OUTSIDE_BASIS)
        .from("measure: engagements, retractions")
        .maybe("outside_known", COUNT, "accounts", part(who, Breadth::outsideKnown))
        .means(
            "Engaged accounts of which it is known whether they follow the author; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.")
        .tells(FewPeople.OUTSIDE_KNOWN)
        .on(FACT, PAGE)
        .maybe("escape_hours", NUMBER, "hours", part(who, Breadth::escapeHours))
        .means(
            "Until outsiders outnumbered followers among the engaged for good; null if they never did, no status is known, or it would tell of 1 to 9 accounts that they follow the author, or that they do not.")
        .tells(FewPeople.ESCAPE)
        .on(FACT)
        .maybe("sharing_accounts", COUNT, "accounts", MeasuredPost::sharingAccounts)
        .means(
            "Distinct accounts that shared or quoted it, bought or not, the author left out; null where the platform's logs have no accounts or no shares, or times that do not tell seconds.");
  }

  private static void communities(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Breadth> who = m -> m.accountsLogged() ? m.breadth() : null;
    d.maybe("community_known", COUNT, "accounts", part(who, Breadth::communityKnown))
        .means(
            "Engaged accounts whose community is known; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.")
        .tells(FewPeople.COMMUNITIES)
        .maybe("communities", COUNT, "communities", part(who, Breadth::communities))
        .means(
            "Communities with an engaged account; null where none is known, or community_known is null.")
        .tells(FewPeople.COMMUNITIES)
        .maybe(
            "effective_communities",
            NUMBER,
            "communities",
            part(who, Breadth::effectiveCommunities))
        .means(
            "exp of the Shannon entropy of the engaged accounts over communities (Hill number of order 1); null where no community is known, or community_known is null.")
        .formula(
            "exp(−Σ p ln p), with p = engaged accounts of a community / community_known",
            "Hill (1973), Ecology 54(2); Jost (2006), Oikos 113(2)")
        .tells(FewPeople.COMMUNITIES)
        .on(FACT)
        .maybe("communities_in_50", NUMBER, "communities", part(who, Breadth::communitiesIn50))
        .means(
            "Communities expected among 50 engaged accounts drawn at random (rarefaction, Hurlbert 1971); null with fewer than 50.")
        .formula(
            "Σ over communities of 1 − C(N − n, 50) / C(N, 50), with n accounts of a community and N = community_known",
            "Hurlbert (1971), Ecology 52(4)")
        .tells(FewPeople.COMMUNITIES)
        .on(FACT)
        .maybe("largest_community_share", NUMBER, "0–1", part(who, Breadth::largestCommunityShare))
        .means(
            "Share of the engaged accounts of known community in the one that has most of them; null where none is known, or community_known is null.")
        .formula("engaged accounts of the commonest community / community_known")
        .tells(FewPeople.COMMUNITIES);
  }
}
