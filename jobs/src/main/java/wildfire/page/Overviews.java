package wildfire.page;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.page.PageContent.Overview;
import wildfire.verdict.Verdict;
import wildfire.verdict.Virality;

/** Counts how far something can be said of the posts of a scorecard. */
final class Overviews {
  private Overviews() {}

  static Overview of(Dataset<Row> scorecard) {
    Column isTold = col("verdict").notEqual(Verdict.NOT_ENOUGH_EVIDENCE.id());
    List<Row> alike =
        scorecard
            .groupBy(
                col("verdict"),
                col("verdict_unseen"),
                col("standing_speed"),
                col("standing_breadth"),
                col("baseline_level"),
                col("causes").isNotNull().and(isTold).as("is_asked"),
                col("causes").equalTo("").and(isTold).as("is_causeless"))
            .count()
            .collectAsList();
    return new Overview(
        posts(alike, row -> isViralKnown(row) ? 0 : 1),
        comparedWith(alike, "account_format") + comparedWith(alike, "account"),
        comparedWith(alike, "platform_format_size"),
        comparedWith(alike, "platform"),
        posts(alike, row -> row.<Boolean>getAs("is_asked") ? 1 : 0),
        posts(alike, row -> Boolean.TRUE.equals(row.<Boolean>getAs("is_causeless")) ? 1 : 0));
  }

  private static boolean isViralKnown(Row row) {
    return Virality.of(
            row.<String>getAs("verdict"),
            row.getAs("verdict_unseen"),
            row.getAs("standing_speed"),
            row.getAs("standing_breadth"))
        .isPresent();
  }

  private static long comparedWith(List<Row> alike, String level) {
    return posts(alike, row -> level.equals(row.getAs("baseline_level")) ? 1 : 0);
  }

  private static long posts(List<Row> alike, ToLongFunction<Row> which) {
    return alike.stream().mapToLong(row -> which.applyAsLong(row) * row.<Long>getAs("count")).sum();
  }
}
