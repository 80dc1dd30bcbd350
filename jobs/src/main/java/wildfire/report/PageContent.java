package wildfire.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.report.CampaignAnswer.Changes;
import wildfire.report.CampaignAnswer.PostGroupView;
import wildfire.report.CampaignAnswer.Rule;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.Cause;

/**
 * All that the page shows. What a reader gets before any script runs (what flew, what flopped, why
 * as far as the posts tell, and how sure that is) the template asks for by the name of its method.
 *
 * @param onPage the posts that are on the page: all, or the most telling
 * @param associations outcomes and factors, those of accounts left out, each a JSON object
 * @param asked how many of these are answered
 * @param clear how many of these are clear
 * @param campaigns one per campaign and platform, each a JSON object
 * @param timeZone of the hours and days of publication
 */
record PageContent(
    CampaignAnswer answer,
    List<PagePost> onPage,
    List<String> associations,
    long asked,
    long clear,
    List<String> campaigns,
    String timeZone,
    PageWords words) {
  private static final int POSTS = 3;
  private static final int REASONS = 3;

  private static final List<String> KNOWN =
      List.of(
          "shares",
          "velocity",
          "shape",
          "outside",
          "comments",
          "paid",
          "exposure",
          "author_followers");

  /**
   * A post and the sentence that says most about it.
   *
   * @param name its first words; where these are not published its format and day
   * @param url null if unknown, or unless addresses are published
   * @param published the day; null if unknown
   */
  record Highlight(
      String platform,
      String platformName,
      String id,
      String verdict,
      String name,
      String url,
      String published,
      List<Figure> figures,
      String sentence) {}

  /**
   * A count beside its baseline.
   *
   * @param times the factor; null where the baseline is too small for one
   * @param numbers observed and baseline
   */
  record Figure(String times, String what, String numbers) {}

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

  /** What is said of an association, by the names that scripts know it by. */
  static String association(AssociationEntry entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String[] each :
        new String[][] {
          {"platform", "platform"},
          {"outcome", "outcome"},
          {"unit", "unit"},
          {"kind", "factor_kind"},
          {"factor", "factor"},
          {"conclusion", "conclusion"},
          {"refused", "refused"},
          {"with", "posts_with"},
          {"without", "posts_without"},
          {"accounts", "accounts"},
          {"difference", "adjusted_difference"},
          {"low", "adjusted_difference_low"},
          {"high", "adjusted_difference_high"},
          {"q", "q"},
          {"p", "p"},
          {"median_with", "median_with"},
          {"median_without", "median_without"},
          {"share_with", "share_with"},
          {"share_without", "share_without"},
          {"sentence", "sentence"}
        }) {
      Object value = AssociatedColumns.TABLE.column(each[1]).orElseThrow().value().apply(entry);
      values.put(each[0], RowJson.small(value));
    }
    return RowJson.of(values);
  }

  private PostGroupView posts() {
    return answer.posts();
  }

  /** The answer in one sentence. */
  String headline() {
    if (answer.noPosts() != null) {
      return words.say("answer_headline_no_posts");
    }
    long unknown = posts().viralUnknown();
    String key =
        of(Verdict.VIRAL) > 0 || unknown == 0
            ? "answer_headline"
            : unknown < posts().posts()
                ? "answer_headline_in_part"
                : of(Verdict.NOT_ENOUGH_EVIDENCE) < posts().posts()
                    ? "answer_headline_unknown"
                    : "answer_headline_nothing";
    return words.say(key, posts().posts(), of(Verdict.VIRAL), of(Verdict.FLOP), unknown);
  }

  private long of(Verdict verdict) {
    return posts().verdicts().getOrDefault(verdict, 0L);
  }

  String span() {
    if (answer.noPosts() != null) {
      return answer.noPosts();
    }
    Set<String> platforms = answer.platforms().keySet();
    return posts().first() == null
        ? words.say("span_unknown", posts().posts())
        : words.say(
            "span",
            posts().posts(),
            words.day(posts().first()),
            words.day(posts().last()),
            platforms.stream().map(words::platform).collect(Collectors.joining(", ")));
  }

  String asOf() {
    return words.say("as_of", words.day(answer.run().moment()));
  }

  List<Map<String, Object>> verdicts() {
    return Page.VERDICTS.stream()
        .filter(posts().verdicts()::containsKey)
        .map(
            verdict ->
                Map.<String, Object>of(
                    "id", verdict.id(),
                    "name", words.name("verdict", verdict.id()),
                    "meaning", words.name("meaning", verdict.id()),
                    "posts", words.number(of(verdict))))
        .toList();
  }

  List<Highlight> viral() {
    return farthest(Verdict.VIRAL);
  }

  /** Where none is known to be viral, the posts furthest above what is usual. */
  List<Highlight> above() {
    return of(Verdict.VIRAL) > 0 ? List.of() : farthest(Verdict.OVERPERFORMING);
  }

  /** Posts whose spread was paid for. */
  List<Highlight> bought() {
    return farthest(Verdict.BOUGHT);
  }

  List<Highlight> flops() {
    return farthest(Verdict.FLOP);
  }

  private List<Highlight> farthest(Verdict verdict) {
    return answer.farthest(verdict).stream().limit(POSTS).map(this::highlight).toList();
  }

  private Highlight highlight(Headline post) {
    String day = post.publishedAt() == null ? null : words.day(post.publishedAt());
    return new Highlight(
        post.platform(),
        words.platform(post.platform()),
        post.postId(),
        words.name("verdict", post.verdict().id()),
        words.nameOf(post.firstWords(), post.format(), day),
        Links.opened(post.url()),
        day,
        Stream.of(
                figure("settled".equals(post.shares().age()) ? "size" : "speed", post.shares()),
                figure("breadth", post.accounts()))
            .flatMap(Optional::stream)
            .toList(),
        post.sentence() == null ? words.say("answer_no_reason") : post.sentence());
  }

  private Optional<Figure> figure(String what, Against count) {
    return count.observed() == null || count.baseline() == null
        ? Optional.empty()
        : Optional.of(
            new Figure(
                count.factor() == null ? null : words.times(count.factor()),
                words.say("told_" + what),
                words.say(
                    "told_numbers",
                    words.number(count.observed()),
                    words.amount(count.baseline()))));
  }

  /** What goes together, what the flops fit, or that nothing is clear. */
  List<Why> why() {
    List<Why> all = new ArrayList<>();
    List<String> clearest = answer.choosable().clearest();
    long compared = answer.choosable().asked();
    if (clearest.isEmpty()) {
      Optional<String> atEqualSize = answer.choosable().atEqualSize();
      String key =
          compared == 0
              ? "why_not_asked"
              : atEqualSize.isPresent() ? "why_only_at_equal_size" : "why_nothing_clear";
      all.add(new Why(words.say(key, compared), ""));
      atEqualSize.map(Why::withNumbers).ifPresent(all::add);
    }
    Stream.concat(
            clearest.stream(), answer.rules().stream().filter(Rule::isClear).map(Rule::sentence))
        .limit(REASONS - 1L)
        .map(Why::withNumbers)
        .forEach(all::add);
    if (!posts().causes().isEmpty()) {
      all.add(new Why(causes(), ""));
    }
    return all;
  }

  /** What posts that did badly fit, the commonest first. */
  private String causes() {
    List<String> common =
        posts().causes().entrySet().stream()
            .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
            .limit(REASONS)
            .map(c -> words.say("why_cause", words.name("cause", c.getKey().id()), c.getValue()))
            .toList();
    return words.say(
        "why_causes", String.join(", ", common), posts().didBadly(), posts().causeless());
  }

  /** What the answer rests on, and what it cannot know. */
  List<String> sure() {
    RunRecord run = answer.run();
    long without = of(Verdict.NOT_ENOUGH_EVIDENCE);
    List<String> sure = new ArrayList<>();
    if (posts().posts() > 0) {
      sure.add(words.say("sure_posts", posts().posts(), without, answer.platforms().size()));
      sure.add(
          words.say(
              "sure_usual",
              posts().ownAccount(),
              posts().similarAccounts(),
              posts().wholePlatform()));
      sure.add(words.say("sure_times", words.number((long) Against.LEAST_BASELINE)));
    }
    if (posts().viralUnknown() > 0) {
      sure.add(words.say("sure_viral_unknown", posts().viralUnknown(), posts().posts()));
    }
    sure.add(words.say("sure_comparisons", asked, clear));
    sure.add(words.say("sure_association"));
    sure.add(
        words.say(
            "sure_rows",
            run.rowsRead(),
            run.rowsAccepted(),
            run.rowsRejected(),
            run.rowsDuplicate()));
    if (run.filters() != null) { // the page names no accounts, not by their pseudonyms either
      String filters = run.filters().replaceAll("\\bauthor [^;]*", "author …");
      sure.add(words.say("sure_filtered", filters));
    }
    if (onPage.size() < posts().posts()) {
      sure.add(words.say("sure_some_posts", (long) onPage.size(), posts().posts()));
    }
    return sure;
  }

  /** Null where there was no run before. */
  Changes changes() {
    return answer.changes().orElse(null);
  }

  String changesHeadline() {
    return words.say("changes_headline", changes().changed(), changes().fresh(), changes().gone());
  }

  String whenLead() {
    return words.say("when_lead", timeZone);
  }

  boolean hasRules() {
    return !answer.rules().isEmpty();
  }

  List<Map<String, Object>> rules() {
    return answer.rules().stream()
        .map(
            rule ->
                Map.<String, Object>of(
                    "claim", rule.claim(),
                    "where",
                        rule.platform().equals("all")
                            ? words.say("all_platforms")
                            : words.platform(rule.platform()),
                    "overAll", rule.platform().equals("all"),
                    "answer", rule.answer().id(),
                    "answerName", words.name("answer", rule.answer().id()),
                    "sentence", rule.sentence()))
        .toList();
  }

  List<Map<String, String>> platforms() {
    return answer.platforms().entrySet().stream()
        .map(
            p ->
                Map.of(
                    "name",
                    words.platform(p.getKey()),
                    "posts",
                    words.number(p.getValue().posts())))
        .toList();
  }

  /** A line for each thing that may be known, with a cell for each platform. */
  List<Map<String, Object>> known() {
    return KNOWN.stream()
        .map(
            thing ->
                Map.of(
                    "thing",
                    words.name("known", thing),
                    "cells",
                    answer.platforms().values().stream().map(p -> cell(p, thing)).toList()))
        .toList();
  }

  private Map<String, String> cell(PostGroupView platform, String thing) {
    long known = platform.known().getOrDefault(thing, 0L);
    return Map.of(
        "how",
        known == 0 ? "none" : known == platform.posts() ? "all" : "some",
        "text",
        words.say("known_of", words.number(known), words.number(platform.posts())));
  }

  String run() {
    return words.say("made_by", answer.run().wildfire(), answer.run().run());
  }
}
