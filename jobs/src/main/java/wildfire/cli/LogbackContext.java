package wildfire.cli;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Logback's own names; only to be touched where Logback is there. */
final class LogbackContext {
  private LogbackContext() {}

  /** A property of every line from now on. */
  static void put(String name, String value) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.putProperty(name, value);
    }
  }
}
