package wildfire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.model.OperatorError;
import wildfire.query.CampaignPair.Measure;
import wildfire.verdict.Verdict;

/** What the terminal tells of posts, as it is read from the tables. */
final class PostsReadTest {
  @TempDir static Path workspace;
  private static MadeReports made;

  @BeforeAll
  static void publish() throws Exception {
    made = MadeReports.in(workspace);
    post("x", "fast", "spring", "viral", 3.0, null, 2.0);
    post("x", "slow", "spring", "flop", -2.0, null, -1.0);
    post("x", "unseen", "spring", "not_enough_evidence", null, null, null);
    post("linkedin", "sized", "spring", "overperforming", null, 4.0, null);
    post("linkedin", "fast", "autumn", "typical", 0.5, null, null);
    post("x", "it's", "autumn", "typical", 0.1, null, 0.2);
    made.row("post_reason", "platform", "x", "post_id", "fast", "rank", 2L, "sentence", "b")
        .row("post_reason", "platform", "x", "post_id", "fast", "rank", 1L, "sentence", "a")
        .row("post_tag", "platform", "x", "post_id", "fast", "trigger", "timing")
        .row("post_tag", "platform", "x", "post_id", "fast", "trigger", "timing", "tagger_id", "t")
        .published();
  }

  private static void post(
      String platform,
      String id,
      String campaign,
      String verdict,
      Double speed,
      Double size,
      Double breadth) {
    made.row(
        "post_scorecard",
        "platform",
        platform,
        "post_id",
        id,
        "campaign_id",
        campaign,
        "verdict",
        verdict,
        "overperformance_speed",
        speed,
        "overperformance_size",
        size,
        "overperformance_breadth",
        breadth);
    made.row(
        "post_summary",
        "platform",
        platform,
        "post_id",
        id,
        "campaign_id",
        campaign,
        "verdict",
        verdict,
        "speed_age",
        size == null ? "24h" : "settled",
        "speed_factor",
        factor(size == null ? speed : size),
        "breadth_factor",
        factor(breadth),
        "first_reason",
        id.equals("fast") && platform.equals("x") ? "a" : null);
  }

  private static Double factor(Double doublings) {
    return doublings == null ? null : Double.valueOf(Math.pow(2, doublings));
  }

  private static List<String> top(
      PublishedPosts.By by, List<String> platforms, List<String> campaigns) {
    try (ReportDatabase reports = made.open()) {
      return new PublishedPosts(reports, platforms, campaigns)
          .top(by, 10).posts().stream()
              .map(
                  post ->
                      post.text("platform") + " " + post.text("post_id") + " " + post.number("far"))
              .toList();
    }
  }

  private static PublishedPosts.Post post(
      ReportDatabase reports, String id, List<String> platforms) {
    return new PublishedPosts(reports, platforms, List.of()).post(id);
  }

  @Test
  void theFurthestComesFirstAndWhatIsUnknownIsLeftOut() {
    List<String> all = List.of();
    assertThat(top(PublishedPosts.By.DISTANCE, all, all))
        .containsExactly(
            "x fast 5.0",
            "linkedin sized 4.0",
            "linkedin fast 0.5",
            "x it's 0.30000000000000004",
            "x slow -3.0");
    assertThat(top(PublishedPosts.By.SPEED, all, all))
        .containsExactly("x fast 3.0", "linkedin fast 0.5", "x it's 0.1", "x slow -2.0");
    assertThat(top(PublishedPosts.By.BREADTH, List.of("x"), List.of("spring")))
        .containsExactly("x fast 2.0", "x slow -1.0");
    assertThat(top(PublishedPosts.By.CONVERSATION, all, all)).isEmpty();
    try (ReportDatabase reports = made.open()) {
      PublishedPosts.Top top =
          new PublishedPosts(reports, all, all).top(PublishedPosts.By.DISTANCE, 1);
      assertThat(top.posts()).extracting(post -> post.text("first_reason")).containsExactly("a");
      assertThat(top.known()).isEqualTo(5);
      assertThat(top.unknown()).isEqualTo(1);
    }
  }

  @Test
  void aPostIsFoundByTheAddressThatWasPasted(@TempDir Path other) throws Exception {
    MadeReports linked =
        MadeReports.in(other)
            .row("post_scorecard", "platform", "x", "post_id", "1", "url", "https://x.example/p/1")
            .row("post_summary", "platform", "x", "post_id", "1")
            .row(
                "post_scorecard", "platform", "x", "post_id", "2", "url", "https://x.example/p?v=2")
            .row("post_summary", "platform", "x", "post_id", "2")
            .published();
    try (ReportDatabase reports = linked.open()) {
      assertThat(post(reports, "http://www.x.example/p/1/?utm_source=mail#top", List.of()))
          .extracting(page -> page.scorecard().text("post_id"))
          .isEqualTo("1");
      assertThat(post(reports, "https://x.example/p?v=2&fbclid=abc", List.of()))
          .extracting(page -> page.scorecard().text("post_id"))
          .isEqualTo("2");
      assertThatThrownBy(() -> post(reports, "https://x.example/p?v=3", List.of()))
          .hasMessageStartingWith("No published post has the address https://x.example/p?v=3");
    }
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertThatThrownBy(() -> top(PublishedPosts.By.SPEED, List.of("linkdin"), List.of()))
        .isInstanceOf(OperatorError.class)
        .hasMessage("No published post is on linkdin; did you mean linkedin?");
    assertThatThrownBy(() -> top(PublishedPosts.By.SPEED, List.of(), List.of("winter")))
        .hasMessage("No published post is of the campaign winter; there are autumn, spring.");
    try (ReportDatabase reports = made.open()) {
      assertThatThrownBy(() -> CampaignPair.of(reports, "spring", "autum"))
          .hasMessage("No published post is of the campaign autum; did you mean autumn?");
      assertThatThrownBy(() -> CampaignPair.of(reports, "spring", "spring"))
          .hasMessage("spring is one campaign: name two to compare.");
      assertThatThrownBy(() -> post(reports, "gone", List.of()))
          .hasMessageStartingWith("No published post has the id gone;");
      assertThatThrownBy(() -> post(reports, "fast", List.of()))
          .hasMessage("2 platforms have a post fast: linkedin, x. Say which with --platform.");
    }
  }

  @Test
  void campaignsStandBesideEachOtherWithWhatIsKnownOfThem() {
    try (ReportDatabase reports = made.open()) {
      CampaignPair pair = CampaignPair.of(reports, "spring", "autumn");
      assertThat(pair.overall().firstPosts()).isEqualTo(4);
      assertThat(pair.overall().secondPosts()).isEqualTo(2);
      assertThat(pair.overall().verdicts().keySet())
          .containsExactly(
              Verdict.NOT_ENOUGH_EVIDENCE,
              Verdict.VIRAL,
              Verdict.OVERPERFORMING,
              Verdict.TYPICAL,
              Verdict.FLOP);
      CampaignPair.VerdictCounts viral = pair.overall().verdicts().get(Verdict.VIRAL);
      assertThat(viral.first()).isEqualTo(1);
      assertThat(viral.second()).isZero();
      assertThat(viral.shares().shareWith()).isEqualTo(0.25);
      assertThat(viral.shares().shareWithInterval().holds(0.25)).isTrue();
      assertThat(pair.overall().measured().keySet())
          .containsExactly(Measure.SPEED, Measure.SIZE, Measure.BREADTH);
      CampaignPair.MeasureMedians speed = pair.overall().measured().get(Measure.SPEED);
      assertThat(speed.first()).isEqualTo(2);
      assertThat(speed.firstMedian()).isEqualTo((8 + 0.25) / 2);
      assertThat(speed.medians().medianWith()).isEqualTo((8 + 0.25) / 2);
      CampaignPair.MeasureMedians size = pair.overall().measured().get(Measure.SIZE);
      assertThat(size.second()).isZero();
      assertThat(size.secondMedian()).isNull();
      assertThat(size.medians()).isNull();
      assertThat(pair.platforms())
          .extracting(CampaignPair.Comparison::platform)
          .containsExactly("linkedin", "x");
    }
  }

  @Test
  void aPostHasAllThatIsPublishedOfIt() {
    try (ReportDatabase reports = made.open()) {
      PublishedPosts.Post page = post(reports, "fast", List.of("x"));
      assertThat(page.scorecard().text("verdict")).isEqualTo("viral");
      assertThat(page.scorecard().count("shares")).isNull();
      assertThat(page.reasons())
          .extracting(reason -> reason.text("sentence"))
          .containsExactly("a", "b");
      assertThat(page.triggers()).containsExactly("timing");
      assertThat(page.hours()).isEmpty();
      assertThat(post(reports, "it's", List.of()).scorecard().text("platform")).isEqualTo("x");
    }
  }

  @Test
  void aRunOfAnEarlierVersionIsReadAsFarAsItGoes(@TempDir Path old) throws Exception {
    MadeReports before =
        MadeReports.in(old)
            .row("post_scorecard", "platform", "x", "post_id", "1")
            .row("post_summary", "platform", "x", "post_id", "1")
            .published();
    Path run = old.resolve("reports/runs").resolve(MadeReports.RUN);
    Files.delete(run.resolve("post_at_age/part-0.parquet"));
    Files.delete(run.resolve("post_at_age"));
    try (ReportDatabase reports = before.open()) {
      assertThat(reports.tables()).contains("post_scorecard").doesNotContain("post_at_age");
      assertThat(post(reports, "1", List.of()).hours()).isEmpty();
      assertThatThrownBy(() -> reports.mustHave("post_at_age"))
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining(
              "is of an earlier version of Wildfire and has no table post_at_age");
    }
  }

  @Test
  void aRunThatIsNotThereOrDamagedIsOneSentence(@TempDir Path other) throws Exception {
    assertThatThrownBy(
            () -> PublishedRun.of(other.toString(), Optional.empty(), new Configuration()))
        .isInstanceOf(OperatorError.class)
        .hasMessage("Nothing is published in %s yet: run `wildfire retrospective` first.", other);
    Path tried = Files.createDirectories(other.resolve("demo"));
    MadeReports.in(tried).published();
    assertThatThrownBy(
            () -> PublishedRun.of(other.toString(), Optional.empty(), new Configuration()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "run `wildfire retrospective` first, or add --workspace %s for what the demo published.",
            tried);
    assertThatThrownBy(
            () ->
                PublishedRun.of(
                    workspace.toString(),
                    Optional.of(MadeReports.RUN.replace('1', '2')),
                    new Configuration()))
        .isInstanceOf(OperatorError.class)
        .hasMessageEndingWith("; did you mean " + MadeReports.RUN + "?");
    MadeReports damaged = MadeReports.in(other).published();
    Files.writeString(
        other.resolve("reports/runs").resolve(MadeReports.RUN).resolve("run/part-0.parquet"), "no");
    assertThatThrownBy(damaged::open)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("The reports of the run " + MadeReports.RUN + " cannot be read (")
        .hasMessageContaining("run/part-0.parquet");
  }

  /** Reports on a storage that DuckDB cannot reach are copied, and the copy is taken away. */
  @Test
  void reportsElsewhereAreCopied() throws Exception {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.elsewhere.impl", Elsewhere.class.getName());
    PublishedRun run =
        PublishedRun.of("elsewhere://" + workspace.toUri().getPath(), Optional.empty(), hadoop);
    Path copy;
    try (ReportDatabase reports = ReportDatabase.of(run)) {
      copy = reports.folder("run");
      assertThat(copy).isDirectory();
      assertThat(copy.startsWith(workspace)).isFalse();
      assertThat(reports.rows("select count(*) as n from post_scorecard").get(0).count("n"))
          .isEqualTo(6);
    }
    assertThat(copy.getParent()).doesNotExist();
  }
}
