package wildfire.report;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.model.Language;
import wildfire.model.PlainText;
import wildfire.report.CampaignAnswer.PostGroupView;
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
  private static final List<String> SCRIPTS =
      List.of("page.js", "posts.js", "card.js", "factors.js", "start.js");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Page() {}

  /**
   * Writes it, in the language of the run.
   *
   * @param to gets UTF-8; stays open
   */
  static void write(PageContent content, OutputStream to) {
    Language language = content.language();
    CampaignAnswer found = content.answer();
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
    page.put("asOf", words.say("as_of", words.day(found.run().moment())));
    page.put("verdicts", verdicts(content, words));
    page.put("rules", rules(content, words));
    page.put("hasRules", !found.rules().isEmpty());
    page.put("known", known(content, words));
    page.put("changes", found.changes().map(Page::changed).orElse(null));
    page.put("changesHeadline", changes(content, words));
    page.put("whenLead", words.say("when_lead", content.timeZone()));
    page.put("run", words.say("made_by", found.run().wildfire(), found.run().run()));
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
    PostGroupView posts = content.answer().posts();
    return posts.first() == null
        ? words.say("span_unknown", posts.posts())
        : words.say(
            "span",
            posts.posts(),
            words.day(posts.first()),
            words.day(posts.last()),
            String.join(", ", content.answer().platforms().keySet()));
  }

  private static List<Map<String, Object>> verdicts(PageContent content, PageWords words) {
    Map<Verdict, Long> posts = content.answer().posts().verdicts();
    return VERDICTS.stream()
        .filter(posts::containsKey)
        .map(
            verdict ->
                Map.<String, Object>of(
                    "id", verdict.id(),
                    "name", words.name("verdict", verdict.id()),
                    "meaning", words.name("meaning", verdict.id()),
                    "posts", words.number(posts.get(verdict))))
        .toList();
  }

  private static List<Map<String, Object>> rules(PageContent content, PageWords words) {
    return content.answer().rules().stream()
        .map(
            rule ->
                Map.<String, Object>of(
                    "claim", rule.claim(),
                    "where",
                        rule.platform().equals("all")
                            ? words.say("all_platforms")
                            : rule.platform(),
                    "overAll", rule.platform().equals("all"),
                    "answer", rule.answer().id(),
                    "answerName", words.name("answer", rule.answer().id()),
                    "sentence", rule.sentence()))
        .toList();
  }

  /** A line for each thing that may be known, with a cell for each platform. */
  private static Map<String, Object> known(PageContent content, PageWords words) {
    Map<String, PostGroupView> platforms = content.answer().platforms();
    List<Map<String, Object>> lines =
        Stream.of(
                "shares",
                "velocity",
                "shape",
                "outside",
                "comments",
                "paid",
                "exposure",
                "author_followers")
            .map(
                thing ->
                    Map.<String, Object>of(
                        "thing",
                        words.name("known", thing),
                        "cells",
                        platforms.values().stream().map(p -> cell(p, thing, words)).toList()))
            .toList();
    return Map.of(
        "platforms",
        platforms.entrySet().stream()
            .map(p -> Map.of("name", p.getKey(), "posts", words.number(p.getValue().posts())))
            .toList(),
        "lines",
        lines);
  }

  private static Map<String, Object> cell(PostGroupView platform, String thing, PageWords words) {
    long known = platform.known().getOrDefault(thing, 0L);
    String how = known == 0 ? "none" : known == platform.posts() ? "all" : "some";
    return Map.of(
        "how",
        how,
        "text",
        words.say("known_of", words.number(known), words.number(platform.posts())));
  }

  private static Map<String, Object> changed(CampaignAnswer.Changes changes) {
    return Map.of(
        "sentences",
        changes.telling().stream()
            .map(post -> post.platform() + " " + post.postId() + ": " + post.sentence())
            .toList());
  }

  private static String changes(PageContent content, PageWords words) {
    return content
        .answer()
        .changes()
        .map(
            changes ->
                words.say("changes_headline", changes.changed(), changes.fresh(), changes.gone()))
        .orElse("");
  }

  private static String index(PageContent content, PageWords words, Language language) {
    Map<String, Long> verdicts = new LinkedHashMap<>();
    VERDICTS.forEach(
        verdict ->
            verdicts.put(
                verdict.id(), content.answer().posts().verdicts().getOrDefault(verdict, 0L)));
    return "{\"language\":%s,\"words\":%s,\"columns\":%s,\"all\":%d,\"verdicts\":%s,\"posts\":[%s],\"associations\":[%s],\"campaigns\":[%s]}"
        .formatted(
            json(language.id()),
            json(words.forScripts()),
            json(PagePost.columns()),
            content.answer().posts().posts(),
            json(verdicts),
            content.posts().stream().map(PagePost::json).collect(Collectors.joining(",")),
            String.join(",", content.associations()),
            String.join(",", content.campaigns()));
  }

  /**
   * A line for each post on the page, in their order, so that one can be read without the others.
   */
  private static String details(PageContent content) {
    return content.posts().stream().map(PagePost::details).collect(Collectors.joining("\n"));
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
