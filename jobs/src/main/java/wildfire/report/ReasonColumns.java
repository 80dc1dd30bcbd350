package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import wildfire.explain.CauseReason;
import wildfire.explain.Reason;
import wildfire.table.Table;
import wildfire.verdict.cause.Cause;
import wildfire.verdict.cause.Sign;

/** What is told of one reason for a verdict, and of one sign of a cause. */
final class ReasonColumns {
  static final Table<OfPost<Reason>> POST_REASON =
      Table.<OfPost<Reason>>named(
              "post_reason", "One row per post and reason for its verdict, in order of weight.")
          .version(2)
          .from("report: post_scorecard, association, post_tag")
          .part(OfPost::post, PostColumns.ID)
          .always("rank", COUNT, w -> w.report().reasons().indexOf(w.its()) + 1)
          .means("Place in the order of weight, from 1.")
          .always("kind", TEXT, w -> w.its().kind())
          .means(
              "evidence (a number for or against the verdict), unseen (a dimension that could not be seen), association (a clear association, and what it comes to for this post) or better_post (the most similar post of the account that did clearly better).")
          .maybe("dimension", TEXT, w -> w.its().dimension())
          .means(
              "speed, size, breadth, escape, conversation, organic or lateness; null where it is about the observation itself, or about how the account's earlier posts were judged.")
          .maybe("metric", TEXT, w -> w.its().number().metric())
          .means(
              "The number behind it: a column of post_scorecard, or a metric and age of post_at_age, as shares_24h; same_verdict_before: how many earlier posts of the account got the same verdict, of sample_size that could be judged; null for what could not be seen.")
          .maybe(
              "observed",
              NUMBER,
              "of the metric",
              w -> w.report().published(w.its().number().metric(), w.its().number().observed()))
          .means(
              "What was observed; of what could not be seen, how many earlier posts, accounts or shares there were; of an association the post's strength of the factor (0–1). Null where there is no such number.")
          .maybe("expected", NUMBER, "of the metric", w -> w.its().number().expected())
          .means(
              "What is usual; of an association the mean strength of the account's other posts; of a better post what that one had. Null where nothing is compared.")
          .always("finding", TEXT, w -> w.its().number().finding())
          .means(
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual; noted: held against nothing), or why nothing could be seen; more or less: the association; did_better.")
          .maybe("threshold", NUMBER, "of the metric", w -> w.its().number().threshold())
          .means(
              "What observed was held against; of what could not be seen, how many were needed; null where nothing is.")
          .maybe(
              "sample_size", COUNT, "posts, accounts or shares", w -> w.its().number().sampleSize())
          .means(
              "What the number rests on: the account's other posts of an association, its clearly better posts, the earlier posts behind expected, the accounts behind an outside share, the shares behind a paid share. Null where it rests on none of these.")
          .maybe("compared_with", TEXT, w -> w.its().number().comparedWith())
          .means(
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.")
          .maybe("weight", NUMBER, "doublings", w -> w.its().weight())
          .means(
              "How far it sets the post apart: of evidence |log2((observed + 1) / (expected + 1))|; of an association its difference times how far the post is from the account's others; of a better post how much better it did. Null where there is no such number.")
          .maybe("factor", TEXT, w -> w.its().factor())
          .means(
              "What the association is with, such as trigger=emotion; its row is in the table association. Of associations only; else null.")
          .maybe("other_post_id", TEXT, w -> w.its().otherPostId())
          .means("The better post, on the same platform. Of better posts only; else null.")
          .maybe("differs_in", TEXT, w -> w.its().differsIn())
          .means(
              "In what that one differs: of each thing what this post has, then what the better one has; - where it lacks it. Null where nothing that is known differs. Of better posts only.")
          .always("sentence", TEXT, w -> w.report().sentence(w.its()))
          .means("The same in words, in the language of the run (report.language).")
          .key("platform", "post_id", "rank")
          .declared();

  static final Table<OfPost<CauseReason>> POST_CAUSE =
      Table.<OfPost<CauseReason>>named(
              "post_cause",
              "One row per post that did badly, cause that the evidence fits and sign of it, with its number; and what is lacking for causes that could not be checked. Fitting is no proof.")
          .version(2)
          .from("report: the measured columns of post_scorecard")
          .part(OfPost::post, PostColumns.ID)
          .always("cause", TEXT, w -> w.its().cause())
          .means("One of: %s.", Cause.values())
          .always("fits", YES_NO, w -> w.its().fits())
          .means(
              "Whether the evidence fits the cause; if not, it could not be checked for want of data, and the rows tell what is lacking. Causes that the evidence is against have no rows.")
          .maybe("cause_rank", COUNT, w -> w.its().rank())
          .means(
              "Place among the causes of the post that fit, from 1: what leaves least to be said about the content comes first. Null where fits is false.")
          .always("is_of_content", YES_NO, w -> w.its().cause().isOfContent())
          .means("Whether the cause is about the post itself; else it is not the content's fault.")
          .always("signs_fitting", COUNT, "signs", w -> w.its().finding().fitting())
          .means("Signs of the cause that fit.")
          .always("signs_checked", COUNT, "signs", w -> w.its().finding().checked())
          .means("Signs of it that could be checked: with signs_fitting, how well it fits.")
          .always("sign_rank", COUNT, w -> w.its().signRank())
          .means("Place in the cause, from 1.")
          .always("sign", TEXT, w -> w.its().sign().kind())
          .means("What is looked for, of: %s.", Sign.Kind.values())
          .always("outcome", TEXT, w -> w.its().sign().outcome())
          .means("fits, contradicts, or says_nothing (it cannot be seen, or is too small to tell).")
          .maybe("metric", TEXT, w -> w.its().number().metric())
          .means(
              "The number behind it: a column of post_scorecard, or a metric and age of post_at_age, as shares_24h; null where it cannot be seen. Of own_post_got_more: of both posts. Of format_gets_less: what earlier posts usually had of it.")
          .maybe(
              "observed",
              NUMBER,
              "of the metric",
              w -> w.report().published(w.its().number().metric(), w.its().number().observed()))
          .means(
              "What was observed; null where it could not be seen, or rests on fewer accounts than report.min_group_accounts.")
          .maybe("expected", NUMBER, "of the metric", w -> w.its().number().expected())
          .means(
              "What is usual; of own_post_got_more, what the other post had; null where nothing is compared.")
          .always("finding", TEXT, w -> w.its().number().finding())
          .means(
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual), or why it cannot be seen.")
          .maybe("threshold", NUMBER, "of the metric", w -> w.its().number().threshold())
          .means("What observed was held against; null where there is no such number.")
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts, engagements or gaps",
              w -> w.its().number().sampleSize())
          .means(
              "What the number rests on: the earlier posts behind expected, the accounts behind a share of accounts, the engagements expected in the hours of publication, the gaps between the account's posts. Null where it rests on none of these.")
          .maybe("compared_with", TEXT, w -> w.its().number().comparedWith())
          .means(
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.")
          .always("sentence", TEXT, w -> w.report().sentence(w.its()))
          .means("The sign in words, in the language of the run (report.language).")
          .always("cause_sentence", TEXT, w -> w.its().causeSentence(w.report().setting().words()))
          .means("The cause in words, in the same language.")
          .key("platform", "post_id", "cause", "sign")
          .declared();

  private ReasonColumns() {}
}
