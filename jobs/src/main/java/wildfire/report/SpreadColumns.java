package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.FewPeople.COMMUNITIES;
import static wildfire.table.Place.DIMENSION;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.List;
import java.util.function.Function;
import wildfire.metrics.AtAges;
import wildfire.metrics.Breadth;
import wildfire.metrics.Conversation;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Velocity;
import wildfire.model.FixedAge;
import wildfire.table.Column;
import wildfire.table.FewPeople;
import wildfire.table.Place;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** How fast a post spread, how broadly, and what people said below it: columns of the scorecard. */
final class SpreadColumns {
  /** The ages that people compare; all are in post_at_age. */
  private static final List<FixedAge> AGES =
      List.of(FixedAge.HOURS_24, FixedAge.DAYS_7, FixedAge.DAYS_30);

  private static final String NO_TIMES = "; null without any, or without times finer than a day.";
  private static final String SHAPE_NULL = "; null where shape_null_because says why.";
  private static final String GOEL =
      "Goel, Anderson, Hofman and Watts (2016), Management Science 62(1)";
  private static final String GOEL_FORMULA =
      "2 / (n (n − 1)) · Σ over nodes v but the root of s(v) (n − s(v)), with n nodes and s(v) the size of v's subtree";

  private SpreadColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    speed(d);
    cascade(d);
    people(d);
    conversation(d);
  }

  private static void speed(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Velocity> organic = m -> m.sources().spread().organic();
    Function<MeasuredPost, Velocity> withPaid = m -> m.sources().spread().withPaid();
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("shares", COUNT, "events", part(organic, Velocity::total), FACT, PAGE)
        .means(
            "Organic shares and quotes in the observed time; where there is no log of them, the latest total that the platform counted; null where neither is known.")
        .part(organic, atAges("shares_", "events", "Organic shares and quotes", Velocity::atAge))
        .maybe("shares_with_paid", COUNT, "events", part(withPaid, Velocity::total), FACT)
        .means(
            "Shares and quotes in the observed time, bought ones included; null where shares is.")
        .part(organic, velocity())
        .from("measure: engagements, retractions, flights")
        .always("engagements", COUNT, "events", m -> m.engagement().total(), FACT)
        .means("Organic engagements of every kind in the observed time.")
        .part(
            MeasuredPost::engagement,
            atAges("engagements_", "events", "Organic engagements of every kind", Velocity::atAge))
        .maybe(
            "peak_engagements_per_hour",
            NUMBER,
            "events per hour",
            m -> m.engagement().peakPerHour())
        .means("Most organic engagements in any window of the configured span, per hour" + NO_TIMES)
        .formula(
            "greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window");
  }

  private static List<Column<Velocity>> velocity() {
    return Table.<Velocity>part()
        .maybe("minutes_to_first_share", NUMBER, "minutes", Velocity::minutesToFirst, FACT)
        .means(
            "From publication to the first organic share; null without one, or where nobody knows the publication.")
        .maybe("peak_velocity_per_hour", NUMBER, "events per hour", Velocity::peakPerHour, FACT)
        .means(
            "Most organic shares and quotes in any window of the configured span (60 minutes by default), per hour; null without any, and where neither a log with times finer than a day nor two exports of counters tell.")
        .formula(
            "of a log: greatest number of events in [t, t + measure.peak_window) over events t, / hours of measure.peak_window; of counters: greatest growth between two exports / hours between them")
        .maybe("hours_to_half", NUMBER, "hours", Velocity::hoursToHalf, FACT)
        .means("Until half of the organic spread seen so far" + NO_TIMES)
        .formula(
            "age of the ⌈n / 2⌉-th of n events; of counters the age at which the total passes half, on a straight line between two exports")
        .maybe("doubling_hours", NUMBER, "hours", Velocity::doublingHours, FACT)
        .means(
            "Mean doubling time from the first organic share to the end of the peak: elapsed hours / log2(shares by then); null with fewer than four.")
        .formula("(age at the end of the peak − age of the first event) / log2(events by then)")
        .maybe("half_life_hours", NUMBER, "hours", Velocity::halfLifeHours, FACT)
        .means(
            "From the end of the peak until half of the organic spread that came after it; null with fewer than four shares after.")
        .formula("median age of the events after the end of the peak − age at the end of the peak")
        .maybe("late_spread_share", NUMBER, "0–1", Velocity::lateShare, FACT)
        .means(
            "Share of the organic spread later than the configured age (72 hours by default); null without any, or without times.")
        .formula("events older than judge.late_after / events")
        .columns();
  }

  private static void cascade(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Breadth> logged = m -> m.sharesLogged() ? m.breadth() : null;
    d.maybe("cascade_size", COUNT, "nodes", part(logged, Breadth::cascadeSize), FACT, PAGE)
        .means(
            "The post and every share or quote that descends from it, bought ones included: events, not people. Null where the platform's logs have no shares at all.")
        .part(logged, SHAPE_NULL, shape())
        .maybe("parent_basis", TEXT, part(logged, Breadth::parentBasis), DIMENSION)
        .means(
            "How the parents of shares are known: explicit, inferred_follow or root_only (only the post is known, so every cascade is a star by construction); null without shares.")
        .maybe("tree_observed_share", NUMBER, "0–1", part(logged, Breadth::observedShare))
        .means("Share of the edges whose parent is explicit or inferred; null without shares.")
        .formula("edges whose parent is explicit or inferred / edges")
        .maybe("shape_null_because", TEXT, part(logged, Breadth::shapeNull), DIMENSION, PAGE)
        .means(
            "Why depth, structural virality and what goes with them are null: parents_unobserved (too few edges are explicit or inferred).")
        .maybe("orphan_share", NUMBER, "0–1", MeasuredPost::orphanShare)
        .means(
            "Share of the shares that came through a share that is not in the log; they hang on the post. Null without shares.")
        .formula("orphans / (cascade_size − 1)")
        .maybe(
            "organic_structural_virality",
            NUMBER,
            "edges",
            part(logged, Breadth::organicStructuralVirality))
        .means(
            "Structural virality without bought events: what they passed on hangs on the nearest ancestor that was not bought; null for a lone post, or where structural_virality is.")
        .formula(GOEL_FORMULA, GOEL);
  }

  private static List<Column<Breadth>> shape() {
    return Table.<Breadth>part()
        .always("cascade_depth", COUNT, "edges", Breadth::depth, FACT, PAGE)
        .means("Edges on the longest path from the post")
        .always("max_breadth", COUNT, "nodes", Breadth::maxBreadth, FACT)
        .means("Most nodes at one depth")
        .always("structural_virality", NUMBER, "edges", Breadth::structuralVirality, FACT, PAGE)
        .means("Mean distance between all pairs of nodes (Goel et al. 2016); null for a lone post")
        .formula(GOEL_FORMULA, GOEL)
        .always("root_child_share", NUMBER, "0–1", Breadth::rootChildShare)
        .means("Share of the shares that hang directly on the post; null without shares")
        .formula("nodes that hang on the root / (cascade_size − 1)")
        .always(
            "secondary_reproduction",
            NUMBER,
            "shares per share",
            Breadth::secondaryReproduction,
            FACT)
        .means("Mean number of children of the nodes that are not the post; null without shares")
        .formula("children of nodes that are not the root / (cascade_size − 1)")
        .always("largest_branch_share", NUMBER, "0–1", Breadth::largestBranchShare)
        .means(
            "Share of all shares in the largest branch below one child of the post; null without shares")
        .formula("size of the largest subtree below a child of the root / (cascade_size − 1)")
        .columns();
  }

  private static void people(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Breadth> logged = m -> m.accountsLogged() ? m.breadth() : null;
    d.maybe("unique_actors", COUNT, "accounts", part(logged, Breadth::uniqueActors), FACT, PAGE)
        .means(
            "Distinct accounts that engaged, the author left out; null where the platform's logs have no accounts.")
        .part(
            logged,
            atAges(
                "unique_actors_",
                "accounts",
                "Distinct accounts that engaged organically",
                Breadth::uniqueActorsAtAge))
        .from("measure: engagements, retractions, counters")
        .maybe("outside_share", NUMBER, "0–1", m -> m.sources().outside().share(), FACT, PAGE)
        .means(
            "Share of the engaged accounts of known status that do not follow the author; where no status is known, share of the reached accounts that are not followers, if the platform counts those: outside_basis says which; null where neither is known, or where it would tell of 1 to 9 engaged accounts (report.min_group_accounts) whether they follow the author; where these are among 19 or more it is told as if they were 5, and outside_share_within says so.")
        .formula(
            "engaged accounts known not to follow the author / outside_known; by counters: 1 − reach_followers / reach")
        .tells(FewPeople.OUTSIDE_SHARE)
        .maybe("outside_basis", TEXT, m -> m.sources().outside().basis())
        .means(
            "What outside_share is of: accounts (engaged ones of known status) or reach (all accounts reached); null where it is unknown.")
        .tells(FewPeople.OUTSIDE_BASIS)
        .from("measure: engagements, retractions")
        .maybe("outside_known", COUNT, "accounts", part(logged, Breadth::outsideKnown), FACT, PAGE)
        .means(
            "Engaged accounts of which it is known whether they follow the author; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.")
        .tells(FewPeople.OUTSIDE_KNOWN)
        .maybe("escape_hours", NUMBER, "hours", part(logged, Breadth::escapeHours), FACT)
        .means(
            "Until outsiders outnumbered followers among the engaged for good; null if they never did, no status is known, or it would tell of 1 to 9 accounts that they follow the author, or that they do not.")
        .tells(FewPeople.ESCAPE)
        .maybe("sharing_accounts", COUNT, "accounts", MeasuredPost::sharingAccounts)
        .means(
            "Distinct accounts that shared or quoted it, bought or not, the author left out; null where the platform's logs have no accounts or no shares, or times that do not tell seconds.")
        .part(logged, communities());
  }

  private static List<Column<Breadth>> communities() {
    return Table.<Breadth>part()
        .maybe("community_known", COUNT, "accounts", Breadth::communityKnown)
        .means(
            "Engaged accounts whose community is known; null where the platform's logs have no accounts, or where these are fewer than report.min_group_accounts and not none.")
        .tells(COMMUNITIES)
        .maybe("communities", COUNT, "communities", Breadth::communities)
        .means(
            "Communities with an engaged account; null where none is known, or community_known is null.")
        .tells(COMMUNITIES)
        .maybe("effective_communities", NUMBER, "communities", Breadth::effectiveCommunities, FACT)
        .means(
            "exp of the Shannon entropy of the engaged accounts over communities (Hill number of order 1); null where no community is known, or community_known is null.")
        .formula(
            "exp(−Σ p ln p), with p = engaged accounts of a community / community_known",
            "Hill (1973), Ecology 54(2); Jost (2006), Oikos 113(2)")
        .tells(COMMUNITIES)
        .maybe("communities_in_50", NUMBER, "communities", Breadth::communitiesIn50, FACT)
        .means(
            "Communities expected among 50 engaged accounts drawn at random (rarefaction, Hurlbert 1971); null with fewer than 50.")
        .formula(
            "Σ over communities of 1 − C(N − n, 50) / C(N, 50), with n accounts of a community and N = community_known",
            "Hurlbert (1971), Ecology 52(4)")
        .tells(COMMUNITIES)
        .maybe("largest_community_share", NUMBER, "0–1", Breadth::largestCommunityShare)
        .means(
            "Share of the engaged accounts of known community in the one that has most of them; null where none is known, or community_known is null.")
        .formula("engaged accounts of the commonest community / community_known")
        .tells(COMMUNITIES)
        .columns();
  }

  private static void conversation(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Conversation> logged = m -> m.commentsLogged() ? m.conversation() : null;
    Function<MeasuredPost, Velocity> organic = m -> m.sources().comments().organic();
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("comments", COUNT, "events", m -> m.sources().commentsInAll(), FACT, PAGE)
        .means(
            "Comments, the author's own included; null where neither the platform's logs nor its counters have any.")
        .part(organic, atAges("comments_", "events", "Organic comments", Velocity::atAge))
        .from("measure: engagements, retractions")
        .maybe("commenters", COUNT, "accounts", part(logged, Conversation::commenters), FACT)
        .means(
            "Distinct accounts that commented, the author left out; null where the platform's logs have no comments.")
        .maybe(
            "minutes_to_first_comment",
            NUMBER,
            "minutes",
            part(organic, Velocity::minutesToFirst),
            FACT)
        .means(
            "From publication to the first organic comment; null without one, or where either time is unknown.")
        .part(logged, discussion())
        .from("measure: engagements, retractions, counters")
        .maybe(
            "commenters_per_1000_reached",
            NUMBER,
            "accounts",
            SpreadColumns::commentersPerThousand,
            FACT)
        .means("Commenters per 1,000 accounts reached; null where reach is unknown.")
        .formula("1000 · commenters / reach");
  }

  private static List<Column<Conversation>> discussion() {
    return Table.<Conversation>part()
        .maybe("reply_share", NUMBER, "0–1", Conversation::replyShare, FACT)
        .means(
            "Share of the comments that answer a comment; null without comments or where the log never says.")
        .formula("comments that answer a comment / comments")
        .maybe("reply_depth", COUNT, "edges", Conversation::replyDepth, FACT)
        .means(
            "Most comments on a path from the post; 0 without comments; null where the log never says what a comment answers.")
        .maybe("discussion_h_index", COUNT, Conversation::hIndex, FACT)
        .means(
            "Largest h with at least h comments at depth h (Gómez et al. 2008); null where the log never says what a comment answers.")
        .formula(
            "largest h with at least h comments at depth h",
            "Gómez, Kaltenbrunner and López (2008), WWW")
        .maybe("author_reply_share", NUMBER, "0–1", Conversation::authorReplyShare, FACT)
        .means(
            "Share of the comments written by the author; null without comments, or where the platform's logs have none.")
        .formula("comments by the author / comments")
        .maybe("mutual_pairs", COUNT, "pairs", Conversation::mutualPairs)
        .means(
            "Pairs of accounts who answered each other's comments; null where the log never says what a comment answers.")
        .columns();
  }

  private static Double commentersPerThousand(MeasuredPost m) {
    Long reach = m.sources().reach();
    return reach == null || reach == 0 || !m.commentsLogged()
        ? null
        : Double.valueOf(1000.0 * m.conversation().commenters() / reach);
  }

  /** A column for each age that people compare. The page has the shares of the first day. */
  private static <P> List<Column<P>> atAges(
      String prefix, String unit, String what, Function<P, AtAges> counts) {
    Declaration<P> d = Table.part();
    for (FixedAge age : AGES) {
      String name = prefix + age.suffix();
      Place[] places = name.equals("shares_24h") ? new Place[] {FACT, PAGE} : new Place[] {FACT};
      d.maybe(name, COUNT, unit, p -> counts.apply(p).at(age), places)
          .means(
              what + " up to the age of " + age.suffix() + "; null until the post has reached it.");
    }
    return d.columns();
  }

  /** A value of a part that may be unknown as a whole. */
  static <R, P> Function<R, Object> part(Function<R, P> part, Function<P, Object> value) {
    return row -> {
      P known = part.apply(row);
      return known == null ? null : value.apply(known);
    };
  }
}
