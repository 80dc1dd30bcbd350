package wildfire.ingest.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wildfire.model.OperatorError;

/**
 * Reads the YAML of a source. Strict: whatever is not understood is a problem, and all problems of
 * a file are reported at once, each with its line.
 */
public final class SourceReader {
  private static final Set<String> KEYS = Set.of("describes", "conventions", "reads");

  private SourceReader() {}

  /**
   * The source that a file describes; it is called like the file, without the ending.
   *
   * @throws OperatorError if the file cannot be read or does not describe a source
   */
  public static Source read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    try {
      return parse(name, file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new OperatorError(
          "The source %s cannot be read (%s). Check that the file is there, is UTF-8 text and may"
              + " be read.",
          file, unreadable);
    }
  }

  /**
   * The source that a text describes.
   *
   * @param shownAs the file's name in problems
   * @throws OperatorError with every problem of the text
   */
  public static Source parse(String name, String shownAs, String yaml) {
    Problems problems = new Problems(shownAs);
    Optional<YamlNode> document = YamlNode.parse(yaml, problems);
    problems.throwIfAny();
    Source source = source(name, document.orElseThrow(), problems);
    problems.throwIfAny();
    return source;
  }

  private static Source source(String name, YamlNode document, Problems problems) {
    Keys keys = Keys.of(document, "a source", KEYS, problems);
    String describes = keys.requiredText("describes").strip();
    Conventions conventions =
        keys.has("conventions")
            ? ConventionsReader.conventions(
                Keys.of(keys.node("conventions"), "conventions", ConventionsReader.KEYS, problems),
                ConventionsReader.DEFAULTS,
                problems)
            : ConventionsReader.DEFAULTS;
    List<Read> reads = new ArrayList<>();
    if (keys.node("reads") instanceof YamlNode.Sequence items && !items.items().isEmpty()) {
      for (YamlNode item : items.items()) {
        reads.add(ReadReader.read(item, conventions, problems));
      }
    } else {
      problems.at(keys.line("reads"), "a source needs \"reads\": a list with at least one read");
    }
    return new Source(name, describes, conventions, List.copyOf(reads));
  }
}
