package wildfire.cli;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.WCWidth;
import wildfire.model.PlainText;

/**
 * What the terminal can show.
 *
 * @param columns its width; 0: the output goes elsewhere, and no line is too long
 * @param signs what bars are drawn with
 */
public record Screen(int columns, Signs signs) {

  public enum Signs {
    UNICODE,
    ASCII
  }

  /** Set by the launcher if standard output is a terminal: its columns. */
  private static final String COLUMNS = "WILDFIRE_SCREEN";

  /** Nowhere in particular. */
  public static final Screen FILE = new Screen(0, Signs.UNICODE);

  /** Where the output of this process goes, as the launcher tells. */
  static Screen ofThisConsole() {
    return of(
        Optional.ofNullable(System.getenv(COLUMNS)).orElse(""),
        Optional.ofNullable(System.getenv("TERM")).orElse(""),
        Charset.defaultCharset());
  }

  static Screen of(String columns, String terminal, Charset charset) {
    boolean draws = !terminal.equals("dumb") && charset.newEncoder().canEncode('█');
    return new Screen(
        columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : 0,
        draws ? Signs.UNICODE : Signs.ASCII);
  }

  /**
   * A text on one line, so that whoever wrote it cannot move the cursor, colour the screen or turn
   * the direction of what stands beside it: such characters are shown by their names.
   */
  static String visible(String text) {
    if (text.codePoints().noneMatch(Screen::acts)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (!acts(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append(
                    switch (point) {
                      case '\n' -> "\\n";
                      case '\r' -> "\\r";
                      case '\t' -> "\\t";
                      default -> String.format(Locale.ROOT, "\\u%04x", point);
                    });
              }
            });
    return shown.toString();
  }

  /** Controls of terminals, of direction (Unicode's bidirectional ones), and ends of lines. */
  private static boolean acts(int point) {
    return Character.isISOControl(point)
        || point == 0x2028
        || point == 0x2029
        || PlainText.turnsDirection(point);
  }

  static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  /** A text that takes at most so many columns, with a sign where it was cut. */
  String cut(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    String sign = signs == Signs.UNICODE ? "…" : "~";
    StringBuilder kept = new StringBuilder();
    int taken = width(sign);
    for (int point : text.codePoints().toArray()) {
      taken += Math.max(0, WCWidth.wcwidth(point));
      if (taken > most) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept + sign;
  }
}
