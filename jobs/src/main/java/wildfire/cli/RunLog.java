package wildfire.cli;

import ch.qos.logback.classic.LoggerContext;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The id of the run in every line of its log. */
public final class RunLog {
  private static final String RUN = "run";

  /** Local properties of this beginning reach the logging of tasks, wherever they run. */
  private static final String TO_TASKS = "mdc.";

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private RunLog() {}

  /**
   * From now on lines are of this run: with our own logging all of them, whichever thread they come
   * from. Where a cluster brings its own, what this thread says has it as {@code run} in its
   * diagnostic context, and what tasks on executors say as {@code mdc.run}.
   */
  public static void of(String runId, SparkContext spark) {
    if (LogFile.isOurs()) {
      Logback.put(RUN, runId);
      LOG.info("Run {} begins", runId);
    } else {
      MDC.put(RUN, runId);
      spark.setLocalProperty(TO_TASKS + RUN, runId);
    }
  }

  /** A step begins; on a cluster the screen and the log are one, and it is there already. */
  public static void step(String words) {
    if (LogFile.isOurs()) {
      LOG.info("{}", words);
    }
  }

  /** Logback's own names; only to be touched where Logback is there. */
  private static final class Logback {
    static void put(String name, String value) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        context.putProperty(name, value);
      }
    }
  }
}
