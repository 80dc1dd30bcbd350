package wildfire.model;

import java.util.regex.Pattern;

/** Text without characters that change how text is shown. */
public final class PlainText {
  /**
   * Control characters but tabs and ends of lines, and those that turn the direction of text
   * (Unicode Standard Annex 9, explicit formatting characters); as Java and Spark read patterns.
   */
  public static final String SHOWN_OTHERWISE =
      "[\\p{Cc}&&[^\\t\\n\\r]]|[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]";

  private static final Pattern PATTERN = Pattern.compile(SHOWN_OTHERWISE);

  private PlainText() {}

  /** The text without them. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || turnsDirection(c)) { // what the pattern has to be asked of
        return PATTERN.matcher(text).replaceAll("");
      }
    }
    return text; // nearly every text, and much faster so
  }

  /** Whether a character turns the direction of text. */
  public static boolean turnsDirection(int point) {
    return point == 0x61C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
