package wildfire.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * One folder or file of exports.
 *
 * @param path a folder, a file or a glob; relative to the working directory, or a Hadoop URI
 * @param source the name of the source that reads it, as in {@code conf/sources}; empty: each file
 *     by the source that its columns fit
 * @param exportedAt when it was exported; empty: as the names of the files and their folders, or
 *     the files' age tell
 * @param author the account whose export it is, for sources that do not tell; empty: one for each
 *     folder
 */
public record InputSettings(
    String path, Optional<String> source, Optional<Instant> exportedAt, Optional<String> author) {

  /** An export that a source reads. */
  public InputSettings(String path, String source) {
    this(path, Optional.of(source), Optional.empty());
  }

  /** An export of which nobody says whose it is. */
  public InputSettings(String path, Optional<String> source, Optional<Instant> exportedAt) {
    this(path, source, exportedAt, Optional.empty());
  }
}
