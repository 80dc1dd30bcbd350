package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.report.SpreadColumns.whole;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.function.Function;
import wildfire.metrics.Conversation;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.Velocity;
import wildfire.table.Table.Declaration;

/** What people said below a post: columns of the scorecard. */
final class ConversationColumns {
  private ConversationColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    Function<MeasuredPost, Conversation> c = m -> m.commentsLogged() ? m.conversation() : null;
    Function<MeasuredPost, Velocity> v = m -> m.sources().comments().organic();
    d.from("measure: engagements, retractions, flights, counters")
        .maybe("comments", COUNT, "events", m -> m.sources().commentsInAll())
        .means(
            "Comments, the author's own included; null where neither the platform's logs nor its counters have any.")
        .on(FACT, PAGE);
    SpreadColumns.atAges(d, "comments_", "events", "Organic comments", v, Velocity::atAge);
    d.from("measure: engagements, retractions")
        .maybe("commenters", COUNT, "accounts", part(c, Conversation::commenters))
        .means(
            "Distinct accounts that commented, the author left out; null where the platform's logs have no comments.")
        .on(FACT)
        .maybe("minutes_to_first_comment", NUMBER, "minutes", part(v, Velocity::minutesToFirst))
        .means(
            "From publication to the first organic comment; null without one, or where either time is unknown.")
        .on(FACT)
        .maybe("reply_share", NUMBER, "0–1", part(c, Conversation::replyShare))
        .means(
            "Share of the comments that answer a comment; null without comments or where the log never says.")
        .formula("comments that answer a comment / comments")
        .on(FACT)
        .maybe("reply_depth", COUNT, "edges", part(c, x -> whole(x.replyDepth())))
        .means(
            "Most comments on a path from the post; 0 without comments; null where the log never says what a comment answers.")
        .on(FACT)
        .maybe("discussion_h_index", COUNT, part(c, x -> whole(x.hIndex())))
        .means(
            "Largest h with at least h comments at depth h (Gómez et al. 2008); null where the log never says what a comment answers.")
        .formula(
            "largest h with at least h comments at depth h",
            "Gómez, Kaltenbrunner and López (2008), WWW")
        .on(FACT)
        .maybe("author_reply_share", NUMBER, "0–1", part(c, Conversation::authorReplyShare))
        .means(
            "Share of the comments written by the author; null without comments, or where the platform's logs have none.")
        .formula("comments by the author / comments")
        .on(FACT)
        .maybe("mutual_pairs", COUNT, "pairs", part(c, Conversation::mutualPairs))
        .means(
            "Pairs of accounts who answered each other's comments; null where the log never says what a comment answers.")
        .from("measure: engagements, retractions, counters")
        .maybe(
            "commenters_per_1000_reached",
            NUMBER,
            "accounts",
            ConversationColumns::commentersPerThousand)
        .means("Commenters per 1,000 accounts reached; null where reach is unknown.")
        .formula("1000 · commenters / reach")
        .on(FACT);
  }

  private static Double commentersPerThousand(MeasuredPost m) {
    Long reach = m.sources().reach();
    return reach == null || reach == 0 || !m.commentsLogged()
        ? null
        : Double.valueOf(1000.0 * m.conversation().commenters() / reach);
  }
}
