package wildfire.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.model.OperatorError;

/**
 * Whether a standalone cluster is there: Spark itself takes a minute to give up, and says nothing
 * of why.
 */
final class StandaloneMaster {
  private static final String SCHEME = "spark://";
  private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([^\\]]+)]?:(\\d{1,5})");
  private static final int PATIENCE_MILLIS = 10_000;

  private StandaloneMaster() {}

  /**
   * Looks whether one of the masters answers; of other kinds of master it knows nothing.
   *
   * @param master such as {@code spark://host:7077}, or several, {@code spark://one:7077,two:7077}
   * @throws OperatorError if none does
   */
  static void answers(String master) {
    if (!master.startsWith(SCHEME)) {
      return;
    }
    for (String address : List.of(master.substring(SCHEME.length()).split(",", -1))) {
      if (isOpen(address)) {
        return;
      }
    }
    throw new OperatorError(
        "No Spark master answers at %s: start it, or name another with --master or spark.master.",
        master);
  }

  private static boolean isOpen(String address) {
    Matcher parts = HOST_AND_PORT.matcher(address);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), PATIENCE_MILLIS);
      return true;
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
