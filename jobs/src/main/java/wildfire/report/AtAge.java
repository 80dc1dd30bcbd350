package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wildfire.metrics.AtAges;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.FixedAge;
import wildfire.table.Column;
import wildfire.table.Table;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Expectation;
import wildfire.verdict.Judged;

/**
 * What was counted of a post by one age, and what is usual by then.
 *
 * @param organic null where it is unknown
 * @param withPaid null where it is unknown, or not counted apart
 * @param usual null where nothing is compared at that age
 * @param basis null where nothing is known
 */
record AtAge(
    MeasuredPost post,
    String metric,
    ComparisonAge age,
    Long organic,
    Long withPaid,
    Expectation usual,
    Basis basis) {
  static final Table<AtAge> TABLE =
      Table.<AtAge>named(
              "post_at_age",
              "One row per post, metric and age (1 h to 30 d, or settled) at which something is known: how many there were by then, and where posts are compared what is usual by then.")
          .from("measure: engagements, retractions, flights, counters; what is usual: report")
          .part(AtAge::post, PostColumns.ID)
          .always("metric", TEXT, AtAge::metric)
          .means(
              "What is counted: shares (quotes included), late_shares (those after the first 72 hours), engagements, unique_actors, comments, impressions, views, saves, clicks, angry_reactions, hides, message_mentions (comments and quotes that mention the campaign's message, as vocabulary.message_terms says), comment_texts (those among which these are counted), follower_accounts and outsider_accounts (accounts that engaged and are known to follow the author, or not to).")
          .always("age", TEXT, a -> a.age().suffix())
          .means(
              "1h, 6h, 24h, 72h, 7d or 30d since the publication; settled: totals that the platform counted after the whole window, also beside a log.")
          .maybe(
              "age_hours",
              NUMBER,
              "hours",
              a -> a.age() == ComparisonAge.SETTLED ? null : a.age().hours())
          .means("The same in hours; null for settled.")
          .maybe("organic", COUNT, "of the metric", AtAge::organic)
          .means(
              "How many by that age, without what was paid for where that is told apart; null where the post has not reached the age, or where it would tell of few accounts whether they follow the author (report.min_group_accounts).")
          .maybe("with_paid", COUNT, "of the metric", AtAge::withPaid)
          .means("The same, bought ones included; null where it is unknown or not told apart.")
          .part(AtAge::usual, "; null where expected is.", usualColumns())
          .maybe("basis", TEXT, AtAge::basis)
          .means(
              "Where the counts are from: events (a log) or counters (exported totals); null where nothing is counted by that age.")
          .key("platform", "post_id", "metric", "age")
          .declared();

  private static List<Column<Expectation>> usualColumns() {
    return Table.<Expectation>part()
        .maybe("expected", NUMBER, "of the metric", Expectation::expected)
        .means(
            "Usual organic count by that age: interquartile mean of earlier posts; of a log that is only a part of what the platform counted, of posts whose logs are about as incomplete. Of shares at every age that enough of these reached; else at the age at which the post is compared; null elsewhere.")
        .formula(JudgedColumns.INTERQUARTILE_MEAN, JudgedColumns.INTERQUARTILE_NAME)
        .always("usual_low", NUMBER, "of the metric", Expectation::usualLow)
        .means("The greatest number that three quarters (as set) of those posts reach by then")
        .always("usual_high", NUMBER, "of the metric", Expectation::usualHigh)
        .means(
            "The smallest number that three quarters (as set) of those posts do not exceed by then")
        .always("ordinary_low", NUMBER, "of the metric", usual -> usual.ordinary().low())
        .means(
            "The smallest number that an ordinary next post has by then, as far as its spread among those posts tells: below it a post may be called below expectation")
        .always("ordinary_high", NUMBER, "of the metric", usual -> usual.ordinary().high())
        .means(
            "The greatest number that an ordinary next post has by then: above it a post may be called above expectation")
        .always("baseline_level", TEXT, Expectation::level)
        .means(
            "Whose earlier posts they are: account_format, account, platform_format_size or platform")
        .always(
            "baseline_posts", COUNT, "posts", "How many earlier posts that is", Expectation::posts)
        .columns();
  }

  /** All that is known of a post by age. */
  static List<AtAge> of(PostReport report) {
    List<AtAge> all = new ArrayList<>();
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        add(all, report, counted, age);
      }
    }
    MeasuredPost post = report.post();
    add(all, post, "engagements", post.engagement().atAge());
    add(all, post, "comment_texts", post.attended().commentTexts());
    return all;
  }

  private static void add(List<AtAge> all, PostReport report, Counted counted, ComparisonAge age) {
    MeasuredPost post = report.post();
    Long organic = report.few().published(counted, age, counted.organic(post, age));
    Long withPaid = counted.withPaid(post, age);
    Expectation usual = usual(report, counted, age);
    if (organic != null || withPaid != null || usual != null) {
      all.add(
          new AtAge(
              post,
              counted.organic().column(),
              age,
              organic,
              withPaid,
              usual,
              organic == null && withPaid == null ? null : basis(post, counted, age)));
    }
  }

  /** Only totals are settled, also beside a log. */
  private static Basis basis(MeasuredPost post, Counted counted, ComparisonAge age) {
    return age == ComparisonAge.SETTLED ? Basis.COUNTERS : counted.basis(post);
  }

  private static Expectation usual(PostReport report, Counted counted, ComparisonAge age) {
    if (!Counted.ofVerdicts().contains(counted)) {
      return null;
    }
    Judged judged = report.diagnosis().judged();
    Stream<Expectation> known =
        counted == Counted.SPREAD
            ? judged.growth().stream()
            : Stream.ofNullable(judged.of(counted).expectation());
    return known.filter(usual -> usual.age() == age).findFirst().orElse(null);
  }

  private static void add(List<AtAge> all, MeasuredPost post, String metric, AtAges counts) {
    for (FixedAge age : FixedAge.all()) {
      Long known = counts == null ? null : counts.at(age);
      if (known != null) {
        all.add(new AtAge(post, metric, ComparisonAge.of(age), known, null, null, Basis.EVENTS));
      }
    }
  }
}
