package wildfire.playbook;

import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a hypothesis says of posts.
 *
 * @param test whether it holds of a post
 * @param subjects what it asks about that matters to how it is tested
 * @param factor the factor of associations that it is, by its name; null where it is none
 */
public record Condition(Function<PlaybookPost, Holds> test, Set<Subject> subjects, String factor) {
  /** Holds of every post. */
  static final Condition EVERYTHING = new Condition(post -> Holds.YES, Set.of(), null);

  /** Stands for every trigger there is. */
  static final String EVERY_TRIGGER = "*";

  /** What kind of thing is asked about. */
  public enum Kind {
    /** Not held equal when the hypothesis is tested. */
    TRIGGER,
    /**
     * What is otherwise held equal: format, platform, hour, weekday, paid. A condition on one of
     * these cannot be told apart from it.
     */
    CONTROL,
    /** A number of the scorecard. */
    COLUMN
  }

  record Subject(Kind kind, String name) {}

  static Condition of(Kind kind, String name, Function<PlaybookPost, Holds> test) {
    return new Condition(test, Set.of(new Subject(kind, name)), null);
  }

  /** The same, being that factor of associations. */
  Condition asFactor(String name) {
    return new Condition(test, subjects, name);
  }

  /** The names of what it asks about. */
  public Set<String> names(Kind kind) {
    return subjects.stream()
        .filter(subject -> subject.kind() == kind)
        .map(Subject::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  Holds of(PlaybookPost post) {
    return test.apply(post);
  }

  /** All of them; without any it holds of every post. */
  static Condition all(List<Condition> parts) {
    return parts.isEmpty() ? EVERYTHING : together(parts, Holds.YES, Holds::and);
  }

  /** At least one of them. */
  static Condition any(List<Condition> parts) {
    return together(parts, Holds.NO, Holds::or);
  }

  /** Its opposite. */
  Condition not() {
    return new Condition(post -> of(post).not(), subjects, null);
  }

  private static Condition together(
      List<Condition> parts, Holds ofNone, BinaryOperator<Holds> operator) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return new Condition(
        post -> parts.stream().map(part -> part.of(post)).reduce(ofNone, operator),
        parts.stream()
            .flatMap(part -> part.subjects().stream())
            .collect(Collectors.toUnmodifiableSet()),
        null);
  }
}
