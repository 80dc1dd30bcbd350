package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;
import static wildfire.table.Place.DIMENSION;
import static wildfire.table.Place.FACT;
import static wildfire.table.Place.PAGE;

import wildfire.metrics.MeasuredPost;
import wildfire.table.Table.Declaration;

/** What a post is, and how far it was observed: columns of the scorecard. */
final class PostColumns {
  static final String PLATFORM = "Where it was posted.";
  static final String POST_ID = "The post's id on its platform.";

  private PostColumns() {}

  static void declare(Declaration<MeasuredPost> d) {
    d.from("measure: posts, engagements, account_counters")
        .always("platform", TEXT, "", PLATFORM, m -> m.post().platform())
        .on(PAGE)
        .always("post_id", TEXT, "", POST_ID, m -> m.post().postId())
        .on(PAGE)
        .maybe(
            "author_id",
            TEXT,
            "",
            "Pseudonym of the account that posted it; null where no export says.",
            m -> m.post().authorId())
        .on(DIMENSION)
        .maybe(
            "author_followers",
            COUNT,
            "accounts",
            "Followers of the author at the time of the post: of the post's own export, else the last number of the account's series at or before the publication; null where neither is known.",
            m -> m.post().authorFollowers())
        .on(FACT)
        .maybe(
            "campaign_id",
            TEXT,
            "",
            "The campaign it belongs to; null for posts outside any.",
            m -> m.post().campaignId())
        .on(PAGE)
        .maybe(
            "format",
            TEXT,
            "",
            "Form of the post, such as text, image or video; null where no export says.",
            m -> m.post().format())
        .on(DIMENSION, PAGE)
        .maybe(
            "language",
            TEXT,
            "",
            "Language of its text; null where no export says.",
            m -> m.post().language())
        .on(DIMENSION)
        .maybe("url", TEXT, "", "Where to see it; null where no export says.", m -> m.post().url())
        .on(DIMENSION)
        .maybe(
            "published_at",
            INSTANT,
            "",
            "When it was published; null where no export says.",
            m -> m.post().publishedAt())
        .on(DIMENSION, PAGE)
        .always(
            "is_announced",
            YES_NO,
            "",
            "Whether an export lists the post; if not, it is known from its events alone.",
            MeasuredPost::announced)
        .on(DIMENSION);
    observation(d);
  }

  private static void observation(Declaration<MeasuredPost> d) {
    d.from("measure: posts, engagements, counters")
        .always(
            "time_precision",
            TEXT,
            "",
            "What the times are good for: instant, day or none.",
            m -> m.observation().precision().id())
        .on(DIMENSION)
        .maybe(
            "age_basis",
            TEXT,
            "",
            "What ages count from: published, or first_event where no export says when the post was published; null without times.",
            PostColumns::ageBasis)
        .maybe(
            "observed_hours",
            NUMBER,
            "hours",
            "Hours from there to the end of observation: the earlier of the export's time and the window. Null without times.",
            m -> m.observation().hours())
        .on(FACT, PAGE)
        .always(
            "observed_basis",
            TEXT,
            "",
            "What the end of observation rests on: export (the export's own time), as_of (the run was told), latest_event (the platform's latest event), or none (no times).",
            m -> m.observation().basis().id())
        .always(
            "is_mature",
            YES_NO,
            "",
            "Whether the whole window has been observed; always true for logs without times, which do not age.",
            m -> m.observation().mature())
        .on(DIMENSION, PAGE)
        .from("measure: engagements, retractions")
        .always(
            "events",
            COUNT,
            "events",
            "Events measured, duplicates taken out.",
            m -> m.observation().events())
        .on(FACT)
        .always(
            "late_events",
            COUNT,
            "events",
            "Events after the end of observation: counted here and nowhere else.",
            m -> m.observation().lateEvents())
        .on(FACT)
        .always(
            "early_events",
            COUNT,
            "events",
            "Events earlier than the publication: a clock was wrong. They count at age 0.",
            m -> m.observation().earlyEvents());
  }

  private static String ageBasis(MeasuredPost m) {
    return switch (m.observation().precision()) {
      case NONE -> null;
      case DAY, INSTANT -> m.post().publishedAt() == null ? "first_event" : "published";
    };
  }
}
