package wildfire.ingest.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wildfire.model.OperatorError;
import wildfire.yaml.Keys;
import wildfire.yaml.Problems;
import wildfire.yaml.YamlDocument;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Items;

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
    Problems problems = new Problems();
    YamlValue.Keys document = YamlDocument.keys(shownAs, yaml, problems);
    problems.throwIfAny("source " + name);
    Source source = source(name, document, problems);
    problems.throwIfAny("source " + name);
    return source;
  }

  private static Source source(String name, YamlValue.Keys document, Problems problems) {
    Keys keys = Keys.of(document, "a source", KEYS, problems);
    String describes = keys.requiredText("describes").strip();
    Conventions conventions =
        keys.has("conventions")
            ? ConventionsReader.conventions(
                Keys.of(keys.value("conventions"), "conventions", ConventionsReader.KEYS, problems),
                ConventionsReader.DEFAULTS,
                problems)
            : ConventionsReader.DEFAULTS;
    List<Read> reads = new ArrayList<>();
    if (keys.value("reads") instanceof Items items && !items.values().isEmpty()) {
      for (YamlValue item : items.values()) {
        reads.add(ReadReader.read(item, conventions, problems));
      }
    } else {
      problems.at(keys.place("reads"), "a source needs \"reads\": a list with at least one read");
    }
    return new Source(name, describes, conventions, List.copyOf(reads));
  }
}
