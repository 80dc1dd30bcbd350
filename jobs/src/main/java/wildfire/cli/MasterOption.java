package wildfire.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that start Spark. */
final class MasterOption {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark master, such as spark://host:7077. Without it all cores of this machine.")
  private String url;

  Optional<String> url() {
    return Optional.ofNullable(url);
  }
}
