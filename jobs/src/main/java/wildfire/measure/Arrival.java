package wildfire.measure;

/**
 * How a file came to the lake. Nothing that is measured of posts depends on it; what came late is
 * told by it.
 *
 * @param file its number
 * @param intake the intake that brought it; later ones sort after
 * @param isNewVersion whether it took the place of an earlier version of itself, whose rows it
 *     repeats
 */
public record Arrival(int file, String source, String intake, boolean isNewVersion) {}
