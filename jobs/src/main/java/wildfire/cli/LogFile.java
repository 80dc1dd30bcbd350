package wildfire.cli;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import wildfire.model.OperatorError;

/**
 * Where a run logs, and in which form. Told to the logging as system properties, which {@code
 * conf/logback.xml} reads with the first line that it writes, and without effect where a cluster
 * brings its own logging. Whoever logs nothing leaves no file.
 */
public final class LogFile {
  static final String FILE_PROPERTY = "wildfire.log";
  static final String FORMAT_PROPERTY = "wildfire.log.format";
  static final String LEVEL_PROPERTY = "wildfire.log.level";
  static final String CONSOLE_PROPERTY = "wildfire.console";

  private static final String RUN = "run";

  /** Local properties of this beginning reach the logging of tasks, wherever they run. */
  private static final String TO_TASKS = "mdc.";

  private static final Pattern URI_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * How a log is written.
   *
   * @param format of the file: {@code text} or {@code json}
   * @param consoleLevel what also goes to the screen: {@code OFF} or {@code INFO}
   */
  record Form(String format, String consoleLevel) {}

  private LogFile() {}

  /** {@code logs/wildfire.log} in a local workspace; of one elsewhere, in the working directory. */
  static Path of(String workspace) {
    boolean isUri = URI_SCHEME.matcher(workspace).matches();
    if (isUri && !workspace.startsWith("file:")) {
      return Path.of("wildfire.log");
    }
    return Path.of(isUri ? URI.create(workspace).getPath() : workspace, "logs", "wildfire.log");
  }

  /** Where is logged what changes no workspace: a file of the user's among the temporary ones. */
  static Path ownOfUser() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "wildfire-" + System.getProperty("user.name") + ".log");
  }

  /**
   * From now on the run logs there; the folder is made.
   *
   * @throws OperatorError if the folder cannot be made
   */
  static void use(Path file, Form form) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new OperatorError(
              "The folder %s for the log cannot be made (%s): choose another workspace with"
                  + " --workspace.",
              folder, e.getMessage())
          .because(e);
    }
    tell(file, form, "WARN");
  }

  /**
   * For commands that only look something up: errors go to the user's own file, and nothing is made
   * before there is one. Of Spark's parts they use a few, which warn of what is no matter to them.
   */
  static void useForErrors(Form form) {
    tell(ownOfUser(), form, "ERROR");
  }

  private static void tell(Path file, Form form, String level) {
    System.setProperty(LEVEL_PROPERTY, level);
    System.setProperty(FILE_PROPERTY, file.toString());
    System.setProperty(FORMAT_PROPERTY, form.format());
    System.setProperty(CONSOLE_PROPERTY, form.consoleLevel());
  }

  /** Writes the stack trace to the log, and says in words where that is. */
  static String keep(String what, Throwable failure) {
    LoggerFactory.getLogger("wildfire").error(what, failure);
    return isOurs()
        ? System.getProperty(FILE_PROPERTY, ownOfUser().toString()) // before it was known
        : "the log of Spark's driver";
  }

  /** Whether {@code conf/logback.xml} counts, and not the logging of a cluster. */
  static boolean isOurs() {
    return LoggerFactory.getILoggerFactory().getClass().getName().startsWith("ch.qos.logback.");
  }

  /**
   * From now on lines are of this run: with our own logging all of them, whichever thread they come
   * from. Where a cluster brings its own, what this thread says has it as {@code run} in its
   * diagnostic context, and what tasks on executors say as {@code mdc.run}.
   */
  public static void name(String runId, SparkContext spark) {
    if (isOurs()) {
      Logback.put(RUN, runId);
      LoggerFactory.getLogger(LogFile.class).info("Run {} begins", runId);
    } else {
      MDC.put(RUN, runId);
      spark.setLocalProperty(TO_TASKS + RUN, runId);
    }
  }

  /** A step begins; on a cluster the screen and the log are one, and it is there already. */
  public static void step(String words) {
    if (isOurs()) {
      LoggerFactory.getLogger(LogFile.class).info("{}", words);
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
