package wildfire;

import picocli.CommandLine;
import wildfire.cli.Cli;
import wildfire.cli.Shell;

/** Entry point. */
public final class Main {
  private Main() {}

  /** Runs one command; the exit code is 0 when it is done. */
  public static void main(String[] args) {
    CommandLine line = Commands.of(Shell.onThisConsole());
    int exitCode;
    try {
      exitCode = line.execute(args);
    } catch (Error fatal) { // picocli hands on exceptions only
      exitCode = Cli.fail(fatal, line);
    }
    System.exit(exitCode);
  }
}
