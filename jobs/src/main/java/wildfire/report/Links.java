package wildfire.report;

import java.util.Locale;

/** Addresses out of exports, which may hold anything. */
final class Links {
  private Links() {}

  /** An address that a browser may open: of the web, and nothing that runs; else null. */
  static String opened(String address) {
    if (address == null) {
      return null;
    }
    String scheme = address.strip().toLowerCase(Locale.ROOT);
    return scheme.startsWith("https://") || scheme.startsWith("http://") ? address.strip() : null;
  }
}
