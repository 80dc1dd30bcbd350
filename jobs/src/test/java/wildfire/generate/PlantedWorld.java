package wildfire.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import wildfire.RetrospectiveRun;
import wildfire.SparkForTests;

/**
 * A generated world that a whole run has gone over.
 *
 * @param exports with what was planted beside them
 * @param tables what was published, by name
 */
record PlantedWorld(Path exports, Map<String, Path> tables) {

  /**
   * Generates and runs.
   *
   * @param folder for exports and workspaces, a pair for each seed
   * @param asked what is set for the run, by the exports
   */
  static PlantedWorld of(
      Path folder,
      GenerateSettings settings,
      BiFunction<RetrospectiveRun, Path, RetrospectiveRun> asked)
      throws IOException {
    Path exports = folder.resolve("exports-" + settings.seed());
    Path workspace = Files.createDirectories(folder.resolve("workspace-" + settings.seed()));
    Generator.run(
        SparkForTests.session(), settings, exports, Generator.Existing.REPLACE, told -> {});
    asked
        .apply(RetrospectiveRun.in(workspace).input(exports, "wildfire-parquet"), exports)
        .summary();
    return new PlantedWorld(exports, RetrospectiveRun.tables(workspace));
  }
}
