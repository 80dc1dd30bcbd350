package wildfire.playbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.playbook.Condition.Kind;

/** The rules of thumb of a team, in the order in which it wrote them. */
public record Playbook(List<Hypothesis> hypotheses) {

  /**
   * What a playbook may name.
   *
   * @param platforms known platforms
   * @param triggers known triggers; empty: any
   * @param columns of the scorecard that hold numbers
   * @param outcomeColumns those of them that can be an outcome
   */
  public record Words(
      List<String> platforms,
      List<String> triggers,
      List<String> columns,
      List<String> outcomeColumns) {}

  /** The columns of the scorecard that it asks about. */
  public Set<String> columns() {
    return hypotheses.stream().flatMap(Playbook::columns).collect(Collectors.toSet());
  }

  private static Stream<String> columns(Hypothesis rule) {
    return Stream.of(
            rule.when().names(Kind.COLUMN),
            rule.among().names(Kind.COLUMN),
            rule.outcome().known().isPresent() ? Set.<String>of() : Set.of(rule.outcome().id()))
        .flatMap(Set::stream);
  }
}
