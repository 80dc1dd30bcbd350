package wildfire.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wildfire.query.PostPage;
import wildfire.query.ReportRow;

/** One post's story in the terminal. */
public final class PostStory {
  private static final int HOURS_DRAWN = 72;

  /** Columns of the terminal that what a post says may take. */
  private static final int TEXT_SHOWN = 160;

  private PostStory() {}

  /** The story, with sentences in the language of the run. */
  public static Summary of(PostPage page, Screen screen) {
    ReportRow post = page.scorecard();
    Summary story =
        Summary.of(
            String.format(
                Locale.ROOT,
                "%s %s: %s",
                post.text("platform"),
                post.text("post_id"),
                post.text("verdict").replace('_', ' ')));
    story.sentence("");
    for (ReportRow reason : page.reasons()) {
      story.sentence("  " + reason.text("sentence"));
    }
    causes(story, page.causes());
    story.sentence("");
    if (page.text() != null) {
      story.figure("text", screen.cut(Screen.visible(page.text()), TEXT_SHOWN));
    }
    known(story, post, "published", "published_at");
    known(story, post, "campaign", "campaign_id");
    known(story, post, "format", "format");
    if (!page.triggers().isEmpty()) {
      story.figure("triggers", String.join(", ", page.triggers()).replace('_', ' '));
    }
    known(story, post, "hours observed", "observed_hours");
    story.sentence("");
    story.sentence("Speed");
    known(
        story,
        post,
        post.value("paid_share") == null ? "shares (paid part unknown)" : "organic shares",
        "shares");
    known(story, post, "minutes to the first share", "minutes_to_first_share");
    known(story, post, "most shares in an hour", "peak_velocity_per_hour");
    known(story, post, "hours to half of the shares", "hours_to_half");
    story.sentence("Breadth");
    known(story, post, "cascade size", "cascade_size");
    known(story, post, "cascade depth", "cascade_depth");
    known(story, post, "structural virality", "structural_virality");
    known(story, post, "accounts engaged, bought included", "unique_actors");
    story.figure("outside share", outside(post));
    known(story, post, "effective communities", "effective_communities");
    story.sentence("Conversation");
    known(story, post, "comments", "comments");
    known(story, post, "commenters", "commenters");
    known(story, post, "reply depth", "reply_depth");
    story.sentence("Bought");
    known(story, post, "paid share of the shares", "paid_share");
    counted(story, page.counters());
    List<Long> shares = hourlyShares(page.curve());
    if (shares.stream().anyMatch(n -> n > 0)) {
      story.sentence("");
      story.sentence("Shares in " + eachOf(shares.size()) + ", bought ones included:");
      story.sentence("  " + sparkline(shares, screen));
    }
    List<String> growth = new GrowthChart(page.curve(), page.growth(), screen).lines();
    if (!growth.isEmpty()) {
      story.sentence("");
      growth.forEach(story::sentence);
    }
    return story;
  }

  /** What its doing badly fits, and what could not be checked; nothing if it did not do badly. */
  private static void causes(Summary story, List<ReportRow> causes) {
    String last = "";
    for (ReportRow sign : causes) {
      String cause = sign.text("cause");
      if (!cause.equals(last)) {
        story.sentence("");
        story.sentence("  " + sign.text("cause_sentence"));
        last = cause;
      }
      story.sentence("    " + sign.text("sentence"));
    }
  }

  /** What the platform counted, where an export has it. */
  private static void counted(Summary story, List<ReportRow> counters) {
    if (counters.isEmpty()) {
      return;
    }
    story.sentence("Counted by the platform");
    for (ReportRow one : counters) {
      String scope = one.text("scope");
      Double value = one.number("value");
      long snapshots = one.count("snapshots");
      long corrections = one.count("corrections");
      story.figure(
          one.text("metric") + (scope.equals("total") ? "" : ", " + scope),
          (value == null ? "unknown" : total(value))
              + (snapshots > 1 ? ", of " + snapshots + " exports" : "")
              + (corrections > 0 ? ", corrected " + corrections + "×" : ""));
    }
  }

  private static String total(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }

  private static String outside(ReportRow post) {
    Double share = post.number("outside_share");
    if (share == null) {
      return "unknown";
    }
    Double within = post.number("outside_share_within");
    return words(share) + (within != null && within > 0 ? " ± " + words(within) : "");
  }

  private static void known(Summary story, ReportRow post, String label, String column) {
    Object value = post.value(column);
    story.figure(label, value == null ? "unknown" : words(value));
  }

  private static String words(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
    }
    return value instanceof Long count
        ? String.format(Locale.ROOT, "%,d", count)
        : Screen.visible(value.toString());
  }

  /** Shares and quotes an hour, up to the last hour of the first three days that has any. */
  private static List<Long> hourlyShares(List<ReportRow> curve) {
    TreeMap<Long, Long> byHour = new TreeMap<>();
    for (ReportRow point : curve) {
      String kind = point.text("kind");
      long hour = point.count("age_hours_from");
      if (hour < HOURS_DRAWN && (kind.equals("share") || kind.equals("quote"))) {
        byHour.merge(hour, point.count("events"), Long::sum);
      }
    }
    long hours = byHour.isEmpty() ? 0 : byHour.lastKey() + 1;
    return java.util.stream.LongStream.range(0, hours)
        .mapToObj(h -> byHour.getOrDefault(h, 0L))
        .toList();
  }

  /** {@code the first hour}, {@code each of the first 5 hours}. */
  static String eachOf(int hours) {
    return hours == 1 ? "the first hour" : "each of the first " + hours + " hours";
  }

  private static String sparkline(List<Long> counts, Screen screen) {
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (long count : counts) {
      line.append(Bars.standing(count, most, screen.signs()));
    }
    return line.toString();
  }
}
