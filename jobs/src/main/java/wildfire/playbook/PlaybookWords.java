package wildfire.playbook;

import java.util.List;

/**
 * What a playbook may name.
 *
 * @param platforms known platforms
 * @param triggers known triggers; empty: any
 * @param columns of the scorecard that hold numbers
 * @param outcomeColumns those of them that can be an outcome
 */
public record PlaybookWords(
    List<String> platforms,
    List<String> triggers,
    List<String> columns,
    List<String> outcomeColumns) {

  public PlaybookWords {
    platforms = List.copyOf(platforms);
    triggers = List.copyOf(triggers);
    columns = List.copyOf(columns);
    outcomeColumns = List.copyOf(outcomeColumns);
  }
}
