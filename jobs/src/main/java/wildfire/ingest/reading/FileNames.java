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

  /**
   * The file's name without {@code .gz} or {@code .zst}, and that of its folder. An archive is the
   * folder, called as it is without {@code .zip}, of what is in it.
   */
  private static List<Name> names(Read read, String path) {
    int start = lastStep(path);
    String above = above(path);
    return List.of(
        new Name("file_name", read.fileName(), ArchiveStream.unpacked(path.substring(start))),
        new Name("folder", read.folder(), above.substring(lastStep(above))));
  }

  /** Where the name begins that a path ends with. */
  private static int lastStep(String path) {
    String inArchive = ZipArchive.ENDING + ZipArchive.BETWEEN;
    int archive = path.toLowerCase(Locale.ROOT).lastIndexOf(inArchive);
    int inside = archive < 0 ? 0 : archive + inArchive.length();
    return Math.max(path.lastIndexOf('/') + 1, inside);
  }

  /** The path of the folder, or of the archive without its ending. */
  private static String above(String path) {
    int start = lastStep(path);
    int end =
        start > 0 && path.charAt(start - 1) == ZipArchive.BETWEEN
            ? start - 1 - ZipArchive.ENDING.length()
            : start - 1;
    return path.substring(0, Math.max(0, end));
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

  /** Whether its name and that of its folder are such as the read's patterns want. */
  static boolean isCalledFor(Read read, String path) {
    return names(read, path).stream()
        .allMatch(name -> name.pattern() == null || name.matched() != null);
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

  /**
   * The path with the pseudonym in place of every part that the read takes for an account's id, or
   * makes one of.
   */
  public static String shown(Read read, String path, UnaryOperator<String> pseudonyms) {
    Set<String> accounts = read.accountFields();
    Name name = names(read, path).get(0);
    Name folder = names(read, path).get(1);
    int start = lastStep(path);
    String above = above(path);
    return above.substring(0, lastStep(above))
        + folder.hidden(accounts, pseudonyms)
        + path.substring(above.length(), start)
        + name.hidden(accounts, pseudonyms)
        + path.substring(start + name.text().length());
  }
}
