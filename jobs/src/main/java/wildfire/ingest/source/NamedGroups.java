package wildfire.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named groups of a pattern, which become fields. */
public final class NamedGroups {
  /** An escaped character, or the beginning of a named group. */
  private static final Pattern GROUP = Pattern.compile("\\\\.|\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private NamedGroups() {}

  /** Their names from left to right; none for null. */
  public static List<String> of(Pattern pattern) {
    List<String> names = new ArrayList<>();
    if (pattern != null) {
      Matcher group = GROUP.matcher(pattern.pattern());
      while (group.find()) {
        if (group.group(1) != null) {
          names.add(group.group(1));
        }
      }
    }
    return names;
  }
}
