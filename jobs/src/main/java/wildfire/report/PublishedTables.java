package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import wildfire.associate.AssociatedColumns;
import wildfire.associate.OverlapColumns;
import wildfire.associate.PlaybookColumns;
import wildfire.history.ChangeColumns;
import wildfire.history.HistoryColumns;
import wildfire.judge.CauseColumns;
import wildfire.judge.GrowthColumns;
import wildfire.judge.JudgedColumns;
import wildfire.measure.Measure;
import wildfire.reason.ReasonColumns;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/**
 * Every table that is published, declared: name, columns, types, units, meaning. Dictionary, schema
 * and docs come from here.
 */
public final class PublishedTables {
  private static final String PLATFORM = "Where it was posted.";
  private static final String POST_ID = "The post's id on its platform.";

  /** Metrics that platforms count, of which the summary says how many posts know them. */
  static final List<String> KNOWN_COUNTERS =
      List.of(
          "impressions",
          "views",
          "watch_hours",
          "reactions",
          "counted_comments",
          "counted_shares",
          "saves",
          "clicks",
          "follows",
          "interactions");

  public static final Table<Row> POST_SCORECARD =
      Table.<Row>named(
              "post_scorecard",
              "One row a post: what it is, what was measured of it, what was expected, and its verdict.")
          .including(Measure.columns())
          .including(JudgedColumns.all())
          .including(CauseColumns.ofPost())
          .maybe(
              SmallGroups.WITHIN,
              NUMBER,
              "0–1",
              "How far outside_share may be off at most: 0 where it is exact; more where 1 to 9 accounts (report.min_group_accounts) are told as 5; null where outside_share is.")
          .key("platform", "post_id")
          .declared();

  public static final Table<Row> POST_CURVE =
      Table.<Row>named(
              "post_curve",
              "One row a post, span of its age and kind of event, where there was one: hours for three days, then days.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .always("age_hours_from", COUNT, "hours", "Age at the beginning of the span.")
          .always("age_hours_to", COUNT, "hours", "Age at its end, which is no longer in it.")
          .always("kind", TEXT, "", "Kind of event: like, share, comment and so on.")
          .always(
              "events", COUNT, "events", "Events of the kind in the span, bought ones included.")
          .always("paid_events", COUNT, "events", "Those known to be bought.")
          .always("events_so_far", COUNT, "events", "Events of the kind up to the end of the span.")
          .key("platform", "post_id", "age_hours_from", "kind")
          .declared();

  public static final Table<Row> POST_GROWTH =
      Table.<Row>named(
              "post_growth",
              "One row a post and fixed age (1 h to 30 d): its shares by then, and what is usual by then; for ages that enough posts of its baseline reached.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .including(GrowthColumns.all())
          .key("platform", "post_id", "age_hours")
          .declared();

  public static final Table<Row> POST_CASCADE =
      Table.<Row>named(
              "post_cascade",
              "One row a post and node of its cascade, the post itself among them, for the 150 nodes at most that most of it came through; posts that nobody shared, or whose shape is unknown, have none.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .always(
              "node",
              COUNT,
              "",
              "Place of the share among those of the post in order of time, from 1; 0 is the post.")
          .maybe("parent_node", COUNT, "", "The node it came through; null for the post.")
          .always("depth", COUNT, "edges", "Steps from the post.")
          .maybe("kind", TEXT, "", "share or quote; null for the post.")
          .maybe(
              "age_hours",
              NUMBER,
              "hours",
              "Age of the post then, below 0 where the log's clock says so; null where the log has no times of day.")
          .always(
              "subtree_size", COUNT, "nodes", "Nodes of the whole cascade below and with this one.")
          .always(
              "nodes_left_out",
              COUNT,
              "nodes",
              "Nodes below this one that have no row and came through none with a row below it; with one for each row they add up to the cascade.")
          .key("platform", "post_id", "node")
          .declared();

  public static final Table<Row> POST_TEXT =
      Table.<Row>named(
              "post_text",
              "One row a post with a text; empty unless the settings publish texts (report.post_texts).")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .always(
              "text",
              TEXT,
              "",
              "What the post says, without characters that control how text is shown (such as those that turn its direction).")
          .key("platform", "post_id")
          .declared();

  public static final Table<Row> POST_COUNTER =
      Table.<Row>named(
              "post_counter",
              "One row a post, metric and scope that its platform counted, with what exports of several nights tell of its growth.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .including(Measure.counterColumns())
          .key("platform", "post_id", "metric", "scope")
          .declared();

  public static final Table<Row> POST_REASON =
      Table.<Row>named(
              "post_reason", "One row a post and reason for its verdict, in order of weight.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .including(ReasonColumns.all())
          .key("platform", "post_id", "rank")
          .declared();

  public static final Table<Row> POST_CAUSE =
      Table.<Row>named(
              "post_cause",
              "One row a post that did badly, cause that the evidence fits and sign of it, with its number; and what is lacking for causes that could not be checked. Fitting is no proof.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .including(CauseColumns.all())
          .key("platform", "post_id", "cause", "sign")
          .declared();

  public static final Table<Row> POST_TAG =
      Table.<Row>named("post_tag", "One row a post, trigger and tagger.")
          .always("platform", TEXT, "", PLATFORM)
          .always("post_id", TEXT, "", POST_ID)
          .always("trigger", TEXT, "", "The trigger the tagger saw in it.")
          .maybe(
              "detail",
              TEXT,
              "",
              "Which one, such as the emotion; null where the tag says nothing.")
          .always("strength", NUMBER, "0–1", "How strongly; 1 where the export says nothing.")
          .maybe(
              "tagger_id", TEXT, "", "Pseudonym of who tagged it; null where the tag says nothing.")
          .key("platform", "post_id", "trigger", "detail", "tagger_id")
          .declared();

  public static final Table<Row> ASSOCIATION =
      Table.<Row>named(
              "association",
              "One row a platform (and one over all of them), outcome and factor: how the outcome differs with the factor, plainly and with all else compared fairly, with its doubt. Never an effect or a cause.")
          .including(AssociatedColumns.all())
          .key("platform", "outcome", "factor_kind", "factor")
          .declared();

  public static final Table<Row> FACTOR_OVERLAP =
      Table.<Row>named(
              "factor_overlap",
              "One row a platform (and one over all of them) and two factors of triggers, their details and formats: how often they are on the same post.")
          .including(OverlapColumns.all())
          .key("platform", "first_kind", "first", "second_kind", "second")
          .declared();

  public static final Table<Row> PLAYBOOK_RESULT =
      Table.<Row>named(
              "playbook_result",
              "One row a rule of thumb of the playbook and platform (and one over all of them): what the posts say to it.")
          .including(PlaybookColumns.all())
          .key("hypothesis", "platform")
          .declared();

  public static final Table<Row> CAMPAIGN_SUMMARY =
      summary(
          Table.<Row>named("campaign_summary", "One row a campaign and platform.")
              .maybe("campaign_id", TEXT, "", "The campaign; null for posts outside any.")
              .always("platform", TEXT, "", PLATFORM),
          "campaign_id",
          "platform");

  public static final Table<Row> PLATFORM_SUMMARY =
      summary(
          knownCounters(
              Table.<Row>named(
                      "platform_summary",
                      "One row a platform: its posts and which metrics could be known.")
                  .always("platform", TEXT, "", PLATFORM)
                  .always("shares_known_posts", COUNT, "posts", "Posts whose shares are known.")
                  .always(
                      "shape_known_posts",
                      COUNT,
                      "posts",
                      "Posts that were shared, and whose cascade's shape is known.")
                  .always("times_known_posts", COUNT, "posts", "Posts with times finer than a day.")
                  .always(
                      "outside_known_posts", COUNT, "posts", "Posts whose outside share is known.")
                  .always("comments_known_posts", COUNT, "posts", "Posts whose comments are known.")
                  .always(
                      "paid_known_posts",
                      COUNT,
                      "posts",
                      "Posts of which it is known how much was bought.")
                  .always("reach_known_posts", COUNT, "posts", "Posts whose reach is known.")),
          "platform");

  public static final Table<Row> VERDICT_HISTORY =
      Table.<Row>named(
              "verdict_history",
              "One row a post and time in which its published verdict was the same.")
          .including(HistoryColumns.all())
          .key("platform", "post_id", "valid_from")
          .declared();

  public static final Table<Row> VERDICT_CHANGE =
      Table.<Row>named(
              "verdict_change",
              "One row a post whose verdict is another one than in the run before, new posts and gone ones among them: what it was, what it is, and what is other than then. Empty after a first run.")
          .including(ChangeColumns.all())
          .key("platform", "post_id")
          .declared();

  public static final Table<Row> PLATFORM_METRIC =
      Table.<Row>named(
              "platform_metric",
              "One row a platform, source, metric and scope that was counted without saying who did it: what the platform means by it, and of how much it is known. Metrics of the same name are not the same thing on two platforms, and nothing here adds them up.")
          .always("platform", TEXT, "", PLATFORM)
          .always("source", TEXT, "", "The source that read it.")
          .always("counted_of", TEXT, "", "post or account.")
          .always("metric", TEXT, "", "Its name here.")
          .always("scope", TEXT, "", "organic, paid or total.")
          .maybe(
              "means",
              TEXT,
              "",
              "What the platform counts under that name, as the source says; null where it does not.")
          .always(
              "known_of", COUNT, "posts or accounts", "Posts, or accounts, of which it is known.")
          .always("totals", COUNT, "rows", "Totals of it that were exported.")
          .always("first_observed_at", INSTANT, "", "The earliest of them.")
          .always("last_observed_at", INSTANT, "", "The latest of them.")
          .key("platform", "source", "counted_of", "metric", "scope")
          .declared();

  public static final Table<Row> DATA_QUALITY =
      Table.<Row>named(
              "data_quality",
              "One row a source, file and table: rows read = accepted + rejected + duplicates + forgotten.")
          .always("source", TEXT, "", "The source that read the file.")
          .always("target_table", TEXT, "", "The table of the lake that its rows are for.")
          .always(
              "file",
              TEXT,
              "",
              "The file, relative to its input; ids of accounts in its name are pseudonyms.")
          .always("file_id", COUNT, "", "The file's number in this lake.")
          .always("rows_read", COUNT, "rows", "Rows of the file for that table.")
          .always("rows_accepted", COUNT, "rows", "Rows that are none of the next three.")
          .always("rows_rejected", COUNT, "rows", "Rows in the quarantine.")
          .always(
              "rows_duplicate",
              COUNT,
              "rows",
              "Rows that repeat another one, of this or another file.")
          .always(
              "rows_forgotten",
              COUNT,
              "rows",
              "Rows of accounts to forget, and of their posts: nothing is kept of them.")
          .always(
              "rows_taken_back",
              COUNT,
              "rows",
              "Of the accepted rows, the engagements that were taken back: they count nowhere.")
          .key("source", "target_table", "file_id")
          .declared();

  public static final Table<Row> RUN =
      Table.<Row>named("run", "One row: the run that made these tables.")
          .always("run_id", TEXT, "", "The run's id; sorts by time.")
          .always("started_at", INSTANT, "", "When it started.")
          .always("finished_at", INSTANT, "", "When the tables were written.")
          .maybe(
              "as_of", INSTANT, "", "Nothing after this instant was looked at; null: everything.")
          .always("wildfire_version", TEXT, "", "Version of Wildfire.")
          .always("spark_version", TEXT, "", "Version of Spark.")
          .always("settings_digest", TEXT, "", "SHA-256 of the settings the run had.")
          .always(
              "pseudonym_key_id",
              TEXT,
              "",
              "Id of the key that made the pseudonyms; pseudonyms of two keys do not compare.")
          .always("rows_read", COUNT, "rows", "Rows read from all exports.")
          .always("rows_accepted", COUNT, "rows", "Rows that are none of the next three.")
          .always("rows_rejected", COUNT, "rows", "Rows in the quarantine.")
          .always("rows_duplicate", COUNT, "rows", "Rows that repeat another one.")
          .always(
              "rows_forgotten",
              COUNT,
              "rows",
              "Rows of accounts to forget, and of their posts: nothing is kept of them.")
          .always(
              "rows_taken_back",
              COUNT,
              "rows",
              "Of the accepted rows, the engagements that were taken back: they count nowhere.")
          .always(
              "retractions_without_act",
              COUNT,
              "acts",
              "Acts taken back that are no engagement of the log: done before it begins, or something else, such as a follow or the post itself.")
          .always("posts", COUNT, "posts", "Posts measured.")
          .always("is_filtered", YES_NO, "", "Whether filters left posts out of the tables.")
          .maybe("filters", TEXT, "", "Those filters; null where there were none.")
          .always(
              "time_zone",
              TEXT,
              "",
              "The time zone that hours and days of publication are meant in, as the IANA database names it.")
          .including(RunInputs.COLUMNS)
          .including(LateEvents.COLUMNS)
          .including(SparkUse.COLUMNS)
          .key("run_id")
          .declared();

  public static final Table<Row> DATA_DICTIONARY = DataDictionary.TABLE;

  private PublishedTables() {}

  /** All of them, in the order in which people look at them. */
  public static List<Table<Row>> all() {
    return All.TABLES;
  }

  /** Apart from the others, since the star is declared from these. */
  private static final class All {
    static final List<Table<Row>> TABLES =
        Stream.of(
                List.of(
                    POST_SCORECARD,
                    POST_CURVE,
                    POST_GROWTH,
                    POST_CASCADE,
                    POST_TEXT,
                    POST_COUNTER,
                    POST_REASON,
                    POST_CAUSE,
                    POST_TAG,
                    ASSOCIATION,
                    FACTOR_OVERLAP,
                    PLAYBOOK_RESULT,
                    CAMPAIGN_SUMMARY,
                    PLATFORM_SUMMARY,
                    PLATFORM_METRIC,
                    VERDICT_HISTORY,
                    VERDICT_CHANGE),
                StarTables.all(),
                List.of(DATA_QUALITY, RUN, DATA_DICTIONARY))
            .flatMap(List::stream)
            .toList();
  }

  /** The column that counts the posts of a verdict. */
  static String postsOf(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT) + "_posts";
  }

  /** The column that counts the posts whose evidence fits a cause. */
  static String postsOf(Cause cause) {
    return cause.id() + "_fits_posts";
  }

  private static Declaration<Row> knownCounters(Declaration<Row> d) {
    for (String metric : KNOWN_COUNTERS) {
      d.always(
          metric + "_known_posts",
          COUNT,
          "posts",
          "Posts of which the platform's count " + metric + " is known.");
    }
    return d.always(
            "exposure_known_posts",
            COUNT,
            "posts",
            "Posts of which it is known how often they were shown or viewed, by some age or in all.")
        .always(
            "author_followers_known_posts",
            COUNT,
            "posts",
            "Posts whose author's followers at the time are known.")
        .always(
            "velocity_known_posts",
            COUNT,
            "posts",
            "Posts whose peak velocity is known, of a log or of several nights of totals.")
        .always(
            "shares_24h_known_posts", COUNT, "posts", "Posts whose shares in 24 hours are known.")
        .always("counters_known_posts", COUNT, "posts", "Posts with any exported total.")
        .always(
            "counters_disagree_posts",
            COUNT,
            "posts",
            "Posts of which event log and exported totals disagree.");
  }

  private static Table<Row> summary(Declaration<Row> d, String... key) {
    d.always("posts", COUNT, "posts", "Posts measured.")
        .always("authors", COUNT, "accounts", "Accounts that posted them, as far as known.")
        .maybe(
            "first_published_at",
            INSTANT,
            "",
            "The earliest publication; null where none is known.")
        .maybe(
            "last_published_at", INSTANT, "", "The latest publication; null where none is known.")
        .maybe(
            "shares",
            COUNT,
            "events",
            "Organic shares and quotes, over the posts where they are known; null where they are of none.")
        .maybe(
            "comments",
            COUNT,
            "events",
            "Comments, over the posts where they are known; null where they are of none.")
        .maybe(
            "engagements",
            COUNT,
            "events",
            "Organic engagements of every kind; null where none is known.")
        .maybe(
            "median_overperformance_speed",
            NUMBER,
            "log2",
            "Median over the posts that have one; null where none has.")
        .maybe(
            "median_overperformance_breadth",
            NUMBER,
            "log2",
            "Median over the posts that have one; null where none has.")
        .maybe(
            "median_overperformance_conversation",
            NUMBER,
            "log2",
            "Median over the posts that have one; null where none has.")
        .maybe(
            "median_outside_share",
            NUMBER,
            "0–1",
            "Median over the posts that have one; null where none has.");
    for (Verdict verdict : Verdict.values()) {
      d.always(
          postsOf(verdict),
          COUNT,
          "posts",
          "Posts with the verdict " + verdict.name().toLowerCase(Locale.ROOT) + ".");
    }
    for (Cause cause : Cause.values()) {
      d.always(
          postsOf(cause),
          COUNT,
          "posts",
          "Posts that did badly of which the evidence fits "
              + cause.id()
              + "; one can count for several causes.");
    }
    return d.key(key).declared();
  }
}
