package wildfire.model;

import java.util.Locale;

/**
 * Something the operator can mend: a wrong setting, a missing file, an export that does not fit.
 * The message is one clear sentence that says what, where and what to do; it is shown without a
 * stack trace.
 */
public final class OperatorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which of the exit codes the run ends with. */
  public enum Cause {
    /** The operator can mend it: exit code 2. */
    SETUP(2),
    /** The input is worse than the configured limit: exit code 3. */
    INPUT_QUALITY(3);

    private final int exitCode;

    Cause(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Cause why;

  /** An error of {@link Cause#SETUP}, worded as by {@link String#format}. */
  public OperatorError(String format, Object... arguments) {
    this(Cause.SETUP, String.format(Locale.ROOT, format, arguments));
  }

  private OperatorError(Cause why, String message) {
    super(message);
    this.why = why;
  }

  /** The input's quality is below the configured limit. */
  public static OperatorError inputQuality(String format, Object... arguments) {
    return new OperatorError(Cause.INPUT_QUALITY, String.format(Locale.ROOT, format, arguments));
  }

  public int exitCode() {
    return why.exitCode();
  }
}
