package wildfire.settings;

import java.time.Instant;
import java.util.List;

/**
 * Which posts a run looks at; all of them where nothing is named.
 *
 * @param platforms only these; empty: all
 * @param campaigns only these campaign ids; empty: all
 * @param authors only these accounts, by the id that the export has (the lake holds pseudonyms);
 *     empty: all
 * @param from only posts published at or after it; null: no limit
 * @param to only posts published at or before it; null: no limit
 */
public record Filters(
    List<String> platforms,
    List<String> campaigns,
    List<String> authors,
    Instant from,
    Instant to) {

  /** Every post. */
  public static Filters none() {
    return new Filters(List.of(), List.of(), List.of(), null, null);
  }
}
