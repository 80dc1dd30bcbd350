package wildfire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real exports, which are not part of the project: beside it, or where WILDFIRE_SHARED_DATA names.
 */
public final class SharedData {
  private SharedData() {}

  /** A folder or file of the real exports; the test is skipped, and says so, where it is absent. */
  public static Path needed(String name) {
    Optional<Path> found =
        Stream.of(System.getenv("WILDFIRE_SHARED_DATA"), "../../shared/data", "../shared/data")
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder, name).toAbsolutePath().normalize())
            .filter(Files::exists)
            .findFirst();
    assumeTrue(found.isPresent(), "no real " + name + " in ../shared/data or WILDFIRE_SHARED_DATA");
    return found.get();
  }
}
