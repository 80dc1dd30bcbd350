package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;

import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** Every measured column of a post, declared by theme. */
final class MeasuredColumns {
  /** One row a post. */
  static final Table<Measured> TABLE = declared();

  private MeasuredColumns() {}

  private static Table<Measured> declared() {
    Declaration<Measured> d = Table.named("measured", "One row a post: what was measured of it.");
    PostColumns.declare(d);
    SpreadColumns.declare(d);
    BreadthColumns.declare(d);
    ConversationColumns.declare(d);
    organic(d);
    AttentionColumns.declare(d);
    CounterColumns.declare(d);
    return d.key("platform", "post_id").declared();
  }

  private static void organic(Declaration<Measured> d) {
    d.maybe(
            "reach",
            COUNT,
            "accounts",
            "Distinct accounts to which the post was shown, by impression and view events; where the log has none, as the platform counts it; null where neither is known.",
            m -> m.sources().reach())
        .maybe(
            "paid_share",
            NUMBER,
            "0–1",
            "Bought share of the spread, among the events of which it is known (flags, else paid periods); where the platform counted the shares, by its organic and paid totals; null where it is known of none.",
            m -> m.sources().paidSpread().share())
        .always(
            "paid_known",
            COUNT,
            "events",
            "Shares and quotes of which it is known whether they were bought.",
            m -> m.sources().paidSpread().known())
        .maybe(
            "paid_engagement_share",
            NUMBER,
            "0–1",
            "Bought share of all engagements; null where it is known of none.",
            m -> m.metrics().organic().paidEngagementShare())
        .maybe(
            "paid_exposure_share",
            NUMBER,
            "0–1",
            "Bought share of the impression and view events; where the log has none, of the impressions that the platform counts; null where it is known of none.",
            m -> m.sources().paidExposureShare());
  }
}
