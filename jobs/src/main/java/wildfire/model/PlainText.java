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
      if (mayBeShownOtherwise(text.charAt(i))) {
        return PATTERN.matcher(text).replaceAll("");
      }
    }
    return text; // nearly every text, and much faster so
  }

  /** Whether the pattern has to be asked of a character. */
  private static boolean mayBeShownOtherwise(char c) {
    return Character.isISOControl(c)
        || c == 0x61C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
