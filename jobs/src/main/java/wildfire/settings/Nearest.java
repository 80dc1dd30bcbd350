package wildfire.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The known word with the fewest letters different; empty where none is close. */
  public static Optional<String> to(String word, Collection<String> known) {
    int close = Math.max(2, word.length() / 3);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .filter(candidate -> distance.apply(word, candidate) <= close)
        .min(
            Comparator.<String>comparingInt(candidate -> distance.apply(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }
}
