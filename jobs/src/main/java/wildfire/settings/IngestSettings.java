package wildfire.settings;

/**
 * How exports are taken in.
 *
 * @param maxRejectedShare a source of which more than this share of the rows is rejected stops the
 *     run (0–1; default 0.05)
 * @param maxRecordBytes a longer record is rejected instead of read (bytes; default 8 MiB)
 * @param full every file is read again, not only new and changed ones (default false)
 * @param pseudonymKeyFile file that holds the key of the pseudonyms; made, readable by its owner
 *     alone, when absent. The environment variable {@code WILDFIRE_PSEUDONYM_KEY} goes before it
 */
public record IngestSettings(
    double maxRejectedShare, long maxRecordBytes, boolean full, String pseudonymKeyFile) {}
