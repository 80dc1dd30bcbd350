package wildfire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * The samples as a whole run publishes them, made once for all tests of the JVM that only read
 * them.
 */
final class PublishedSamples {
  private static final class Holder {
    private static final Path WORKSPACE = folder();
    private static final String SUMMARY = run(WORKSPACE).summary();

    private static Path folder() {
      try {
        Path folder = Files.createTempDirectory("wildfire-samples");
        File forgotten = folder.toFile();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(forgotten)));
        return folder;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private PublishedSamples() {}

  /**
   * A run on the samples in another workspace, with the settings as they come but for the words of
   * the campaigns' messages, which nobody else can know.
   */
  static RetrospectiveRun run(Path workspace) {
    Path campaigns = Path.of("../data-samples/two-campaigns").toAbsolutePath().normalize();
    return RetrospectiveRun.asShipped(workspace)
        .set("report.metrics_file", workspace.resolve("wildfire.prom").toString())
        .set(
            "vocabulary.message_terms",
            "{veilig-thuis-2026: [veilig thuis, veilig fietsen, safe home, safe cycling],"
                + " van-de-polder-2026:"
                + " [van de polder, streekproduct*, from the polder, regional food]}")
        .input(campaigns, "wildfire-csv")
        .input(campaigns, "wildfire-ndjson");
  }

  /** A run over the same lake once more, in another workspace, which has no reports yet. */
  static RetrospectiveRun again(Path other) throws IOException {
    FileUtils.copyDirectory(
        workspace().toFile(), other.toFile(), file -> !file.getName().equals("reports"), true);
    return run(other);
  }

  /** What the person read at the end of it. */
  static String summary() {
    return Holder.SUMMARY;
  }

  /** Where it is published. */
  static Path workspace() {
    summary();
    return Holder.WORKSPACE;
  }

  /** The stable path of its tables. */
  static Path current() {
    return workspace().resolve("reports/current");
  }
}
