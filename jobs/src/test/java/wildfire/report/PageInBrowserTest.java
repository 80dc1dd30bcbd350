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
        .startsWith("LinkedIn <b>bold</b> & 'co'");

    WebElement search = browser.driver().findElement(By.id("search"));
    search.sendKeys("flop");
    assertThat(texts("#table tbody tr")).hasSize(2);
    assertThat(text("#found")).isEqualTo("2 of 63 posts");
    search.clear();
    search.sendKeys("p59");
    assertThat(texts("#table tbody td:first-child small")).hasSize(1);
    assertThat(text("#table tbody td:first-child small")).startsWith("LinkedIn p59");
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
    assertThat(text("#card .which"))
        .isEqualTo("viral · March 2, 2026 · LinkedIn flew · see the post");
    assertThat(text("#card .facts")).contains("Speed 18× (184, usually 10)");
    assertThat(texts("#card .reasons li")).containsExactly("Because it flew");
    assertThat(text("#card-cascade")).contains("Carriers: 0 shares brought 10 or more others");
    assertThat(count("#card-growth path.observed")).isEqualTo(1);
    assertThat(count("#card-growth path.paid")).isEqualTo(1);
    assertThat(count("#card-growth path.band")).isEqualTo(1);
    assertThat(count("#card-cascade circle.node")).isEqualTo(4);
    assertThat(count("#card-cascade circle.hidden-nodes")).isEqualTo(2);
    assertThat(text("#card-cascade .note")).startsWith("4 of 9 nodes");
    assertThat((String) browser.ask("return location.hash"))
        .isEqualTo("#q=flew&post=linkedin/flew");
    assertThat(browser.complaints()).isEmpty();
    browser.keep("card");

    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertThat((Boolean) browser.ask("return document.getElementById('card').open")).isFalse();
    assertThat((String) browser.ask("return location.hash")).isEqualTo("#q=flew");
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

  private static PageStory twoCampaigns() {
    return new PageStory()
        .of("spring", "ann")
        .post("flew", Verdict.VIRAL, 4.2, 3.1, "it flew")
        .post("sank", Verdict.FLOP, -2.5, -3, "it sank")
        .post("talked", Verdict.TALKED_ABOUT, 0, 0, "they talked")
        .of("autumn", "bob")
        .post("stayed", Verdict.BROADCAST, 3.2, 1, "it stayed")
        .post("pushed", Verdict.BOUGHT, 0.2, 1, "=SUM(A1)")
        .post("=1+1", Verdict.TYPICAL, 0.1, 0.1, "as usual")
        .association("all", "emotion", "more", 0.9)
        .refused("linkedin", "emotion");
  }

  @Test
  void aFilterChangesHeadlineCountsChartsAndAddress() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    assertThat(text("#headline")).isEqualTo("One of 6 posts went viral; one flopped.");
    browser.ask("document.querySelector('#campaign-table [data-campaign=autumn]').click()");

    assertThat(text("#headline")).isEqualTo("autumn: 0 of 3 posts went viral; 0 flopped.");
    assertThat((String) browser.ask("return location.hash")).isEqualTo("#campaign=autumn");
    assertThat(text("#verdict-legend [data-verdict=viral] b")).isEqualTo("0");
    assertThat(count("#verdict-bar rect")).isEqualTo(3);
    assertThat(count("#scatter .dots")).isEqualTo(3);
    assertThat(count("#timeline .dots")).isEqualTo(3);
    assertThat(texts("#table tbody tr")).hasSize(3);
    browser.ask("setFilter('boosted', 'yes')");
    assertThat(texts("#table tbody td:first-child small")).hasSize(1);
    assertThat((String) browser.ask("return location.hash"))
        .isEqualTo("#campaign=autumn&boosted=yes");
    browser.driver().navigate().refresh();
    browser.ready();
    assertThat(text("#headline")).isEqualTo("autumn, boosted: 0 of 1 post viral; 0 flopped.");
    browser.ask("document.getElementById('show-all').click()");
    assertThat(text("#headline")).isEqualTo("One of 6 posts went viral; one flopped.");
    assertThat((String) browser.ask("return location.hash")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theFirstScreenHasTheNearestMissAndShapesBesideEachOther() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    browser.until("return document.querySelectorAll('#shapes svg circle.root').length === 3");
    assertThat(text("#miss")).contains("it stayed", "stayed with followers: 9.2× the speed, 40%");
    assertThat(texts("#shapes figcaption b")).containsExactly("viral", "broadcast", "boosted");
    assertThat(texts("#next li"))
        .contains(
            "Emotion (across platforms): worth repeating. Associated with 1.9× the accounts (95% 1.4–2.5×, 40 posts).");
  }

  @Test
  void backClosesACardAndABoostedOneShowsWhatWasPaid() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    browser.ask("openCard(page.posts.find(p => p.post_id === 'pushed'))");
    waitForCard();
    assertThat(count("#card-growth .paid-area")).isEqualTo(1);
    assertThat(count("#card-growth .organic-area")).isEqualTo(1);
    assertThat(count("#card-cascade .node.paid")).isEqualTo(1);
    assertThat(text("#card .facts")).contains("Spend €50", "Cost per 1,000 reached €25");
    assertThat(browser.driver().findElement(By.cssSelector("#card a")).getDomAttribute("href"))
        .isEqualTo("https://example.org/pushed");
    browser.keep("card-boosted");
    browser.ask("dispatchEvent(new Event('beforeprint'))");
    assertThat(count("#printed-card .node.paid")).isEqualTo(1);
    browser.ask("dispatchEvent(new Event('afterprint'))");
    assertThat(count("#printed-card")).isZero();
    browser.ask("history.back()");
    browser.until("return !document.getElementById('card').open");
    assertThat((String) browser.ask("return location.hash")).isEmpty();
    browser.ask("openCard(page.posts.find(p => p.post_id === 'talked'))");
    waitForCard();
    assertThat(text("#card .pair h3")).isEqualTo("Comments against the usual");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theTableFitsItsWindowAndHasTheColumnsThatAreChosen() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    String fits =
        "const s = document.querySelector('#posts .scroll'); return s.scrollWidth <= s.clientWidth";
    assertThat((Boolean) browser.ask(fits)).isTrue();
    assertThat(count("#table th")).isEqualTo(10);
    browser.ask("document.querySelector('#columns input[value=reach]').click()");
    assertThat(texts("#table th")).contains("Reach").hasSize(11);
    assertThat((String) browser.ask("return location.hash"))
        .isEqualTo("#columns=shares,comments,outside_share,paid_share,published_at,reach");
    browser.width(390);
    assertThat(texts("#table th").stream().filter(name -> !name.isEmpty()))
        .containsExactly("Post", "Verdict", "Speed", "Breadth", "Conversation");
    assertThat((Boolean) browser.ask(fits)).isTrue();
    browser.width(1280);
  }

  @Test
  void whatIsFoundCanBeTakenAsCsvAndPrintedWhole() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    List<String> lines = ((String) browser.ask("return csv()")).lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("platform,post_id,url,name,verdict,speed_factor,");
    assertThat(lines).anyMatch(line -> line.contains("\"'=1+1\",\"https://example.org/=1+1\""));
    assertThat(lines).anyMatch(line -> line.contains("\"'=SUM(A1)\""));
    open(spring(), Language.ENGLISH);
    browser.ask("dispatchEvent(new Event('beforeprint'))");
    assertThat(count("#table tbody tr")).isEqualTo(63);
    browser.ask("dispatchEvent(new Event('afterprint'))");
    assertThat(count("#table tbody tr")).isEqualTo(25);
  }

  @Test
  void theKeyboardWalksOverTheMarksAndAnEmptyCellIsDescriptive() {
    browser.width(1280);
    open(twoCampaigns(), Language.ENGLISH);
    WebElement scatter = browser.driver().findElement(By.cssSelector("#scatter svg"));
    scatter.sendKeys(Keys.END);
    assertThat(text("#chart-said")).isEqualTo("it flew: viral, 18× / 8.6×, comments: 3");
    scatter.sendKeys(Keys.ENTER);
    waitForCard();
    assertThat(text("#card-title")).isEqualTo("it flew");
    assertThat(texts("#heat text.descriptive")).containsExactly("31 | 7");
    assertThat(count("#week g.hour")).isEqualTo(1);
  }

  private void waitForCard() {
    browser.until("return document.getElementById('card').open");
  }
}
