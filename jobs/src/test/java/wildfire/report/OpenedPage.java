package wildfire.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a page holds, its packed parts unpacked.
 *
 * @param html all that is not packed
 * @param index the posts' lines and what goes together, JSON
 * @param details a JSON object a line
 */
public record OpenedPage(String html, String index, String details) {

  public static OpenedPage of(String page) {
    return new OpenedPage(
        page.replaceAll("(?s)(<script type=\"application/octet-stream\"[^>]*>)[^<]*", "$1"),
        unpacked(page, "index"),
        unpacked(page, "details"));
  }

  /** Everything that a reader could come upon. */
  public String all() {
    return html + "\n" + index + "\n" + details;
  }

  private static String unpacked(String page, String id) {
    Matcher found =
        Pattern.compile("<script type=\"application/octet-stream\" id=\"" + id + "\">([^<]*)<")
            .matcher(page);
    if (!found.find()) {
      throw new IllegalArgumentException("the page has no part " + id);
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(found.group(1))))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
