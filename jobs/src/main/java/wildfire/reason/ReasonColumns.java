package wildfire.reason;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.List;
import wildfire.explain.Reason;
import wildfire.table.Column;
import wildfire.table.Table;

/** What is told of one reason, declared; platform and post_id go before. */
public final class ReasonColumns {
  public static final Table<Reason> TABLE =
      Table.<Reason>named("reason", "One row a reason of a post's verdict.")
          .always("rank", COUNT, "", "Place in the order of weight, from 1.", r -> (long) r.rank())
          .always(
              "kind",
              TEXT,
              "",
              "evidence (a number for or against the verdict), unseen (a dimension that could not be seen), association (a clear association, and what it comes to for this post) or better_post (the most similar post of the account that did clearly better).",
              r -> r.kind().id())
          .maybe(
              "dimension",
              TEXT,
              "",
              "speed, breadth, escape, conversation or organic; null where it is about the observation itself.",
              r -> r.dimension() == null ? null : r.dimension().id())
          .maybe(
              "metric",
              TEXT,
              "",
              "The column of post_scorecard behind it; null for what could not be seen.",
              Reason::metric)
          .maybe(
              "observed",
              NUMBER,
              "of the metric",
              "What was observed; of what could not be seen, how many earlier posts, accounts or shares there were; of an association the post's strength of the factor (0–1). Null where there is no such number.",
              Reason::observed)
          .maybe(
              "expected",
              NUMBER,
              "of the metric",
              "What is usual; of an association the mean strength of the account's other posts; of a better post what that one had. Null where nothing is compared.",
              Reason::expected)
          .always(
              "finding",
              TEXT,
              "",
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual; noted: held against nothing), or why nothing could be seen; more or less: the association; did_better.",
              Reason::finding)
          .maybe(
              "threshold",
              NUMBER,
              "of the metric",
              "What observed was held against; of what could not be seen, how many were needed; null where nothing is.",
              Reason::threshold)
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts or shares",
              "What the number rests on: the account's other posts of an association, its clearly better posts, the earlier posts behind expected, the accounts behind an outside share, the shares behind a paid share. Null where it rests on none of these.",
              Reason::sampleSize)
          .maybe(
              "compared_with",
              TEXT,
              "",
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform; null where it is not from earlier posts.",
              r -> r.comparedWith() == null ? null : r.comparedWith().id())
          .maybe(
              "weight",
              NUMBER,
              "doublings",
              "How far it sets the post apart: of evidence |log2((observed + 1) / (expected + 1))|; of an association its difference times how far the post is from the account's others; of a better post how much better it did. Null where there is no such number.",
              Reason::weight)
          .maybe(
              "factor",
              TEXT,
              "",
              "What the association is with, such as trigger=emotion; its row is in the table association. Of associations only; else null.",
              Reason::factor)
          .maybe(
              "other_post_id",
              TEXT,
              "",
              "The better post, on the same platform. Of better posts only; else null.",
              Reason::otherPostId)
          .maybe(
              "differs_in",
              TEXT,
              "",
              "In what that one differs: of each thing what this post has, then what the better one has; - where it lacks it. Null where nothing that is known differs. Of better posts only.",
              Reason::differsIn)
          .always("sentence_en", TEXT, "", "The same in English.", Reason::english)
          .always("sentence_nl", TEXT, "", "The same in Dutch.", Reason::dutch)
          .declared();

  private ReasonColumns() {}

  /** The columns, for the table that publishes them. */
  public static List<Column<Reason>> all() {
    return TABLE.columns();
  }
}
