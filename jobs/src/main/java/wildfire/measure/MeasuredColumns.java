package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.function.Function;
import wildfire.metrics.Breadth;
import wildfire.metrics.Conversation;
import wildfire.metrics.Velocity;
import wildfire.model.FixedAge;
import wildfire.model.ParentBasis;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** Every measured column of a post, declared. */
final class MeasuredColumns {
  private static final String SHAPE_NULL = "; null where shape_null_because says why";

  /** One row a post. */
  static final Table<Measured> TABLE = declared();

  private MeasuredColumns() {}

  private static Table<Measured> declared() {
    Declaration<Measured> d = Table.named("measured", "One row a post: what was measured of it.");
    identity(d);
    observation(d);
    spread(d);
    engagement(d);
    breadth(d);
    conversation(d);
    organic(d);
    AttentionColumns.declare(d);
    CounterColumns.declare(d);
    return d.key("platform", "post_id").declared();
  }

  private static void identity(Declaration<Measured> d) {
    d.always("platform", TEXT, "", "Where it was posted.", m -> m.header().post().platform())
        .always(
            "post_id", TEXT, "", "The post's id on its platform.", m -> m.header().post().postId())
        .maybe(
            "author_id",
            TEXT,
            "",
            "Pseudonym of the account that posted it; null where no export says.",
            m -> m.header().post().authorId())
        .maybe(
            "author_followers",
            COUNT,
            "accounts",
            "Followers of the author at the time of the post; null where no export says.",
            m -> m.header().post().authorFollowers())
        .maybe(
            "author_followers_basis",
            TEXT,
            "",
            "Where that is from: post (the post's own export) or account_series (the last number of the account's series at or before the publication); null where they are unknown.",
            MeasuredColumns::followersBasis)
        .maybe(
            "campaign_id",
            TEXT,
            "",
            "The campaign it belongs to; null for posts outside any.",
            m -> m.header().post().campaignId())
        .maybe(
            "format",
            TEXT,
            "",
            "Form of the post, such as text, image or video; null where no export says.",
            m -> m.header().post().format())
        .maybe(
            "language",
            TEXT,
            "",
            "Language of its text; null where no export says.",
            m -> m.header().post().language())
        .maybe(
            "url",
            TEXT,
            "",
            "Where to see it; null where no export says.",
            m -> m.header().post().url())
        .maybe(
            "published_at",
            INSTANT,
            "",
            "When it was published; null where no export says.",
            m -> m.header().post().publishedAt())
        .always(
            "is_announced",
            YES_NO,
            "",
            "Whether an export lists the post; if not, it is known from its events alone.",
            m -> m.header().announced());
  }

  private static void observation(Declaration<Measured> d) {
    d.always(
            "time_precision",
            TEXT,
            "",
            "What the times are good for: instant, day or none.",
            m -> m.precision().id())
        .maybe(
            "age_basis",
            TEXT,
            "",
            "What ages count from: published, or first_event where no export says when the post was published; null without times.",
            MeasuredColumns::ageBasis)
        .maybe(
            "observed_hours",
            NUMBER,
            "hours",
            "Hours from there to the end of observation: the earlier of the export's time and the window. Null without times.",
            Measured::observedHoursKnown)
        .always(
            "observed_basis",
            TEXT,
            "",
            "What the end of observation rests on: export (the export's own time), as_of (the run was told), latest_event (the platform's latest event), or none (no times).",
            m -> m.header().observedBasis().id())
        .always(
            "is_mature",
            YES_NO,
            "",
            "Whether the whole window has been observed; always true for logs without times, which do not age.",
            Measured::mature)
        .always(
            "events", COUNT, "events", "Events measured, duplicates taken out.", Measured::events)
        .always(
            "late_events",
            COUNT,
            "events",
            "Events after the end of observation: counted here and nowhere else.",
            Measured::lateEvents)
        .always(
            "early_events",
            COUNT,
            "events",
            "Events earlier than the publication: a clock was wrong. They count at age 0.",
            m -> m.metrics().earlyEvents());
  }

  private static void spread(Declaration<Measured> d) {
    Function<Measured, Velocity> v = m -> m.sources().spread().organic();
    Function<Measured, Velocity> paid = m -> m.sources().spread().withPaid();
    String what = "organic shares and quotes";
    d.maybe(
        "shares",
        COUNT,
        "events",
        "Organic shares and quotes in the observed time; where there is no log of them, the latest total that the platform counted; null where neither is known.",
        of(v, Velocity::total));
    atAges(d, "shares_", "events", "Organic shares and quotes", v, Velocity::atAge);
    d.maybe(
        "shares_with_paid",
        COUNT,
        "events",
        "Shares and quotes in the observed time, bought ones included; null where shares is.",
        of(paid, Velocity::total));
    atAges(
        d,
        "shares_with_paid_",
        "events",
        "Shares and quotes, bought ones included,",
        paid,
        Velocity::atAge);
    settled(d, "shares", "Shares", m -> m.sources().spread());
    d.maybe(
            "minutes_to_first_share",
            NUMBER,
            "minutes",
            "From publication to the first organic share; null without one, or where nobody knows the publication.",
            of(v, Velocity::minutesToFirst))
        .maybe(
            "peak_velocity_per_hour",
            NUMBER,
            "events per hour",
            "Most "
                + what
                + " in any window of the configured span (60 minutes by default), per hour; null without any, and where neither a log with times finer than a day nor two exports of counters tell.",
            of(v, Velocity::peakPerHour))
        .maybe(
            "hours_to_peak",
            NUMBER,
            "hours",
            "From publication to the beginning of that window; null where there is none.",
            of(v, Velocity::hoursToPeak))
        .maybe(
            "hours_to_half",
            NUMBER,
            "hours",
            "Until half of the organic spread seen so far; null without any, or without times finer than a day.",
            of(v, Velocity::hoursToHalf))
        .maybe(
            "hours_to_90",
            NUMBER,
            "hours",
            "Until 90 % of the organic spread seen so far; null without any, or without times finer than a day.",
            of(v, Velocity::hoursTo90))
        .maybe(
            "doubling_hours",
            NUMBER,
            "hours",
            "Mean doubling time from the first organic share to the end of the peak: elapsed hours / log2(shares by then); null with fewer than four.",
            of(v, Velocity::doublingHours))
        .maybe(
            "half_life_hours",
            NUMBER,
            "hours",
            "From the end of the peak until half of the organic spread that came after it; null with fewer than four shares after.",
            of(v, Velocity::halfLifeHours))
        .maybe(
            "late_spread_share",
            NUMBER,
            "0–1",
            "Share of the organic spread later than the configured age (72 hours by default); null without any, or without times.",
            of(v, Velocity::lateShare));
  }

  private static void engagement(Declaration<Measured> d) {
    Function<Measured, Velocity> v = m -> m.metrics().engagement();
    d.always(
        "engagements",
        COUNT,
        "events",
        "Organic engagements of every kind in the observed time.",
        m -> m.metrics().engagement().total());
    atAges(d, "engagements_", "events", "Organic engagements of every kind", v, Velocity::atAge);
    d.maybe(
            "minutes_to_first_engagement",
            NUMBER,
            "minutes",
            "From publication to the first organic engagement; null without one, or where either time is unknown.",
            of(v, Velocity::minutesToFirst))
        .maybe(
            "peak_engagements_per_hour",
            NUMBER,
            "events per hour",
            "Most organic engagements in any window of the configured span, per hour; null without any, or without times finer than a day.",
            of(v, Velocity::peakPerHour))
        .maybe(
            "engagement_hours_to_half",
            NUMBER,
            "hours",
            "Until half of the organic engagements seen so far; null without any, or without times finer than a day.",
            of(v, Velocity::hoursToHalf));
  }

  private static void breadth(Declaration<Measured> d) {
    Function<Measured, Breadth> b =
        m -> m.sources().spread().isOfEvents() ? m.metrics().breadth() : null;
    Function<Measured, Breadth> who =
        m -> m.sources().accountsLogged() ? m.metrics().breadth() : null;
    d.maybe(
            "cascade_size",
            COUNT,
            "nodes",
            "The post and every share or quote that descends from it, bought ones included: events, not people. Null where the platform's logs have no shares at all.",
            of(b, Breadth::cascadeSize))
        .maybe(
            "cascade_depth",
            COUNT,
            "edges",
            "Edges on the longest path from the post" + SHAPE_NULL + ".",
            of(b, x -> whole(x.depth())))
        .maybe(
            "max_breadth",
            COUNT,
            "nodes",
            "Most nodes at one depth" + SHAPE_NULL + ".",
            of(b, x -> whole(x.maxBreadth())))
        .maybe(
            "structural_virality",
            NUMBER,
            "edges",
            "Mean distance between all pairs of nodes (Goel et al. 2016); null for a lone post"
                + SHAPE_NULL
                + ".",
            of(b, Breadth::structuralVirality))
        .maybe(
            "root_child_share",
            NUMBER,
            "0–1",
            "Share of the shares that hang directly on the post; null without shares"
                + SHAPE_NULL
                + ".",
            of(b, Breadth::rootChildShare))
        .maybe(
            "secondary_reproduction",
            NUMBER,
            "shares per share",
            "Mean number of children of the nodes that are not the post; null without shares"
                + SHAPE_NULL
                + ".",
            of(b, Breadth::secondaryReproduction))
        .maybe(
            "largest_branch_share",
            NUMBER,
            "0–1",
            "Share of all shares in the largest branch below one child of the post; null without shares"
                + SHAPE_NULL
                + ".",
            of(b, Breadth::largestBranchShare))
        .maybe(
            "parent_basis",
            TEXT,
            "",
            "How the parents of shares are known: explicit, inferred_follow or root_only (only the post is known, so every cascade is a star by construction); null without shares.",
            of(b, x -> basis(x.parentBasis())))
        .maybe(
            "tree_observed_share",
            NUMBER,
            "0–1",
            "Share of the edges whose parent is explicit or inferred; null without shares.",
            of(b, Breadth::observedShare))
        .maybe(
            "shape_null_because",
            TEXT,
            "",
            "Why depth, structural virality and what goes with them are null: parents_unobserved (too few edges are explicit or inferred).",
            of(b, Breadth::shapeNull))
        .maybe(
            "orphans",
            COUNT,
            "events",
            "Shares whose parent is not a share in the log; they hang on the post; null where the platform's logs have no shares.",
            of(b, Breadth::orphans))
        .maybe(
            "time_inversions",
            COUNT,
            "events",
            "Shares that are earlier than the share they came through; the log's parent is trusted; null where the platform's logs have no shares.",
            of(b, Breadth::timeInversions))
        .maybe(
            "cycles_cut",
            COUNT,
            "cycles",
            "Cycles of parents, each cut at its earliest event, which hangs on the post; null where the platform's logs have no shares.",
            of(b, Breadth::cyclesCut))
        .maybe(
            "organic_cascade_size",
            COUNT,
            "nodes",
            "Cascade size without bought events; null where cascade_size is.",
            of(b, Breadth::organicCascadeSize))
        .maybe(
            "organic_structural_virality",
            NUMBER,
            "edges",
            "Structural virality without bought events: what they passed on hangs on the nearest ancestor that was not bought; null for a lone post, or where structural_virality is.",
            of(b, Breadth::organicStructuralVirality))
        .maybe(
            "unique_actors",
            COUNT,
            "accounts",
            "Distinct accounts that engaged, the author left out; null where the platform's logs have no accounts.",
            of(who, Breadth::uniqueActors));
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
            of(who, Breadth::outsideKnown))
        .maybe(
            "escape_hours",
            NUMBER,
            "hours",
            "Until outsiders outnumbered followers among the engaged for good; null if they never did, no status is known, or it would tell of 1 to 9 accounts that they follow the author, or that they do not.",
            of(who, Breadth::escapeHours))
        .maybe(
            "escape_known",
            COUNT,
            "accounts",
            "Engaged accounts by then of which it is known whether they follow the author; null where escape_hours is.",
            of(who, Breadth::escapeKnown))
        .maybe(
            "communities",
            COUNT,
            "communities",
            "Communities with an engaged account; null where none is known, or community_known is null.",
            of(who, Breadth::communities))
        .maybe(
            "effective_communities",
            NUMBER,
            "communities",
            "exp of the Shannon entropy of the engaged accounts over communities (Hill number of order 1); null where no community is known, or community_known is null.",
            of(who, Breadth::effectiveCommunities))
        .maybe(
            "communities_in_50",
            NUMBER,
            "communities",
            "Communities expected among 50 engaged accounts drawn at random (rarefaction, Hurlbert 1971); null with fewer than 50.",
            of(who, Breadth::communitiesIn50))
        .maybe(
            "sharing_accounts",
            COUNT,
            "accounts",
            "Distinct accounts that shared or quoted it, bought or not, the author left out; null where the platform's logs have no accounts or no shares, or times that do not tell seconds.",
            m -> m.sharers() == null ? null : Long.valueOf(m.sharers().at().length));
  }

  private static void conversation(Declaration<Measured> d) {
    Function<Measured, Conversation> c =
        m -> m.sources().comments().isOfEvents() ? m.metrics().conversation() : null;
    Function<Measured, Velocity> v = m -> m.sources().comments().organic();
    Function<Measured, Velocity> paid = m -> m.sources().comments().withPaid();
    d.maybe(
        "comments",
        COUNT,
        "events",
        "Comments, the author's own included; null where neither the platform's logs nor its counters have any.",
        m -> m.sources().commentsInAll());
    atAges(d, "comments_", "events", "Organic comments", v, Velocity::atAge);
    atAges(
        d,
        "comments_with_paid_",
        "events",
        "Comments, bought ones included,",
        paid,
        Velocity::atAge);
    settled(d, "comments", "Comments", m -> m.sources().comments());
    d.maybe(
            "commenters",
            COUNT,
            "accounts",
            "Distinct accounts that commented, the author left out; null where the platform's logs have no comments.",
            of(c, Conversation::commenters))
        .maybe(
            "minutes_to_first_comment",
            NUMBER,
            "minutes",
            "From publication to the first organic comment; null without one, or where either time is unknown.",
            of(v, Velocity::minutesToFirst))
        .maybe(
            "reply_share",
            NUMBER,
            "0–1",
            "Share of the comments that answer a comment; null without comments or where the log never says.",
            of(c, Conversation::replyShare))
        .maybe(
            "reply_depth",
            COUNT,
            "edges",
            "Most comments on a path from the post; 0 without comments; null where the log never says what a comment answers.",
            of(c, x -> whole(x.replyDepth())))
        .maybe(
            "discussion_h_index",
            COUNT,
            "",
            "Largest h with at least h comments at depth h (Gómez et al. 2008); null where the log never says what a comment answers.",
            of(c, x -> whole(x.hIndex())))
        .maybe(
            "author_reply_share",
            NUMBER,
            "0–1",
            "Share of the comments written by the author; null without comments, or where the platform's logs have none.",
            of(c, Conversation::authorReplyShare))
        .maybe(
            "mutual_pairs",
            COUNT,
            "pairs",
            "Pairs of accounts who answered each other's comments; null where the log never says what a comment answers.",
            of(c, Conversation::mutualPairs))
        .maybe(
            "commenters_per_1000_reached",
            NUMBER,
            "accounts",
            "Commenters per 1,000 accounts reached; null where reach is unknown.",
            MeasuredColumns::commentersPerThousand);
  }

  private static void organic(Declaration<Measured> d) {
    d.maybe(
            "reach",
            COUNT,
            "accounts",
            "Distinct accounts to which the post was shown, by impression and view events; where the log has none, as the platform counts it; null where neither is known.",
            m -> m.sources().reach())
        .maybe(
            "paid_share",
            NUMBER,
            "0–1",
            "Bought share of the spread, among the events of which it is known (flags, else paid periods); where the platform counted the shares, by its organic and paid totals; null where it is known of none.",
            m -> m.sources().paidSpread().share())
        .always(
            "paid_known",
            COUNT,
            "events",
            "Shares and quotes of which it is known whether they were bought.",
            m -> m.sources().paidSpread().known())
        .maybe(
            "paid_engagement_share",
            NUMBER,
            "0–1",
            "Bought share of all engagements; null where it is known of none.",
            m -> m.metrics().organic().paidEngagementShare())
        .maybe(
            "paid_exposure_share",
            NUMBER,
            "0–1",
            "Bought share of the impression and view events; where the log has none, of the impressions that the platform counts; null where it is known of none.",
            m -> m.sources().paidExposureShare());
  }

  /** What totals come to when the whole window is over. */
  private static void settled(
      Declaration<Measured> d,
      String column,
      String what,
      Function<Measured, TwoSources.Source> source) {
    String when =
        " as the platform counted them after the whole window, and so with what was added since; null where the last export is earlier, or where a log tells.";
    d.maybe(
            column + "_settled",
            COUNT,
            "events",
            what + " without what was paid for, where the platform tells that apart," + when,
            of(source, s -> s.settled().organic()))
        .maybe(
            column + "_with_paid_settled",
            COUNT,
            "events",
            what + ", bought ones included," + when,
            of(source, s -> s.settled().withPaid()));
  }

  /** A column for each fixed age. */
  private static <P> void atAges(
      Declaration<Measured> d,
      String prefix,
      String unit,
      String what,
      Function<Measured, P> part,
      Function<P, Long[]> counts) {
    int i = 0;
    for (FixedAge age : FixedAge.all()) {
      int at = i++;
      d.maybe(
          prefix + age.suffix(),
          COUNT,
          unit,
          what + " up to the age of " + age.suffix() + "; null until the post has reached it.",
          of(part, p -> counts.apply(p)[at]));
    }
  }

  /** A value of a part that may be unknown as a whole. */
  private static <P> Function<Measured, Object> of(
      Function<Measured, P> part, Function<P, Object> value) {
    return m -> {
      P known = part.apply(m);
      return known == null ? null : value.apply(known);
    };
  }

  private static Double commentersPerThousand(Measured m) {
    Long reach = m.sources().reach();
    return reach == null || reach == 0 || !m.sources().comments().isOfEvents()
        ? null
        : Double.valueOf(1000.0 * m.metrics().conversation().commenters() / reach);
  }

  private static String followersBasis(Measured m) {
    if (m.header().post().authorFollowers() == null) {
      return null;
    }
    return m.header().counted().followersOfSeries() ? "account_series" : "post";
  }

  private static Long whole(Integer number) {
    return number == null ? null : Long.valueOf(number);
  }

  private static String basis(ParentBasis basis) {
    return basis == null ? null : basis.id();
  }

  private static String ageBasis(Measured m) {
    return switch (m.precision()) {
      case NONE -> null;
      case DAY, INSTANT -> m.header().post().publishedAt() == null ? "first_event" : "published";
    };
  }
}
