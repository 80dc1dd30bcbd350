package wildfire.report;

import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.PAGE;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.metrics.MeasuredPost.Spent;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.PlainText;
import wildfire.table.Column;
import wildfire.table.Table;

/** What a dashboard shows of a post: the table to begin with. */
final class PostSummary {
  private static final int MOST_WORDS = 80;

  /** What it cost, and which of its totals are the log's. */
  static final List<Column<PostReport>> TOTALS =
      Table.<PostReport>part()
          .from("measure: flights, engagements")
          .maybe("spend", NUMBER, "of the currency", spent(Spent::amount), PAGE)
          .means(
              "What its bought periods cost; null where nothing was bought, or where the costs of all of them are not known in one currency.")
          .maybe("currency", TEXT, spent(Spent::currency), PAGE)
          .means("The currency of spend, as an ISO 4217 code; null where spend is.")
          .always("counted_from_log", TEXT, LoggedTotals::of)
          .means(
              "The totals and rates, separated by commas, that are counted from the log's events since no export has the platform's own; empty without any.")
          .columns();

  static final Table<PostReport> TABLE =
      Table.<PostReport>named(
              "post_summary",
              "One row per post: what a dashboard shows. The details are in post_scorecard and the tables beside it.")
          .from("report: post_scorecard, post_reason, post_tag, post_text")
          .always("post_key", TEXT, r -> StarKeys.ofPost(r.post()))
          .means("Platform and id of the post, with a slash between them: joins the star.")
          .columns(scorecard("platform", "post_id", "url", "campaign_id", "published_at", "format"))
          .maybe("first_words", TEXT, PostSummary::firstWords, PAGE)
          .means(
              "The beginning of its text; null without a text, or unless the settings publish texts (report.post_texts).")
          .always("triggers", TEXT, PostSummary::triggers, PAGE)
          .means("Its triggers, in order, separated by commas; empty without any.")
          .columns(scorecard("verdict"))
          .maybe(
              "first_reason",
              TEXT,
              r -> r.reasons().isEmpty() ? null : r.sentence(r.reasons().get(0)))
          .means("The weightiest reason of post_reason; null where there is none.")
          .columns(
              scorecard(
                  "shares",
                  "comments",
                  "reactions",
                  "saves",
                  "clicks",
                  "impressions",
                  "views",
                  "reach",
                  "engagement_by_reach_share",
                  "engagement_by_impressions_share",
                  "engagement_by_followers_share"))
          .columns(TOTALS)
          .part(
              r -> Against.shares(r.diagnosis().judged()),
              Against.columns("speed", "shares and quotes", "events"))
          .part(
              r -> Against.of(r.diagnosis().judged().breadth()),
              Against.columns("breadth", "engaged accounts", "accounts"))
          .part(
              r -> Against.of(r.diagnosis().judged().conversation()),
              Against.columns("conversation", "comments", "events"))
          .columns(scorecard("outside_share", "paid_share", "cascade_depth", "structural_virality"))
          .key("platform", "post_id")
          .declared();

  private PostSummary() {}

  private static Function<PostReport, Object> spent(Function<Spent, Object> part) {
    return report -> report.post().spent() == null ? null : part.apply(report.post().spent());
  }

  private static List<Column<PostReport>> scorecard(String... names) {
    return PostTables.POST_SCORECARD.columns(List.of(names));
  }

  /** The beginning of its text, up to the end of a word; null unless texts are published. */
  static String firstWords(PostReport report) {
    String text = report.post().text();
    if (!report.setting().texts() || text == null || text.isBlank()) {
      return null;
    }
    String plain = PlainText.of(text).strip().replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) <= MOST_WORDS) {
      return plain;
    }
    String cut = Headline.beginning(plain, MOST_WORDS);
    int word = cut.lastIndexOf(' ');
    String whole = word > MOST_WORDS / 2 ? cut.substring(0, word) : cut;
    return whole.replaceAll("[\\s.,;:…]+$", "") + "…";
  }

  private static Collection<String> triggers(PostReport report) {
    return report.post().tags().stream()
        .map(Tag::trigger)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the page shows of a post: of this table, and of the scorecard what is not in it. */
  static List<Column<PostReport>> onPage() {
    return Stream.concat(
            TABLE.on(PAGE).stream(),
            PostTables.POST_SCORECARD.on(PAGE).stream()
                .filter(column -> TABLE.column(column.name()).isEmpty()))
        .toList();
  }
}
