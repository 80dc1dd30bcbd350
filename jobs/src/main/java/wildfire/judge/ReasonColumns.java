package wildfire.judge;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.List;
import wildfire.explain.Reason;
import wildfire.table.Column;
import wildfire.table.Table;

/** What is told of one reason, declared; platform and post_id go before. */
public final class ReasonColumns {
  static final Table<Reason> TABLE =
      Table.<Reason>named("reason", "One row a reason of a post's verdict.")
          .always("rank", COUNT, "", "Place in the order of weight, from 1.", r -> (long) r.rank())
          .always(
              "kind",
              TEXT,
              "",
              "evidence (a number for or against the verdict) or unseen (a dimension that could not be seen).",
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
              "What was observed; of what could not be seen, how many earlier posts, accounts or shares there were.",
              Reason::observed)
          .maybe(
              "expected",
              NUMBER,
              "of the metric",
              "What is usual; null where nothing is compared.",
              Reason::expected)
          .always(
              "finding",
              TEXT,
              "",
              "How observed stands to threshold (at_least, at_most, more_than, less_than; too_few: observed and expected are both under it; near: within what is usual; noted: held against nothing), or why nothing could be seen.",
              Reason::finding)
          .maybe(
              "threshold",
              NUMBER,
              "of the metric",
              "What observed was held against; of what could not be seen, how many were needed.",
              Reason::threshold)
          .maybe(
              "sample_size",
              COUNT,
              "posts, accounts or shares",
              "What the number rests on: the earlier posts behind expected, the accounts behind an outside share, the shares behind a paid share.",
              Reason::sampleSize)
          .maybe(
              "compared_with",
              TEXT,
              "",
              "Whose earlier posts expected comes from: account_format, account, platform_format_size or platform.",
              r -> r.comparedWith() == null ? null : r.comparedWith().id())
          .always("sentence_en", TEXT, "", "The same in English.", Reason::english)
          .always("sentence_nl", TEXT, "", "The same in Dutch.", Reason::dutch)
          .declared();

  private ReasonColumns() {}

  /** The columns, for the table that publishes them. */
  public static List<Column<Reason>> all() {
    return TABLE.columns();
  }
}
