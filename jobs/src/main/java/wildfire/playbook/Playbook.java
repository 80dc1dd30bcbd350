package wildfire.playbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of thumb of a team, in the order in which it wrote them. */
public record Playbook(List<Hypothesis> hypotheses) {

  public Playbook {
    hypotheses = List.copyOf(hypotheses);
  }

  /** The columns of the scorecard that it asks about. */
  public Set<String> columns() {
    Set<String> columns =
        hypotheses.stream()
            .flatMap(h -> java.util.stream.Stream.of(h.when(), h.among()))
            .flatMap(condition -> condition.columns().stream())
            .collect(Collectors.toSet());
    hypotheses.stream()
        .filter(h -> h.outcome().known().isEmpty())
        .forEach(h -> columns.add(h.outcome().column()));
    return columns;
  }
}
