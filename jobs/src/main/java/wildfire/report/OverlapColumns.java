package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import wildfire.association.Overlap;
import wildfire.model.FactorKind;
import wildfire.table.Table;

/** What is told of two factors on the same posts, declared. */
final class OverlapColumns {
  static final Table<Overlap> TABLE =
      Table.<Overlap>named(
              "factor_overlap",
              "One row per platform (and one over all of them) and two factors of triggers, their details and formats: how often they are on the same post.")
          .from("report: post_scorecard, post_tag")
          .always(
              "platform", TEXT, "", "Where the posts are; all: over all platforms.", Overlap::scope)
          .always("first_kind", TEXT, o -> FactorKind.of(o.first()))
          .means("trigger, detail or format.")
          .always("first", TEXT, "", "One factor.", o -> FactorKind.value(o.first()))
          .always("second_kind", TEXT, o -> FactorKind.of(o.second()))
          .means("trigger, detail or format.")
          .always("second", TEXT, "", "The other factor.", o -> FactorKind.value(o.second()))
          .always("posts", COUNT, "posts", "All posts there.", o -> o.posts())
          .always("posts_first", COUNT, "posts", "Posts with one.", o -> o.withFirst())
          .always("posts_second", COUNT, "posts", "Posts with the other.", o -> o.withSecond())
          .always("posts_both", COUNT, "posts", "Posts with both.", o -> o.both())
          .always("posts_either", COUNT, "posts", o -> o.either())
          .means("Posts with at least one of them.")
          .maybe("second_share_of_first", NUMBER, "0–1", o -> share(o.both(), o.withFirst()))
          .means(
              "Posts with both, of those with the first: 1 where the first is never without the second. Null without posts of the first.")
          .formula("posts_both / posts_first")
          .maybe("first_share_of_second", NUMBER, "0–1", o -> share(o.both(), o.withSecond()))
          .means("Posts with both, of those with the second. Null without posts of the second.")
          .formula("posts_both / posts_second")
          .maybe("jaccard", NUMBER, "0–1", Overlap::jaccard)
          .means("Posts with both, of those with either; null where there are none.")
          .formula("posts_both / posts_either")
          .maybe("phi", NUMBER, "-1–1", Overlap::phi)
          .means(
              "Correlation of having one with having the other; null where all posts are alike in one of them.")
          .formula(
              "(ad − bc) / √((a + b)(c + d)(a + c)(b + d)), with a posts with both, b and c with one only, d with none",
              "Pearson's correlation of two yes-or-no's")
          .key("platform", "first_kind", "first", "second_kind", "second")
          .declared();

  private OverlapColumns() {}

  private static Double share(int both, int one) {
    return one == 0 ? null : Double.valueOf((double) both / one);
  }
}
