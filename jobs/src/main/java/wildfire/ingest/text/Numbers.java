package wildfire.ingest.text;

/**
 * Numbers under an export's decimal and grouping marks. Marks between thousands are only taken
 * where thousands are: {@code 1,23} is no number when the comma groups.
 */
final class Numbers {
  private Numbers() {}

  /**
   * The same number as {@link Double#parseDouble} and {@link Long#parseLong} read it; null if it is
   * none.
   *
   * @param grouping 0: none; a space stands for no-break spaces too
   */
  static String plain(String text, char decimal, char grouping) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      if (text.charAt(at) == '-') {
        plain.append('-');
      }
      at++;
    }
    int digits = 0; // since the last mark, or since the beginning
    boolean grouped = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        plain.append(c);
        digits++;
      } else if (isGrouping(c, grouping)) {
        if (digits == 0 || digits > 3 || (grouped && digits != 3)) {
          return null;
        }
        grouped = true;
        digits = 0;
      } else {
        break;
      }
    }
    if ((grouped && digits != 3)) {
      return null;
    }
    boolean whole = digits > 0;
    if (at < text.length() && text.charAt(at) == decimal) {
      plain.append(whole ? "." : "0.");
      int begin = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        plain.append(text.charAt(at++));
      }
      if (at == begin) {
        return null;
      }
      whole = true;
    }
    if (!whole) {
      return null;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      plain.append('e');
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        plain.append(text.charAt(at++));
      }
      int begin = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        plain.append(text.charAt(at++));
      }
      if (at == begin) {
        return null;
      }
    }
    return at == text.length() ? plain.toString() : null;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isGrouping(char c, char grouping) {
    return grouping != 0
        && (c == grouping || (grouping == ' ' && (c == '\u00a0' || c == '\u202f')));
  }

  /** How numbers of these marks look, for reasons. */
  static String example(char decimal, char grouping) {
    return grouping == 0 ? "" : " written like 1" + grouping + "234" + decimal + "5";
  }
}
