package wildfire;

import java.util.List;
import picocli.CommandLine;
import wildfire.cli.Cli;
import wildfire.cli.WarmUpCommand;

/** Entry point: the commands, each with the work behind it. */
public final class Main {
  private Main() {}

  /** Runs one command; the exit code is 0 when it is done. */
  public static void main(String[] args) {
    CommandLine line = Cli.of(List.of(new WarmUpCommand()));
    int exitCode;
    try {
      exitCode = line.execute(args);
    } catch (Error fatal) { // picocli hands on exceptions only
      exitCode = Cli.fail(fatal, line);
    }
    System.exit(exitCode);
  }
}
