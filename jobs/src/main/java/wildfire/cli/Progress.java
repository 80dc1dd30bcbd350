package wildfire.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import scala.jdk.javaapi.OptionConverters;
import wildfire.model.Moments;

/**
 * Where a run is. On a terminal one bar a phase, filled by the tasks that are done of those Spark
 * has planned so far; elsewhere, and once a phase is over, a plain line with how long it took.
 */
public final class Progress implements AutoCloseable {
  /** Set by the launcher if standard error is a terminal: its columns. */
  private static final String TERMINAL = "WILDFIRE_TERMINAL";

  private static final int WIDEST = 100;
  private static final int UPDATE_MILLIS = 200;
  private static final int BAR = 24;
  private static final boolean BLOCKS = Charset.defaultCharset().newEncoder().canEncode('█');

  private final PrintStream out;
  private final int width;
  private SparkContext spark;
  private String phase;
  private long phaseBegan;
  private long steps;
  private long stepsDone;
  private Timer clock;

  /**
   * @param width of the bar's line; 0: no terminal, and finished lines only
   */
  Progress(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  /** For a file or a scheduler. */
  public static Progress lines(PrintStream out) {
    return new Progress(out, 0);
  }

  /** For whoever is there, as the launcher tells. */
  static Progress onThisConsole(PrintStream err) {
    String columns = System.getenv(TERMINAL);
    return columns != null && columns.matches("\\d{2,4}")
        ? new Progress(err, Math.min(WIDEST, Integer.parseInt(columns) - 2))
        : lines(err);
  }

  /** Says something in passing, without ending the phase that is going on. */
  public synchronized void tell(String sentence) {
    out.println(Failure.plain(sentence));
    out.flush();
  }

  /** Ends the phase that is going on and begins another, such as "Reading exports". */
  public synchronized void phase(String name) {
    end();
    phase = name;
    phaseBegan = System.nanoTime();
    done(0, 0);
    mark();
    if (width > 0) {
      clock = new Timer("wildfire-progress", true);
      clock.schedule(
          new TimerTask() {
            @Override
            public void run() {
              draw();
            }
          },
          0,
          UPDATE_MILLIS);
    }
  }

  /** How much of a phase that Spark has no part in is done. */
  public synchronized void done(long doneSteps, long of) {
    stepsDone = doneSteps;
    steps = of;
  }

  @Override
  public synchronized void close() {
    end();
    phase = null;
    mark();
    spark = null;
  }

  /** Takes the bar away and says nothing more; for a run that fails or is stopped. */
  synchronized void abandon() {
    hideBar();
    phase = null;
  }

  /** From now on Spark's tasks fill the bar. */
  synchronized void follow(SparkContext context) {
    spark = context;
    mark();
  }

  /** Spark's jobs know which phase they belong to. */
  private void mark() {
    if (spark != null && !spark.isStopped()) {
      if (phase == null) {
        spark.clearJobGroup();
      } else {
        spark.setJobGroup(group(), phase, false);
      }
    }
  }

  private String group() {
    return phase + " " + phaseBegan;
  }

  private void end() {
    hideBar();
    if (phase != null) {
      out.println(phase + "  " + Moments.words(elapsed()));
      out.flush();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - phaseBegan);
  }

  private synchronized void draw() {
    if (clock != null && phase != null) {
      List<Long> counts = counts();
      put(line(phase, counts.get(0), counts.get(1), elapsed()));
    }
  }

  private void hideBar() {
    if (clock != null) {
      clock.cancel();
      clock = null;
      put("");
      out.print("\r");
      out.flush();
    }
  }

  private void put(String line) {
    out.print("\r" + (line + " ".repeat(width)).substring(0, width));
    out.flush();
  }

  /**
   * {@code Measuring posts ██████░░░░░░░░░░░░░░ 31 % 12 s}.
   *
   * @param known 0 or less: it is not known how much there is to do
   */
  static String line(String phase, long done, long known, Duration elapsed) {
    if (known <= 0) {
      return phase + "  " + Moments.words(elapsed);
    }
    double share = Math.min(1.0, (double) done / known);
    int filled = (int) (share * BAR);
    String bar = (BLOCKS ? "█" : "#").repeat(filled) + (BLOCKS ? "░" : ".").repeat(BAR - filled);
    return phase + "  " + bar + "  " + (int) (share * 100) + " %  " + Moments.words(elapsed);
  }

  /** Done and known in the phase that is going on: Spark's tasks, or steps where it has no part. */
  synchronized List<Long> counts() {
    if (spark == null || spark.isStopped()) {
      return List.of(stepsDone, steps);
    }
    SparkStatusTracker tracker = spark.statusTracker();
    List<SparkStageInfo> begun =
        Arrays.stream(tracker.getJobIdsForGroup(group()))
            .mapToObj(job -> OptionConverters.toJava(tracker.getJobInfo(job)))
            .flatMapToInt(job -> job.stream().flatMapToInt(it -> Arrays.stream(it.stageIds())))
            .distinct()
            .mapToObj(stage -> OptionConverters.toJava(tracker.getStageInfo(stage)))
            .flatMap(stage -> stage.stream())
            .filter(stage -> stage.submissionTime() > 0) // others are skipped, or not yet planned
            .toList();
    return List.of(
        begun.stream().mapToLong(SparkStageInfo::numCompletedTasks).sum(),
        begun.stream().mapToLong(SparkStageInfo::numTasks).sum());
  }
}
