package wildfire.settings;

import wildfire.yaml.Key;

/**
 * How exports are taken in: {@code ingest} in {@code conf/wildfire.yaml}, where each key has its
 * meaning, unit and default.
 */
public record IngestSettings(
    double maxRejectedShare,
    @Key(least = 1 << 10, most = 1 << 30) long maxRecordBytes,
    UnknownFiles unknownFiles,
    boolean full,
    String pseudonymKeyFile) {}
