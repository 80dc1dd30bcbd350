package wildfire.cli;

import wildfire.settings.Settings;

/** The work behind a command that needs Spark. */
@FunctionalInterface
public interface Job {

  /**
   * Looks at what can be looked at before Spark starts; nothing, where the job does not say more.
   *
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  default void prepare(Settings settings) {}

  /**
   * Does it.
   *
   * @return what the person reads when it is done
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  Summary run(Run run);
}
