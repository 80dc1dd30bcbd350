package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.Screen.Signs;
import wildfire.query.CampaignPair;
import wildfire.query.MadeReports;
import wildfire.query.PublishedPosts;
import wildfire.query.PublishedPosts.By;
import wildfire.query.ReportDatabase;

/** Charts and lists in the terminal, from reports that a test made. */
final class TerminalTest {
  @TempDir Path workspace;

  private static String words(Summary summary) {
    return String.join("\n", summary.lines());
  }

  @Test
  void signsAreThoseThatTheTerminalHas() {
    assertThat(Screen.of("80", "xterm", StandardCharsets.UTF_8))
        .isEqualTo(new Screen(80, Signs.UNICODE));
    assertThat(Screen.of("80", "dumb", StandardCharsets.UTF_8).signs()).isEqualTo(Signs.ASCII);
    assertThat(Screen.of("", "xterm", StandardCharsets.US_ASCII))
        .isEqualTo(new Screen(0, Signs.ASCII));
    assertThat(Screen.of("wide", "", StandardCharsets.UTF_8).columns()).isZero();
  }

  @Test
  void barsAreAsHighAsTheirNumbers() {
    assertThat(PostText.bar(0, 9, Signs.UNICODE)).isEqualTo(" ");
    assertThat(PostText.bar(9, 9, Signs.UNICODE)).isEqualTo("█");
    assertThat(PostText.bar(1, 900, Signs.ASCII)).isEqualTo("_");
  }

  private static MadeReports span(
      MadeReports made, String post, long from, long shares, Long quotes, long comments) {
    return made.row(
        "fact_post_hour",
        "post_key",
        post,
        "platform",
        "x",
        "post_id",
        post,
        "age_hours_from",
        from,
        "age_hours_to",
        from + 1,
        "share_events",
        shares,
        "quote_events",
        quotes,
        "comment_events",
        comments);
  }

  @Test
  void whatWasSharedIsDrawnByTheHour() throws Exception {
    MadeReports made =
        MadeReports.in(workspace)
            .row("post_scorecard", "platform", "x", "post_id", "p", "verdict", "viral")
            .row(
                "post_summary",
                "platform",
                "x",
                "post_id",
                "p",
                "url",
                "https://x.example/p",
                "speed_age",
                "24h",
                "speed_observed",
                97L,
                "speed_baseline",
                3.9,
                "speed_factor",
                97 / 3.9)
            .row("post_text", "platform", "x", "post_id", "p", "text", "<script>\n=1\u001b[2J");
    span(made, "p", 0, 4, null, 0);
    span(made, "p", 2, 0, 4L, 90);
    try (ReportDatabase reports = made.published().open()) {
      PublishedPosts.Post page = new PublishedPosts(reports, List.of(), List.of()).post("p");
      assertThat(words(PostText.of(page, new Screen(0, Signs.UNICODE))))
          .contains("x p: viral", "Shares in each of the first 3 hours, bought ones included:")
          .contains("https://x.example/p")
          .containsPattern("shares in 24h +25× \\(97; usually 3.9\\)")
          .contains("  █ █")
          .contains("text            <script>\\n=1\\u001b[2J")
          .contains("shares (paid part unknown)   unknown");
    }
  }

  @Test
  void theTopShowsEachPostAndWhy() throws Exception {
    String nasty = "<b>=HYPERLINK(\"x\")\n\u202e👩";
    MadeReports made =
        MadeReports.in(workspace)
            .row("post_scorecard", "platform", "x", "post_id", nasty, "overperformance_speed", 3.0)
            .row("post_scorecard", "platform", "x", "post_id", "low", "overperformance_speed", -1.5)
            .row("post_scorecard", "platform", "x", "post_id", "unseen")
            .row(
                "post_summary",
                "platform",
                "x",
                "post_id",
                nasty,
                "speed_factor",
                8.0,
                "first_words",
                "Who \u202erode along",
                "first_reason",
                "Vaak gedeeld.")
            .row("post_summary", "platform", "x", "post_id", "low", "speed_factor", 0.04)
            .row("post_summary", "platform", "x", "post_id", "unseen")
            .published();
    try (ReportDatabase reports = made.open()) {
      PublishedPosts posts = new PublishedPosts(reports, List.of(), List.of());
      assertThat(words(TopText.of(posts.top(By.SPEED, 5), By.SPEED)))
          .contains("<b>=HYPERLINK(\"x\")\\n\\u202e👩")
          .containsPattern("8× +\\? +\\?\n")
          .contains("    “Who \\u202erode along”\n    Vaak gedeeld.")
          .containsPattern("low .* 0.04× +\\? +\\?")
          .contains("2 of 2 posts shown; of 1 more it is unknown, and they are left out.");
      assertThat(words(TopText.of(posts.top(By.BREADTH, 5), By.BREADTH)))
          .isEqualTo("Of none of 3 posts is it known how it stands to what is usual in breadth.");
    }
  }

  @Test
  void fewPostsAreSaidToBeTooFew() throws Exception {
    MadeReports made = MadeReports.in(workspace);
    for (int i = 0; i < 12; i++) {
      post(made, "spring", "s" + i, 2.0 + i / 10.0, i < 9 ? 1.0 : null);
      post(made, "autumn", "a" + i, -1.0 - i / 10.0, 1.0);
    }
    try (ReportDatabase reports = made.published().open()) {
      String words =
          words(ComparisonText.of(CampaignPair.of(reports, "spring", "autumn"), 10, Screen.FILE));
      assertThat(words)
          .startsWith("spring beside autumn\n")
          .contains("typical         12  100% (76 to 100%)  12  100% (76 to 100%)")
          .contains("median speed    5.9× (12 posts)        0.3× (12 posts)        100% of pairs (")
          .contains("median breadth  2× (9 posts)           2× (12 posts)          too few posts")
          .contains("Posts of spring are higher in speed.")
          .contains("Of 1 difference asked here, 1 has an interval without half; by chance alone")
          .contains(
              "Too few posts to tell of a difference in breadth: it must be known of 10 of each.")
          .contains("All of them are on x.")
          .doesNotContain("On x")
          .contains("is no effect of a campaign.");
    }
  }

  private static void post(
      MadeReports made, String campaign, String id, Double speed, Double breadth) {
    made.row(
            "post_scorecard",
            "platform",
            "x",
            "post_id",
            id,
            "campaign_id",
            campaign,
            "verdict",
            "typical")
        .row(
            "post_summary",
            "platform",
            "x",
            "post_id",
            id,
            "campaign_id",
            campaign,
            "verdict",
            "typical",
            "speed_factor",
            speed == null ? null : Math.pow(2, speed),
            "breadth_factor",
            breadth == null ? null : Math.pow(2, breadth));
  }
}
