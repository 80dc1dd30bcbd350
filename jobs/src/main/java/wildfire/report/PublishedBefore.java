package wildfire.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import wildfire.history.VerdictHistory;
import wildfire.model.Moments;
import wildfire.model.OperatorError;
import wildfire.table.Table;
import wildfire.verdict.VerdictChange;

/** The nightly run that a run goes on from: the latest one about an earlier moment. */
final class PublishedBefore {
  /** What a person would miss; what goes together with what comes and goes. */
  private static final List<Table<Row>> OF_POSTS =
      List.of(
          PublishedTables.POST_SCORECARD,
          PublishedTables.POST_CURVE,
          PublishedTables.POST_COUNTER,
          PublishedTables.POST_TAG);

  private final RunRecord run;
  private final Function<Table<Row>, Dataset<Row>> tables;

  PublishedBefore(RunRecord run, Function<Table<Row>, Dataset<Row>> tables) {
    this.run = run;
    this.tables = tables;
  }

  /** The run before that moment; empty if none is kept. */
  static Optional<PublishedBefore> of(SparkSession spark, ReportFolder nightly, Instant moment) {
    return nightly
        .before(moment)
        .map(
            run ->
                new PublishedBefore(
                    run,
                    table ->
                        spark
                            .read()
                            .schema(Publisher.asStored(table))
                            .parquet(nightly.table(run.run(), table.name()).toString())));
  }

  RunRecord run() {
    return run;
  }

  /** What its verdicts are compared by. */
  VerdictHistory.Before verdicts(RunRecord.JudgedBy now) {
    return new VerdictHistory.Before(
        run.moment(),
        new VerdictChange.Rules(
            run.judgedBy().settings().equals(now.settings()),
            run.judgedBy().code().equals(now.code())),
        tables.apply(PublishedTables.POST_SCORECARD),
        tables.apply(PublishedTables.VERDICT_HISTORY));
  }

  /**
   * Makes sure that not much is missing that it had.
   *
   * @param rows of each table that is to be published
   * @param maxLostShare how much may be missing, 0 to 1
   * @throws OperatorError if more is
   */
  void checkLosses(Map<String, Long> rows, double maxLostShare) {
    for (Table<Row> table : OF_POSTS) {
      long before = run.rows().getOrDefault(table.name(), 0L);
      long now = rows.getOrDefault(table.name(), 0L);
      if (now < before * (1 - maxLostShare)) {
        throw OperatorError.inputQuality(
            "The table %s would have %,d rows, and the run about %s has %,d: more than %.1f %% are lost,"
                + " which is the limit (report.max_lost_share). The reports are as they were. See whether"
                + " an input is missing or no longer given; if it is meant, run again with"
                + " --set report.max_lost_share=1.",
            table.name(), now, Moments.words(run.moment()), before, 100 * maxLostShare);
      }
    }
  }
}
