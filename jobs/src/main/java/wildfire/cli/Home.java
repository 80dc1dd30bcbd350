package wildfire.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that Wildfire stands in, with conf and data-samples, as the launcher tells it. */
public final class Home {
  /** Set by {@code scripts/wildfire}. */
  static final String VARIABLE = "WILDFIRE_HOME";

  /** Stands for the variable where a JVM is started without it. */
  static final String PROPERTY = "wildfire.home";

  private Home() {}

  /** Empty where the jar was started by itself. */
  static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)))
        .filter(s -> !s.isBlank())
        .map(Path::of);
  }

  /** A file or folder within it; empty where it is not there. */
  public static Optional<Path> find(String name) {
    return folder().map(home -> home.resolve(name)).filter(Files::exists);
  }
}
