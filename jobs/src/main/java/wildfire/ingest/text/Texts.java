package wildfire.ingest.text;

import java.util.regex.Pattern;

/** Texts as exports have them, and as they are shown in reasons. */
public final class Texts {
  private static final int LONGEST_SHOWN = 60;

  private static final Pattern OTHER_SPACE = Pattern.compile("\\p{Zs}");

  private Texts() {}

  /** Without white space, no-break spaces and byte order marks around it. */
  public static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  /**
   * With a plain space for each of any other kind: browsers put a narrow no-break one before AM and
   * PM, which no editor shows.
   */
  public static String withPlainSpaces(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.getType(text.charAt(i)) == Character.SPACE_SEPARATOR && text.charAt(i) != ' ') {
        return OTHER_SPACE.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff' || (c > 0x7f && Character.isWhitespace(c));
  }

  /**
   * In single quotes, on one line, cut after 60 characters. Between the outer quotes there is no
   * other, so that {@link #generalised} finds the value again.
   */
  public static String quoted(String text) {
    StringBuilder shown =
        new StringBuilder(Math.min(text.length(), LONGEST_SHOWN) + 3).append('\'');
    int end =
        text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_SHOWN));
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(c == '\'' ? '’' : Character.isISOControl(c) ? ' ' : c);
    }
    return shown.append(end < text.length() ? "…'" : "'").toString();
  }

  /** A reason without its values, so that reasons of the same kind are the same. */
  public static String generalised(String reason) {
    return reason.replaceAll(QUOTED_VALUE, "'…'");
  }

  /** Matches what {@link #quoted} makes. */
  public static final String QUOTED_VALUE = "'[^']*'";
}
