package wildfire.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import wildfire.model.Moments;

/**
 * Where a run is. On a terminal one bar a phase, filled by the tasks that are done of those Spark
 * has planned so far; elsewhere, and once a phase is over, a plain line with how long it took.
 */
public final class Progress implements AutoCloseable {

  public enum Audience {
    /** A terminal: a live bar. */
    PERSON,
    /** A file or a scheduler: finished lines only. */
    FILE
  }

  private static final String PHASE = "wildfire.phase";

  /** Set by the launcher if standard error is a terminal: its columns. */
  private static final String TERMINAL = "WILDFIRE_TERMINAL";

  private static final int WIDEST = 100;
  private static final int UPDATE_MILLIS = 200;
  private static final int BAR = 24;
  private static final boolean BLOCKS = Charset.defaultCharset().newEncoder().canEncode('█');

  private final PrintStream out;
  private final Audience audience;
  private final int width;
  private final Map<Integer, Integer> openStages = new HashMap<>();
  private final Tasks tasks = new Tasks();
  private SparkContext spark;
  private String phase;
  private long phaseBegan;
  private long tasksKnown;
  private long tasksDone;
  private Timer clock;

  Progress(PrintStream out, Audience audience, int width) {
    this.width = width;
    this.out = out;
    this.audience = audience;
  }

  public static Progress lines(PrintStream out) {
    return new Progress(out, Audience.FILE, WIDEST);
  }

  /** Says something in passing, without ending the phase that is going on. */
  public synchronized void tell(String sentence) {
    out.println(Failure.plain(sentence));
    out.flush();
  }

  /** For whoever is there, as the launcher tells. */
  static Progress onThisConsole(PrintStream err) {
    String columns = System.getenv(TERMINAL);
    boolean person = columns != null && columns.matches("\\d{2,4}");
    return person
        ? new Progress(err, Audience.PERSON, Math.min(WIDEST, Integer.parseInt(columns) - 2))
        : new Progress(err, Audience.FILE, WIDEST);
  }

  /** Ends the phase that is going on and begins another, such as "Reading exports". */
  public synchronized void phase(String name) {
    end();
    phase = name;
    phaseBegan = System.nanoTime();
    tasksKnown = 0;
    tasksDone = 0;
    openStages.clear();
    mark();
    if (audience == Audience.PERSON) {
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
  public synchronized void done(long steps, long of) {
    tasksDone = steps;
    tasksKnown = of;
  }

  @Override
  public synchronized void close() {
    end();
    phase = null;
    mark();
    if (spark != null) {
      spark.removeSparkListener(tasks);
      spark = null;
    }
  }

  /** Takes the bar away and says nothing more; for a run that fails or is stopped. */
  synchronized void abandon() {
    hideBar();
    phase = null;
  }

  /** From now on Spark's tasks fill the bar. */
  synchronized void follow(SparkContext context) {
    spark = context;
    context.addSparkListener(tasks);
    mark();
  }

  /** Stages know which phase they belong to: Spark tells of them later than they happen. */
  private void mark() {
    if (spark != null && !spark.isStopped()) {
      spark.setLocalProperty(PHASE, phase);
      spark.setJobDescription(phase);
    }
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
      put(line(phase, tasksDone, tasksKnown, elapsed()));
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

  private synchronized void submitted(String stagePhase, int stage, int tasks) {
    if (phase != null && Objects.equals(stagePhase, phase)) {
      openStages.merge(stage, tasks, Integer::sum);
      tasksKnown += tasks;
    }
  }

  private synchronized void taskDone(int stage) {
    Integer left = openStages.get(stage);
    if (left != null && left > 0) {
      openStages.put(stage, left - 1);
      tasksDone++;
    }
  }

  /** Tasks of a stage that ended early will never be done. */
  private synchronized void stageOver(int stage) {
    Integer left = openStages.remove(stage);
    if (left != null) {
      tasksKnown -= left;
    }
  }

  /** Tasks done and known in the phase that is going on. */
  synchronized List<Long> counts() {
    return List.of(tasksDone, tasksKnown);
  }

  private final class Tasks extends SparkListener {
    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
      String stagePhase =
          Optional.ofNullable(event.properties()).map(p -> p.getProperty(PHASE)).orElse(null);
      submitted(stagePhase, event.stageInfo().stageId(), event.stageInfo().numTasks());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      if (event.taskInfo() != null && event.taskInfo().successful()) {
        taskDone(event.stageId());
      }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
      stageOver(event.stageInfo().stageId());
    }
  }
}
