package wildfire.ingest;

import java.io.Serializable;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * One file of an export.
 *
 * @param id the number that its rows carry, from 0
 * @param source the name of the source that reads it
 * @param path where it is
 * @param relativePath below the input's path, as it is: may hold account ids, so it is never shown
 * @param shownPath the same with pseudonyms for account ids
 * @param input the input's path, as the settings have it
 * @param bytes its size
 * @param modifiedAt when it was last written
 * @param exportedAt when it was exported, as the settings say, else as its name or its age tell
 */
public record InputFile(
    int id,
    String source,
    String path,
    String relativePath,
    String shownPath,
    String input,
    long bytes,
    Instant modifiedAt,
    Instant exportedAt)
    implements Serializable {

  /** The same file under another number. */
  InputFile numbered(int number) {
    return new InputFile(
        number, source, path, relativePath, shownPath, input, bytes, modifiedAt, exportedAt);
  }

  /** The same file, shown otherwise. */
  InputFile shown(UnaryOperator<String> asPath) {
    return new InputFile(
        id,
        source,
        path,
        relativePath,
        asPath.apply(shownPath),
        input,
        bytes,
        modifiedAt,
        exportedAt);
  }
}
