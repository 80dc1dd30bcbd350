package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import wildfire.explain.Reason;
import wildfire.explain.Wording;
import wildfire.report.SmallGroups.Few;
import wildfire.report.SmallGroups.Suppression;
import wildfire.table.Table;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.Dimension;
import wildfire.verdict.Metric;

/** What is told of one reason. */
final class ReasonColumns {
  static final Table<OfReport> TABLE =
      Table.<OfReport>named(
              "post_reason", "One row per post and reason for its verdict, in order of weight.")
          .version(2)
          .from("report: post_scorecard, association, post_tag")
          .part(w -> w.report().post(), PostColumns.ID)
          .always("rank", COUNT, w -> (long) w.rank())
          .means("Place in the order of weight, from 1.")
          .always("kind", TEXT, w -> w.reason().kind().id())
          .means(
              "evidence (a number for or against the verdict), unseen (a dimension that could not be seen), association (a clear association, and what it comes to for this post) or better_post (the most similar post of the account that did clearly better).")
          .maybe("dimension", TEXT, part(w -> w.reason().dimension(), Dimension::id))
          .means(
              "speed, breadth, escape, conversation or organic; null where it is about the observation itself.")
          .maybe("metric", TEXT, w -> w.reason().number().metric())
          .means(
              "The number behind it: a column of post_scorecard, or a metric and age of post_at_age, as shares_24h; null for what could not be seen.")
          .maybe("observed", NUMBER, "of the metric", OfReport::observed)
          .means(
              "What was observed; of what could not be seen, how many earlier posts, accounts or shares there were; of an association the post's strength of the factor (0–1). Null where there is no such number.")
          .maybe("expected", NUMBER, "of the metric", w -> w.reason().number().expected())
          .means(
              "What is usual; of an association the mean strength of the account's other posts; of a better post what that one had. Null where nothing is compared.")
          .always("finding", TEXT, w -> w.reason().number().finding())
          .means(
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual; noted: held against nothing), or why nothing could be seen; more or less: the association; did_better.")
          .maybe("threshold", NUMBER, "of the metric", w -> w.reason().number().threshold())
          .means(
              "What observed was held against; of what could not be seen, how many were needed; null where nothing is.")
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts or shares",
              w -> w.reason().number().sampleSize())
          .means(
              "What the number rests on: the account's other posts of an association, its clearly better posts, the earlier posts behind expected, the accounts behind an outside share, the shares behind a paid share. Null where it rests on none of these.")
          .maybe(
              "compared_with",
              TEXT,
              part(w -> w.reason().number().comparedWith(), BaselineLevel::id))
          .means(
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.")
          .maybe("weight", NUMBER, "doublings", w -> w.reason().weight())
          .means(
              "How far it sets the post apart: of evidence |log2((observed + 1) / (expected + 1))|; of an association its difference times how far the post is from the account's others; of a better post how much better it did. Null where there is no such number.")
          .maybe("factor", TEXT, w -> w.reason().factor())
          .means(
              "What the association is with, such as trigger=emotion; its row is in the table association. Of associations only; else null.")
          .maybe("other_post_id", TEXT, w -> w.reason().otherPostId())
          .means("The better post, on the same platform. Of better posts only; else null.")
          .maybe("differs_in", TEXT, w -> w.reason().differsIn())
          .means(
              "In what that one differs: of each thing what this post has, then what the better one has; - where it lacks it. Null where nothing that is known differs. Of better posts only.")
          .always("sentence", TEXT, OfReport::sentence)
          .means("The same in words, in the language of the run (report.language).")
          .key("platform", "post_id", "rank")
          .declared();

  /** A reason of a post: of a number that is suppressed neither it nor the sentence that has it. */
  record OfReport(PostReport report, Reason reason) {
    int rank() {
      return report.reasons().indexOf(reason) + 1;
    }

    Double observed() {
      return report.few().hides(reason.number().metric()) ? null : reason.number().observed();
    }

    String sentence() {
      Suppression few = report.few();
      Wording words = report.setting().words();
      if (!few.hides(reason.number().metric())) {
        return reason.sentence(words);
      }
      return switch (Metric.OUTSIDE_SHARE.column().equals(reason.number().metric())
          ? few.few()
          : Few.NEITHER) {
        case OUTSIDERS -> words.fewOutsiders(few.least(), few.outsideKnown());
        case FOLLOWERS -> words.fewFollowers(few.least(), few.outsideKnown());
        case NEITHER -> words.suppressed(few.least());
      };
    }
  }

  private ReasonColumns() {}
}
