package wildfire.ingest.text;

/** Runs of ASCII digits. */
final class Digits {
  private Digits() {}

  /** The number in so many characters from a place; -1 if they are not all digits. */
  static int at(String text, int from, int count) {
    if (from + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
