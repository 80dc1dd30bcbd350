package wildfire.cli;

import java.util.function.BiConsumer;
import java.util.function.Function;
import wildfire.settings.Settings;

/**
 * The work behind a command that needs Spark.
 *
 * @param check looks at what can be looked at before Spark starts, and throws a {@link
 *     wildfire.model.OperatorError} where the operator can mend what is in the way
 * @param work does it; gives what the person reads when it is done
 */
public record Job(
    Audience audience, BiConsumer<Settings, Progress> check, Function<Run, Summary> work) {
  /** Who is told of its failure. */
  public enum Audience {
    PERSON,
    /** Those too who watch over the nightly reports, which it makes. */
    NIGHT_WATCH
  }
}
