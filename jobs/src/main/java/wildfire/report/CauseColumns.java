package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.Locale;
import wildfire.explain.CauseReason;
import wildfire.table.Table;
import wildfire.verdict.BaselineLevel;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Sign;

/** What is told of one sign of a cause. */
final class CauseColumns {
  static final Table<OfReport> TABLE =
      Table.<OfReport>named(
              "post_cause",
              "One row per post that did badly, cause that the evidence fits and sign of it, with its number; and what is lacking for causes that could not be checked. Fitting is no proof.")
          .version(2)
          .from("report: the measured columns of post_scorecard")
          .part(w -> w.report().post(), PostColumns.ID)
          .always("cause", TEXT, w -> w.sign().cause().id())
          .means("One of: " + Estimated.ids(Cause.values()) + ".")
          .always("fits", YES_NO, w -> w.sign().fits())
          .means(
              "Whether the evidence fits the cause; if not, it could not be checked for want of data, and the rows tell what is lacking. Causes that the evidence is against have no rows.")
          .maybe(
              "cause_rank",
              COUNT,
              w -> w.sign().rank() == null ? null : Long.valueOf(w.sign().rank()))
          .means(
              "Place among the causes of the post that fit, from 1: what leaves least to be said about the content comes first. Null where fits is false.")
          .always("is_of_content", YES_NO, w -> w.sign().cause().isOfContent())
          .means("Whether the cause is about the post itself; else it is not the content's fault.")
          .always("signs_fitting", COUNT, "signs", w -> (long) w.sign().finding().fitting())
          .means("Signs of the cause that fit.")
          .always("signs_checked", COUNT, "signs", w -> (long) w.sign().finding().checked())
          .means("Signs of it that could be checked: with signs_fitting, how well it fits.")
          .always("sign_rank", COUNT, w -> (long) w.sign().signRank())
          .means("Place in the cause, from 1.")
          .always("sign", TEXT, w -> w.sign().sign().kind().id())
          .means("What is looked for, of: " + Estimated.ids(Sign.Kind.values()) + ".")
          .always("outcome", TEXT, w -> w.sign().sign().outcome().name().toLowerCase(Locale.ROOT))
          .means("fits, contradicts, or says_nothing (it cannot be seen, or is too small to tell).")
          .maybe("metric", TEXT, w -> w.sign().number().metric())
          .means(
              "The number behind it: a column of post_scorecard, or a metric and age of post_at_age, as shares_24h; null where it cannot be seen. Of own_post_got_more: of both posts. Of format_gets_less: what earlier posts usually had of it.")
          .maybe("observed", NUMBER, "of the metric", OfReport::observed)
          .means(
              "What was observed; null where it could not be seen, or rests on fewer accounts than report.min_group_accounts.")
          .maybe("expected", NUMBER, "of the metric", w -> w.sign().number().expected())
          .means(
              "What is usual; of own_post_got_more, what the other post had; null where nothing is compared.")
          .always("finding", TEXT, w -> w.sign().number().finding())
          .means(
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual), or why it cannot be seen.")
          .maybe("threshold", NUMBER, "of the metric", w -> w.sign().number().threshold())
          .means("What observed was held against; null where there is no such number.")
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts, engagements or gaps",
              w -> w.sign().number().sampleSize())
          .means(
              "What the number rests on: the earlier posts behind expected, the accounts behind a share of accounts, the engagements expected in the hours of publication, the gaps between the account's posts. Null where it rests on none of these.")
          .maybe(
              "compared_with", TEXT, part(w -> w.sign().number().comparedWith(), BaselineLevel::id))
          .means(
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.")
          .always("sentence", TEXT, OfReport::sentence)
          .means("The sign in words, in the language of the run (report.language).")
          .always("cause_sentence", TEXT, w -> w.sign().causeSentence(w.report().setting().words()))
          .means("The cause in words, in the same language.")
          .key("platform", "post_id", "cause", "sign")
          .declared();

  /** A sign of a post: of a number that is suppressed neither it nor the sentence that has it. */
  record OfReport(PostReport report, CauseReason sign) {
    Double observed() {
      return report.few().hides(sign.number().metric()) ? null : sign.number().observed();
    }

    String sentence() {
      return report.few().hides(sign.number().metric())
          ? report.setting().words().suppressed(report.few().least())
          : sign.sentence(report.setting().words());
    }
  }

  private CauseColumns() {}
}
