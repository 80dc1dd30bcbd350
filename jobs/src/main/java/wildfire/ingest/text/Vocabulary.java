package wildfire.ingest.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The words a column may have, in lower case; texts are taken in any case.
 *
 * @param words in the order in which they are listed to a person
 */
public record Vocabulary(Set<String> words) implements Meaning<String> {
  /** Mistypings of more letters than this are other words. */
  private static final int FARTHEST_HINT = 2;

  public static Vocabulary of(Collection<String> words) {
    return new Vocabulary(new LinkedHashSet<>(words));
  }

  /** The ids of an enum, such as the kinds of engagement. */
  public static <E> Vocabulary of(E[] constants, Function<E, String> id) {
    return of(Stream.of(constants).map(id).toList());
  }

  @Override
  public String valueOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.contains(lower) ? lower : null;
  }

  @Override
  public String problemOf(String text) {
    var distance = new LevenshteinDistance(Math.min(FARTHEST_HINT, text.length() - 1));
    String lower = text.toLowerCase(Locale.ROOT);
    String nearest =
        words.stream()
            .filter(word -> distance.apply(lower, word) >= 0) // -1: farther
            .min(Comparator.comparing(word -> distance.apply(lower, word)))
            .map(word -> "; nearest is " + word)
            .orElse("");
    return Texts.quoted(text) + " is none of " + String.join(", ", words) + nearest;
  }
}
