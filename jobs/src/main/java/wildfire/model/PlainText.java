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
    return PATTERN.matcher(text).replaceAll("");
  }
}
