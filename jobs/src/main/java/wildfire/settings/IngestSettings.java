package wildfire.settings;

/**
 * How exports are taken in: {@code ingest} in {@code conf/wildfire.yaml}, where each key has its
 * meaning, unit and default.
 */
public record IngestSettings(
    double maxRejectedShare, long maxRecordBytes, boolean full, String pseudonymKeyFile) {}
