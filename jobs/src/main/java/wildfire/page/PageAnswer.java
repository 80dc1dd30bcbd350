package wildfire.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import wildfire.page.PageContent.Post;
import wildfire.page.PageContent.Rule;
import wildfire.verdict.Verdict;

/**
 * What a reader gets before anything else: what flew, what flopped, why as far as the posts tell,
 * and how sure that is.
 *
 * @param headline the answer in one sentence
 * @param viral the posts that went farthest, most first
 * @param above where none is known to be viral, the posts furthest above what is usual
 * @param bought posts whose spread was paid for
 * @param flops the posts that stayed farthest behind
 * @param why what goes together, what the flops fit, or that nothing is clear
 * @param sure what the answer rests on, and what it cannot know
 */
record PageAnswer(
    String headline,
    List<Told> viral,
    List<Told> above,
    List<Told> bought,
    List<Told> flops,
    List<Why> why,
    List<String> sure) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POSTS = 3;
  private static final int REASONS = 3;

  /** Letters of a post's text. */
  private static final int MOST_TEXT = 140;

  /**
   * A post and the sentence that says most about it.
   *
   * @param text its beginning; null unless texts are published
   * @param published the day; null if unknown
   * @param speed how many times the usual; null if unknown
   * @param size the same of shares in all, where speed is unknown; else null
   * @param breadth the same
   */
  record Told(
      String platform,
      String id,
      String verdict,
      String text,
      String published,
      String speed,
      String size,
      String breadth,
      String sentence) {}

  /** A sentence, and the numbers behind it; these are empty where it has them itself. */
  record Why(String main, String numbers) {

    /** A sentence that ends with its numbers in brackets. */
    static Why withNumbers(String sentence) {
      int bracket = sentence.indexOf(" (");
      return bracket < 0
          ? new Why(sentence, "")
          : new Why(sentence.substring(0, bracket) + ".", sentence.substring(bracket + 1));
    }
  }

  static PageAnswer of(PageContent content, PageWords words) {
    return new PageAnswer(
        headline(content, words),
        posts(content, Verdict.VIRAL, words),
        of(content, Verdict.VIRAL) > 0 ? List.of() : posts(content, Verdict.OVERPERFORMING, words),
        posts(content, Verdict.BOUGHT, words),
        posts(content, Verdict.FLOP, words),
        why(content, words),
        sure(content, words));
  }

  private static long of(PageContent content, Verdict verdict) {
    return content.verdicts().getOrDefault(verdict.id(), 0L);
  }

  private static String headline(PageContent content, PageWords words) {
    long viral = of(content, Verdict.VIRAL);
    long unknown = content.overview().viralUnknown();
    return words.say(
        headline(content, viral, unknown),
        content.allPosts(),
        viral,
        of(content, Verdict.FLOP),
        unknown);
  }

  private static String headline(PageContent content, long viral, long unknown) {
    if (viral > 0 || unknown == 0) {
      return "answer_headline";
    }
    if (unknown < content.allPosts()) {
      return "answer_headline_in_part";
    }
    return of(content, Verdict.NOT_ENOUGH_EVIDENCE) < content.allPosts()
        ? "answer_headline_unknown"
        : "answer_headline_nothing";
  }

  private static List<Told> posts(PageContent content, Verdict verdict, PageWords words) {
    return content.posts().stream()
        .filter(post -> post.verdict().equals(verdict.id()))
        .sorted(Comparator.comparingDouble((Post post) -> -post.distance()))
        .limit(POSTS)
        .map(
            post ->
                new Told(
                    post.post().platform(),
                    post.post().id(),
                    words.name("verdict", post.verdict()),
                    beginning(content.details().get(post.post())),
                    post.publishedAt() == null ? null : words.day(post.publishedAt()),
                    post.speed() == null ? null : words.times(post.speed()),
                    post.speed() != null || post.size() == null ? null : words.times(post.size()),
                    post.breadth() == null ? null : words.times(post.breadth()),
                    post.headline() == null ? words.say("answer_no_reason") : post.headline()))
        .toList();
  }

  private static String beginning(String details) {
    if (details == null) {
      return null;
    }
    try {
      String text = JSON.readTree(details).path("text").path(0).path(0).asText("");
      int end =
          text.offsetByCodePoints(0, Math.min(MOST_TEXT, text.codePointCount(0, text.length())));
      return text.isBlank() ? null : text.substring(0, end) + (end < text.length() ? "…" : "");
    } catch (JsonProcessingException ourOwn) {
      throw new IllegalStateException(ourOwn);
    }
  }

  private static List<Why> why(PageContent content, PageWords words) {
    List<String> why = new ArrayList<>(content.clear());
    Predicate<Rule> isClear =
        rule -> rule.answer().equals("supported") || rule.answer().equals("contradicted");
    content.rules().stream().filter(isClear).map(Rule::sentence).forEach(why::add);
    List<Why> told = new ArrayList<>();
    if (content.clear().isEmpty()) {
      told.add(
          new Why(
              words.say(
                  content.asked() == 0 ? "why_not_asked" : "why_nothing_clear", content.asked()),
              ""));
    }
    why.stream().limit(REASONS - 1L).map(Why::withNumbers).forEach(told::add);
    causes(content, words).map(sentence -> new Why(sentence, "")).ifPresent(told::add);
    return told;
  }

  /** What posts that did badly fit, the commonest first. */
  private static java.util.Optional<String> causes(PageContent content, PageWords words) {
    List<String> common =
        content.causes().entrySet().stream()
            .filter(cause -> cause.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(REASONS)
            .map(
                cause ->
                    words.say("why_cause", words.name("cause", cause.getKey()), cause.getValue()))
            .toList();
    return common.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            words.say(
                "why_causes",
                String.join(", ", common),
                content.overview().didBadly(),
                content.overview().causeless()));
  }

  private static List<String> sure(PageContent content, PageWords words) {
    List<String> sure = new ArrayList<>();
    sure.add(
        words.say(
            "sure_posts",
            content.allPosts(),
            of(content, Verdict.NOT_ENOUGH_EVIDENCE),
            content.platforms().size()));
    PageContent.Overview overview = content.overview();
    sure.add(
        words.say(
            "sure_usual",
            overview.ownAccount(),
            overview.similarAccounts(),
            overview.wholePlatform()));
    sure.add(words.say("sure_times"));
    if (overview.viralUnknown() > 0) {
      sure.add(words.say("sure_viral_unknown", overview.viralUnknown(), content.allPosts()));
    }
    sure.add(words.say("sure_comparisons", content.asked(), (long) clearOf(content)));
    sure.add(words.say("sure_association"));
    sure.add(
        words.say(
            "sure_rows",
            content.rows().read(),
            content.rows().accepted(),
            content.rows().rejected(),
            content.rows().duplicate()));
    if (content.filters() != null) {
      sure.add(words.say("sure_filtered", content.filters()));
    }
    if (content.posts().size() < content.allPosts()) {
      sure.add(words.say("sure_some_posts", (long) content.posts().size(), content.allPosts()));
    }
    return sure;
  }

  private static int clearOf(PageContent content) {
    return (int)
        content.associations().stream()
            .filter(
                a -> a.contains("\"conclusion\":\"more\"") || a.contains("\"conclusion\":\"less\""))
            .count();
  }
}
