package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.Dimension.SPEED;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wildfire.model.Language;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.BaselineBook;
import wildfire.verdict.Counted;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.PostFigures;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Verdict;

final class ExplainerTest {
  private static final Wording ENGLISH = Wording.in(Language.ENGLISH);
  private static final Wording DUTCH = Wording.in(Language.of("nl"));
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  private static Judged judged(StoryPost story) {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 1; day <= 10; day++) {
      book.next(post("earlier-" + day).at("2025-12-%02dT09:00:00Z".formatted(day)).told());
    }
    PostFigures told = story.told();
    return new Judge(DEFAULTS).judge(told, book.next(told));
  }

  private static List<Reason> reasons(StoryPost story) {
    return Explainer.reasons(judged(story));
  }

  /** A pattern that is there for nothing would be a sentence nobody ever checked. */
  @Test
  void everyVerdictAndGapIsSaidInWholeSentencesWithTheSameNumbers() {
    Random random = new Random(7);
    Judge judge = new Judge(DEFAULTS);
    Set<String> met = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      PostFigures post = AnyPosts.on("bluesky", "any", random);
      Judged judged = judge.judge(post, AnyPosts.expectations(post, random));
      List<Reason> reasons = Explainer.reasons(judged);
      assertThat(reasons).isNotEmpty();
      assertThat(reasons).doesNotHaveDuplicates();
      for (Reason reason : reasons) {
        boolean first =
            met.add(
                judged.verdict()
                    + "/"
                    + reason.dimension()
                    + "/"
                    + reason.number().metric()
                    + "/"
                    + reason.number().finding());
        if (first || i % 50 == 0) {
          whole(reason.sentence(ENGLISH));
          whole(reason.sentence(DUTCH));
          assertThat(numbers(reason.sentence(DUTCH), ".", ","))
              .as("%s | %s", reason.sentence(ENGLISH), reason.sentence(DUTCH))
              .containsExactlyInAnyOrderElementsOf(numbers(reason.sentence(ENGLISH), ",", "."));
        }
      }
      met.add(judged.verdict().id());
    }
    for (Verdict verdict : Verdict.values()) {
      assertThat(met).contains(verdict.id());
    }
  }

  private static void whole(String sentence) {
    String withoutFormat = sentence.replace("odd {0} 'form'", "odd form");
    assertThat(withoutFormat)
        .endsWith(".")
        .doesNotContain("{", "}", "''", "null", "NaN", "  ", "( ");
    assertThat(withoutFormat.codePointAt(0))
        .matches(c -> Character.isDigit(c) || Character.isUpperCase(c));
  }

  private static List<String> numbers(String sentence, String grouping, String decimal) {
    return NUMBER
        .matcher(sentence.replace("odd {0} 'form'", ""))
        .results()
        .map(m -> m.group().replace(grouping, "").replace(decimal, "."))
        .toList();
  }

  @Test
  void aFastPostIsSaidAsAPersonWouldSayIt() {
    Reason first = reasons(post("fast").shared(1412).engaging(3000).outside(0.8, 500)).get(0);
    assertThat(first.sentence(ENGLISH))
        .isEqualTo(
            "Shared 1,412 times in the first 24 hours; usually 20 (typical of its last 10 videos).");
    assertThat(first.sentence(DUTCH))
        .isEqualTo(
            "1.412 keer gedeeld in de eerste 24 uur; gewoonlijk 20 (zo deden de laatste 10 video's het).");
    assertThat(first.number().metric()).isEqualTo("shares_24h");
    assertThat(first.number().sampleSize()).isEqualTo(10);
  }

  @Test
  void aFlopSaysWhatWasUsual() {
    assertThat(reasons(post("dud").shared(0).engaging(1).comments(1).as("poll")))
        .extracting(r -> r.sentence(ENGLISH))
        .startsWith(
            "One account engaged in the first 30 days; usually 60 (typical of its last 10 posts).",
            "Never shared in the first 24 hours; usually 20 (typical of its last 10 posts).",
            "One comment in the first 30 days; usually 8 (typical of its last 10 posts).");
  }

  @Test
  void whatWasBoughtIsSetApart() {
    assertThat(reasons(post("ad").boughtOnTop(300, 0, 0.9375)))
        .extracting(r -> r.sentence(ENGLISH))
        .contains(
            "With paid reach, shared 320 times in the first 24 hours; usually 20 (typical of its last 10 videos).",
            "Organically, shared 20 times in the first 24 hours; usually 20 (typical of its last 10 videos): no clear difference.",
            "93.8% of the shares were paid for: not organic (known of 320 shares; organic is up to 20%).");
  }

  @Test
  void aBroadcastIsHandedOutByItsAuthor() {
    assertThat(
            reasons(post("announcement").shared(200).engaging(400).tree(201, 0.97))
                .get(1)
                .sentence(ENGLISH))
        .isEqualTo("97% of the shares came straight from the post: a broadcast (from 90%).");
  }

  @Test
  void whatCouldNotBeSeenIsSaidWithTheReason() {
    List<Reason> reasons =
        reasons(post("fast").shared(400).engaging(900).notLogged(Counted.COMMENTS));
    assertThat(reasons)
        .filteredOn(r -> r.kind() == Reason.Kind.UNSEEN)
        .extracting(r -> r.sentence(ENGLISH))
        .containsExactly(
            "Unknown: whether it left its author's own network (whether they follow the author is known of no engaged account; 20 are needed. Who shared from whom is not known).",
            "Unknown: how much it was talked about (this platform's logs do not tell).");
  }

  @Test
  void ofAPartOfALogItIsSaidHowMuchItHas() {
    List<Reason> reasons = reasons(post("part").shared(12).counted(Counted.SPREAD, 3_400));
    Reason speed = reasons.stream().filter(r -> r.dimension() == SPEED).findFirst().orElseThrow();
    assertThat(speed.sentence(ENGLISH))
        .isEqualTo(
            "Unknown: how fast it spread against the usual (the log has 12 of the 3,400 shares that the platform counted).");
    assertThat(speed.sentence(DUTCH))
        .isEqualTo(
            "Onbekend: hoe snel de post zich verspreidde tegenover het gewone (de log heeft 12 van de 3.400 shares die het platform telde).");
    assertThat(speed.number().finding()).isEqualTo("log_is_part");
    assertThat(speed.number().observed()).isEqualTo(12);
    assertThat(speed.number().threshold()).isEqualTo(3_400);
  }

  @Test
  void ofAPartOfALogItIsSaidWithWhatItIsCompared() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    Judged judged = null;
    for (int day = 1; day <= 9; day++) {
      StoryPost part = post("day-" + day).at("2025-12-%02dT09:00:00Z".formatted(day)).shared(30);
      PostFigures told = part.counted(Counted.SPREAD, 100).told();
      judged = new Judge(DEFAULTS).judge(told, book.next(told));
    }
    assertThat(Explainer.reasons(judged))
        .extracting(reason -> reason.sentence(ENGLISH))
        .contains(
            "Shared 30 times in the first 24 hours; usually 30 (typical of its last 8 videos, whose logs are about as incomplete): no clear difference.",
            "Shared 100 times in all; usually 100 (typical of its last 8 videos): no clear difference.",
            "Unknown: how much of the spread was paid for (the log has 30 of the 100 shares that the platform counted).");
  }

  @Test
  void notEnoughEvidenceSaysWhyNot() {
    PostFigures first = post("first").told();
    Judged judged = new Judge(DEFAULTS).judge(first, new BaselineBook(DEFAULTS).next(first));
    assertThat(Explainer.reasons(judged).get(0).sentence(ENGLISH))
        .isEqualTo(
            "Unknown: how fast it spread against the usual (no earlier post of that age on this platform; 8 are needed).");
    assertThat(reasons(post("new").observed(0.5)).get(0).sentence(ENGLISH))
        .isEqualTo("Observed for 0.5 hours; a verdict takes one hour.");
  }

  @Test
  void aShareNeverLooksLikeTheLimitThatItPassed() {
    assertThat(reasons(post("just-over").shared(100).boughtOnTop(0, 0, 0.20004)))
        .extracting(r -> r.sentence(ENGLISH))
        .contains(
            "20.004% of the shares were paid for: not organic (known of 100 shares; organic is up to 20%).");
  }
}
