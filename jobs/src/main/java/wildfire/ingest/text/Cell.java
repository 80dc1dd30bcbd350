package wildfire.ingest.text;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * The text in one column of a record, as one value: trimmed, put into our words, taken for unknown
 * where the export says so, and understood.
 *
 * @param map the export's words on the left, ours on the right; a word that is not there stays
 * @param missing texts that mean "unknown", beside the empty one
 */
public record Cell<T>(Meaning<T> meaning, Map<String, String> map, Set<String> missing)
    implements Serializable {
  public Cell {
    map = Map.copyOf(map);
    missing = Set.copyOf(missing);
  }

  /** Null where the text is unknown, and where it does not fit. */
  public T valueOf(String text) {
    String known = known(text);
    return known == null ? null : meaning.valueOf(known);
  }

  /** The same, where the value depends on when the file was exported (UTC microseconds). */
  public T valueOf(String text, Long exportedAt) {
    String known = known(text);
    if (known == null) {
      return null;
    }
    return exportedAt == null ? meaning.valueOf(known) : meaning.valueOf(known, exportedAt);
  }

  /** The text without what is around it, in our words; null where it means unknown. */
  public String words(String text) {
    return known(text);
  }

  /** Whether there is anything there that does not mean "unknown". */
  public boolean isKnown(String text) {
    return known(text) != null;
  }

  /** Why the text does not fit; null where it does, or is unknown. */
  public String problemOf(String text) {
    String known = known(text);
    return known == null || meaning.valueOf(known) != null ? null : meaning.problemOf(known);
  }

  /** The text in our words; null where it means unknown. */
  public String known(String text) {
    if (text == null) {
      return null;
    }
    String trimmed = Texts.trimmed(text);
    String ours = map.getOrDefault(trimmed, trimmed);
    return ours.isEmpty() || missing.contains(ours) ? null : ours;
  }
}
