package wildfire;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;
import wildfire.ingest.Known;
import wildfire.measure.Measure;
import wildfire.measure.MeasuredBefore;
import wildfire.measure.Seen;
import wildfire.measure.TakenBack;
import wildfire.model.HowMany;
import wildfire.settings.MeasureSettings;
import wildfire.settings.Settings;
import wildfire.table.StoredRows;

/**
 * The lake into measured posts: those of the last run where they would be measured the same, the
 * others anew.
 */
final class MeasureStep {
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
    Instant asOf = settings.measure().asOf();
    this.now =
        new MeasuredBefore(
            intake.readWhole(),
            intake.ledger().last(),
            asOf == null ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, asOf),
            rules(settings));
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
            intake.ledger().order());
    if (before.isEmpty()) {
      Dataset<Row> scanned = seen.replace(Seen.in(lake.engagements()), runId, now.note());
      return measured.replace(
          Measure.posts(lake, scanned, settings.measure(), settings.judge().lateAfter()),
          runId,
          now.note());
    }
    Dataset<Row> measuredBefore = measured.read();
    Dataset<Row> touched = touched(lake, before.get(), seen.read()).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> scanned =
        seen.replace(
            Seen.and(
                seen.read(),
                counting(before.get().lastFile()),
                intake.rows(CanonicalTable.ENGAGEMENTS, newFiles(before.get()))),
            runId,
            now.note());
    Measure.Updated updated =
        Measure.updated(
            lake,
            scanned,
            measuredBefore,
            touched,
            settings.measure(),
            settings.judge().lateAfter());
    words =
        Optional.of(
            updated.again() == 0
                ? "No post has to be measured again."
                : HowMany.of(updated.again(), "post")
                    + " measured again, the others as they were.");
    return measured.replace(updated.posts(), runId, now.note());
  }

  /** What was measured again and what was not, in a sentence; empty where everything was. */
  Optional<String> words() {
    return words;
  }

  private Optional<MeasuredBefore> before() {
    Optional<MeasuredBefore> before = MeasuredBefore.of(measured.origin());
    boolean whole = before.equals(MeasuredBefore.of(seen.origin()));
    return before
        .filter(earlier -> whole && !settings.ingest().full())
        .filter(now::canFollow)
        .filter(earlier -> !lostRetractions(earlier));
  }

  /** What was taken back may stand again, and no row tells which. */
  private boolean lostRetractions(MeasuredBefore earlier) {
    boolean lost =
        intake.ledger().files().stream()
            .anyMatch(file -> file.id() <= earlier.lastFile() && !file.counts());
    return lost && !intake.table(CanonicalTable.RETRACTIONS).isEmpty();
  }

  private List<Integer> counting(int last) {
    return intake.ledger().counting().stream().map(Known::id).filter(id -> id <= last).toList();
  }

  private List<Known> newFiles(MeasuredBefore before) {
    return intake.ledger().counting().stream()
        .filter(file -> file.id() > before.lastFile())
        .toList();
  }

  /** The posts that had events in files which are new or no longer count, or taken back since. */
  private Dataset<Row> touched(Measure.Lake lake, MeasuredBefore before, Dataset<Row> seenBefore) {
    Dataset<Row> lost =
        seenBefore
            .where(not(col("file_id").isin(counting(before.lastFile()).toArray())))
            .select("platform", "post_id");
    Dataset<Row> gained =
        intake
            .rows(CanonicalTable.ENGAGEMENTS, newFiles(before))
            .select("platform", "post_id")
            .distinct();
    Dataset<Row> touched = lost.union(gained);
    Dataset<Row> retracted =
        lake.retractions()
            .where(
                col("file_id")
                    .gt(before.lastFile())
                    .or(unix_micros(col("retracted_at")).gt(lit(before.asOf()))));
    return retracted.isEmpty()
        ? touched
        : touched.union(TakenBack.posts(lake.engagements(), retracted));
  }

  /** All that measuring depends on beside the lake and the end of what is looked at. */
  private static String rules(Settings settings) {
    MeasureSettings measure = settings.measure();
    String all =
        String.join(
            " ",
            new MeasureSettings(
                    measure.window(),
                    null,
                    measure.minTreeObservedShare(),
                    measure.peakWindow(),
                    measure.counterBracket(),
                    measure.counterTolerance())
                .toString(),
            settings.judge().lateAfter().toString(),
            Measure.schema().json(),
            Retrospective.version());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException noSha256) {
      throw new IllegalStateException("every Java has SHA-256", noSha256);
    }
  }
}
