package wildfire.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.ingest.CanonicalTable.CanonicalColumn;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.NamedGroups;
import wildfire.ingest.source.Read;

/** What the names of files and their folders say, and how they are shown without account ids. */
final class FileNames {
  private static final String GZIPPED = ".gz";

  private FileNames() {}

  /**
   * The values that a file's name and folder give, by field; without those that they do not.
   *
   * @param path with {@code /} between folders
   */
  static Map<String, String> fields(Read read, String path) {
    Map<String, String> fields = new HashMap<>();
    put(read.fileName(), name(path), fields);
    put(read.folder(), folder(path), fields);
    return fields;
  }

  private static void put(Pattern pattern, String text, Map<String, String> fields) {
    if (pattern != null) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        for (String group : NamedGroups.of(pattern)) {
          if (matcher.group(group) != null) {
            fields.put(group, matcher.group(group));
          }
        }
      }
    }
  }

  /**
   * The path with the pseudonym in place of every part that the read takes for an account's id, or
   * makes one of.
   */
  static String shown(Read read, String relativePath, Pseudonyms pseudonyms) {
    Set<String> accounts = accountFields(read);
    String name = name(relativePath);
    String ending = isGzipped(relativePath) ? GZIPPED : "";
    String shownName = hidden(read.fileName(), name, accounts, pseudonyms) + ending;
    int slash = relativePath.lastIndexOf('/');
    if (slash < 0) {
      return shownName;
    }
    String folder = folder(relativePath);
    String above = relativePath.substring(0, slash - folder.length());
    return above + hidden(read.folder(), folder, accounts, pseudonyms) + "/" + shownName;
  }

  private static String hidden(
      Pattern pattern, String text, Set<String> accounts, Pseudonyms pseudonyms) {
    Matcher matcher = pattern == null ? null : pattern.matcher(text);
    if (matcher == null || !matcher.matches()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (String group : NamedGroups.of(pattern)) {
      int start = matcher.start(group);
      if (accounts.contains(group) && start >= at) {
        shown.append(text, at, start).append(pseudonyms.of(matcher.group(group)));
        at = matcher.end(group);
      }
    }
    return shown.append(text, at, text.length()).toString();
  }

  /** The fields of which an account's id is made. */
  static Set<String> accountFields(Read read) {
    Set<String> accounts = new HashSet<>();
    for (Into into : read.into()) {
      for (CanonicalColumn column : into.table().columns()) {
        Into.Value value = into.columns().get(column.name());
        if (column.type() == CanonicalType.ACCOUNT && value != null) {
          if (value.from() != null) {
            accounts.add(value.from());
          }
          for (String field : read.fileFieldNames()) {
            if (value.expr() != null && mentions(value.expr(), field)) {
              accounts.add(field);
            }
          }
        }
      }
    }
    return accounts;
  }

  private static boolean mentions(String expression, String field) {
    return Pattern.compile("\\b" + Pattern.quote(field.toLowerCase(Locale.ROOT)) + "\\b")
        .matcher(expression.toLowerCase(Locale.ROOT))
        .find();
  }

  private static String name(String relativePath) {
    String name = relativePath.substring(relativePath.lastIndexOf('/') + 1);
    return isGzipped(name) ? name.substring(0, name.length() - GZIPPED.length()) : name;
  }

  private static boolean isGzipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(GZIPPED);
  }

  private static String folder(String relativePath) {
    int slash = relativePath.lastIndexOf('/');
    if (slash < 0) {
      return "";
    }
    return relativePath.substring(relativePath.lastIndexOf('/', slash - 1) + 1, slash);
  }
}
