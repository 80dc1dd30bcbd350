package wildfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import wildfire.cli.Shell;
import wildfire.ingest.Samples;
import wildfire.ingest.source.Sources;

/** What {@code wildfire sources} and {@code wildfire sources detect} say to a person. */
final class SourcesCommandTest {
  @TempDir private Path folder;

  private final StringWriter errors = new StringWriter();
  private int exitCode;

  private List<String> said(Object... arguments) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Shell shell = new Shell(new PrintStream(screen, true, StandardCharsets.UTF_8), System.err);
    CommandLine line = Commands.of(shell);
    line.setErr(new PrintWriter(errors));
    List<String> words = new ArrayList<>(List.of("sources"));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    exitCode = line.execute(words.toArray(new String[0]));
    return screen.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void everySourceIsListedWithWhatItGives() {
    List<String> said = said();
    assertThat(exitCode).isZero();
    assertThat(said).containsAll(Sources.shipped().names());
    assertThat(said)
        .anyMatch(line -> line.matches("  gives +totals per post \\(posts, counters\\)"))
        .anyMatch(line -> line.matches("  times +to the day: nothing finer is made of them"))
        .allMatch(line -> line.length() <= 100 || line.matches("  (metrics|gives) .*"))
        .last()
        .asString()
        .contains("jobs/docs/sources.md has a worked example");
  }

  @Test
  void aKnownFileIsToldWithWhatIsLeftOver() {
    Path sample = Samples.of("x-content-2026").get(0);
    assertThat(said("detect", sample))
        .contains("  fits            x-content-2026")
        .anyMatch(line -> line.matches("  recognised +\"Likes\", \"Post id\", \"Date\",.*"))
        .anyMatch(line -> line.matches("  not recognised +nothing"))
        .anyMatch(line -> line.matches("  exported at +20.*Z, by .*"));
    assertThat(exitCode).isZero();
  }

  @Test
  void anUnknownFileIsToldWithTheNearestSourceAndWhatToDo() throws IOException {
    Path own = file("own.csv", "Post ID,Publish time,Likes,Klantnummer\n1,x,2,3\n");
    List<String> said = said("detect", own);
    assertThat(said.get(0)).isEqualTo(own.toString());
    assertThat(said.get(1))
        .contains("fits no source")
        .contains("jobs/docs/sources.md has a worked example");
    assertThat(said)
        .anyMatch(line -> line.matches("  nearest +meta-instagram"))
        .anyMatch(line -> line.matches("  missing +\"Account ID\""))
        .anyMatch(line -> line.matches("  not recognised +\"Klantnummer\""));
  }

  @Test
  void aNameThatManyExportsHaveMakesNoSourceNear() throws IOException {
    Path own = file("own.csv", "Likes,A1,A2,A3,A4,A5,A6,A7,A8,A9,B1\n" + "1".repeat(11) + "\n");
    assertThat(said("detect", own))
        .contains(
            "  fits no source, and none is near: of its 11 columns they know no more than \"Likes\".")
        .anyMatch(line -> line.contains("`wildfire sources` lists what can be read"))
        .noneMatch(line -> line.matches("  (nearest|runner-up) .*"));
  }

  @Test
  void everyFileOfAFolderIsTold() throws IOException {
    file("in/empty.csv", "");
    Files.write(folder.resolve("in/film.mp4"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 0, 1});
    Files.write(folder.resolve("in/book.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Path tiktok = Samples.of("tiktok-content").get(0);
    Files.copy(tiktok, folder.resolve("in").resolve("tiktok.csv"));
    String all = String.join("\n", said("detect", folder.resolve("in"), tiktok));
    assertThat(exitCode).isZero();
    assertThat(all)
        .contains("empty.csv\n  is empty: nothing tells its source.")
        .contains("film.mp4\n  fits no source, and none is near: none knows any of its columns.")
        .contains("book.xlsx is a workbook that cannot be read");
    assertThat(all.split("fits +tiktok-content", -1)).hasSize(3);
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() {
    assertThat(said("detect", folder.resolve("absent.csv"))).isEmpty();
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).startsWith("There is no file ").contains("absent.csv");
  }
}
