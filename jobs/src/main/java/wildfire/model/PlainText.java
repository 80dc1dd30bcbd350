package wildfire.model;

/** Text without characters that change how text is shown. */
public final class PlainText {
  private PlainText() {}

  /**
   * The text without control characters but tabs and ends of lines, and without those that turn the
   * direction of text.
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().filter(PlainText::isPlain).forEach(each -> plain.append((char) each));
    return plain.toString();
  }

  private static boolean isPlain(int point) {
    return switch (point) {
      case '\t', '\n', '\r' -> true;
      default -> !Character.isISOControl(point) && !turnsDirection(point);
    };
  }

  /**
   * Whether a character turns the direction of text (Unicode Standard Annex 9, explicit formatting
   * characters).
   */
  public static boolean turnsDirection(int point) {
    return point == 0x61C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
