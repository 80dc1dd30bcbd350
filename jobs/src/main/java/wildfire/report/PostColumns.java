package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;
import static wildfire.table.Place.DIMENSION;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import java.util.List;
import wildfire.metrics.MeasuredPost;
import wildfire.table.Column;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What a post is, and how far it was observed: columns of the scorecard. */
final class PostColumns {
  static final String PLATFORM = "Where it was posted.";
  static final String POST_ID = "The post's id on its platform.";

  /** Which post a row is of. */
  static final List<Column<MeasuredPost>> ID =
      Table.<MeasuredPost>part()
          .always("platform", TEXT, "", PLATFORM, m -> m.post().platform(), PAGE)
          .always("post_id", TEXT, "", POST_ID, m -> m.post().postId(), PAGE)
          .columns();

  private PostColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    d.from("measure: posts, engagements, account_counters")
        .columns(ID)
        .maybe("author_id", TEXT, m -> m.post().authorId(), DIMENSION)
        .means("Pseudonym of the account that posted it; null where no export says.")
        .maybe("author_followers", COUNT, "accounts", m -> m.post().authorFollowers(), FACT)
        .means(
            "Followers of the author at the time of the post: of the post's own export, else the last number of the account's series at or before the publication; null where neither is known.")
        .maybe("campaign_id", TEXT, m -> m.post().campaignId(), PAGE)
        .means("The campaign it belongs to; null for posts outside any.")
        .maybe("format", TEXT, m -> m.post().format(), DIMENSION, PAGE)
        .means("Form of the post, such as text, image or video; null where no export says.")
        .maybe("language", TEXT, m -> m.post().language(), DIMENSION)
        .means("Language of its text; null where no export says.")
        .maybe("published_at", INSTANT, m -> m.post().publishedAt(), DIMENSION, PAGE)
        .means("When it was published; null where no export says.")
        .always("is_announced", YES_NO, MeasuredPost::announced, DIMENSION)
        .means("Whether an export lists the post; if not, it is known from its events alone.");
    observation(d);
  }

  private static void observation(Declaration<MeasuredPost> d) {
    d.from("measure: posts, engagements, counters")
        .always("time_precision", TEXT, m -> m.observation().precision(), DIMENSION)
        .means("What the times are good for: instant, day or none.")
        .maybe("age_basis", TEXT, PostColumns::ageBasis)
        .means(
            "What ages count from: published, or first_event where no export says when the post was published; null without times.")
        .maybe("observed_hours", NUMBER, "hours", m -> m.observation().hours(), FACT, PAGE)
        .means(
            "Hours from there to the end of observation: the earlier of the export's time and the window. Where only the day of the publication is known, those that surely passed: from the end of that day, to the beginning of the export's day where only that is told. Null without times.")
        .always("observed_basis", TEXT, m -> m.observation().basis())
        .means(
            "What the end of observation rests on: export (the export's own time), as_of (the run was told), latest_event (the platform's latest event), or none (no times).")
        .always("is_mature", YES_NO, m -> m.observation().mature(), DIMENSION, PAGE)
        .means(
            "Whether the whole window has been observed; always true for logs without times, which do not age.")
        .from("measure: engagements, retractions")
        .always("events", COUNT, "events", m -> m.observation().events(), FACT)
        .means("Events measured, duplicates taken out.")
        .always("late_events", COUNT, "events", m -> m.observation().lateEvents(), FACT)
        .means("Events after the end of observation: counted here and nowhere else.")
        .always(
            "shares_after_window", COUNT, "shares", m -> m.observation().sharesAfterWindow(), FACT)
        .means(
            "Organic shares and quotes after the window, up to the end of what the run looks at: in no other count. A post that is shared again then is no flop.");
  }

  private static String ageBasis(MeasuredPost m) {
    return switch (m.observation().precision()) {
      case NONE -> null;
      case DAY, INSTANT -> m.post().publishedAt() == null ? "first_event" : "published";
    };
  }
}
