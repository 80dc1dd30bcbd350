package wildfire.report;

import com.samskivert.mustache.Mustache;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import wildfire.model.PlainText;
import wildfire.verdict.Verdict;

/**
 * Writes the page: one file that opens from disk, asks no network for anything, and runs no script
 * but its own (a content security policy names them by their digests).
 */
public final class Page {
  /** Its name in the folder of a run. */
  public static final String FILE = "retrospective.html";

  /** Verdicts as they stand beside each other, from the most spread to the least. */
  static final List<Verdict> VERDICTS =
      List.of(
          Verdict.VIRAL,
          Verdict.BOUGHT,
          Verdict.OVERPERFORMING,
          Verdict.SLOW_BURN,
          Verdict.BROADCAST,
          Verdict.TALKED_ABOUT,
          Verdict.TYPICAL,
          Verdict.FLOP,
          Verdict.NOT_ENOUGH_EVIDENCE);

  private static final String CHARTS = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";
  static final List<String> SCRIPTS =
      List.of(
          "page.js",
          "filters.js",
          "scatter.js",
          "posts.js",
          "cascade.js",
          "growth.js",
          "card.js",
          "campaigns.js",
          "factors.js",
          "start.js");

  private Page() {}

  /**
   * Writes it, in the language of the run.
   *
   * @param to gets UTF-8; stays open
   */
  static void write(PageContent content, OutputStream to) {
    String style = resource("page.css");
    String charts = text(CHARTS);
    String scripts =
        SCRIPTS.stream().map(Page::resource).collect(Collectors.joining("\n", "\n", "\n"));
    String policy =
        "default-src 'none'; img-src data:; style-src '%s'; script-src '%s' '%s'; base-uri 'none'; form-action 'none'"
            .formatted(digest(style), digest(charts), digest(scripts));
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("w", content.words().all());
    parts.put("language", content.words().language());
    parts.put("policy", policy);
    parts.put("style", style);
    parts.put("charts", charts);
    parts.put("scripts", scripts);
    parts.put("index", packed(index(content)));
    parts.put("details", packed(details(content)));
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      Mustache.compiler()
          .escapeHTML(true)
          .withFormatter(value -> PlainText.of(value.toString()))
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .compile(resource("page.mustache"))
          .execute(content, parts, writer);
      writer.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String index(PageContent content) {
    Map<Verdict, Long> posts = content.answer().posts().verdicts();
    Map<String, Long> verdicts = new LinkedHashMap<>();
    VERDICTS.forEach(verdict -> verdicts.put(verdict.id(), posts.getOrDefault(verdict, 0L)));
    return "{\"language\":%s,\"timeZone\":%s,\"accounts\":%s,\"words\":%s,\"columns\":%s,\"all\":%d,\"verdicts\":%s,\"posts\":[%s],\"associations\":[%s],\"campaigns\":[%s]}"
        .formatted(
            RowJson.of(content.words().language()),
            RowJson.of(content.timeZone()),
            RowJson.of(accounts(content.onPage())),
            RowJson.of(content.words().forScripts()),
            RowJson.of(PagePost.columns()),
            content.answer().posts().posts(),
            RowJson.of(verdicts),
            content.onPage().stream().map(PagePost::json).collect(Collectors.joining(",")),
            String.join(",", content.associations()),
            String.join(",", content.campaigns()));
  }

  /**
   * The account of each post, by its number among those of its platform: the one with most posts is
   * the first. Null where it is unknown. No pseudonym is told.
   */
  private static List<Integer> accounts(List<PagePost> posts) {
    Map<String, Map<String, Long>> ofPlatform = new TreeMap<>();
    posts.stream()
        .filter(post -> post.authorId() != null)
        .forEach(
            post ->
                ofPlatform
                    .computeIfAbsent(post.platform(), platform -> new TreeMap<>())
                    .merge(post.authorId(), 1L, Long::sum));
    Map<String, List<String>> inOrder = new TreeMap<>();
    ofPlatform.forEach(
        (platform, accounts) ->
            inOrder.put(
                platform,
                accounts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList()));
    return posts.stream()
        .map(
            post ->
                post.authorId() == null
                    ? null
                    : Integer.valueOf(inOrder.get(post.platform()).indexOf(post.authorId()) + 1))
        .collect(Collectors.toList()); // which may hold null
  }

  /**
   * A line for each post on the page, in their order, so that one can be read without the others.
   */
  private static String details(PageContent content) {
    return content.onPage().stream().map(PagePost::details).collect(Collectors.joining("\n"));
  }

  /** Compressed by gzip, in base 64: small, in letters that mean nothing to a browser's parser. */
  private static String packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(PlainText.of(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String digest(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(text));
  }

  private static String resource(String name) {
    return text("/wildfire/page/" + name);
  }

  private static String text(String path) {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
