package wildfire.settings;

/**
 * One folder or file of exports.
 *
 * @param path a folder, a file or a glob; relative to the working directory, or a Hadoop URI
 * @param source the name of the source that reads it, as in {@code conf/sources}
 */
public record InputSettings(String path, String source) {}
