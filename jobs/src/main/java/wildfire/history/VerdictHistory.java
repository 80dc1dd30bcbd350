package wildfire.history;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import wildfire.explain.ChangeExplainer;
import wildfire.judge.SnapshotRow;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictSnapshot;

/**
 * Verdicts over time. A run goes on from the history that the latest run about an earlier moment
 * published, so that the same night run again ends in the same history.
 */
public final class VerdictHistory {
  private static final String[] POST = {"platform", "post_id"};
  private static final String BEFORE = "then";
  private static final String NOW = "now";

  /**
   * The run whose verdicts are taken down.
   *
   * @param moment what it is about: its as-of, else its start
   * @param settings digest of what verdicts depend on of the settings
   * @param wildfire its version
   */
  public record Night(Instant moment, String settings, String wildfire) {}

  /**
   * The run before.
   *
   * @param moment what it was about
   * @param rules whether it judged by the same rules
   * @param scorecard what it published of posts
   * @param history what it published of verdicts over time
   */
  public record Before(
      Instant moment, VerdictChange.Rules rules, Dataset<Row> scorecard, Dataset<Row> history) {

    /** The same of some posts. */
    public Before where(Column chosen) {
      return new Before(moment, rules, scorecard.where(chosen), history);
    }
  }

  private VerdictHistory() {}

  /**
   * One row a post whose verdict is another one than in the run before, new posts and gone ones
   * among them.
   *
   * @param scorecard the judged posts of this run
   * @param measured the columns of it that measuring gives
   */
  public static Dataset<Row> changes(Before before, Dataset<Row> scorecard, List<String> measured) {
    return side(before.scorecard(), BEFORE)
        .join(side(scorecard, NOW), POST, "full_outer")
        .where(not(col(BEFORE + ".verdict").eqNullSafe(col(NOW + ".verdict"))))
        .select(BEFORE, NOW)
        .mapPartitions(
            new Telling(before.moment(), before.rules(), measured),
            Encoders.row(ChangeColumns.TABLE.schema()));
  }

  private static Dataset<Row> side(Dataset<Row> scorecard, String name) {
    Column all =
        struct(
            Arrays.stream(scorecard.columns()).map(column -> col(column)).toArray(Column[]::new));
    return scorecard.select(col("platform"), col("post_id"), all.as(name));
  }

  /** The history of a first run: every post has its first verdict. */
  public static Dataset<Row> first(Dataset<Row> scorecard, Night night) {
    return began(
        scorecard
            .withColumn(HistoryColumns.BEFORE, lit(null).cast("string"))
            .withColumn(HistoryColumns.BECAUSE, lit(VerdictChange.Because.NEW_POST.id())),
        night);
  }

  /**
   * The history with what changed since the run before.
   *
   * @param changes what {@link #changes} gives
   */
  public static Dataset<Row> continued(Before before, Dataset<Row> changes, Night night) {
    Column ends = col(HistoryColumns.CURRENT).and(coalesce(col("is_changed"), lit(false)));
    Dataset<Row> soFar =
        before
            .history()
            .join(
                changes.select(col("platform"), col("post_id"), lit(true).as("is_changed")),
                POST,
                "left")
            .withColumn(
                HistoryColumns.TO,
                when(ends, lit(night.moment())).otherwise(col(HistoryColumns.TO)))
            .withColumn(HistoryColumns.CURRENT, col(HistoryColumns.CURRENT).and(not(ends)));
    return columns(soFar)
        .unionByName(began(changes.where(col(HistoryColumns.VERDICT).isNotNull()), night));
  }

  private static Dataset<Row> began(Dataset<Row> verdicts, Night night) {
    return columns(
        verdicts
            .withColumn(HistoryColumns.FROM, lit(night.moment()))
            .withColumn(HistoryColumns.TO, lit(null).cast("timestamp"))
            .withColumn(HistoryColumns.CURRENT, lit(true))
            .withColumn(HistoryColumns.SETTINGS, lit(night.settings()))
            .withColumn(HistoryColumns.WILDFIRE, lit(night.wildfire())));
  }

  private static Dataset<Row> columns(Dataset<Row> rows) {
    return rows.select(
        HistoryColumns.all().stream().map(c -> col(c.name())).toArray(Column[]::new));
  }

  /** Words the changes of a partition. */
  private static final class Telling implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final Instant since;
    private final boolean sameSettings;
    private final boolean sameCode;
    private final ArrayList<String> measured;

    Telling(Instant since, VerdictChange.Rules rules, List<String> measured) {
      this.since = since;
      this.sameSettings = rules.sameSettings();
      this.sameCode = rules.sameCode();
      this.measured = new ArrayList<>(measured);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> pairs) {
      SnapshotRow reader = new SnapshotRow(measured);
      ChangeExplainer words = new ChangeExplainer();
      VerdictChange.Rules rules = new VerdictChange.Rules(sameSettings, sameCode);
      Iterable<Row> each = () -> pairs;
      return StreamSupport.stream(each.spliterator(), false)
          .map(pair -> row(pair, reader, rules, words))
          .iterator();
    }

    private Row row(
        Row pair, SnapshotRow reader, VerdictChange.Rules rules, ChangeExplainer words) {
      VerdictChange change =
          VerdictChange.between(snapshot(pair, 0, reader), snapshot(pair, 1, reader), rules);
      return ChangeColumns.TABLE.row(
          new ChangeColumns.Told(change, since, words.english(change), words.dutch(change)));
    }

    private static VerdictSnapshot snapshot(Row pair, int side, SnapshotRow reader) {
      return pair.isNullAt(side) ? null : reader.read(pair.getStruct(side));
    }
  }
}
