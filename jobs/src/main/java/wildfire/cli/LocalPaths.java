package wildfire.cli;

import java.util.regex.Pattern;

/** Paths on this machine, as people write them. */
final class LocalPaths {
  private static final Pattern SCHEME = Pattern.compile("(?<![\\w.+/-])file:(//)?(?=/)");

  private LocalPaths() {}

  /** A sentence without the {@code file:} that storage puts before them, and nobody types. */
  static String plain(String sentence) {
    return SCHEME.matcher(sentence).replaceAll("");
  }
}
