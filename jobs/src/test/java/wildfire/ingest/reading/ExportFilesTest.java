package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.SourceReader;
import wildfire.model.OperatorError;

final class ExportFilesTest {
  private static final Source TREES =
      SourceReader.parse(
          "trees",
          "trees.yaml",
          """
          describes: trees and labels
          reads:
            - files: "tree/*.txt"
              format: lines
              line: "(?<post>.*)"
              into: { posts: { columns: { platform: { value: x }, post_id: post } } }
            - files: "{label.txt,**/*.txt}"
              format: lines
              line: "(?<post>.*)"
              into: { posts: { columns: { platform: { value: x }, post_id: post } } }
          """);

  @TempDir private Path folder;

  @BeforeEach
  void anExport() throws IOException {
    for (String name :
        List.of(
            "one/tree/b.txt",
            "one/tree/a.txt.gz",
            "one/label.txt",
            "one/tree/deep/c.txt",
            "one/readme.md",
            "one/_SUCCESS.txt",
            "one/tree/.hidden.txt",
            "two/tree/a.txt",
            "empty/notes.md")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  /** For each read its files, as id and name below the folder. */
  private List<List<String>> listed(String input) {
    return ExportFiles.list(new Configuration(), folder + "/" + input, TREES)
        .byRead()
        .values()
        .stream()
        .map(files -> files.stream().map(file -> file.id() + " " + below(file.path())).toList())
        .toList();
  }

  private String below(String path) {
    return path.substring(path.indexOf(folder.toString()) + folder.toString().length() + 1);
  }

  @Test
  void everyFileIsForTheFirstReadItMatches() {
    assertThat(listed("one"))
        .containsExactly(
            List.of("1 one/tree/a.txt.gz", "2 one/tree/b.txt"),
            List.of("0 one/label.txt", "3 one/tree/deep/c.txt"));
    assertThat(listed("one/"))
        .as("a slash at the end makes no difference")
        .isEqualTo(listed("one"));
  }

  @Test
  void anInputMayBeOneFileOrAGlob() {
    assertThat(listed("one/tree/b.txt")).containsExactly(List.of("0 one/tree/b.txt"), List.of());
    assertThat(listed("*/tree"))
        .as("below the folder tree there is no tree/")
        .containsExactly(List.of(), List.of("0 one/tree/deep/c.txt"));
    assertThat(listed("t*")).containsExactly(List.of("0 two/tree/a.txt"), List.of());
    assertThat(listed("*/tree/*.txt"))
        .containsExactly(List.of("0 one/tree/b.txt", "1 two/tree/a.txt"), List.of());
  }

  @Test
  void whatNoReadIsForIsTold() {
    assertThat(
            ExportFiles.list(new Configuration(), folder + "/one", TREES).leftOut().stream()
                .map(this::below))
        .containsExactly("one/readme.md");
  }

  @Test
  void nothingToReadSaysWhatIsExpected() {
    assertThatThrownBy(() -> listed("nowhere"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("There is nothing at")
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> listed("empty"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("No files of source trees under")
        .hasMessageContaining("tree/*.txt and {label.txt,**/*.txt}")
        .hasMessageContaining("notes.md");
    assertThatThrownBy(
            () -> ExportFiles.list(new Configuration(), "no-such-storage://bucket/x", TREES))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("cannot be listed");
  }
}
