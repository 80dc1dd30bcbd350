package wildfire.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word with the fewest slips, capitals apart; empty where none is close: more than a
   * third of the letters would be slips, and more than two.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int close = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> slips(word, candidate) <= close)
        .min(fewestSlips(word));
  }

  /** All known words, those with the fewest slips first. */
  public static List<String> first(String word, Collection<String> known) {
    return known.stream().sorted(fewestSlips(word)).toList();
  }

  /** What ends a sentence: {@code ; did you mean "files"?}, or nothing where none is close. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Comparator<String> fewestSlips(String word) {
    return Comparator.<String>comparingInt(candidate -> slips(word, candidate))
        .thenComparing(Comparator.naturalOrder());
  }

  /** Letters that are wrong, missing or too many. */
  private static int slips(String word, String candidate) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }
}
