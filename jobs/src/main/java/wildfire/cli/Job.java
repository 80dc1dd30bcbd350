package wildfire.cli;

/** The work behind a command that needs Spark. */
@FunctionalInterface
public interface Job {

  /**
   * Does it.
   *
   * @return what the person reads when it is done
   * @throws wildfire.model.OperatorError if the operator can mend what is in the way
   */
  Summary run(Run run);
}
