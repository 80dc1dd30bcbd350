package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.ingest.source.Read;
import wildfire.model.OperatorError;

/** What the names of files and their folders say, and how they are shown without account ids. */
public final class FileNames {
  private static final String GZIPPED = ".gz";

  private FileNames() {}

  /** A name that a pattern of a read takes apart. */
  private record Name(String key, Pattern pattern, String text) {
    /** Null: there is no pattern, or the name does not match it. */
    private Matcher matched() {
      Matcher matcher = pattern == null ? null : pattern.matcher(text);
      return matcher != null && matcher.matches() ? matcher : null;
    }

    private String hidden(Set<String> accounts, UnaryOperator<String> pseudonyms) {
      Matcher matcher = matched();
      if (matcher == null) {
        return text;
      }
      StringBuilder shown = new StringBuilder();
      int at = 0;
      for (String group : Read.groups(pattern)) {
        int start = matcher.start(group);
        if (accounts.contains(group) && start >= at) {
          shown.append(text, at, start).append(pseudonyms.apply(matcher.group(group)));
          at = matcher.end(group);
        }
      }
      return shown.append(text, at, text.length()).toString();
    }
  }

  /** The file's name without {@code .gz}, and that of its folder. */
  private static List<Name> names(Read read, String path) {
    int slash = path.lastIndexOf('/');
    String above = path.substring(0, Math.max(0, slash));
    return List.of(
        new Name("file_name", read.fileName(), withoutGz(path.substring(slash + 1))),
        new Name("folder", read.folder(), above.substring(above.lastIndexOf('/') + 1)));
  }

  /**
   * The values of {@link Read#fileFieldNames()}.
   *
   * @param path with {@code /} between folders
   * @throws OperatorError if a name does not match its pattern
   */
  static List<String> values(Read read, String path) {
    List<String> values = new ArrayList<>();
    for (Name name : names(read, path)) {
      Matcher matched = name.matched();
      if (name.pattern() != null && matched == null) {
        throw new OperatorError(
            "%s: \"%s\" does not match the source's %s (%s). Rename it, move it elsewhere, or narrow"
                + " the source's files.",
            path, name.text(), name.key(), name.pattern());
      }
      Read.groups(name.pattern()).forEach(group -> values.add(matched.group(group)));
    }
    return values;
  }

  /** The values that a file's name and folder give, by field; without those that they do not. */
  public static Map<String, String> fields(Read read, String path) {
    Map<String, String> fields = new HashMap<>();
    for (Name name : names(read, path)) {
      Matcher matched = name.matched();
      if (matched != null) {
        Read.groups(name.pattern()).forEach(group -> fields.put(group, matched.group(group)));
      }
    }
    return fields;
  }

  static String withoutGz(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(GZIPPED)
        ? name.substring(0, name.length() - GZIPPED.length())
        : name;
  }

  /**
   * The path with the pseudonym in place of every part that the read takes for an account's id, or
   * makes one of.
   */
  public static String shown(Read read, String path, UnaryOperator<String> pseudonyms) {
    Set<String> accounts = read.accountFields();
    Name name = names(read, path).get(0);
    Name folder = names(read, path).get(1);
    int slash = path.lastIndexOf('/');
    String above = path.substring(0, Math.max(0, slash - folder.text().length()));
    String ending = path.substring(slash + 1 + name.text().length());
    return above
        + folder.hidden(accounts, pseudonyms)
        + (slash < 0 ? "" : "/")
        + name.hidden(accounts, pseudonyms)
        + ending;
  }
}
