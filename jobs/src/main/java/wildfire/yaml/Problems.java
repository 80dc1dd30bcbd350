package wildfire.yaml;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wildfire.model.OperatorError;

/** What is wrong in what the operator wrote; collected, so that all of it is told at once. */
public final class Problems {
  private record Problem(Place place, String sentence) {}

  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<String> keys = new HashSet<>();

  /**
   * Notes a problem.
   *
   * @param key the whole path of the key that has it, such as {@code judge.above}
   * @param format the sentence, as for {@link String#format}
   */
  public void add(Place place, String key, String format, Object... arguments) {
    keys.add(key);
    at(place, format, arguments);
  }

  /** Notes a problem of which no key is to be remembered. */
  public void at(Place place, String format, Object... arguments) {
    found.add(new Problem(place, String.format(Locale.ROOT, format, arguments)));
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** Whether the key has a problem, so that nothing more can be said about its value. */
  public boolean concern(String key) {
    return keys.contains(key);
  }

  /** {@code file:line: sentence}, in the order of the files and their lines. */
  public List<String> lines() {
    return found.stream()
        .sorted(
            Comparator.comparing((Problem problem) -> problem.place().source())
                .thenComparing(problem -> problem.place().line()))
        .map(problem -> problem.place() + ": " + problem.sentence())
        .toList();
  }

  /**
   * Ends the run if there is a problem.
   *
   * @param what what was read, such as "settings" or "source own-log"
   * @throws OperatorError that lists all of them, a line each
   */
  public void throwIfAny(String what) {
    if (none()) {
      return;
    }
    List<String> lines = lines();
    String heading =
        lines.size() == 1
            ? "The " + what + " cannot be used:"
            : "The " + what + " cannot be used, for " + lines.size() + " reasons:";
    throw new OperatorError("%s%n%s", heading, String.join(System.lineSeparator(), lines));
  }
}
