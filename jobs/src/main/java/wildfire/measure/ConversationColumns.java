package wildfire.measure;

import static wildfire.measure.PartColumns.atAges;
import static wildfire.measure.PartColumns.ofPart;
import static wildfire.measure.PartColumns.settled;
import static wildfire.measure.PartColumns.whole;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;

import java.util.function.Function;
import wildfire.metrics.Conversation;
import wildfire.metrics.Velocity;
import wildfire.table.Table.Declaration;

/** What people said below a post, declared: columns of the scorecard. */
final class ConversationColumns {
  private ConversationColumns() {}

  static void declare(Declaration<Measured> d) {
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
            ofPart(c, Conversation::commenters))
        .maybe(
            "minutes_to_first_comment",
            NUMBER,
            "minutes",
            "From publication to the first organic comment; null without one, or where either time is unknown.",
            ofPart(v, Velocity::minutesToFirst))
        .maybe(
            "reply_share",
            NUMBER,
            "0–1",
            "Share of the comments that answer a comment; null without comments or where the log never says.",
            ofPart(c, Conversation::replyShare))
        .maybe(
            "reply_depth",
            COUNT,
            "edges",
            "Most comments on a path from the post; 0 without comments; null where the log never says what a comment answers.",
            ofPart(c, x -> whole(x.replyDepth())))
        .maybe(
            "discussion_h_index",
            COUNT,
            "",
            "Largest h with at least h comments at depth h (Gómez et al. 2008); null where the log never says what a comment answers.",
            ofPart(c, x -> whole(x.hIndex())))
        .maybe(
            "author_reply_share",
            NUMBER,
            "0–1",
            "Share of the comments written by the author; null without comments, or where the platform's logs have none.",
            ofPart(c, Conversation::authorReplyShare))
        .maybe(
            "mutual_pairs",
            COUNT,
            "pairs",
            "Pairs of accounts who answered each other's comments; null where the log never says what a comment answers.",
            ofPart(c, Conversation::mutualPairs))
        .maybe(
            "commenters_per_1000_reached",
            NUMBER,
            "accounts",
            "Commenters per 1,000 accounts reached; null where reach is unknown.",
            ConversationColumns::commentersPerThousand);
  }

  private static Double commentersPerThousand(Measured m) {
    Long reach = m.sources().reach();
    return reach == null || reach == 0 || !m.sources().comments().isOfEvents()
        ? null
        : Double.valueOf(1000.0 * m.metrics().conversation().commenters() / reach);
  }
}
