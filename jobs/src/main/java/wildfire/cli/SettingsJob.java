package wildfire.cli;

import wildfire.settings.Settings;

/** The work behind a command that needs no Spark. */
@FunctionalInterface
public interface SettingsJob {

  /**
   * Does it.
   *
   * @return what the person reads when it is done
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  Summary run(Settings settings);
}
