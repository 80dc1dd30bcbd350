package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.DATE;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import wildfire.model.EngagementKind;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/**
 * The star beside the wide tables, declared: facts with keys and numbers, dimensions with what
 * people group and filter by. Every key of a fact is in its dimension, so that no join loses or
 * repeats a row. Numbers and words that the wide tables have too are taken over with their types,
 * units and meanings.
 */
final class StarTables {
  static final String POST_KEY = "post_key";
  static final String CAMPAIGN_KEY = "campaign_key";
  static final String DATE_KEY = "date_key";
  static final String TRIGGER_KEY = "trigger_key";
  private static final String PLATFORM = "platform";
  private static final String POST_ID = "post_id";

  private static final String PLATFORM_OF_POST = "Where it was posted: joins dim_platform.";
  private static final String ID_OF_POST = "The post's id on its platform.";

  /** Numbers of the scorecard that people add up or average. */
  private static final List<String> NUMBERS_OF_POST =
      List.of(
          "author_followers",
          "observed_hours",
          "events",
          "late_events",
          "shares",
          "shares_1h",
          "shares_24h",
          "shares_7d",
          "shares_30d",
          "shares_with_paid",
          "shares_settled",
          "engagements",
          "engagements_1h",
          "engagements_24h",
          "engagements_7d",
          "engagements_30d",
          "comments",
          "comments_1h",
          "comments_24h",
          "comments_7d",
          "comments_30d",
          "commenters",
          "unique_actors",
          "unique_actors_24h",
          "reach",
          "impressions",
          "views",
          "reactions",
          "saves",
          "clicks",
          "follows",
          "interactions",
          "watch_hours",
          "minutes_to_first_share",
          "minutes_to_first_comment",
          "peak_velocity_per_hour",
          "hours_to_half",
          "hours_to_90",
          "doubling_hours",
          "half_life_hours",
          "late_spread_share",
          "cascade_size",
          "cascade_depth",
          "max_breadth",
          "structural_virality",
          "secondary_reproduction",
          "outside_share",
          "outside_share_within",
          "outside_known",
          "escape_hours",
          "effective_communities",
          "communities_in_50",
          "reply_share",
          "reply_depth",
          "discussion_h_index",
          "author_reply_share",
          "commenters_per_1000_reached",
          "paid_share",
          "paid_engagement_share",
          "engagement_by_reach_share",
          "engagement_by_impressions_share",
          "engagement_by_followers_share",
          "expected_spread",
          "expected_actors",
          "expected_comments",
          "overperformance_speed",
          "overperformance_breadth",
          "overperformance_conversation",
          "overperformance_size",
          "audience_activity",
          "response_to_exposure");

  /** What the scorecard says of a post in words, yes and no, and moments. */
  private static final List<String> WORDS_OF_POST =
      List.of(
          "author_id",
          "format",
          "language",
          "url",
          "published_at",
          "is_announced",
          "time_precision",
          "is_mature",
          "shares_basis",
          "comments_basis",
          "parent_basis",
          "shape_null_because",
          "verdict",
          "verdict_unseen",
          "standing_speed",
          "standing_breadth",
          "standing_conversation",
          "standing_size",
          "escape",
          "baseline_level",
          "causes",
          "causes_unchecked");

  private static final List<String> OF_ASSOCIATION =
      List.of(
          "platform",
          "outcome",
          "unit",
          "factor_kind",
          "factor",
          "conclusion",
          "posts_with",
          "posts_without",
          "posts_left_out",
          "accounts_with",
          "accounts",
          "share_with",
          "share_without",
          "median_with",
          "median_without",
          "median_difference",
          "cliffs_delta",
          "cliffs_delta_low",
          "cliffs_delta_high",
          "adjusted_difference",
          "adjusted_difference_low",
          "adjusted_difference_high",
          "adjusted_ratio",
          "p",
          "q",
          "family_size",
          "agreement_alpha",
          "e_value",
          "refused");

  static final Table<Row> FACT_POST =
      keysOfPost(
              Table.<Row>named(
                  "fact_post",
                  "One row a post: keys, and the numbers of post_scorecard that people add up or average."))
          .including(PublishedTables.POST_SCORECARD.columns(NUMBERS_OF_POST))
          .key(POST_KEY)
          .declared();

  static final Table<Row> FACT_POST_HOUR = hours();

  static final Table<Row> FACT_ASSOCIATION =
      Table.<Row>named(
              "fact_association",
              "One row a platform (and one over all of them), outcome and factor, as in association: keys and the numbers that are drawn. Never an effect or a cause, and nothing to add up.")
          .always(
              TRIGGER_KEY,
              TEXT,
              "",
              "The trigger that the factor is, or is a detail of: joins dim_trigger. (two triggers) for pairs, (other factor) for what is no trigger.")
          .including(PublishedTables.ASSOCIATION.columns(OF_ASSOCIATION))
          .key("platform", "outcome", "factor_kind", "factor")
          .declared();

  static final Table<Row> DIM_POST =
      Table.<Row>named("dim_post", "One row a post: what it is, and what was found of it in words.")
          .always(POST_KEY, TEXT, "", "Platform and id of the post, with a slash between them.")
          .always(PLATFORM, TEXT, "", PLATFORM_OF_POST)
          .always(POST_ID, TEXT, "", ID_OF_POST)
          .maybe(
              "published_hour",
              COUNT,
              "hour of the day",
              "Hour of publication, 0 to 23, in the audience's time zone (associate.time_zone); null where it is not known to the hour.")
          .including(PublishedTables.POST_SCORECARD.columns(WORDS_OF_POST))
          .maybe(
              "first_reason_en",
              TEXT,
              "",
              "The weightiest reason of post_reason in English; null where there is none.")
          .maybe("first_reason_nl", TEXT, "", "The same in Dutch; null where there is none.")
          .key(POST_KEY)
          .declared();

  static final Table<Row> DIM_PLATFORM =
      Table.<Row>named(
              "dim_platform",
              "One row a platform with a post, and one that stands for all of them.")
          .always(PLATFORM, TEXT, "", "Its name here; all: the rows of fact_association over all.")
          .always("platform_name", TEXT, "", "Its name as people write it.")
          .always(
              "is_all_platforms",
              YES_NO,
              "",
              "Whether the row stands for all platforms: no post is on it.")
          .key(PLATFORM)
          .declared();

  static final Table<Row> DIM_CAMPAIGN =
      Table.<Row>named(
              "dim_campaign", "One row a campaign with a post, and one for posts outside any.")
          .always(
              CAMPAIGN_KEY,
              TEXT,
              "",
              "The campaign's id; (no campaign) for posts outside any. An id that begins with a parenthesis has it twice here.")
          .maybe("campaign_id", TEXT, "", "The campaign's id as exported; null for (no campaign).")
          .maybe(
              "first_published_at",
              INSTANT,
              "",
              "The earliest publication of its posts; null where none is known.")
          .maybe(
              "last_published_at",
              INSTANT,
              "",
              "The latest publication of its posts; null where none is known.")
          .key(CAMPAIGN_KEY)
          .declared();

  static final Table<Row> DIM_DATE =
      Table.<Row>named(
              "dim_date",
              "One row a day from the first to the last year in which a post was published, without holes, and one for posts of unknown date. Weeks are those of ISO 8601.")
          .always(DATE_KEY, TEXT, "", "The day as 2026-01-31; (unknown) for posts of unknown date.")
          .maybe("date", DATE, "", "The day; null, as all that follows, for (unknown).")
          .maybe("year", COUNT, "", "Year of the day; null for (unknown).")
          .maybe("quarter", COUNT, "", "Quarter of the year, 1 to 4; null for (unknown).")
          .maybe("month", COUNT, "", "Month of the year, 1 to 12; null for (unknown).")
          .maybe("day_of_month", COUNT, "", "Day of the month, from 1; null for (unknown).")
          .maybe("day_of_year", COUNT, "", "Day of the year, from 1; null for (unknown).")
          .maybe(
              "iso_week_year",
              COUNT,
              "",
              "Year that the ISO week is of, which is another one around New Year; null for (unknown).")
          .maybe("iso_week", COUNT, "", "ISO week, 1 to 53; null for (unknown).")
          .maybe("weekday", COUNT, "", "1 Monday to 7 Sunday; null for (unknown).")
          .maybe("is_weekend", YES_NO, "", "Whether it is Saturday or Sunday; null for (unknown).")
          .maybe("year_quarter", TEXT, "", "As 2026-Q1; null for (unknown).")
          .maybe("year_month", TEXT, "", "As 2026-01; null for (unknown).")
          .maybe("year_week", TEXT, "", "As 2026-W05; null for (unknown).")
          .maybe("month_name_en", TEXT, "", "The month in English; null for (unknown).")
          .maybe("month_name_nl", TEXT, "", "The month in Dutch; null for (unknown).")
          .maybe("weekday_name_en", TEXT, "", "The weekday in English; null for (unknown).")
          .maybe("weekday_name_nl", TEXT, "", "The weekday in Dutch; null for (unknown).")
          .key(DATE_KEY)
          .declared();

  static final Table<Row> DIM_TRIGGER =
      Table.<Row>named(
              "dim_trigger",
              "One row a trigger of the vocabulary or of a published tag, and one each for posts without any, for factors that are two triggers and for factors that are none.")
          .always(
              TRIGGER_KEY,
              TEXT,
              "",
              "The trigger; (untagged), (two triggers) or (other factor). A trigger that begins with a parenthesis has it twice here.")
          .maybe("trigger", TEXT, "", "The trigger as exported; null for those that are none.")
          .always(
              "is_of_vocabulary",
              YES_NO,
              "",
              "Whether it is in vocabulary.triggers of the settings.")
          .key(TRIGGER_KEY)
          .declared();

  static final Table<Row> BRIDGE_POST_TRIGGER =
      Table.<Row>named(
              "bridge_post_trigger",
              "One row a post and trigger that somebody saw in it, and one row (untagged) for every other post: a post has as many rows as triggers.")
          .always(POST_KEY, TEXT, "", "The post: joins dim_post, fact_post and fact_post_hour.")
          .always(TRIGGER_KEY, TEXT, "", "The trigger: joins dim_trigger.")
          .always(PLATFORM, TEXT, "", PLATFORM_OF_POST)
          .always(POST_ID, TEXT, "", ID_OF_POST)
          .always(
              "triggers_of_post",
              COUNT,
              "triggers",
              "Different triggers that somebody saw in the post; 0 for (untagged).")
          .always(
              "part_of_post",
              NUMBER,
              "0–1",
              "Part of the post that falls to this row: what is multiplied by it before it is added up over triggers adds up to the total; without it a post counts once for each of its triggers.")
          .always(
              "taggers",
              COUNT,
              "taggers",
              "Who saw it; tags without a tagger are one together; 0 for (untagged).")
          .always(
              "taggers_of_post",
              COUNT,
              "taggers",
              "Who tagged the post with anything; 0 where nobody did.")
          .always(
              "strength",
              NUMBER,
              "0–1",
              "Mean strength over those who tagged the post; who tagged it with something else said 0. 0 for (untagged).")
          .key(POST_KEY, TRIGGER_KEY)
          .declared();

  private StarTables() {}

  /** Facts first, then what they are looked at by. */
  static List<Table<Row>> all() {
    return List.of(
        FACT_POST,
        FACT_POST_HOUR,
        FACT_ASSOCIATION,
        DIM_POST,
        DIM_PLATFORM,
        DIM_CAMPAIGN,
        DIM_DATE,
        DIM_TRIGGER,
        BRIDGE_POST_TRIGGER);
  }

  /** The column that counts a kind of event in {@link #FACT_POST_HOUR}. */
  static String eventsOf(EngagementKind kind) {
    return kind.id() + "_events";
  }

  private static Declaration<Row> keysOfPost(Declaration<Row> d) {
    return d.always(POST_KEY, TEXT, "", "Platform and id of the post: joins dim_post.")
        .always(PLATFORM, TEXT, "", PLATFORM_OF_POST)
        .always(POST_ID, TEXT, "", ID_OF_POST)
        .always(
            CAMPAIGN_KEY,
            TEXT,
            "",
            "The campaign it belongs to, (no campaign) where none: joins dim_campaign.")
        .always(
            DATE_KEY,
            TEXT,
            "",
            "Day of publication in the audience's time zone (associate.time_zone), in UTC where it is not known to the hour; (unknown) where it is not known: joins dim_date.");
  }

  private static Table<Row> hours() {
    String unknown = "; null where the platform's logs never have one.";
    Declaration<Row> d =
        keysOfPost(
                Table.<Row>named(
                    "fact_post_hour",
                    "One row a post and span of its age in which the log has an event: hours for three days, then days. Posts whose log has no times finer than a day, or that have no log, have none."))
            .always("age_hours_from", COUNT, "hours", "Age at the beginning of the span.")
            .always("age_hours_to", COUNT, "hours", "Age at its end, which is no longer in it.")
            .always("events", COUNT, "events", "Events of every kind, bought ones included.")
            .always("paid_events", COUNT, "events", "Those known to be bought.")
            .maybe("shares", COUNT, "events", "Organic shares and quotes" + unknown)
            .maybe("comments", COUNT, "events", "Comments, bought ones included" + unknown)
            .always("engagements", COUNT, "events", "Organic engagements of every kind.");
    Stream.of(EngagementKind.values())
        .forEach(
            kind ->
                d.maybe(
                    eventsOf(kind),
                    COUNT,
                    "events",
                    "Events of the kind " + kind.id() + ", bought ones included" + unknown));
    return d.key(POST_KEY, "age_hours_from").declared();
  }
}
