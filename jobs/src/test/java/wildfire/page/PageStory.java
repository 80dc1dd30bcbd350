package wildfire.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildfire.explain.Language;
import wildfire.page.PageContent.Platform;
import wildfire.page.PageContent.Post;
import wildfire.page.PageContent.Rows;
import wildfire.page.PageContent.Rule;
import wildfire.verdict.Verdict;

/** A campaign told for a page: which posts there were, and what is said of them. */
final class PageStory {
  static final List<String> COLUMNS =
      List.of(
          "platform",
          "post_id",
          "verdict",
          "campaign_id",
          "format",
          "published_at",
          "observed_hours",
          "overperformance_speed",
          "overperformance_size",
          "overperformance_breadth",
          "overperformance_conversation",
          "shares",
          "unique_actors",
          "comments",
          "outside_share",
          "paid_share",
          "cascade_size",
          "cascade_depth",
          "structural_virality",
          "shape_null_because",
          "triggers");

  private final List<Post> posts = new ArrayList<>();
  private final Map<PostId, String> details = new LinkedHashMap<>();
  private final List<String> associations = new ArrayList<>();
  private final List<String> clear = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private long more;
  private long viralUnknown;

  /** A post whose speed and breadth are that many doublings from the usual. */
  PageStory post(String id, Verdict verdict, double speed, double breadth, String says) {
    PostId post = new PostId("linkedin", id);
    posts.add(
        new Post(
            post,
            verdict.id(),
            speed,
            null,
            breadth,
            Instant.parse("2026-03-02T09:00:00Z"),
            "Shared often: " + says,
            "[\"linkedin\",%s,\"%s\",\"spring\",\"text\",29500000,720,%s,null,%s,0.5,%d,40,%d,0.4,0,9,2,2.1,null,\"emotion,timing\"]"
                .formatted(
                    quoted(id), verdict.id(), speed, breadth, posts.size(), 3 * posts.size())));
    details.put(
        post,
        ("{\"reasons\":[[1,\"evidence\",\"speed\",2,%s,null]],\"text\":[[%s]],"
                + "\"curve\":[[0,1,\"share\",4,1],[5,6,\"share\",5,0]],"
                + "\"growth\":[[1,3,1.5,1,2,12],[6,8,4,2,6,12],[24,8,6,3,9,11]],"
                + "\"cascade\":[[0,null,null,0,9,0],[1,0,\"share\",0.2,7,2],[2,1,\"quote\",0.4,4,3],[3,0,\"share\",5.1,1,0]]}")
            .formatted(quoted("Because " + says), quoted(says)));
    return this;
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

  PageStory clear(String sentence) {
    clear.add(sentence);
    return this;
  }

  PageStory rule(String claim, String answer) {
    rules.add(new Rule(claim, "all", answer, "The posts say: " + answer + "."));
    return this;
  }

  PageContent content() {
    Map<String, Long> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : PageContent.IN_ORDER) {
      verdicts.put(
          verdict.id(), posts.stream().filter(p -> p.verdict().equals(verdict.id())).count());
    }
    verdicts.merge(Verdict.TYPICAL.id(), more, Long::sum);
    long all = posts.size() + more;
    return new PageContent(
        Instant.parse("2026-06-01T00:00:00Z"),
        "20260601T000000.000Z",
        "1.0",
        null,
        Instant.parse("2026-03-02T09:00:00Z"),
        Instant.parse("2026-05-30T09:00:00Z"),
        all,
        posts,
        COLUMNS,
        details,
        associations,
        associations.size(),
        clear,
        rules,
        List.of(new Platform("linkedin", all, Map.of("shares", all, "shape", 0L))),
        List.of(
            "{\"campaign_id\":\"spring\",\"platform\":\"linkedin\",\"posts\":%d,\"viral_posts\":1,\"typical_posts\":%d}"
                .formatted(all, all - 1)),
        verdicts,
        Map.of("forced", 2L),
        new PageContent.Overview(viralUnknown, 3, 2, 1, 5, 3),
        "Europe/Amsterdam",
        null,
        new Rows(1_000, 990, 7, 3, 0));
  }

  String html(Language language) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Page.write(content(), language, page);
    return page.toString(StandardCharsets.UTF_8);
  }

  static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }
}
