package wildfire.ingest.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one most resembles. */
final class Nearest {
  private Nearest() {}

  /** The nearest by Levenshtein distance without regard to case; the first of equals. */
  static Optional<String> to(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(typed, each.toLowerCase(Locale.ROOT))));
  }

  /** The hint that ends a sentence: {@code ; did you mean "files"?}, or nothing. */
  static String hint(String word, Collection<String> known) {
    return to(word, known).map(each -> "; did you mean \"" + each + "\"?").orElse("");
  }

  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int diagonal = above[0];
      above[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int replaced = diagonal + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = above[column];
        above[column] = Math.min(replaced, 1 + Math.min(above[column], above[column - 1]));
      }
    }
    return above[right.length()];
  }
}
