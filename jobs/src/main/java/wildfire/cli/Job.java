package wildfire.cli;

import java.time.Instant;
import java.util.function.Consumer;
import wildfire.settings.Filters;
import wildfire.settings.Settings;

/** The work behind a command that needs Spark. */
@FunctionalInterface
public interface Job {

  /**
   * Looks at what can be looked at before Spark starts; nothing, where the job does not say more.
   *
   * @param progress is told of what takes a while
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  default void prepare(Settings settings, Progress progress) {}

  /**
   * Does it.
   *
   * @return what the person reads when it is done
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  Summary run(Run run);

  /**
   * Is told when it did not come to its end, whether it failed or was stopped; nothing, where the
   * job does not say more.
   *
   * @param startedAt before it was prepared
   * @param tell says something to the person
   */
  default void failed(
      Settings settings, Filters filters, Instant startedAt, Consumer<String> tell) {}
}
