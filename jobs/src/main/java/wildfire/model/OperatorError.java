package wildfire.model;

import java.util.Locale;

/**
 * Something the operator can mend: a wrong setting, a missing file, an export that does not fit.
 * The message is one clear sentence that says what, where and what to do; it is shown without a
 * stack trace.
 */
public final class OperatorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int SETUP = 2;

  /** The exit code where the input is worse than the configured limit. */
  public static final int INPUT_QUALITY = 3;

  private final int exitCode;

  /** An error of the setup, exit code 2, worded as by {@link String#format}. */
  public OperatorError(String format, Object... arguments) {
    this(SETUP, String.format(Locale.ROOT, format, arguments));
  }

  private OperatorError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The same with what it is known from, for the log. */
  public OperatorError because(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** The input is worse than the configured limit: exit code 3. */
  public static OperatorError inputQuality(String format, Object... arguments) {
    return new OperatorError(INPUT_QUALITY, String.format(Locale.ROOT, format, arguments));
  }

  public int exitCode() {
    return exitCode;
  }
}
