package wildfire.report;

import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.DATE;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import wildfire.model.EngagementKind;
import wildfire.table.Place;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/**
 * The star beside the wide tables, declared: facts with keys and numbers, dimensions with what
 * people group and filter by. Every key of a fact is in its dimension, so that no join loses or
 * repeats a row. Numbers and words that the wide tables have too are taken over as they are
 * declared there.
 */
final class StarTables {
  private static final String PLATFORM_OF_POST = "Where it was posted: joins dim_platform.";

  /** Names that a capital at the beginning does not make. */
  private static final Map<String, String> NAMES =
      Map.of("linkedin", "LinkedIn", "tiktok", "TikTok", "youtube", "YouTube");

  /** A campaign; its moments null where none is known. */
  record Campaign(String id, Instant first, Instant last) {}

  /** A day in the language of the run; null: the day of posts of unknown date. */
  record CalendarDay(LocalDate day, Locale language) {
    /** Every day from the first year's first to the last year's last, and the unknown one. */
    static List<CalendarDay> of(Year first, Year last, Locale language) {
      LocalDate end = last.plusYears(1).atDay(1);
      return Stream.concat(Stream.of((LocalDate) null), first.atDay(1).datesUntil(end))
          .map(day -> new CalendarDay(day, language))
          .toList();
    }

    String key() {
      return day == null ? StarKeys.UNKNOWN_DATE : day.toString();
    }

    private <T> T of(Function<LocalDate, T> value) {
      return day == null ? null : value.apply(day);
    }

    private Long number(TemporalField field) {
      return of(d -> d.getLong(field));
    }

    private String text(String pattern, TemporalField year, TemporalField part) {
      return of(d -> pattern.formatted(d.getLong(year), d.getLong(part)));
    }
  }

  /** A trigger, or what stands for none. */
  record Trigger(String key, String trigger, boolean isOfVocabulary) {}

  /** An association, and the trigger that its factor is. */
  record KeyedAssociation(String triggerKey, AssociationEntry its) {}

  static final Table<PostReport> FACT_POST =
      keysOfPost(
              Table.<PostReport>named(
                      "fact_post",
                      "One row per post: keys, and the numbers of post_scorecard that people add up or average.")
                  .version(2),
              r -> r.setting().star().of(r.post()))
          .columns(PostTables.POST_SCORECARD.on(Place.FACT))
          .columns(PostSummary.TOTALS)
          .key("post_key")
          .declared();

  static final Table<PostHour> FACT_POST_HOUR = hours();

  static final Table<KeyedAssociation> FACT_ASSOCIATION =
      Table.<KeyedAssociation>named(
              "fact_association",
              "One row per platform (and one over all of them), outcome and factor, as in association: keys and the numbers that are drawn. Never an effect or a cause, and nothing to add up.")
          .from("report: association")
          .always("trigger_key", TEXT, KeyedAssociation::triggerKey)
          .means(
              "The trigger that the factor is, or is a detail of: joins dim_trigger. (two triggers) for pairs, (other factor) for what is no trigger.")
          .part(KeyedAssociation::its, AssociatedColumns.TABLE.on(Place.FACT))
          .key("platform", "outcome", "factor_kind", "factor")
          .declared();

  static final Table<PostReport> DIM_POST =
      Table.<PostReport>named(
              "dim_post", "One row per post: what it is, and what was found of it in words.")
          .version(3)
          .from("report: post_scorecard, post_reason")
          .always("post_key", TEXT, r -> StarKeys.ofPost(r.post()))
          .means("Platform and id of the post, with a slash between them.")
          .always("platform", TEXT, "", PLATFORM_OF_POST, r -> r.post().post().platform())
          .always("post_id", TEXT, "", PostColumns.POST_ID, r -> r.post().post().postId())
          .maybe(
              "published_hour",
              COUNT,
              "hour of the day",
              r -> r.setting().star().hourOfPublication(r.post()))
          .means(
              "Hour of publication, 0 to 23, in the audience's time zone (associate.time_zone); null where it is not known to the hour.")
          .columns(PostTables.POST_SCORECARD.on(Place.DIMENSION))
          .maybe(
              "first_reason",
              TEXT,
              r -> r.reasons().isEmpty() ? null : r.sentence(r.reasons().get(0)))
          .means(
              "The weightiest reason of post_reason, in the language of the run (report.language); null where there is none.")
          .key("post_key")
          .declared();

  static final Table<String> DIM_PLATFORM =
      Table.<String>named(
              "dim_platform",
              "One row per platform with a post, and one that stands for all of them.")
          .from("report: campaign_summary")
          .always("platform", TEXT, name -> name)
          .means("Its name here; all: the rows of fact_association over all.")
          .always("platform_name", TEXT, "", "Its name as people write it.", StarTables::name)
          .always("is_all_platforms", YES_NO, StarKeys.ALL_PLATFORMS::equals)
          .means("Whether the row stands for all platforms: no post is on it.")
          .key("platform")
          .declared();

  static final Table<Campaign> DIM_CAMPAIGN =
      Table.<Campaign>named(
              "dim_campaign", "One row per campaign with a post, and one for posts outside any.")
          .from("report: campaign_summary")
          .always("campaign_key", TEXT, c -> StarKeys.ofCampaign(c.id()))
          .means(
              "The campaign's id; (no campaign) for posts outside any. An id that begins with a parenthesis has it twice here.")
          .maybe("campaign_id", TEXT, Campaign::id)
          .means("The campaign's id as exported; null for (no campaign).")
          .maybe("first_published_at", INSTANT, Campaign::first)
          .means("The earliest publication of its posts; null where none is known.")
          .maybe("last_published_at", INSTANT, Campaign::last)
          .means("The latest publication of its posts; null where none is known.")
          .key("campaign_key")
          .declared();

  static final Table<CalendarDay> DIM_DATE = dates();

  static final Table<Trigger> DIM_TRIGGER =
      Table.<Trigger>named(
              "dim_trigger",
              "One row per trigger of the vocabulary or of a published tag, and one each for posts without any, for factors that are two triggers and for factors that are none.")
          .from("report: post_tag, vocabulary.triggers")
          .always("trigger_key", TEXT, Trigger::key)
          .means(
              "The trigger; (untagged), (two triggers) or (other factor). A trigger that begins with a parenthesis has it twice here.")
          .maybe("trigger", TEXT, Trigger::trigger)
          .means("The trigger as exported; null for those that are none.")
          .always("is_of_vocabulary", YES_NO, Trigger::isOfVocabulary)
          .means("Whether it is in vocabulary.triggers of the settings.")
          .key("trigger_key")
          .declared();

  static final Table<PostTrigger> BRIDGE_POST_TRIGGER = PostTrigger.TABLE;

  private StarTables() {}

  /** The column that counts a kind of event in {@link #FACT_POST_HOUR}. */
  static String eventsOf(EngagementKind kind) {
    return kind.id() + "_events";
  }

  private static String name(String platform) {
    return platform.equals(StarKeys.ALL_PLATFORMS)
        ? "All platforms"
        : NAMES.getOrDefault(
            platform, platform.substring(0, 1).toUpperCase(Locale.ROOT) + platform.substring(1));
  }

  private static <R> Declaration<R> keysOfPost(
      Declaration<R> d, Function<R, StarKeys.OfPost> keys) {
    return d.from("report: post_scorecard; measure: engagements, retractions, flights")
        .always("post_key", TEXT, r -> keys.apply(r).post())
        .means("Platform and id of the post: joins dim_post.")
        .always("platform", TEXT, "", PLATFORM_OF_POST, r -> keys.apply(r).platform())
        .always("post_id", TEXT, "", PostColumns.POST_ID, r -> keys.apply(r).postId())
        .always("campaign_key", TEXT, r -> keys.apply(r).campaign())
        .means("The campaign it belongs to, (no campaign) where none: joins dim_campaign.")
        .always("date_key", TEXT, r -> keys.apply(r).date())
        .means(
            "Day of publication in the audience's time zone (associate.time_zone), in UTC where it is not known to the hour; (unknown) where it is not known: joins dim_date.");
  }

  private static Table<PostHour> hours() {
    String unknown = "; null where the platform's logs never have one.";
    Declaration<PostHour> d =
        keysOfPost(
                Table.<PostHour>named(
                    "fact_post_hour",
                    "One row per post and span of its age in which the log has an event: hours for three days, then days. Posts whose log has no times finer than a day, or that have no log, have none."),
                PostHour::keys)
            .always("age_hours_from", COUNT, "hours", PostHour::from)
            .means("Age at the beginning of the span.")
            .always("age_hours_to", COUNT, "hours", PostHour::to)
            .means("Age at its end, which is no longer in it.")
            .always("events", COUNT, "events", PostHour::events)
            .means("Events of every kind, bought ones included.")
            .always(
                "paid_events", COUNT, "events", "Those known to be bought.", PostHour::paidEvents)
            .maybe(
                "shares", COUNT, "events", "Organic shares and quotes" + unknown, PostHour::shares)
            .maybe("comments", COUNT, "events", h -> h.of(EngagementKind.COMMENT))
            .means("Comments, bought ones included" + unknown)
            .always("engagements", COUNT, "events", PostHour::engagements)
            .means("Organic engagements of every kind.");
    for (EngagementKind kind : EngagementKind.values()) {
      d.maybe(eventsOf(kind), COUNT, "events", h -> h.of(kind))
          .means("Events of the kind " + kind.id() + ", bought ones included" + unknown);
    }
    return d.key("post_key", "age_hours_from").declared();
  }

  private static Table<CalendarDay> dates() {
    String unknown = "; null for (unknown).";
    return Table.<CalendarDay>named(
            "dim_date",
            "One row per day from the first to the last year in which a post was published, without holes, and one for posts of unknown date. Weeks are those of ISO 8601.")
        .version(2)
        .from("report: campaign_summary, the calendar")
        .always("date_key", TEXT, CalendarDay::key)
        .means("The day as 2026-01-31; (unknown) for posts of unknown date.")
        .maybe("date", DATE, CalendarDay::day)
        .means("The day; null, as all that follows, for (unknown).")
        .maybe("year", COUNT, "", "Year of the day" + unknown, d -> d.number(ChronoField.YEAR))
        .maybe("quarter", COUNT, d -> d.number(IsoFields.QUARTER_OF_YEAR))
        .means("Quarter of the year, 1 to 4" + unknown)
        .maybe("month", COUNT, d -> d.number(ChronoField.MONTH_OF_YEAR))
        .means("Month of the year, 1 to 12" + unknown)
        .maybe("day_of_month", COUNT, d -> d.number(ChronoField.DAY_OF_MONTH))
        .means("Day of the month, from 1" + unknown)
        .maybe("day_of_year", COUNT, d -> d.number(ChronoField.DAY_OF_YEAR))
        .means("Day of the year, from 1" + unknown)
        .maybe("iso_week_year", COUNT, d -> d.number(WEEK_BASED_YEAR))
        .means("Year that the ISO week is of, which is another one around New Year" + unknown)
        .maybe("iso_week", COUNT, d -> d.number(WEEK_OF_WEEK_BASED_YEAR))
        .means("ISO week, 1 to 53" + unknown)
        .maybe("weekday", COUNT, d -> d.number(ChronoField.DAY_OF_WEEK))
        .means("1 Monday to 7 Sunday" + unknown)
        .maybe("is_weekend", YES_NO, c -> c.of(d -> d.getDayOfWeek().getValue() >= 6))
        .means("Whether it is Saturday or Sunday" + unknown)
        .maybe(
            "year_quarter",
            TEXT,
            d -> d.text("%d-Q%d", ChronoField.YEAR, IsoFields.QUARTER_OF_YEAR))
        .means("As 2026-Q1" + unknown)
        .maybe(
            "year_month", TEXT, d -> d.text("%d-%02d", ChronoField.YEAR, ChronoField.MONTH_OF_YEAR))
        .means("As 2026-01" + unknown)
        .maybe("year_week", TEXT, d -> d.text("%d-W%02d", WEEK_BASED_YEAR, WEEK_OF_WEEK_BASED_YEAR))
        .means("As 2026-W05" + unknown)
        .maybe(
            "month_name",
            TEXT,
            c -> c.of(d -> d.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, c.language())))
        .means("The month in the language of the run (report.language)" + unknown)
        .maybe(
            "weekday_name",
            TEXT,
            c ->
                c.of(d -> d.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, c.language())))
        .means("The weekday in that language" + unknown)
        .key("date_key")
        .declared();
  }

  /** All that are made by the driver. */
  static List<Table<?>> dimensions() {
    return List.of(FACT_ASSOCIATION, DIM_PLATFORM, DIM_CAMPAIGN, DIM_DATE, DIM_TRIGGER);
  }
}
