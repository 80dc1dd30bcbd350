package wildfire.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** So many letters in common at the beginning are no accident. */
  private static final int BEGINNING = 5;

  /**
   * The known word that begins with this one, else that with the fewest slips, capitals apart;
   * empty where none is close: more than a third of the letters would be slips, and more than two.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int close = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> begins(word, candidate) || slips(word, candidate) <= close)
        .min(fewestSlips(word));
  }

  private static boolean begins(String word, String candidate) {
    return word.length() >= BEGINNING
        && candidate.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
  }

  /** All known words: those that begin with it, then those with the fewest slips. */
  public static List<String> first(String word, Collection<String> known) {
    return known.stream().sorted(fewestSlips(word)).toList();
  }

  /** What ends a sentence: {@code ; did you mean "files"?}, or nothing where none is close. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Comparator<String> fewestSlips(String word) {
    return Comparator.<String, Boolean>comparing(candidate -> !begins(word, candidate))
        .thenComparingInt(candidate -> slips(word, candidate))
        .thenComparing(Comparator.naturalOrder());
  }

  private static int slips(String word, String candidate) {
    return distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }

  /**
   * Letters that are wrong, missing or too many, and pairs of neighbours that changed places: the
   * restricted distance of Damerau and Levenshtein (optimal string alignment).
   */
  static int distance(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          slips[i][j] = i + j;
          continue;
        }
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(slips[i - 1][j - 1] + wrong, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        slips[i][j] = swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
      }
    }
    return slips[one.length()][other.length()];
  }
}
