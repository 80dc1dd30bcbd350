package wildfire.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.explain.Language;
import wildfire.model.PlainText;
import wildfire.verdict.Verdict;

/**
 * Writes the page: one file that opens from disk, asks no network for anything, and runs no script
 * but its own (a content security policy names them by their digests).
 */
public final class Page {
  /** Its name in the folder of a run. */
  public static final String FILE = "retrospective.html";

  /** The tables that it is made of. */
  public static final List<String> TABLES =
      List.of(
          "post_scorecard",
          "post_reason",
          "post_cause",
          "post_curve",
          "post_growth",
          "post_cascade",
          "post_tag",
          "post_text",
          "association",
          "playbook_result",
          "platform_summary",
          "campaign_summary",
          "verdict_change",
          "run");

  private static final String CHARTS = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";
  private static final List<String> SCRIPTS =
      List.of("page.js", "posts.js", "card.js", "factors.js", "start.js");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Page() {}

  /**
   * Writes it.
   *
   * @param tables gives a published table by its name; all of {@link #TABLES}
   * @param language en or nl
   * @param mostPosts posts on it at most; at least 1. Of more, those with the most telling verdicts
   *     are on it, and it says so
   * @param to gets UTF-8; stays open
   */
  public static void write(
      Function<String, Dataset<Row>> tables, String language, int mostPosts, OutputStream to) {
    Language spoken = Language.of(language);
    write(new PageTables(tables, spoken, mostPosts).content(), spoken, to);
  }

  static void write(PageContent content, Language language, OutputStream to) {
    PageWords words = new PageWords(language);
    String style = resource("page.css");
    String charts = text(CHARTS);
    String scripts =
        SCRIPTS.stream().map(Page::resource).collect(Collectors.joining("\n", "\n", "\n"));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("w", words.all());
    page.put("language", language.id());
    page.put(
        "policy",
        "default-src 'none'; img-src data:; style-src '%s'; script-src '%s' '%s'; base-uri 'none'; form-action 'none'"
            .formatted(digest(style), digest(charts), digest(scripts)));
    page.put("style", style);
    page.put("charts", charts);
    page.put("scripts", scripts);
    PageAnswer answer = PageAnswer.of(content, words);
    page.put("answer", answer);
    page.put("hasAbove", !answer.above().isEmpty());
    page.put("hasBought", !answer.bought().isEmpty());
    page.put("span", span(content, words));
    page.put("asOf", words.say("as_of", words.day(content.asOf())));
    page.put("verdicts", verdicts(content, words));
    page.put("rules", rules(content, words));
    page.put("hasRules", !content.rules().isEmpty());
    page.put("known", known(content, words));
    page.put("changes", content.changes());
    page.put("changesHeadline", changes(content, words));
    page.put(
        "whenLead",
        words.say(
            "when_lead",
            content.timeZone() == null ? words.say("unknown_zone") : content.timeZone()));
    page.put("run", words.say("made_by", content.version(), content.runId()));
    page.put("index", Packed.of(PlainText.of(index(content, words, language))));
    page.put("details", Packed.of(PlainText.of(details(content))));
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      Mustache.compiler()
          .escapeHTML(true)
          .withFormatter(value -> PlainText.of(value.toString()))
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .compile(resource("page.mustache"))
          .execute(page, writer);
      writer.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String span(PageContent content, PageWords words) {
    return content.firstPublished() == null
        ? words.say("span_unknown", content.allPosts())
        : words.say(
            "span",
            content.allPosts(),
            words.day(content.firstPublished()),
            words.day(content.lastPublished()),
            content.platforms().stream()
                .map(PageContent.Platform::name)
                .collect(Collectors.joining(", ")));
  }

  private static List<Map<String, Object>> verdicts(PageContent content, PageWords words) {
    return PageContent.IN_ORDER.stream()
        .map(Verdict::id)
        .filter(id -> content.verdicts().getOrDefault(id, 0L) > 0)
        .map(
            id ->
                Map.<String, Object>of(
                    "id", id,
                    "name", words.name("verdict", id),
                    "meaning", words.name("meaning", id),
                    "posts", words.number(content.verdicts().get(id))))
        .toList();
  }

  private static List<Map<String, Object>> rules(PageContent content, PageWords words) {
    return content.rules().stream()
        .map(
            rule ->
                Map.<String, Object>of(
                    "claim", rule.claim(),
                    "where",
                        rule.platform().equals("all")
                            ? words.say("all_platforms")
                            : rule.platform(),
                    "overAll", rule.platform().equals("all"),
                    "answer", rule.answer(),
                    "answerName", words.name("answer", rule.answer()),
                    "sentence", rule.sentence()))
        .toList();
  }

  /** A line for each thing that may be known, with a cell for each platform. */
  private static Map<String, Object> known(PageContent content, PageWords words) {
    List<String> things =
        Stream.of(
                "shares",
                "velocity",
                "shape",
                "outside",
                "comments",
                "paid",
                "exposure",
                "author_followers")
            .toList();
    List<Map<String, Object>> lines =
        things.stream()
            .map(
                thing ->
                    Map.<String, Object>of(
                        "thing",
                        words.name("known", thing),
                        "cells",
                        content.platforms().stream()
                            .map(platform -> cell(platform, thing, words))
                            .toList()))
            .toList();
    return Map.of(
        "platforms",
        content.platforms().stream()
            .map(p -> Map.of("name", p.name(), "posts", words.number(p.posts())))
            .toList(),
        "lines",
        lines);
  }

  private static Map<String, Object> cell(
      PageContent.Platform platform, String thing, PageWords words) {
    long known = platform.known().getOrDefault(thing, 0L);
    String how = known == 0 ? "none" : known == platform.posts() ? "all" : "some";
    return Map.of(
        "how",
        how,
        "text",
        words.say("known_of", words.number(known), words.number(platform.posts())));
  }

  private static String changes(PageContent content, PageWords words) {
    return content.changes() == null
        ? ""
        : words.say(
            "changes_headline",
            content.changes().changed(),
            content.changes().fresh(),
            content.changes().gone());
  }

  private static String index(PageContent content, PageWords words, Language language) {
    return "{\"language\":%s,\"words\":%s,\"columns\":%s,\"all\":%d,\"verdicts\":%s,\"posts\":[%s],\"associations\":[%s],\"campaigns\":[%s]}"
        .formatted(
            json(language.id()),
            json(words.forScripts()),
            json(content.postColumns()),
            content.allPosts(),
            json(content.verdicts()),
            content.posts().stream().map(PageContent.Post::json).collect(Collectors.joining(",")),
            String.join(",", content.associations()),
            String.join(",", content.campaigns()));
  }

  /** A line a post on the page, in their order, so that one can be read without the others. */
  private static String details(PageContent content) {
    return content.posts().stream()
        .map(post -> content.details().getOrDefault(post.post(), "{}"))
        .collect(Collectors.joining("\n"));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String resource(String name) {
    return text("/wildfire/page/" + name);
  }

  private static String text(String path) {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
