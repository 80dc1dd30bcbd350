package wildfire.judge;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.List;
import java.util.OptionalLong;
import wildfire.table.Column;
import wildfire.table.Table;
import wildfire.verdict.Counted;
import wildfire.verdict.Expectation;
import wildfire.verdict.MeasuredPost;

/** How a post's spread grew against how that of its baseline did, declared. */
public final class GrowthColumns {

  /** What is expected of a post at one age. */
  record At(MeasuredPost post, Expectation usual) {

    Long organic() {
      return orNull(post.organicAt(Counted.SPREAD, usual.age()));
    }

    Long withPaid() {
      return orNull(post.withPaidAt(Counted.SPREAD, usual.age()));
    }

    private static Long orNull(OptionalLong count) {
      return count.isPresent() ? count.getAsLong() : null;
    }
  }

  /** One row a post and age. */
  static final Table<At> TABLE =
      Table.<At>named("growth", "One row a post and age: its spread, and what is usual by then.")
          .always("age_hours", NUMBER, "hours", "Age of the post.", a -> a.usual().age().hours())
          .maybe(
              "spread",
              COUNT,
              "events",
              "Organic shares and quotes by that age; null where the post has not reached it or they are unknown.",
              At::organic)
          .maybe(
              "spread_with_paid",
              COUNT,
              "events",
              "The same, bought ones included; null where the post has not reached it or they are unknown.",
              At::withPaid)
          .always(
              "expected_spread",
              NUMBER,
              "events",
              "Usual organic shares and quotes by that age: mean of the middle half of earlier posts.",
              a -> a.usual().expected())
          .always(
              "usual_low_spread",
              NUMBER,
              "events",
              "The greatest number that three quarters (as set) of those posts reach by then.",
              a -> a.usual().usualLow())
          .always(
              "usual_high_spread",
              NUMBER,
              "events",
              "The smallest number that three quarters (as set) of those posts do not exceed by then.",
              a -> a.usual().usualHigh())
          .always(
              "baseline_posts",
              COUNT,
              "posts",
              "How many earlier posts that is: those of the group that had reached the age.",
              a -> (long) a.usual().posts())
          .always(
              "baseline_level",
              TEXT,
              "",
              "Whose earlier posts they are, the same at every age: that of the post's baseline_level_speed.",
              a -> a.usual().level().id())
          .declared();

  private GrowthColumns() {}

  /** The columns, for the table that publishes them. */
  public static List<Column<At>> all() {
    return TABLE.columns();
  }
}
