package wildfire.cli;

/** Numbers as bars, side by side or below each other. */
final class Bars {
  private static final String EIGHTHS_ACROSS = "▏▎▍▌▋▊▉█";
  private static final String EIGHTHS_UP = "▁▂▃▄▅▆▇█";
  private static final String ASCII_UP = "_.-:=+*#";

  private Bars() {}

  /**
   * A bar that lies: to the right of a line if the number is above 0, to the left if below.
   *
   * @param farthest the number whose bar is longest, above 0
   * @param left cells left of the line; 0: there are no numbers below 0, and no line
   * @param right cells right of it
   */
  static String lying(double value, double farthest, int left, int right, Screen.Signs signs) {
    double share = Math.min(1, Math.abs(value) / farthest);
    String before = "";
    String after = "";
    if (value > 0) {
      after = across(share * right, signs);
    } else if (value < 0) {
      before =
          (signs == Screen.Signs.UNICODE ? "█" : "#")
              .repeat((int) Math.min(left, Math.ceil(share * left)));
    }
    return left == 0
        ? after
        : " ".repeat(left - before.length())
            + before
            + (signs == Screen.Signs.UNICODE ? "│" : "|")
            + after;
  }

  private static String across(double cells, Screen.Signs signs) {
    return switch (signs) {
      case UNICODE -> {
        int eighths = (int) Math.max(1, Math.round(cells * 8));
        yield "█".repeat(eighths / 8)
            + (eighths % 8 == 0 ? "" : EIGHTHS_ACROSS.charAt(eighths % 8 - 1));
      }
      case ASCII -> "#".repeat((int) Math.max(1, Math.round(cells)));
    };
  }

  /**
   * A sign that stands: as high as the count.
   *
   * @param most the count whose sign is highest, above 0
   */
  static char standing(long count, long most, Screen.Signs signs) {
    if (count == 0) {
      return ' ';
    }
    String heights =
        switch (signs) {
          case UNICODE -> EIGHTHS_UP;
          case ASCII -> ASCII_UP;
        };
    return heights.charAt((int) ((count * heights.length() - 1) / most));
  }

  /** The part of a standing bar that is in one cell; eighths from 0 to 8. */
  static char filled(int eighths, Screen.Signs signs) {
    return switch (signs) {
      case UNICODE -> eighths == 0 ? ' ' : EIGHTHS_UP.charAt(eighths - 1);
      case ASCII -> eighths >= 4 ? '#' : ' ';
    };
  }
}
