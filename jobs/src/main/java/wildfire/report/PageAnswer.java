package wildfire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.CampaignAnswer.Rule;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

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
    List<Highlight> viral,
    List<Highlight> above,
    List<Highlight> bought,
    List<Highlight> flops,
    List<Why> why,
    List<String> sure) {

  private static final int POSTS = 3;
  private static final int REASONS = 3;

  /**
   * A post and the sentence that says most about it.
   *
   * @param text its beginning; null unless texts are published
   * @param published the day; null if unknown
   * @param speed how many times the usual; null if unknown
   * @param size the same of shares in all, where speed is unknown; else null
   * @param breadth the same
   */
  record Highlight(
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
    CampaignAnswer answer = content.answer();
    return new PageAnswer(
        headline(answer, words),
        posts(answer, Verdict.VIRAL, words),
        of(answer, Verdict.VIRAL) > 0 ? List.of() : posts(answer, Verdict.OVERPERFORMING, words),
        posts(answer, Verdict.BOUGHT, words),
        posts(answer, Verdict.FLOP, words),
        why(answer, words),
        sure(content, words));
  }

  private static long of(CampaignAnswer answer, Verdict verdict) {
    return answer.posts().verdicts().getOrDefault(verdict, 0L);
  }

  private static String headline(CampaignAnswer answer, PageWords words) {
    long viral = of(answer, Verdict.VIRAL);
    long unknown = answer.posts().viralUnknown();
    return words.say(
        headline(answer, viral, unknown),
        answer.posts().posts(),
        viral,
        of(answer, Verdict.FLOP),
        unknown);
  }

  private static String headline(CampaignAnswer answer, long viral, long unknown) {
    if (viral > 0 || unknown == 0) {
      return "answer_headline";
    }
    if (unknown < answer.posts().posts()) {
      return "answer_headline_in_part";
    }
    return of(answer, Verdict.NOT_ENOUGH_EVIDENCE) < answer.posts().posts()
        ? "answer_headline_unknown"
        : "answer_headline_nothing";
  }

  private static List<Highlight> posts(CampaignAnswer answer, Verdict verdict, PageWords words) {
    return answer.farthest(verdict).stream()
        .limit(POSTS)
        .map(
            post ->
                new Highlight(
                    post.platform(),
                    post.postId(),
                    words.name("verdict", post.verdict().id()),
                    post.text(),
                    post.publishedAt() == null ? null : words.day(post.publishedAt()),
                    post.speed() == null ? null : words.times(post.speed()),
                    post.speed() != null || post.size() == null ? null : words.times(post.size()),
                    post.breadth() == null ? null : words.times(post.breadth()),
                    post.sentence() == null ? words.say("answer_no_reason") : post.sentence()))
        .toList();
  }

  private static List<Why> why(CampaignAnswer answer, PageWords words) {
    List<Why> told = new ArrayList<>();
    if (answer.choosable().clearest().isEmpty()) {
      told.add(
          new Why(
              words.say(
                  answer.choosable().asked() == 0 ? "why_not_asked" : "why_nothing_clear",
                  answer.choosable().asked()),
              ""));
    }
    Stream.concat(
            answer.choosable().clearest().stream(),
            answer.rules().stream().filter(Rule::isClear).map(Rule::sentence))
        .limit(REASONS - 1L)
        .map(Why::withNumbers)
        .forEach(told::add);
    causes(answer, words).map(sentence -> new Why(sentence, "")).ifPresent(told::add);
    return told;
  }

  /** What posts that did badly fit, the commonest first. */
  private static Optional<String> causes(CampaignAnswer answer, PageWords words) {
    List<String> common =
        answer.posts().causes().entrySet().stream()
            .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
            .limit(REASONS)
            .map(
                cause ->
                    words.say(
                        "why_cause", words.name("cause", cause.getKey().id()), cause.getValue()))
            .toList();
    return common.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say(
                "why_causes",
                String.join(", ", common),
                answer.posts().didBadly(),
                answer.posts().causeless()));
  }

  private static List<String> sure(PageContent content, PageWords words) {
    CampaignAnswer answer = content.answer();
    PostGroupView posts = answer.posts();
    List<String> sure = new ArrayList<>();
    sure.add(
        words.say(
            "sure_posts",
            posts.posts(),
            of(answer, Verdict.NOT_ENOUGH_EVIDENCE),
            answer.platforms().size()));
    sure.add(
        words.say(
            "sure_usual", posts.ownAccount(), posts.similarAccounts(), posts.wholePlatform()));
    sure.add(words.say("sure_times"));
    if (posts.viralUnknown() > 0) {
      sure.add(words.say("sure_viral_unknown", posts.viralUnknown(), posts.posts()));
    }
    sure.add(words.say("sure_comparisons", content.asked(), content.clear()));
    sure.add(words.say("sure_association"));
    sure.add(
        words.say(
            "sure_rows",
            answer.run().rowsRead(),
            answer.run().rowsAccepted(),
            answer.run().rowsRejected(),
            answer.run().rowsDuplicate()));
    if (answer.run().filters() != null) {
      sure.add(words.say("sure_filtered", withoutAuthors(answer.run().filters())));
    }
    if (content.posts().size() < posts.posts()) {
      sure.add(words.say("sure_some_posts", (long) content.posts().size(), posts.posts()));
    }
    return sure;
  }

  /** The page names no accounts, not by their pseudonyms either. */
  private static String withoutAuthors(String filters) {
    return filters.replaceAll("\\bauthor [^;]*", "author …");
  }
}
