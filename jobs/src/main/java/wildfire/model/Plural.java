package wildfire.model;

import java.util.Locale;

/** A number of things, as people say it. */
public final class Plural {
  private Plural() {}

  /**
   * {@code 1 file}, {@code 0 files}, {@code 1,412 files}.
   *
   * @param noun in the singular; its plural has an s
   */
  public static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** {@code 1 post is}, {@code 2 posts are}. */
  public static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
