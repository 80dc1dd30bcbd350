package wildfire.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import wildfire.settings.Settings;

/**
 * What a job works with that looks into published reports and starts no Spark: made by {@link
 * Shell} before it starts.
 *
 * @param stopping is told what ends the work when a person stops it
 * @param screen what the terminal can show
 * @param bytes where other output than sentences goes, in UTF-8 whatever the terminal has
 */
public record Inspection(
    Settings settings,
    Progress progress,
    Consumer<Runnable> stopping,
    Screen screen,
    PrintStream bytes) {}
