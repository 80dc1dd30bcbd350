package wildfire.cli;

import java.nio.charset.Charset;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** {@code Measuring posts ██████░░░░░░░░░░░░░░ 31 % 12 s}. */
final class PhaseRenderer implements ProgressBarRenderer {
  private static final int LENGTH = 24;
  private static final boolean BLOCKS = Charset.defaultCharset().newEncoder().canEncode('█');

  @Override
  public String render(ProgressState state, int maxLength) {
    String line =
        line(state.getTaskName(), state.getCurrent(), state.getMax(), state.getElapsedAfterStart());
    return line.length() >= maxLength
        ? line.substring(0, Math.max(0, maxLength))
        : line + " ".repeat(maxLength - line.length()); // covers a longer line drawn before
  }

  /**
   * The line.
   *
   * @param known 0 or less: it is not known how much there is to do
   */
  static String line(String phase, long done, long known, Duration elapsed) {
    if (known <= 0) {
      return phase + "  " + Spans.words(elapsed);
    }
    double share = Math.min(1.0, (double) done / known);
    int filled = (int) (share * LENGTH);
    String bar = (BLOCKS ? "█" : "#").repeat(filled) + (BLOCKS ? "░" : ".").repeat(LENGTH - filled);
    return phase + "  " + bar + "  " + (int) (share * 100) + " %  " + Spans.words(elapsed);
  }
}
