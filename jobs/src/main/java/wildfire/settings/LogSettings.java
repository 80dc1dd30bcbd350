package wildfire.settings;

/**
 * How a run without a cluster logs.
 *
 * @param format of the log file: text or json (default text)
 */
public record LogSettings(String format) {}
