package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.explain.CauseReason;
import wildfire.table.Table;
import wildfire.verdict.cause.Sign;

/** What is told of one sign of a cause. */
final class CauseColumns {
  static final Table<OfReport> TABLE =
      Table.<OfReport>named(
              "post_cause",
              "One row per post that did badly, cause that the evidence fits and sign of it, with its number; and what is lacking for causes that could not be checked. Fitting is no proof.")
          .version(2)
          .from("report: the measured columns of post_scorecard")
          .always(
              "platform", TEXT, "", PostColumns.PLATFORM, w -> w.report().post().post().platform())
          .always("post_id", TEXT, "", PostColumns.POST_ID, w -> w.report().post().post().postId())
          .always(
              "cause",
              TEXT,
              "",
              "One of: " + JudgedColumns.CAUSES + ".",
              w -> w.sign().cause().id())
          .always(
              "fits",
              YES_NO,
              "",
              "Whether the evidence fits the cause; if not, it could not be checked for want of data, and the rows tell what is lacking. Causes that the evidence is against have no rows.",
              w -> w.sign().fits())
          .maybe(
              "cause_rank",
              COUNT,
              "",
              "Place among the causes of the post that fit, from 1: what leaves least to be said about the content comes first. Null where fits is false.",
              w -> w.sign().rank() == null ? null : Long.valueOf(w.sign().rank()))
          .always(
              "is_of_content",
              YES_NO,
              "",
              "Whether the cause is about the post itself; else it is not the content's fault.",
              w -> w.sign().cause().isOfContent())
          .always(
              "signs_fitting",
              COUNT,
              "signs",
              "Signs of the cause that fit.",
              w -> (long) w.sign().finding().fitting())
          .always(
              "signs_checked",
              COUNT,
              "signs",
              "Signs of it that could be checked: with signs_fitting, how well it fits.",
              w -> (long) w.sign().finding().checked())
          .always(
              "sign_rank",
              COUNT,
              "",
              "Place in the cause, from 1.",
              w -> (long) w.sign().signRank())
          .always(
              "sign",
              TEXT,
              "",
              "What is looked for, of: "
                  + Stream.of(Sign.Kind.values())
                      .map(Sign.Kind::id)
                      .collect(Collectors.joining(", "))
                  + ".",
              w -> w.sign().sign().kind().id())
          .always(
              "outcome",
              TEXT,
              "",
              "fits, contradicts, or says_nothing (it cannot be seen, or is too small to tell).",
              w -> w.sign().sign().outcome().name().toLowerCase(Locale.ROOT))
          .maybe(
              "metric",
              TEXT,
              "",
              "The number behind it: a column of post_scorecard, or a metric and age of post_at_age, as shares_24h; null where it cannot be seen. Of own_post_got_more: of both posts. Of format_gets_less: what earlier posts usually had of it.",
              w -> w.sign().metric())
          .maybe(
              "observed",
              NUMBER,
              "of the metric",
              "What was observed; null where it could not be seen, or rests on fewer accounts than report.min_group_accounts.",
              OfReport::observed)
          .maybe(
              "expected",
              NUMBER,
              "of the metric",
              "What is usual; of own_post_got_more, what the other post had; null where nothing is compared.",
              w -> w.sign().expected())
          .always(
              "finding",
              TEXT,
              "",
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual), or why it cannot be seen.",
              w -> w.sign().relation())
          .maybe(
              "threshold",
              NUMBER,
              "of the metric",
              "What observed was held against; null where there is no such number.",
              w -> w.sign().threshold())
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts, engagements or gaps",
              "What the number rests on: the earlier posts behind expected, the accounts behind a share of accounts, the engagements expected in the hours of publication, the gaps between the account's posts. Null where it rests on none of these.",
              w -> w.sign().sampleSize())
          .maybe(
              "compared_with",
              TEXT,
              "",
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.",
              w -> w.sign().comparedWith() == null ? null : w.sign().comparedWith().id())
          .always(
              "sentence",
              TEXT,
              "",
              "The sign in words, in the language of the run (report.language).",
              OfReport::sentence)
          .always(
              "cause_sentence",
              TEXT,
              "",
              "The cause in words, in the same language.",
              w -> w.sign().causeSentence(w.report().setting().words()))
          .key("platform", "post_id", "cause", "sign")
          .declared();

  /** A sign of a post: of a number that is suppressed neither it nor the sentence that has it. */
  record OfReport(PostReport report, CauseReason sign) {
    Double observed() {
      return report.few().hides(sign.metric()) ? null : sign.observed();
    }

    String sentence() {
      return report.few().hides(sign.metric())
          ? report.setting().words().suppressed(report.few().least())
          : sign.sentence(report.setting().words());
    }
  }

  private CauseColumns() {}
}
