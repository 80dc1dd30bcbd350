package wildfire.ingest.source;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;

/** What is wrong with one file, gathered so that it can be said all at once. */
final class Problems {
  private final String file;
  private final Map<Integer, StringBuilder> byLine = new TreeMap<>();
  private int count;

  Problems(String file) {
    this.file = file;
  }

  void at(int line, String format, Object... arguments) {
    StringBuilder text = byLine.computeIfAbsent(line, unused -> new StringBuilder());
    text.append(String.format(Locale.ROOT, "%n  %s:%d: ", file, line))
        .append(String.format(Locale.ROOT, format, arguments));
    count++;
  }

  boolean none() {
    return count == 0;
  }

  /**
   * Ends here if there is a problem.
   *
   * @throws OperatorError naming every problem with file and line, in the order of the lines
   */
  void throwIfAny() {
    if (count > 0) {
      throw new OperatorError(
          "%s cannot be used; mend %s:%s",
          file,
          count == 1 ? "this" : "these " + count,
          byLine.values().stream().map(StringBuilder::toString).collect(Collectors.joining()));
    }
  }
}
