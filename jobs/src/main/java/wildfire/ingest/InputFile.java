package wildfire.ingest;

import java.io.Serializable;
import java.time.Instant;

/**
 * One file of an export.
 *
 * @param id the number that its rows carry, from 0; the same in every run over the same files
 * @param source the name of the source that reads it
 * @param path where it is
 * @param relativePath below the input's path, as it is: may hold account ids, so it is never shown
 * @param shownPath the same with pseudonyms for account ids
 * @param bytes its size
 * @param exportedAt when it was exported, as the settings say, else as its name or its age tell
 */
public record InputFile(
    int id,
    String source,
    String path,
    String relativePath,
    String shownPath,
    long bytes,
    Instant exportedAt)
    implements Serializable {}
