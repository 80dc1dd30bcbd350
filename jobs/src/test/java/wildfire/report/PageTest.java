package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wildfire.model.Language;
import wildfire.verdict.Verdict;

final class PageTest {
  private static final PageStory STORY =
      new PageStory()
          .post("flew", Verdict.VIRAL, 4.2, 3.1, "it flew")
          .post("<i>sank", Verdict.FLOP, -2.5, -3, "<script>alert(1)</script>");

  @Test
  void runsNoScriptButThoseItNames() throws Exception {
    String html = STORY.html(Language.ENGLISH);
    List<String> run = new ArrayList<>();
    Matcher scripts = Pattern.compile("(?s)<script>(.*?)</script>").matcher(html);
    while (scripts.find()) {
      run.add("'sha256-" + digest(scripts.group(1)) + "'");
    }
    assertThat(run).hasSize(2);
    String policy = html.replaceAll("(?s).*Content-Security-Policy\" content=\"([^\"]*)\".*", "$1");
    assertThat(policy.replace("&#39;", "'").replace("&#x3D;", "="))
        .contains("default-src 'none'")
        .contains("script-src " + String.join(" ", run))
        .doesNotContain("unsafe");
  }

  @Test
  void escapesWhatPostsSay() {
    String html = OpenedPage.of(STORY.html(Language.ENGLISH)).html();
    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("&lt;i&gt;sank");
    assertThat(html).doesNotContain("<i>sank").doesNotContain("<script>alert");
  }

  @Test
  void nothingTurnsTheDirectionOfText() {
    PageStory turned = new PageStory().post("a\u202Eb", Verdict.VIRAL, 2, 2, "x\u2066y\u0007z");
    assertThat(OpenedPage.of(turned.html(Language.ENGLISH)).all())
        .contains("ab", "xyz")
        .doesNotContain("\u202E", "\u2066", "\u0007");
  }

  @Test
  void saysThatOnlySomePostsAreOnIt() {
    String html =
        new PageStory().post("a", Verdict.VIRAL, 2, 2, "x").without(4_999).html(Language.ENGLISH);
    assertThat(html)
        .contains("One of 5,000 posts went viral")
        .contains("1 of 5,000 posts are on this page");
  }

  @Test
  void doesNotSayThatNoneWentViralWhereThatCannotBeTold() {
    PageStory above = new PageStory().post("a", Verdict.OVERPERFORMING, 2, 2, "x");
    assertThat(above.html(Language.ENGLISH)).contains("None of one post went viral");
    assertThat(above.viralUnknown(1).html(Language.ENGLISH))
        .contains("Whether this post went viral cannot be told")
        .doesNotContain("None of");
    assertThat(
            new PageStory()
                .post("n", Verdict.NOT_ENOUGH_EVIDENCE, 0, 0, "x")
                .viralUnknown(1)
                .html(Language.ENGLISH))
        .contains("How this post did cannot be told")
        .doesNotContain("none flopped");
    PageStory more = above.post("b", Verdict.FLOP, -2, -2, "y");
    assertThat(more.html(Language.ENGLISH))
        .contains("No post is known to have gone viral, of one of 2 it cannot be told; one flopped")
        .contains("Furthest above the usual");
    assertThat(more.html(Language.of("nl")))
        .contains("Van geen post is bekend dat hij viraal ging, van één van de 2");
    assertThat(more.post("c", Verdict.VIRAL, 3, 3, "z").html(Language.ENGLISH))
        .contains("One of 3 posts went viral")
        .contains("Whether it went viral is unknown of one post of 3")
        .doesNotContain("Furthest above the usual");
  }

  @Test
  void whatWasBoughtIsNotUnderWhatWentViral() {
    String html =
        new PageStory()
            .post("a", Verdict.VIRAL, 2, 2, "x")
            .post("b", Verdict.BOUGHT, 2, 2, "y")
            .html(Language.ENGLISH);
    assertThat(html.indexOf("Boosted, not viral"))
        .isBetween(html.indexOf("data-post=\"a\""), html.indexOf("data-post=\"b\""));
  }

  @Test
  void bothLanguagesHaveTheSameWords() throws Exception {
    Properties english = words("en");
    Properties dutch = words("nl");
    assertThat(new TreeSet<>(dutch.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertThat(places(dutch.getProperty(key)))
          .as("places to fill in of " + key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void scriptsUseOnlyWordsThatAreThere() throws Exception {
    Properties english = words("en");
    String scripts = "";
    for (String name : Page.SCRIPTS) {
      scripts += read("/wildfire/page/" + name);
    }
    Matcher said = Pattern.compile("say\\(\"(\\w+)\"[,)]").matcher(scripts);
    List<String> missing = new ArrayList<>();
    int found = 0;
    while (said.find()) {
      found++;
      if (!english.containsKey("js_" + said.group(1))) {
        missing.add(said.group(1));
      }
    }
    assertThat(found).isGreaterThan(20);
    assertThat(missing).isEmpty();
    Matcher filled =
        Pattern.compile("\\{\\{w\\.(\\w+)}}")
            .matcher(read("/wildfire/page/page.mustache") + read("/wildfire/page/told.mustache"));
    while (filled.find()) {
      assertThat(english.stringPropertyNames()).contains(filled.group(1));
    }
  }

  private static Set<String> places(String pattern) {
    TreeSet<String> places = new TreeSet<>();
    Matcher place = Pattern.compile("\\{(\\d)").matcher(pattern);
    while (place.find()) {
      places.add(place.group(1));
    }
    return places;
  }

  private static Properties words(String language) throws Exception {
    Properties words = new Properties();
    words.load(new java.io.StringReader(read("/wildfire/page/page_" + language + ".properties")));
    return words;
  }

  private static String read(String resource) throws Exception {
    try (var in = PageTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
