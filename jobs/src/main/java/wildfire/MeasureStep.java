package wildfire;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;
import wildfire.ingest.LedgerEntry;
import wildfire.measure.MeasureJob;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.MeasuredPosts.Note;
import wildfire.measure.MessageTerms;
import wildfire.measure.PlatformMetric;
import wildfire.measure.TakenBack;
import wildfire.model.OperatorError;
import wildfire.settings.Settings;

/** The lake into measured posts, and whether those that are there are of this lake. */
record MeasureStep(SparkSession spark, Intake intake, Settings settings) {
  /** The posts as they would be measured now, where they are; else measured anew. */
  MeasuredPosts run(String runId) {
    return MeasuredPosts.ifThere(settings.workspace(), hadoop())
        .filter(there -> !settings.ingest().full())
        .filter(this::isOfThisLake)
        .filter(this::isByTheseRules)
        .orElseGet(() -> measured(runId));
  }

  private MeasuredPosts measured(String runId) {
    MeasureJob.Lake lake =
        new MeasureJob.Lake(
            intake.table(CanonicalTable.POSTS),
            intake.table(CanonicalTable.ENGAGEMENTS),
            intake.table(CanonicalTable.RETRACTIONS),
            intake.table(CanonicalTable.FLIGHTS),
            intake.table(CanonicalTable.TAGS),
            intake.table(CanonicalTable.COUNTERS),
            intake.table(CanonicalTable.ACCOUNT_COUNTERS),
            intake.ledger().order());
    return MeasuredPosts.replace(
        settings.workspace(),
        hadoop(),
        runId,
        folder ->
            new Note(
                intake.run(),
                words(),
                asOf(),
                MeasureJob.write(lake, rules(), folder),
                TakenBack.counted(
                    lake.engagements(), lake.retractions(), settings.measure().asOf()),
                Stream.concat(
                        metrics(CanonicalTable.COUNTERS, "post"),
                        metrics(CanonicalTable.ACCOUNT_COUNTERS, "account"))
                    .toList(),
                intake.holds(CanonicalTable.TAGS)));
  }

  private Stream<PlatformMetric> metrics(CanonicalTable counters, String countedOf) {
    Map<Integer, String> sources =
        intake.ledger().files().stream()
            .collect(toMap(LedgerEntry::id, file -> file.place().source()));
    return PlatformMetric.in(intake.table(counters), sources, intake::meaning, countedOf).stream();
  }

  /**
   * The posts as they were measured from this lake.
   *
   * @throws OperatorError if there are none, or they were measured from another lake, under other
   *     settings or by another version
   */
  MeasuredPosts fresh() {
    MeasuredPosts measured = MeasuredPosts.of(settings.workspace(), hadoop());
    if (!isOfThisLake(measured)) {
      throw new OperatorError(
          "More was taken in since posts were measured: run `wildfire measure` first, or `wildfire"
              + " retrospective` for all jobs.");
    }
    if (!isByTheseRules(measured)) {
      throw new OperatorError(
          "Posts were measured under other settings (measure, judge.late_after,"
              + " vocabulary.message_terms), as of another moment or by another version: run"
              + " `wildfire measure` under these first, or `wildfire retrospective` for all jobs.");
    }
    return measured;
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private boolean isOfThisLake(MeasuredPosts measured) {
    return measured.note().lake().equals(intake.run());
  }

  private boolean isByTheseRules(MeasuredPosts measured) {
    return measured.note().rules().equals(words())
        && Objects.equals(measured.note().asOf(), asOf());
  }

  private String asOf() {
    return settings.measure().asOf() == null ? null : settings.measure().asOf().toString();
  }

  private MeasureJob.Rules rules() {
    return new MeasureJob.Rules(
        settings.measure(),
        settings.judge().lateAfter(),
        new MessageTerms(settings.vocabulary().messageTerms()));
  }

  private String words() {
    return rules().words() + intake.knownAt().map(then -> " known at " + then).orElse("");
  }
}
