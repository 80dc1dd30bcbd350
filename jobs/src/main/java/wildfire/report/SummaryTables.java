package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import wildfire.report.PostGroup.Sum;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** Tables with one row per group of posts. */
final class SummaryTables {
  /** A group with its key; the campaign is null for posts outside any, and of a whole platform. */
  record Group(String campaignId, String platform, PostGroup posts) {}

  static final Table<Group> CAMPAIGN_SUMMARY =
      summary(
              Table.<Group>named("campaign_summary", "One row per campaign and platform.")
                  .from("report: post_scorecard")
                  .maybe("campaign_id", TEXT, Group::campaignId)
                  .means("The campaign; null for posts outside any.")
                  .always("platform", TEXT, "", PostColumns.PLATFORM, Group::platform))
          .key("campaign_id", "platform")
          .declared();

  static final Table<Group> PLATFORM_SUMMARY =
      summary(
              known(
                  Table.<Group>named(
                          "platform_summary",
                          "One row per platform: its posts and which metrics could be known.")
                      .from("report: post_scorecard")
                      .always("platform", TEXT, "", PostColumns.PLATFORM, Group::platform)))
          .key("platform")
          .declared();

  private SummaryTables() {}

  private static Declaration<Group> known(Declaration<Group> d) {
    PostGroup.KNOWN.forEach(
        known ->
            d.always(known.column(), COUNT, "posts", g -> g.posts().count(known.name()))
                .means(known.meaning()));
    return d;
  }

  private static Declaration<Group> summary(Declaration<Group> d) {
    d.always("posts", COUNT, "posts", "Posts measured.", g -> g.posts().count(Sum.POSTS))
        .always("authors", COUNT, "accounts", g -> g.posts().authors())
        .means("Accounts that posted them, as far as known.")
        .maybe("first_published_at", INSTANT, g -> g.posts().first())
        .means("The earliest publication; null where none is known.")
        .maybe("last_published_at", INSTANT, g -> g.posts().last())
        .means("The latest publication; null where none is known.")
        .maybe("shares", COUNT, "events", g -> g.posts().sum(Sum.SHARES))
        .means(
            "Organic shares and quotes, over the posts where they are known; null where they are of none.")
        .maybe("comments", COUNT, "events", g -> g.posts().sum(Sum.COMMENTS))
        .means("Comments, over the posts where they are known; null where they are of none.")
        .maybe("engagements", COUNT, "events", g -> g.posts().sum(Sum.ENGAGEMENTS))
        .means("Organic engagements of every kind; null where none is known.");
    for (String dimension : new String[] {"speed", "breadth", "conversation"}) {
      median(d, "overperformance_" + dimension, "doublings");
    }
    median(d, "outside_share", "0–1");
    for (Verdict verdict : Verdict.values()) {
      d.always(verdict.id() + "_posts", COUNT, "posts", g -> g.posts().count(verdict))
          .means("Posts with the verdict " + verdict.id() + ".");
    }
    for (Cause cause : Cause.values()) {
      d.always(cause.id() + "_fits_posts", COUNT, "posts", g -> g.posts().count(cause))
          .means(
              "Posts that did badly of which the evidence fits "
                  + cause.id()
                  + "; one can count for several causes.");
    }
    return d;
  }

  private static void median(Declaration<Group> d, String column, String unit) {
    d.maybe("median_" + column, NUMBER, unit, g -> g.posts().median(column))
        .means("Median over the posts that have one; null where none has.");
  }
}
