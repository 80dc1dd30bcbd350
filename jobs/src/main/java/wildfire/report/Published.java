package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.Accounting;
import wildfire.verdict.Verdict;

/**
 * What a run has published.
 *
 * @param place folder of the tables
 * @param accounting what became of every row that was read
 * @param scorecard the published table
 * @param reasons the published table
 */
public record Published(
    String runId,
    String place,
    Accounting accounting,
    Dataset<Row> scorecard,
    Dataset<Row> reasons) {

  /** A post in a list. */
  public record Headline(String platform, String postId, String authorId, String sentence) {}

  /** How many posts got each verdict; those of none are left out. */
  public Map<Verdict, Long> verdicts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    scorecard
        .groupBy("verdict")
        .count()
        .collectAsList()
        .forEach(r -> counts.put(r.getString(0), r.getLong(1)));
    Map<Verdict, Long> ordered = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      if (counts.containsKey(verdict.id())) {
        ordered.put(verdict, counts.get(verdict.id()));
      }
    }
    return ordered;
  }

  /** The viral posts furthest above what was expected, with their first reason. */
  public List<Headline> mostViral(int most, String language) {
    return headlines(Verdict.VIRAL, distance().desc(), most, language);
  }

  /** The flops furthest below it. */
  public List<Headline> worstFlops(int most, String language) {
    return headlines(Verdict.FLOP, distance().asc(), most, language);
  }

  private static Column distance() {
    return coalesce(col("overperformance_speed"), lit(0.0))
        .plus(coalesce(col("overperformance_breadth"), lit(0.0)));
  }

  private List<Headline> headlines(Verdict verdict, Column order, int most, String language) {
    Dataset<Row> first =
        reasons
            .where(col("rank").equalTo(1))
            .select(col("platform"), col("post_id"), col("sentence_" + language));
    return scorecard
        .where(col("verdict").equalTo(verdict.id()))
        .orderBy(order, col("platform"), col("post_id"))
        .limit(most)
        .select(col("platform"), col("post_id"), col("author_id"), distance().as("distance"))
        .join(first, new String[] {"platform", "post_id"})
        .orderBy(
            verdict == Verdict.VIRAL ? col("distance").desc() : col("distance").asc(),
            col("platform"),
            col("post_id"))
        .collectAsList()
        .stream()
        .map(r -> new Headline(r.getString(0), r.getString(1), r.getString(2), r.getString(4)))
        .toList();
  }
}
