package wildfire.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that was probably meant. */
public final class Nearest {
  private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /**
   * The known word with the fewest letters different, capitals apart; empty where none is close.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int close = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= close)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** What ends a sentence: {@code ; did you mean "files"?}, or nothing where none is close. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static int distance(String word, String candidate) {
    return LETTERS.apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }
}
