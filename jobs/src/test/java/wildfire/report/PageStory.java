package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.ingest.Accounting;
import wildfire.model.Language;
import wildfire.playbook.Answered.Answer;
import wildfire.report.CampaignAnswer.Findings;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.CampaignAnswer.Rule;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/** A campaign told for a page: which posts there were, and what is said of them. */
final class PageStory {
  private static final Instant PUBLISHED = Instant.parse("2026-03-02T09:00:00Z");

  private final List<PagePost> posts = new ArrayList<>();
  private final List<Headline> headlines = new ArrayList<>();
  private final List<String> associations = new ArrayList<>();
  private final List<String> clear = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private String campaign = "spring";
  private String account = "ann";
  private long more;
  private long viralUnknown;

  /** The campaign and the account of the posts that follow. */
  PageStory of(String itsCampaign, String itsAccount) {
    campaign = itsCampaign;
    account = itsAccount;
    return this;
  }

  /** A post whose speed and breadth are that many doublings from the usual. */
  PageStory post(String id, Verdict verdict, double speed, double breadth, String says) {
    Headline headline =
        new Headline(
            "linkedin",
            id,
            null,
            verdict,
            PUBLISHED,
            "text",
            "https://example.org/" + id,
            speed + breadth,
            against("24h", speed),
            against("7d", breadth),
            "Shared often: " + says,
            says);
    headlines.add(headline);
    int number = headlines.size();
    Map<String, Object> values = new HashMap<>();
    values.put("platform", "linkedin");
    values.put("post_id", id);
    values.put("verdict", verdict.id());
    values.put("campaign_id", campaign);
    values.put("format", "text");
    values.put("published_at", PUBLISHED);
    values.put("observed_hours", 720.0);
    values.put("first_words", says);
    values.put("url", "https://example.org/" + id);
    put(values, "speed", against("24h", speed));
    put(values, "breadth", against("7d", breadth));
    put(values, "conversation", against("7d", 0.5));
    values.put("shares", (long) number);
    values.put("unique_actors", 40L);
    values.put("comments", 3L * number);
    values.put("outside_share", 0.4);
    values.put("paid_share", verdict == Verdict.BOUGHT ? 0.9 : 0.0);
    values.put("spend", verdict == Verdict.BOUGHT ? 50.0 : null);
    values.put("currency", verdict == Verdict.BOUGHT ? "EUR" : null);
    values.put("reach", 2_000L);
    values.put("engagement_by_reach_share", 0.021);
    values.put("cascade_size", 9L);
    values.put("cascade_depth", 2L);
    values.put("structural_virality", 2.1);
    values.put("triggers", "emotion,timing");
    assertThat(PagePost.columns()).containsAll(values.keySet());
    posts.add(
        new PagePost(
            "linkedin",
            id,
            account,
            verdict,
            headline.distance(),
            RowJson.of(RowJson.row(PagePost.columns().stream().map(values::get).toArray())),
            ("{\"reasons\":[[1,\"evidence\",\"speed\",2,%s,null]],\"text\":[[%s]],"
                    + "\"drawn\":[[\"%s\"]],\"curve\":[[0,1,4,1],[5,6,5,0]],"
                    + "\"growth\":[[1,3,1.5,1,2,12],[6,8,4,2,6,12],[24,8,6,3,9,11]],"
                    + "\"cascade\":[[0,null,null,0,9,0,0],[1,0,\"share\",0.2,7,2,1],[2,1,\"quote\",0.4,4,3,0],[3,0,\"share\",5.1,1,0,0]]}")
                .formatted(
                    quoted("Because " + says),
                    quoted(says),
                    verdict == Verdict.TALKED_ABOUT ? "comments" : "shares")));
    return this;
  }

  /** So many doublings from ten. */
  private static Against against(String age, double doublings) {
    return new Against(age, Math.round(10 * Math.pow(2, doublings)), 10.0);
  }

  private static void put(Map<String, Object> values, String dimension, Against its) {
    values.put(dimension + "_age", its.age());
    values.put(dimension + "_observed", its.observed());
    values.put(dimension + "_baseline", its.baseline());
    values.put(dimension + "_factor", its.factor());
  }

  /** Posts of which only these numbers are known; they are no part of what follows. */
  PageStory without(long postsLeftOut) {
    more = postsLeftOut;
    return this;
  }

  /** Of so many posts it cannot be told whether they went viral. */
  PageStory viralUnknown(long posts) {
    viralUnknown = posts;
    return this;
  }

  PageStory association(String platform, String factor, String conclusion, double difference) {
    associations.add(
        ("{\"platform\":\"%s\",\"outcome\":\"breadth\",\"unit\":\"doublings\",\"kind\":\"trigger\",\"factor\":\"%s\","
                + "\"conclusion\":\"%s\",\"with\":40,\"without\":80,\"accounts\":9,\"difference\":%s,\"low\":%s,\"high\":%s,"
                + "\"q\":0.01,\"p\":0.001,\"sentence\":\"%s on %s says so\"}")
            .formatted(
                platform,
                factor,
                conclusion,
                difference,
                difference - 0.4,
                difference + 0.4,
                factor,
                platform));
    return this;
  }

  /** A factor without an answer, of which medians stand side by side. */
  PageStory refused(String platform, String factor) {
    associations.add(
        ("{\"platform\":\"%s\",\"outcome\":\"breadth\",\"unit\":\"doublings\",\"kind\":\"trigger\",\"factor\":\"%s\","
                + "\"conclusion\":\"refused\",\"with\":4,\"without\":8,\"median_with\":5,\"median_without\":3,\"sentence\":\"no answer\"}")
            .formatted(platform, factor));
    return this;
  }

  PageStory clear(String sentence) {
    clear.add(sentence);
    return this;
  }

  PageStory rule(String claim, Answer answer) {
    rules.add(new Rule(claim, "all", answer, "The posts say: " + answer.id() + "."));
    return this;
  }

  private PostGroupView group() {
    Map<Verdict, Long> verdicts = new LinkedHashMap<>();
    posts.forEach(post -> verdicts.merge(post.verdict(), 1L, Long::sum));
    if (more > 0) {
      verdicts.merge(Verdict.TYPICAL, more, Long::sum);
    }
    long all = posts.size() + more;
    return new PostGroupView(
        all,
        PUBLISHED,
        Instant.parse("2026-05-30T09:00:00Z"),
        verdicts,
        Map.of(Cause.FORCED, 2L),
        Map.of("shares", all, "shape", 0L),
        3,
        2,
        1,
        5,
        3,
        viralUnknown,
        0,
        0,
        0,
        0,
        0);
  }

  private PageContent content(Language language) {
    PostGroupView group = group();
    CampaignAnswer answer =
        new CampaignAnswer(
            new RunRecord(
                "20260601T000000000Z",
                "",
                "2026-06-01T00:00:00Z",
                "2026-06-01T00:01:00Z",
                null,
                null,
                "1.0",
                "",
                "",
                group.posts(),
                1_000,
                990,
                7,
                3,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null),
            "reports",
            true,
            Optional.empty(),
            new Accounting(List.of()),
            group,
            Map.of("linkedin", group),
            Headline.farthest(headlines.stream()),
            Optional.empty(),
            new Findings(clear.size(), associations.size(), clear, Optional.empty()),
            new Findings(0, 0, List.of(), Optional.empty()),
            rules,
            0,
            null);
    return new PageContent(
        answer,
        posts.stream().sorted(PagePost.ORDER).toList(),
        associations,
        associations.size(),
        clear.size(),
        campaigns(),
        "Europe/Amsterdam",
        new PageWords(language));
  }

  private List<String> campaigns() {
    Map<String, Long> posts = new LinkedHashMap<>();
    this.posts.forEach(post -> posts.merge(campaignOf(post), 1L, Long::sum));
    return posts.entrySet().stream()
        .map(
            each ->
                "{\"campaign_id\":\"%s\",\"platform\":\"linkedin\",\"posts\":%d,\"viral_posts\":1,\"typical_posts\":%d}"
                    .formatted(each.getKey(), each.getValue(), each.getValue() - 1))
        .toList();
  }

  private static String campaignOf(PagePost post) {
    return post.json().contains("\"spring\"") ? "spring" : "autumn";
  }

  String html(Language language) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Page.write(content(language), page);
    return page.toString(StandardCharsets.UTF_8);
  }

  static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }
}
