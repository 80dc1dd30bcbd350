package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import wildfire.model.Language;
import wildfire.playbook.Answered.Answer;
import wildfire.verdict.Verdict;

/** The page as a reader has it: opened from disk in Chromium. */
@TestInstance(Lifecycle.PER_CLASS)
final class PageInBrowserTest {
  private static final String HOSTILE =
      "</script><script>window.harm = 1</script><img src=x onerror='window.harm = 2'> =HYPERLINK(\"http://example.org\") \u202Eright to left \uD83D\uDD25 \"quoted\" {{title}}";

  @TempDir private Path folder;
  private Browser browser;

  @BeforeAll
  void start() {
    browser = Browser.start();
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
  }

  private static PageStory spring() {
    PageStory story =
        new PageStory()
            .post("flew", Verdict.VIRAL, 4.2, 3.1, "it flew")
            .post("sank", Verdict.FLOP, -2.5, -3, "it sank")
            .post("<b>bold</b> & 'co'", Verdict.FLOP, -3.5, -3, HOSTILE)
            .association("all", "emotion", "more", 0.9)
            .association("linkedin", "emotion", "no_clear_difference", 0.4)
            .association("all", "timing", "less", -0.7)
            .clear("“emotion” goes with more breadth: 1.9 times as much (95% interval …).")
            .rule("Strong emotion is shared", Answer.SUPPORTED);
    for (int i = 0; i < 60; i++) {
      story.post("p" + i, Verdict.TYPICAL, (i % 7 - 3) / 3.0, (i % 5 - 2) / 3.0, "as usual");
    }
    return story;
  }

  private void open(PageStory story, Language language) {
    try {
      Path file = folder.resolve("page-" + language.id() + ".html");
      Files.writeString(file, story.html(language));
      browser.open(file);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String text(String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getText();
  }

  private List<String> texts(String selector) {
    return browser.driver().findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .toList();
  }

  private long count(String selector) {
    return (Long) browser.ask("return document.querySelectorAll(arguments[0]).length", selector);
  }

  static List<Language> languages() {
    return Language.all();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void opensFromDiskWithoutNetworkOrComplaintAndDrawsItsCharts(Language language) {
    browser.width(1280);
    open(spring(), language);

    assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith("file:"));
    assertThat(browser.complaints()).isEmpty();
    assertThat(text("html")).isNotBlank();
    assertThat(browser.driver().findElement(By.cssSelector("html")).getDomAttribute("lang"))
        .isEqualTo(language.id());
    assertThat(count("#scatter .dots")).isEqualTo(63);
    assertThat(count("#heat rect.cell.more:not(.unclear)")).isEqualTo(1);
    assertThat(count("#heat rect.cell.unclear")).isEqualTo(1);
    assertThat(count("#forest line.interval.clear")).isEqualTo(2);
    assertThat(count("#verdict-bar rect")).isEqualTo(3);
    for (String chart : List.of("#scatter", "#heat", "#forest", "#verdict-bar")) {
      assertThat(
              (Boolean)
                  browser.ask(
                      "const b = document.querySelector(arguments[0] + ' svg').getBoundingClientRect();"
                          + " return b.width > 200 && b.height > 10",
                      chart))
          .as(chart + " has a size")
          .isTrue();
    }
    browser.keep("page-" + language.id());
  }

  @Test
  void everyWordOfTheOtherLanguageIsThere() {
    open(spring(), Language.of("nl"));
    assertThat(text("#headline")).isEqualTo("Eén van 63 posts ging viraal; 2 flopten.");
    open(spring(), Language.ENGLISH);
    assertThat(text("#headline")).isEqualTo("One of 63 posts went viral; 2 flopped.");
  }

  @Test
  void sortsSearchesAndTurnsPages() {
    browser.width(1280);
    open(spring(), Language.ENGLISH);
    assertThat(texts("#table tbody tr")).hasSize(25);

    browser.ask("document.querySelector('th[data-column=speed_factor] button').click()");
    assertThat(text("#table tbody tr:first-child td:first-child button")).isEqualTo("it flew");
    assertThat(
            browser
                .driver()
                .findElement(By.cssSelector("th[data-column=speed_factor]"))
                .getDomAttribute("aria-sort"))
        .isEqualTo("descending");
    browser.ask("document.querySelector('th[data-column=speed_factor] button').click()");
    assertThat(text("#table tbody tr:first-child td:first-child small"))
        .startsWith("linkedin <b>bold</b> & 'co'");

    WebElement search = browser.driver().findElement(By.id("search"));
    search.sendKeys("flop");
    assertThat(texts("#table tbody tr")).hasSize(2);
    assertThat(text("#found")).isEqualTo("2 of 63 posts");
    search.clear();
    search.sendKeys("p59");
    assertThat(texts("#table tbody td:first-child small")).hasSize(1);
    assertThat(text("#table tbody td:first-child small")).startsWith("linkedin p59");
    search.clear();
    search.sendKeys(" ");
    browser.ask("document.querySelector('#pages button:last-child').click()");
    assertThat(text("#pages")).contains("26–50");
  }

  @Test
  void opensTheCardOfAPostByTheKeyboardAndClosesIt() {
    browser.width(1280);
    open(spring(), Language.ENGLISH);
    browser.driver().findElement(By.id("search")).sendKeys("flew");
    WebElement post =
        browser.driver().findElement(By.cssSelector("#table tbody tr:first-child button"));
    post.sendKeys(Keys.ENTER);
    waitForCard();

    assertThat(text("#card-title")).isEqualTo("it flew");
    assertThat(text("#card .which")).isEqualTo("viral · linkedin flew see the post");
    assertThat(text("#card .facts")).contains("Speed 18× (184, usually 10)");
    assertThat(texts("#card .reasons li")).containsExactly("Because it flew");
    assertThat(count("#card-growth path.observed")).isEqualTo(1);
    assertThat(count("#card-growth path.paid")).isEqualTo(1);
    assertThat(count("#card-growth path.band")).isEqualTo(1);
    assertThat(count("#card-cascade circle.node")).isEqualTo(4);
    assertThat(count("#card-cascade circle.hidden-nodes")).isEqualTo(2);
    assertThat(text("#card-cascade .note")).startsWith("4 of 9 nodes");
    assertThat((String) browser.ask("return location.hash")).isEqualTo("#post=linkedin/flew");
    assertThat(browser.complaints()).isEmpty();
    browser.keep("card");

    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertThat((Boolean) browser.ask("return document.getElementById('card').open")).isFalse();
    assertThat((String) browser.ask("return location.hash")).isEmpty();
  }

  @Test
  void whatAPostSaysDoesNoHarm() {
    browser.width(1280);
    open(spring(), Language.ENGLISH);
    assertThat(texts("#answer .told h3").get(1)).startsWith("</script><script>window.harm");
    browser.ask("openCard(page.posts.find(p => p.post_id.startsWith('<b>')))");
    waitForCard();
    assertThat(text("#card-title"))
        .contains("<img src=x onerror")
        .contains("{{title}}")
        .doesNotContain("\u202E");
    assertThat(text("#card .which")).contains("<b>bold</b> & 'co'");
    assertThat(browser.ask("return window.harm ?? 'none'")).isEqualTo("none");
    assertThat(count("#card img, #answer img")).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void fitsAPhoneAndTheDark() {
    browser.width(375);
    browser.scheme("dark");
    open(spring(), Language.of("nl"));
    assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(375);
    assertThat((String) browser.ask("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(20, 24, 29)");
    browser.keep("phone-dark");
    browser.scheme("light");
    browser.width(1280);
  }

  @Test
  void aPageWithoutAnythingToCompareSaysSo() {
    PageStory bare = new PageStory().post("only", Verdict.NOT_ENOUGH_EVIDENCE, 0, 0, "little");
    open(bare, Language.ENGLISH);
    assertThat(browser.complaints()).isEmpty();
    assertThat(text("#heat-note")).startsWith("Nothing was compared");
    assertThat(text("#answer")).contains("No pattern can be told");
  }

  private void waitForCard() {
    browser
        .driver()
        .executeAsyncScript(
            """
            const there = arguments[0];
            const look = () =>
              document.getElementById("card").open ? there() : setTimeout(look, 20);
            look();
            """);
  }
}
