package wildfire.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import wildfire.model.OperatorError;

/**
 * Where a run logs. Told to the logging as system properties, which {@code conf/logback.xml} reads:
 * so before the first logger is made, and without effect where a cluster brings its own logging.
 */
final class LogFile {
  static final String FILE_PROPERTY = "wildfire.log";
  static final String CONSOLE_PROPERTY = "wildfire.console";

  private static final Pattern URI_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  private LogFile() {}

  /** {@code logs/wildfire.log} in a local workspace; of one elsewhere, in the working directory. */
  static Path of(String workspace) {
    Path folder;
    if (workspace.startsWith("file:")) {
      folder = Path.of(URI.create(workspace).getPath(), "logs");
    } else if (URI_SCHEME.matcher(workspace).matches()) {
      folder = Path.of("");
    } else {
      folder = Path.of(workspace, "logs");
    }
    return folder.resolve("wildfire.log");
  }

  /**
   * From now on the run logs there.
   *
   * @param consoleLevel what also goes to the screen: {@code OFF} or {@code INFO}
   * @throws OperatorError if the folder cannot be made
   */
  static void use(Path file, String consoleLevel) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      OperatorError error =
          new OperatorError(
              "The folder %s for the log cannot be made (%s): choose another workspace with"
                  + " --workspace.",
              folder, e.getMessage());
      error.initCause(e);
      throw error;
    }
    System.setProperty(FILE_PROPERTY, file.toString());
    System.setProperty(CONSOLE_PROPERTY, consoleLevel);
  }

  /** Writes the stack trace to the log, and says in words where that is. */
  static String keep(String what, Throwable failure) {
    if (System.getProperty(FILE_PROPERTY) == null) { // it failed before the workspace was known
      System.setProperty(FILE_PROPERTY, "wildfire.log");
    }
    LoggerFactory.getLogger("wildfire").error(what, failure);
    boolean ours =
        LoggerFactory.getILoggerFactory().getClass().getName().startsWith("ch.qos.logback.");
    return ours ? System.getProperty(FILE_PROPERTY) : "the log of Spark's driver";
  }
}
