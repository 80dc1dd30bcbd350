package wildfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static wildfire.BrokenInputTest.POSTS;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import wildfire.cli.Cli;
import wildfire.cli.Shell;

/** What ends a run before it has read anything: one clear sentence, and nothing is made. */
final class UnreadableInputTest {
  /** Runs over one input; gives the sentence with which the run ends. */
  private static String lastWords(Path input, String source) {
    Path workspace = input.resolveSibling("workspace");
    Throwable thrown =
        catchThrowable(() -> RetrospectiveRun.in(workspace).input(input, source).summary());
    assertThat(thrown).isNotNull();
    StringWriter screen = new StringWriter();
    CommandLine line = Commands.of(Shell.onThisConsole()).setErr(new PrintWriter(screen));
    assertThat(Cli.fail(thrown, line)).isEqualTo(2);
    assertThat(workspace.resolve("lake")).doesNotExist();
    assertThat(workspace.resolve("reports")).doesNotExist();
    return screen.toString().strip();
  }

  @Test
  void noFilesAreOneSentence(@TempDir Path in) throws IOException {
    assertThat(lastWords(in.resolve("nowhere"), "wildfire-csv"))
        .isEqualTo(
            "There is nothing at %s. Set the input's path to the folder, file or glob of the export.",
            in.resolve("nowhere"));
    Path empty = Files.createDirectories(in.resolve("empty"));
    assertThat(lastWords(empty, "wildfire-csv"))
        .startsWith("No files of source wildfire-csv under " + empty + ": it reads posts*.csv and ")
        .endsWith(
            "and there are no files at all. Set the input's path to the folder in which the export"
                + " was unpacked.");
  }

  @Test
  void nothingButEmptyFilesTakesNoLakesPlace(@TempDir Path in) throws IOException {
    Path empty = Files.createDirectories(in.resolve("empty"));
    Files.writeString(empty.resolve("posts.csv"), POSTS);
    Files.writeString(empty.resolve("tags.csv"), "");
    assertThat(lastWords(empty, "wildfire-csv"))
        .isEqualTo(
            "There is not one row in the files of the inputs (2, such as posts.csv): export them"
                + " again, or give other inputs; the lake is as it was.");
  }

  @Test
  void aMissingColumnIsNamedWithWhatIsThere(@TempDir Path in) throws IOException {
    Path renamed = Files.createDirectories(in.resolve("renamed"));
    Files.writeString(renamed.resolve("tags.csv"), "platform,post,trigger\nx,launch,timing\n");
    assertThat(lastWords(renamed, "wildfire-csv"))
        .startsWith(renamed.resolve("tags.csv") + " lacks the column")
        .contains(
            "post_id (looked for: \"post_id\")",
            "Its columns are: \"platform\", \"post\", \"trigger\".",
            "Add the name it has there to the source's fields, or export the file again with it.");
  }

  /** A link to nothing cannot be read by anybody, root included. */
  @Test
  void aLinkToNothingIsNotPassedOver(@TempDir Path in) throws IOException {
    Path links = Files.createDirectories(in.resolve("links"));
    Files.writeString(links.resolve("posts-1.csv"), POSTS);
    Files.createSymbolicLink(links.resolve("posts-2.csv"), in.resolve("not-mounted.csv"));
    assertThat(lastWords(links, "wildfire-csv"))
        .isEqualTo(
            "%s is a link to a file that is not there: bring the file back, or take the link out"
                + " of the input.",
            links.resolve("posts-2.csv"));
  }

  @Test
  void aFolderCalledLikeAFileIsNotPassedOver(@TempDir Path in) throws IOException {
    Path exports = Files.createDirectories(in.resolve("exports"));
    Files.createDirectories(exports.resolve("posts-1.csv"));
    Files.writeString(exports.resolve("posts-2.csv"), POSTS);
    assertThat(lastWords(exports, "wildfire-csv"))
        .isEqualTo(
            "%s is a folder with nothing in it that source wildfire-csv reads, and it is called"
                + " like a file of that source: put the file in its place, or take the folder out of"
                + " the input.",
            exports.resolve("posts-1.csv"));
  }

  @Test
  void aLinkToAFolderAboveIsNotFollowedInCircles(@TempDir Path in) throws IOException {
    Path exports = Files.createDirectories(in.resolve("exports/posts"));
    Files.createSymbolicLink(exports.resolve("again"), exports);
    assertThat(lastWords(exports, "wildfire-csv"))
        .endsWith(
            "and there are no files at all. Set the input's path to the folder in which the export was unpacked.");
  }

  /** The memory of a process, at 0: Linux opens it and fails to read it, for root too. */
  @Test
  void aFileThatStorageDoesNotGiveIsOneSentence(@TempDir Path in) throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isReadable(memory), "there is no /proc/self/mem: this is not Linux");
    Path exports = Files.createDirectories(in.resolve("exports"));
    for (String name : List.of("posts.csv", "engagements.ndjson")) {
      Files.createSymbolicLink(exports.resolve(name), memory);
    }
    for (String format : List.of("posts.csv", "engagements.ndjson")) {
      String source = "wildfire-" + format.substring(format.indexOf('.') + 1);
      assertThat(lastWords(exports, source))
          .isEqualTo(
              "%s cannot be read (java.io.IOException: Input/output error). Check that it is"
                  + " there and may be read.",
              exports.resolve(format));
    }
  }

  @Test
  void whatMayNotBeReadIsOneSentence(@TempDir Path in) throws IOException {
    Path exports = Files.createDirectories(in.resolve("exports"));
    Path file = Files.writeString(exports.resolve("posts.csv"), POSTS);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(
        Files.isReadable(file), "this user may read everything: permissions hold off nobody");
    assertThat(lastWords(exports, "wildfire-csv"))
        .startsWith(file + " cannot be read")
        .contains("Check that it is there and may be read.");
    Files.setPosixFilePermissions(exports, PosixFilePermissions.fromString("---------"));
    try {
      assertThat(lastWords(exports, "wildfire-csv"))
          .startsWith(exports + " cannot be listed")
          .endsWith("Check the input's path, and that it may be read.");
    } finally {
      Files.setPosixFilePermissions(exports, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
