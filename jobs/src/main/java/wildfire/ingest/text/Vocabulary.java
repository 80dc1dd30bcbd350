package wildfire.ingest.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import wildfire.model.EngagementKind;

/**
 * The words a column may have, in lower case; texts are taken in any case.
 *
 * @param words in the order in which they are listed to a person
 */
public record Vocabulary(List<String> words, Set<String> known) implements Meaning<String> {

  /** Mistypings of more letters than this are other words. */
  private static final int FARTHEST_HINT = 2;

  public Vocabulary {
    words = List.copyOf(words);
    known = Set.copyOf(known);
  }

  public static Vocabulary of(List<String> words) {
    return new Vocabulary(words, Set.copyOf(words));
  }

  /** The kinds of engagement. */
  public static Vocabulary ofKinds() {
    return of(Stream.of(EngagementKind.values()).map(EngagementKind::id).toList());
  }

  @Override
  public String valueOf(String text) {
    if (known.contains(text)) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return known.contains(lower) ? lower : null;
  }

  @Override
  public String problemOf(String text) {
    String nearest = nearest(text.toLowerCase(Locale.ROOT));
    return Texts.quoted(text)
        + " is none of "
        + String.join(", ", words)
        + (nearest == null ? "" : "; nearest is " + nearest);
  }

  private String nearest(String text) {
    String nearest = null;
    int least = Math.min(FARTHEST_HINT, text.length() - 1) + 1;
    for (String word : words) {
      int distance = distance(text, word);
      if (distance < least) {
        least = distance;
        nearest = word;
      }
    }
    return nearest;
  }

  /** Letters to insert, delete or replace to get from one word to the other (Levenshtein 1966). */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
