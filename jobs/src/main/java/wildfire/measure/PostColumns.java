package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import wildfire.table.Table.Declaration;

/** What a post is, and how far it was observed, declared: columns of the scorecard. */
final class PostColumns {
  private PostColumns() {}

  static void declare(Declaration<Measured> d) {
    identity(d);
    observation(d);
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
            PostColumns::followersBasis)
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
            PostColumns::ageBasis)
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

  private static String followersBasis(Measured m) {
    if (m.header().post().authorFollowers() == null) {
      return null;
    }
    return m.header().counted().followersOfSeries() ? "account_series" : "post";
  }

  private static String ageBasis(Measured m) {
    return switch (m.precision()) {
      case NONE -> null;
      case DAY, INSTANT -> m.header().post().publishedAt() == null ? "first_event" : "published";
    };
  }
}
