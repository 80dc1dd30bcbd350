package wildfire.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.Accounting;
import wildfire.model.FactorKind;
import wildfire.page.Clearest;
import wildfire.verdict.Verdict;
import wildfire.verdict.Virality;
import wildfire.verdict.cause.Cause;

/**
 * What a run has published.
 *
 * @param place folder of the tables
 * @param page the page for people; empty where none was made
 * @param laterIsCurrent the moment that the current reports are about, where they stay since it is
 *     later than that of these; empty where these are the current ones
 * @param accounting what became of every row that was read
 * @param late events that an earlier intake should have brought
 * @param comparedWith the moment that the run before was about; empty if there was none
 * @param changes the published table of verdicts that are other than in that run
 * @param scorecard the published table
 * @param reasons the published table
 * @param associations the published table
 * @param playbook the published table of answers
 */
public record Published(
    String runId,
    String place,
    Optional<String> page,
    Optional<Instant> laterIsCurrent,
    Accounting accounting,
    LateEvents late,
    Optional<Instant> comparedWith,
    Dataset<Row> changes,
    Dataset<Row> scorecard,
    Dataset<Row> reasons,
    Dataset<Row> associations,
    Dataset<Row> playbook) {

  private static final String UNKNOWN = Verdict.NOT_ENOUGH_EVIDENCE.id();
  private static final Column AFTERWARDS =
      col("factor_kind")
          .isin(
              Stream.of(FactorKind.values())
                  .filter(FactorKind::comesAfterPublication)
                  .map(FactorKind::id)
                  .toArray());

  /**
   * What became of verdicts since the run before.
   *
   * @param changed how many posts have another verdict
   * @param fresh how many posts are new
   * @param gone how many posts are gone
   * @param sentences of those that changed to or from the farthest verdicts, with their posts
   */
  public record Changes(long changed, long fresh, long gone, List<Headline> sentences) {}

  /** What became of verdicts since the run before. */
  public Changes changes(int most, String language) {
    Column isNew = col("verdict_before").isNull();
    Column isGone = col("verdict").isNull();
    Row counts =
        changes
            .agg(count_if(not(isNew).and(not(isGone))), count_if(isNew), count_if(isGone))
            .first();
    Column telling =
        when(col("verdict").equalTo(Verdict.VIRAL.id()), 0)
            .when(col("verdict_before").equalTo(Verdict.VIRAL.id()), 1)
            .when(col("verdict").equalTo(Verdict.FLOP.id()), 2)
            .otherwise(3);
    List<Headline> sentences =
        changes
            .where(not(isNew).and(not(isGone)))
            .orderBy(telling, col("platform"), col("post_id"))
            .limit(most)
            .select("platform", "post_id", "sentence_" + language)
            .collectAsList()
            .stream()
            .map(row -> new Headline(row.getString(0), row.getString(1), null, row.getString(2)))
            .toList();
    return new Changes(counts.getLong(0), counts.getLong(1), counts.getLong(2), sentences);
  }

  /** A post in a list. */
  public record Headline(String platform, String postId, String authorId, String sentence) {}

  /**
   * What the posts are, in numbers.
   *
   * @param verdicts how many posts got each verdict; those of none are left out
   * @param causes how many posts fit each cause of doing badly; those of none are left out
   * @param causeless posts that did badly and fit no cause
   * @param unannounced posts that no export lists, known from their events alone
   * @param orphans shares whose parent is not in the log
   * @param cyclesCut cycles of parents
   */
  public record Tally(
      Map<Verdict, Long> verdicts,
      Map<Cause, Long> causes,
      long causeless,
      long unannounced,
      long orphans,
      long cyclesCut) {}

  /** Counts the posts. */
  public Tally tally() {
    List<Row> counts =
        scorecard
            .groupBy("verdict")
            .agg(
                count(lit(1)),
                count_if(col("is_announced").equalTo(false)),
                coalesce(sum("orphans"), lit(0L)),
                coalesce(sum("cycles_cut"), lit(0L)),
                count_if(col("causes").equalTo("").and(col("verdict").notEqual(UNKNOWN))))
            .collectAsList();
    Map<Cause, Long> causes = new LinkedHashMap<>();
    Row fitting =
        scorecard
            .agg(
                count(lit(1)),
                Stream.of(Cause.values())
                    .map(c -> count_if(Summaries.fits(c)))
                    .toArray(Column[]::new))
            .head();
    int at = 1;
    for (Cause cause : Cause.values()) {
      long posts = fitting.getLong(at++);
      if (posts > 0) {
        causes.put(cause, posts);
      }
    }
    Map<Verdict, Long> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.stream()
          .filter(row -> row.getString(0).equals(verdict.id()))
          .forEach(row -> verdicts.put(verdict, row.getLong(1)));
    }
    return new Tally(
        verdicts, causes, total(counts, 5), total(counts, 2), total(counts, 3), total(counts, 4));
  }

  private static long total(List<Row> counts, int column) {
    return counts.stream().mapToLong(row -> row.getLong(column)).sum();
  }

  /** The viral posts furthest above what was expected, with their first reason. */
  public List<Headline> mostViral(int most, String language) {
    return headlines(Verdict.VIRAL, distance().desc(), most, language);
  }

  /** Posts of which it cannot be told whether they went viral. */
  public long viralUnknown() {
    return scorecard
        .groupBy("verdict", "verdict_unseen", "standing_speed", "standing_breadth")
        .count()
        .collectAsList()
        .stream()
        .filter(
            row ->
                Virality.of(row.getString(0), row.getString(1), row.getString(2), row.getString(3))
                    .isEmpty())
        .mapToLong(row -> row.getLong(4))
        .sum();
  }

  /** The flops furthest below it. */
  public List<Headline> worstFlops(int most, String language) {
    return headlines(Verdict.FLOP, distance().asc(), most, language);
  }

  /**
   * What was found to go together.
   *
   * @param clear how many rows
   * @param asked how many rows have a difference at all
   * @param clearest sentences of some clear ones, as {@link Clearest} has them
   */
  public record Together(long clear, long asked, List<String> clearest) {}

  /** The clearest associations with what is known before anybody answers a post. */
  public Together together(int most, String language) {
    return together(associations.where(not(AFTERWARDS)), most, language);
  }

  /** The clearest associations with what is seen only afterwards, which nobody chooses. */
  public Together companions(int most, String language) {
    return together(associations.where(AFTERWARDS), most, language);
  }

  private static Together together(Dataset<Row> among, int most, String language) {
    List<String> clearest = Clearest.of(among, "sentence_" + language, most);
    Row counts =
        among
            .agg(
                count_if(col("conclusion").isin("more", "less")),
                count_if(col("adjusted_difference").isNotNull()))
            .first();
    return new Together(counts.getLong(0), counts.getLong(1), clearest);
  }

  /** How often the posts gave each answer to a rule of the playbook; empty without a playbook. */
  public Map<String, Long> playbookAnswers() {
    Map<String, Long> answers = new LinkedHashMap<>();
    playbook
        .groupBy("answer")
        .count()
        .orderBy(col("count").desc(), col("answer"))
        .collectAsList()
        .forEach(row -> answers.put(row.getString(0), row.getLong(1)));
    return answers;
  }

  /** The sentences of the rules that the posts clearly speak for or against. */
  public List<String> clearRules(int most, String language) {
    return playbook
        .where(col("answer").isin("supported", "contradicted"))
        .orderBy("q", "p", "hypothesis", "platform")
        .limit(most)
        .select("sentence_" + language)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Accounts of known author that no association asks about. */
  public long unaskedAuthors() {
    long asked =
        associations
            .where(col("factor_kind").equalTo("author"))
            .select("platform", "factor")
            .distinct()
            .count();
    return scorecard
            .where(col("author_id").isNotNull())
            .select("platform", "author_id")
            .distinct()
            .count()
        - asked;
  }

  private static Column distance() {
    return coalesce(col("overperformance_speed"), col("overperformance_size"), lit(0.0))
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
