package wildfire.cli;

import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import wildfire.query.PublishedPosts.Post;
import wildfire.query.ReportRow;
import wildfire.report.VerdictName;

/** One post in the terminal. */
public final class PostText {
  private static final int HOURS_DRAWN = 72;
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_HEIGHTS = "_.-:=+*#";

  /** Columns of the terminal that what a post says may take. */
  private static final int TEXT_SHOWN = 160;

  private final Summary lines;
  private final Post post;
  private final ReportRow scorecard;

  private PostText(Post post) {
    this.post = post;
    this.scorecard = post.scorecard();
    this.lines =
        Summary.of(
            "%s %s: %s"
                .formatted(
                    scorecard.text("platform"),
                    scorecard.text("post_id"),
                    VerdictName.of(scorecard.text("verdict"))));
    String which = TopText.which(post.summary());
    if (!which.isEmpty()) {
      lines.sentence(Screen.visible(which));
    }
  }

  /** All that is known of it, with sentences in the language of the run. */
  public static Summary of(Post post, Screen screen) {
    PostText text = new PostText(post);
    text.why();
    text.identity(screen);
    text.measured();
    text.counted();
    text.hours(screen);
    return text.lines;
  }

  /** Reasons; what its doing badly fits, and what could not be checked, if it did badly. */
  private void why() {
    lines.sentence("");
    post.reasons().forEach(reason -> lines.sentence("  " + reason.text("sentence")));
    String last = "";
    for (ReportRow sign : post.causes()) {
      String cause = sign.text("cause");
      if (!cause.equals(last)) {
        lines.sentence("").sentence("  " + sign.text("cause_sentence"));
        last = cause;
      }
      lines.sentence("    " + sign.text("sentence"));
    }
    lines.sentence("");
  }

  private void identity(Screen screen) {
    if (post.text() != null) {
      lines.figure("text", screen.cut(Screen.visible(post.text()), TEXT_SHOWN));
    }
    figure("published", "published_at");
    figure("campaign", "campaign_id");
    figure("format", "format");
    if (!post.triggers().isEmpty()) {
      lines.figure("triggers", String.join(", ", post.triggers()).replace('_', ' '));
    }
    figure("hours observed", "observed_hours");
    lines.sentence("");
  }

  private void measured() {
    lines.sentence("Speed");
    against(
        "settled".equals(post.summary().text("speed_age")) ? "shares in all" : "shares", "speed");
    figure(
        scorecard.value("paid_share") == null ? "shares (paid part unknown)" : "organic shares",
        "shares");
    figure("minutes to the first share", "minutes_to_first_share");
    figure("most shares in an hour", "peak_velocity_per_hour");
    figure("hours to half of the shares", "hours_to_half");
    lines.sentence("Breadth");
    against("accounts", "breadth");
    figure("cascade size", "cascade_size");
    figure("cascade depth", "cascade_depth");
    figure("structural virality", "structural_virality");
    figure("accounts engaged, bought included", "unique_actors");
    Double within = scorecard.number("outside_share_within");
    lines.figure(
        "outside share",
        words(scorecard.value("outside_share"))
            + (within != null && within > 0 ? " ± " + words(within) : ""));
    figure("effective communities", "effective_communities");
    lines.sentence("Conversation");
    against("comments", "conversation");
    figure("comments", "comments");
    figure("commenters", "commenters");
    figure("reply depth", "reply_depth");
    lines.sentence("Bought");
    figure("paid share of the shares", "paid_share");
  }

  /** What the platform counted, where an export has it. */
  private void counted() {
    if (!post.counters().isEmpty()) {
      lines.sentence("Counted by the platform");
    }
    for (ReportRow one : post.counters()) {
      String scope = one.text("scope");
      Double value = one.number("value");
      long snapshots = one.count("snapshots");
      long corrections = one.count("corrections");
      lines.figure(
          one.text("metric") + (scope.equals("total") ? "" : ", " + scope),
          (value == null
                  ? "unknown"
                  : String.format(
                      Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value))
              + (snapshots > 1 ? ", of " + snapshots + " exports" : "")
              + (corrections > 0 ? ", corrected " + corrections + "×" : ""));
    }
  }

  /** Shares and quotes an hour, up to the last hour of the first three days that has any. */
  private void hours(Screen screen) {
    TreeMap<Long, Long> byHour = new TreeMap<>();
    for (ReportRow span : post.hours()) {
      long hour = span.count("age_hours_from");
      long shares = eventsOf(span, "share_events") + eventsOf(span, "quote_events");
      if (hour < HOURS_DRAWN && shares > 0) {
        byHour.put(hour, shares);
      }
    }
    long most = byHour.values().stream().mapToLong(n -> n).max().orElse(0);
    if (most > 0) {
      int hours = byHour.lastKey().intValue() + 1;
      lines
          .sentence("")
          .sentence("Shares in " + eachOf(hours) + ", bought ones included:")
          .sentence(
              "  "
                  + LongStream.range(0, hours)
                      .mapToObj(h -> bar(byHour.getOrDefault(h, 0L), most, screen.signs()))
                      .collect(Collectors.joining()));
    }
  }

  private static long eventsOf(ReportRow span, String column) {
    Long events = span.count(column);
    return events == null ? 0 : events;
  }

  /** {@code the first hour}, {@code each of the first 5 hours}. */
  static String eachOf(int hours) {
    return hours == 1 ? "the first hour" : "each of the first " + hours + " hours";
  }

  /**
   * A sign as high as the count.
   *
   * @param most the count whose sign is highest, above 0
   */
  static String bar(long count, long most, Screen.Signs signs) {
    String heights = signs == Screen.Signs.UNICODE ? HEIGHTS : ASCII_HEIGHTS;
    int height = (int) ((count * heights.length() - 1) / most);
    return count == 0 ? " " : heights.substring(height, height + 1);
  }

  /** Observed and baseline, and the factor that they give. */
  private void against(String what, String dimension) {
    ReportRow summary = post.summary();
    Double baseline = summary.number(dimension + "_baseline");
    String age = summary.text(dimension + "_age");
    if (baseline != null && summary.value(dimension + "_observed") != null) {
      lines.figure(
          what + (age.equals("settled") ? "" : " in " + age),
          "%s (%,d; usually %s)"
              .formatted(
                  TopText.times(summary.number(dimension + "_factor")),
                  summary.count(dimension + "_observed"),
                  String.format(Locale.ROOT, "%,.1f", baseline).replaceAll("\\.0$", "")));
    }
  }

  private void figure(String label, String column) {
    lines.figure(label, words(scorecard.value(column)));
  }

  private static String words(Object value) {
    if (value == null) {
      return "unknown";
    }
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
    }
    return value instanceof Long count
        ? String.format(Locale.ROOT, "%,d", count)
        : Screen.visible(value.toString());
  }
}
