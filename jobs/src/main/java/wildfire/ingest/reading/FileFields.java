package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.ingest.source.NamedGroups;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/** What a file's name and folder tell. */
final class FileFields {
  private FileFields() {}

  /**
   * The values of {@link Read#fileFieldNames()}.
   *
   * @throws OperatorError if a name does not match its pattern
   */
  static List<String> of(Read read, String path) {
    String[] steps = path.split("/", -1);
    String name = withoutGz(steps[steps.length - 1]);
    String folder = steps.length > 1 ? steps[steps.length - 2] : "";
    List<String> values = new ArrayList<>();
    values.addAll(groups(read.fileName(), name, "file_name", path));
    values.addAll(groups(read.folder(), folder, "folder", path));
    return values;
  }

  /** A file's name without the ending of an archive. */
  static String withoutGz(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - ".gz".length())
        : name;
  }

  /** The values of a pattern's groups in a text that it has matched, in order. */
  static List<String> values(Pattern pattern, Matcher matcher) {
    List<String> values = new ArrayList<>();
    for (String group : NamedGroups.of(pattern)) {
      values.add(matcher.group(group));
    }
    return values;
  }

  private static List<String> groups(Pattern pattern, String text, String key, String path) {
    if (pattern == null) {
      return List.of();
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new OperatorError(
          "%s: \"%s\" does not match the source's %s (%s). Rename it, move it elsewhere, or narrow"
              + " the source's files.",
          path, text, key, pattern);
    }
    return values(pattern, matcher);
  }
}
