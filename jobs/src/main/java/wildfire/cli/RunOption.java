package wildfire.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which run is looked into. */
final class RunOption {
  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "A kept run, as `wildfire status` lists them. Without it the current one.")
  private String run;

  Optional<String> wanted() {
    return Optional.ofNullable(run);
  }
}
