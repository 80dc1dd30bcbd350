package wildfire;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;
import wildfire.ingest.Known;
import wildfire.measure.Arrival;
import wildfire.measure.Measure;
import wildfire.measure.MeasuredBefore;
import wildfire.measure.MessageTerms;
import wildfire.measure.Seen;
import wildfire.measure.TakenBack;
import wildfire.model.HowMany;
import wildfire.settings.Settings;
import wildfire.table.CompiledCode;
import wildfire.table.StoredRows;

/**
 * The lake into measured posts: those of the last run where they would be measured the same, the
 * others anew.
 */
final class MeasureStep {
  private static final String[] POST = {"platform", "post_id"};
  private static final String FILE = "file_id";

  private final Intake intake;
  private final Settings settings;
  private final String runId;
  private final StoredRows measured;
  private final StoredRows seen;
  private final MeasuredBefore now;
  private Optional<String> words = Optional.empty();

  MeasureStep(
      Intake intake, Settings settings, String runId, StoredRows measured, StoredRows seen) {
    this.intake = intake;
    this.settings = settings;
    this.runId = runId;
    this.measured = measured;
    this.seen = seen;
    this.now =
        new MeasuredBefore(
            intake.run(),
            intake.readWhole(),
            intake.ledger().last(),
            lostRetractions(intake),
            until(settings),
            rules(settings, intake));
  }

  /** Measures; gives the stored rows. */
  Dataset<Row> run() {
    Optional<MeasuredBefore> before = before();
    Measure.Lake lake =
        new Measure.Lake(
            intake.table(CanonicalTable.POSTS),
            intake.table(CanonicalTable.ENGAGEMENTS),
            intake.table(CanonicalTable.RETRACTIONS),
            intake.table(CanonicalTable.FLIGHTS),
            intake.table(CanonicalTable.COUNTERS),
            intake.table(CanonicalTable.ACCOUNT_COUNTERS),
            intake.ledger().order(),
            arrivals(intake));
    return before.isEmpty() ? all(lake) : changed(lake, before.get());
  }

  /** How the files came that count. */
  static List<Arrival> arrivals(Intake intake) {
    Set<String> replaced =
        intake.ledger().files().stream()
            .filter(file -> file.state() == Known.State.REPLACED)
            .map(Known::key)
            .collect(Collectors.toSet());
    return intake.ledger().counting().stream()
        .map(
            file ->
                new Arrival(
                    file.id(), file.place().source(), file.run(), replaced.contains(file.key())))
        .toList();
  }

  private Dataset<Row> all(Measure.Lake lake) {
    Dataset<Row> scanned = seen.replace(Measure.seen(lake, asked(settings)), runId, now.note());
    return measured.replace(Measure.posts(lake, scanned, asked(settings)), runId, now.note());
  }

  private Dataset<Row> changed(Measure.Lake lake, MeasuredBefore before) {
    Dataset<Row> measuredBefore = measured.read();
    Dataset<Row> seenBefore = seen.read();
    List<Integer> old = counting(before.lastFile());
    Dataset<Row> ofLostFiles = seenBefore.where(not(col(FILE).isin(old.toArray())));
    Dataset<Row> unscanned =
        intake.rows(CanonicalTable.ENGAGEMENTS, newFiles(before)); // of any post
    Dataset<Row> seenStill = seenBefore.where(col(FILE).isin(old.toArray()));
    Dataset<Row> touched =
        ofLostFiles.select(POST[0], POST[1]).union(unscanned.select(POST[0], POST[1]));
    Dataset<Row> retractions = retractionsSince(lake, before);
    if (!retractions.isEmpty()) {
      Dataset<Row> takenBack =
          TakenBack.posts(lake.engagements(), retractions).persist(StorageLevel.MEMORY_AND_DISK());
      touched = touched.union(takenBack);
      seenStill = seenStill.join(takenBack, POST, "left_anti");
      unscanned =
          unscanned.unionByName(
              intake
                  .rows(CanonicalTable.ENGAGEMENTS, oldFiles(before))
                  .join(takenBack, POST, "left_semi"));
    }
    Dataset<Row> scanned =
        Seen.in(
            TakenBack.leftOut(unscanned, lake.retractions(), settings.measure().asOf()),
            asked(settings).message());
    Measure.Updated updated =
        Measure.updated(
            lake,
            seen.replace(seenStill.unionByName(scanned), runId, now.note()),
            measuredBefore,
            touched,
            asked(settings));
    words =
        Optional.of(
            updated.again() == 0
                ? "No post has to be measured again."
                : String.format(
                    Locale.ROOT,
                    "%,d of %s measured again, the others as they were.",
                    updated.again(),
                    HowMany.of(updated.count(), "post")));
    return measured.replace(updated.posts(), runId, now.note());
  }

  /** What was measured again and what was not, in a sentence; empty where everything was. */
  Optional<String> words() {
    return words;
  }

  private Optional<MeasuredBefore> before() {
    Optional<MeasuredBefore> before = MeasuredBefore.of(measured.origin());
    boolean whole = before.equals(MeasuredBefore.of(seen.origin()));
    return before.filter(earlier -> whole && !settings.ingest().full()).filter(now::canFollow);
  }

  private static long lostRetractions(Intake intake) {
    return intake.ledger().files().stream()
        .filter(file -> !file.counts() && file.brought(CanonicalTable.RETRACTIONS))
        .count();
  }

  private List<Integer> counting(int last) {
    return intake.ledger().counting().stream().map(Known::id).filter(id -> id <= last).toList();
  }

  private List<Known> newFiles(MeasuredBefore before) {
    return intake.ledger().counting().stream()
        .filter(file -> file.id() > before.lastFile())
        .toList();
  }

  private List<Known> oldFiles(MeasuredBefore before) {
    return intake.ledger().counting().stream()
        .filter(file -> file.id() <= before.lastFile())
        .toList();
  }

  /** Retractions that were not in the lake then, or that only this run looks at. */
  private Dataset<Row> retractionsSince(Measure.Lake lake, MeasuredBefore before) {
    Column at = unix_micros(col("retracted_at"));
    return lake.retractions()
        .where(
            col(FILE)
                .gt(before.lastFile())
                .or(at.gt(lit(before.asOf())).and(at.leq(lit(now.asOf())))));
  }

  /** What the settings ask of posts. */
  static Measure.Asked asked(Settings settings) {
    return new Measure.Asked(
        settings.measure(),
        settings.judge().lateAfter(),
        new MessageTerms(settings.vocabulary().messageTerms()));
  }

  /** The end of what is looked at, in UTC microseconds. */
  private static long until(Settings settings) {
    Instant asOf = settings.measure().asOf();
    return asOf == null ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, asOf);
  }

  /** Whether posts were measured as they would be now, but for what the lake has. */
  static boolean isOf(MeasuredBefore measured, Settings settings, Intake intake) {
    return measured.rules().equals(rules(settings, intake)) && measured.asOf() == until(settings);
  }

  /** All that measuring depends on beside the lake and the end of what is looked at. */
  private static String rules(Settings settings, Intake intake) {
    return String.join(
        " ",
        asked(settings).words(),
        CompiledCode.digest(List.of("measure", "metrics", "model")),
        intake.knownAt().map(then -> "known at " + then).orElse(""));
  }
}
