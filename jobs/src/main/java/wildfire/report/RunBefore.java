package wildfire.report;

import com.jerolba.carpet.CloseableIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import wildfire.model.Moments;
import wildfire.model.OperatorError;
import wildfire.table.Table;
import wildfire.table.TypedFile;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;

/** The nightly run that a run goes on from: the latest one about an earlier moment. */
record RunBefore(
    RunRecord run,
    Map<String, Map<String, PublishedVerdict>> verdicts,
    Map<String, Map<String, List<VerdictPeriod>>> periods) {
  /** What a person would miss; what goes together with what comes and goes. */
  private static final List<Table<?>> OF_POSTS =
      List.of(
          PostTables.POST_SCORECARD,
          StarTables.FACT_POST_HOUR,
          PostTables.POST_COUNTER,
          PostTables.POST_TAG);

  /** The run before that moment; empty if none is kept. */
  static Optional<RunBefore> of(ReportFolder nightly, Instant moment, Configuration hadoop) {
    return nightly.before(moment).map(run -> read(nightly, run, hadoop));
  }

  private static RunBefore read(ReportFolder nightly, RunRecord run, Configuration hadoop) {
    Map<String, Map<String, PublishedVerdict>> verdicts = new HashMap<>();
    Map<String, Map<String, List<VerdictPeriod>>> periods = new HashMap<>();
    Consumer<PublishedVerdict> noted =
        verdict ->
            verdicts
                .computeIfAbsent(verdict.platform(), p -> new HashMap<>())
                .put(verdict.postId(), verdict);
    Path history = nightly.table(run.run(), VerdictPeriod.TABLE.name());
    each(
        history,
        hadoop,
        VerdictPeriod.class,
        period -> {
          periods
              .computeIfAbsent(period.platform(), p -> new HashMap<>())
              .computeIfAbsent(period.postId(), p -> new ArrayList<>())
              .add(period);
          if (period.isCurrent()) {
            noted.accept(withoutNumbers(period)); // all that a run of an earlier version noted
          }
        });
    Path own = nightly.table(run.run(), PublishedVerdict.FOLDER);
    each(own, hadoop, PublishedVerdict.class, noted);
    return new RunBefore(run, verdicts, periods);
  }

  private static PublishedVerdict withoutNumbers(VerdictPeriod period) {
    return new PublishedVerdict(
        period.platform(), period.postId(), Verdict.ofId(period.verdict()), false, List.of(), 0);
  }

  /** Reads all files of a folder, if it is there. */
  private static <T> void each(Path folder, Configuration hadoop, Class<T> type, Consumer<T> row) {
    try {
      for (FileStatus file : folder.getFileSystem(hadoop).listStatus(folder)) {
        if (file.getPath().getName().endsWith(".parquet")) {
          try (CloseableIterator<T> rows =
              TypedFile.readWhatThereIs(file.getPath(), hadoop, type)) {
            rows.forEachRemaining(row);
          }
        }
      }
    } catch (FileNotFoundException none) { // then it has none
      return;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All rows of a table, with null for columns that the run's version did not have yet. */
  static <T> List<T> whatThereIs(Path table, Configuration hadoop, Class<T> type) {
    List<T> rows = new ArrayList<>();
    each(table, hadoop, type, rows::add);
    return rows;
  }

  /** The platforms that it had posts of. */
  Set<String> platforms() {
    Set<String> all = new TreeSet<>(verdicts.keySet());
    all.addAll(periods.keySet());
    return all;
  }

  /** What the verdicts on a platform's posts are compared with. */
  VerdictBook.Before of(String platform, RunRecord.JudgedBy now) {
    return new VerdictBook.Before(
        new VerdictChange.Rules(
            run.judgedBy().settings().equals(now.settings()),
            run.judgedBy().code().equals(now.code())),
        verdicts.getOrDefault(platform, Map.of()),
        periods.getOrDefault(platform, Map.of()));
  }

  /**
   * Makes sure that not much is missing that it had.
   *
   * @param maxLostShare how much may be missing, 0 to 1
   * @throws OperatorError if more is
   */
  void checkLosses(Map<String, Long> rows, double maxLostShare) {
    for (Table<?> table : OF_POSTS) {
      long before = run.rows().getOrDefault(table.name(), 0L);
      long now = rows.getOrDefault(table.name(), 0L);
      if (now < before * (1 - maxLostShare)) {
        throw OperatorError.inputQuality(
            "The table %s would have %,d rows, and the run about %s has %,d: more than %.1f %% are"
                + " lost, which is the limit (report.max_lost_share). The reports are as they were."
                + " See whether an input is missing or no longer given; if it is meant, run again"
                + " with --set report.max_lost_share=1.",
            table.name(), now, Moments.words(run.moment()), before, 100 * maxLostShare);
      }
    }
  }
}
