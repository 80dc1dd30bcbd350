package wildfire.verdict;

import java.util.HashMap;
import java.util.Map;

/**
 * How the earlier posts of an account were judged, each against those before it.
 *
 * @param judged those of which there was enough evidence
 * @param same those among them that got the same verdict
 */
public record Precedent(int judged, int same) {

  /** The verdicts of one platform's posts, in order of publication. */
  public static final class Book {
    private final Map<String, int[]> byAuthor = new HashMap<>();

    /**
     * The verdicts before this one, which is written down for later ones; null if unknown whose.
     */
    public Precedent next(String author, Verdict verdict) {
      if (author == null) {
        return null;
      }
      int[] before = byAuthor.computeIfAbsent(author, a -> new int[1 + Verdict.values().length]);
      int place = 1 + place(verdict);
      Precedent precedent = new Precedent(before[0], before[place]);
      before[0] += verdict == Verdict.NOT_ENOUGH_EVIDENCE ? 0 : 1;
      before[place]++;
      return precedent;
    }

    @SuppressWarnings("EnumOrdinal") // lives no longer than a run
    private static int place(Verdict verdict) {
      return verdict.ordinal();
    }
  }
}
