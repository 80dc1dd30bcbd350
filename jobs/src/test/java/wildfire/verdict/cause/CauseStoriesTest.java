package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;
import static wildfire.verdict.cause.CauseStories.CAUSES;
import static wildfire.verdict.cause.CauseStories.circumstances;
import static wildfire.verdict.cause.CauseStories.ordinary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.Counted;
import wildfire.verdict.PostFigures.Circumstances;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.PlatformFold.Placed;

/** A flop after ten ordinary days, each time for another reason. */
final class CauseStoriesTest {
  private static final String FLOP_DAY = "2026-01-05T09:00:00Z";

  /** Active at all hours but for the third hour after midnight, on every day. */
  private static AudienceActivity quietAtThree() {
    long[][] engagements = new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES];
    for (int hour = 0; hour < AudienceActivity.HOURS_OF_WEEK; hour++) {
      for (int age = 0; age < AudienceActivity.AGES; age++) {
        int ofDay = (hour + age) % 24;
        engagements[hour][age] = ofDay >= 3 && ofDay < 6 ? 1 : 10;
      }
    }
    return AudienceActivity.of(engagements);
  }

  /** The account's ten ordinary posts, a day apart, then these. */
  private static List<Diagnosis> after(StoryPost... last) {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, quietAtThree());
    List<Placed> done = new ArrayList<>();
    for (int day = 1; day <= 10; day++) {
      done.addAll(
          fold.next(ordinary("earlier-" + day).at("2025-12-%02dT09:00:00Z".formatted(day)).told()));
    }
    for (StoryPost post : last) {
      done.addAll(fold.next(post.told()));
    }
    done.addAll(fold.rest());
    return CauseStories.diagnosed(done.subList(10, done.size()));
  }

  private static Diagnosis of(StoryPost story) {
    Diagnosis found = after(story).get(0);
    assertThat(found.judged().verdict()).isEqualTo(Verdict.FLOP);
    return found;
  }

  /** Nobody did anything with it, and it was shown as usual. */
  private static StoryPost flop() {
    return ordinary("flop")
        .at(FLOP_DAY)
        .shared(1)
        .engaging(4)
        .comments(0)
        .commenters(0L)
        .had(Counted.MENTIONS, 0)
        .had(Counted.SAVES, 10)
        .had(Counted.CLICKS, 20);
  }

  private static Finding finding(Diagnosis diagnosis, Cause cause) {
    return diagnosis.findings().stream()
        .filter(f -> f.cause() == cause)
        .findFirst()
        .orElseThrow(() -> new AssertionError(cause + " is not among " + diagnosis.findings()));
  }

  @Test
  void anOrdinaryPostIsNotAsked() {
    Diagnosis ordinary = after(ordinary("one more").at(FLOP_DAY)).get(0);
    assertThat(ordinary.judged().verdict()).isEqualTo(Verdict.TYPICAL);
    assertThat(ordinary.asked()).isFalse();
    assertThat(ordinary.findings()).isEmpty();
  }

  @Test
  void aFlopWithoutFittingEvidenceHasNoCause() {
    StoryPost story = flop().had(Counted.FOLLOWERS, 40).had(Counted.OUTSIDERS, 20);
    assertThat(of(story).causes()).isEmpty();
  }

  @Test
  void hardlyShown() {
    Diagnosis found = of(flop().had(Counted.IMPRESSIONS, 60));
    assertThat(found.causes()).containsExactly(Cause.NOT_SHOWN);
    Sign sign = finding(found, Cause.NOT_SHOWN).signs().get(0);
    assertThat(sign.evidence().column()).isEqualTo("impressions_30d");
    assertThat(sign.evidence().observed()).isEqualTo(60);
    assertThat(sign.evidence().expected()).isEqualTo(1_000);
    assertThat(sign.evidence().threshold()).isEqualTo(100);
    assertThat(sign.evidence().sampleSize()).isEqualTo(10);
  }

  @Test
  void whoPaysIsShown() {
    assertThat(of(flop().had(Counted.IMPRESSIONS, 60).boughtImpressions(900)).causes())
        .doesNotContain(Cause.NOT_SHOWN);
  }

  @Test
  void withoutExposureInTheLogNobodyKnowsIfItWasShown() {
    Diagnosis found =
        of(
            flop()
                .notLogged(Counted.IMPRESSIONS)
                .had(Counted.SAVES, 1)
                .had(Counted.CLICKS, 1)
                .had(Counted.FOLLOWERS, 1)
                .had(Counted.OUTSIDERS, 0));
    assertThat(found.causes()).isEmpty();
    assertThat(found.unchecked())
        .contains(Cause.NOT_SHOWN, Cause.BUZZ_WITHOUT_MESSAGE, Cause.NO_CULTURAL_FIT);
    assertThat(finding(found, Cause.NOT_SHOWN).signs())
        .singleElement()
        .satisfies(
            sign -> {
              assertThat(sign.evidence()).isNull();
              assertThat(sign.unseen()).isNotNull();
            });
  }

  @Test
  void impressionsAreNotSetAgainstViews() {
    Diagnosis found = of(flop().notLogged(Counted.IMPRESSIONS).had(Counted.VIEWS, 1));
    assertThat(found.causes()).doesNotContain(Cause.NOT_SHOWN);
    assertThat(found.unchecked()).contains(Cause.NOT_SHOWN);
  }

  @Test
  void seenAndNothingSticks() {
    Diagnosis found =
        of(flop().had(Counted.IMPRESSIONS, 4_000).had(Counted.SAVES, 1).had(Counted.CLICKS, 2));
    assertThat(found.causes()).contains(Cause.BUZZ_WITHOUT_MESSAGE);
    assertThat(finding(found, Cause.BUZZ_WITHOUT_MESSAGE).fitting()).isEqualTo(5);
  }

  @Test
  void whatIsClickedAsUsualSticks() {
    assertThat(
            of(flop().had(Counted.IMPRESSIONS, 4_000).had(Counted.SAVES, 1).had(Counted.CLICKS, 20))
                .causes())
        .doesNotContain(Cause.BUZZ_WITHOUT_MESSAGE);
  }

  @Test
  void whatIsTalkedAboutAsUsualButNotForItsMessageIsBuzz() {
    StoryPost seen =
        ordinary("seen")
            .at(FLOP_DAY)
            .had(Counted.IMPRESSIONS, 4_000)
            .notLogged(Counted.SAVES)
            .notLogged(Counted.CLICKS);
    assertThat(after(seen).get(0).asked()).as("mentioned as usual").isFalse();
    Diagnosis found = after(seen.had(Counted.MENTIONS, 0)).get(0);
    assertThat(found.judged().verdict()).isEqualTo(Verdict.TYPICAL);
    assertThat(found.causes()).containsExactly(Cause.BUZZ_WITHOUT_MESSAGE);
    Finding buzz = finding(found, Cause.BUZZ_WITHOUT_MESSAGE);
    assertThat(buzz.signs())
        .extracting(Sign::kind)
        .contains(Sign.Kind.EXPOSURE_ABOVE, Sign.Kind.MENTIONS_BELOW);
    assertThat(after(seen.notLogged(Counted.MENTIONS)).get(0).asked()).as("unknown").isFalse();
  }

  @Test
  void aMessageThatIsMentionedAsUsualSticks() {
    StoryPost story =
        flop().had(Counted.IMPRESSIONS, 4_000).had(Counted.SAVES, 1).had(Counted.CLICKS, 2);
    assertThat(of(story.had(Counted.MENTIONS, 6)).causes())
        .doesNotContain(Cause.BUZZ_WITHOUT_MESSAGE);
    assertThat(of(story.notLogged(Counted.MENTIONS)).causes()).contains(Cause.BUZZ_WITHOUT_MESSAGE);
  }

  @Test
  void nobodyFeltAddressed() {
    Diagnosis found =
        of(
            flop()
                .had(Counted.FOLLOWERS, 3)
                .had(Counted.OUTSIDERS, 1)
                .in(circumstances().community(12, 0.75).known()));
    assertThat(found.causes()).containsExactly(Cause.NO_CULTURAL_FIT);
    assertThat(finding(found, Cause.NO_CULTURAL_FIT).fitting()).isEqualTo(5);
  }

  @Test
  void engagementOverManyCommunitiesSpeaksAgainstItAndDecidesNothing() {
    Finding found =
        finding(
            of(
                flop()
                    .had(Counted.FOLLOWERS, 3)
                    .had(Counted.OUTSIDERS, 1)
                    .in(circumstances().community(12, 0.2).known())),
            Cause.NO_CULTURAL_FIT);
    assertThat(found.fits()).isTrue();
    assertThat(found.fitting()).isEqualTo(4);
    assertThat(found.checked()).isEqualTo(5);
  }

  @Test
  void pushedWithMoneyAndNotPickedUp() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(2L, 200.0).known();
    Diagnosis found = of(flop().had(Counted.IMPRESSIONS, 300).boughtImpressions(2_700).in(paid));
    assertThat(found.causes()).containsExactly(Cause.FORCED);
  }

  @Test
  void pickedUpAfterThePaymentIsNotForced() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(15L, 200.0).known();
    Diagnosis found = of(flop().had(Counted.IMPRESSIONS, 300).boughtImpressions(2_700).in(paid));
    assertThat(found.causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void aPaymentThatHasJustEndedTellsNothingYet() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(0L, 3.0).known();
    Diagnosis found =
        of(
            flop()
                .notLogged(Counted.ANGER)
                .notLogged(Counted.HIDES)
                .had(Counted.IMPRESSIONS, 300)
                .boughtImpressions(2_700)
                .in(paid));
    assertThat(found.causes()).doesNotContain(Cause.FORCED);
    assertThat(found.unchecked()).contains(Cause.FORCED);
    assertThat(finding(found, Cause.FORCED).signs())
        .extracting(Sign::kind)
        .contains(Sign.Kind.PAYMENT_ENDED);
  }

  @Test
  void moreAngerThanUsual() {
    assertThat(of(flop().had(Counted.ANGER, 30)).causes()).contains(Cause.FORCED);
    assertThat(of(flop().had(Counted.ANGER, 4)).causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void hiddenMoreThanUsual() {
    Diagnosis found = of(flop().had(Counted.HIDES, 30));
    assertThat(found.causes()).contains(Cause.FORCED);
    assertThat(finding(found, Cause.FORCED).signs())
        .filteredOn(sign -> sign.kind() == Sign.Kind.HIDES_ABOVE)
        .singleElement()
        .satisfies(sign -> assertThat(sign.evidence().expected()).isEqualTo(4));
    assertThat(found.hidesToExposure()).isCloseTo(31 / 5.0, within(1e-9));
    assertThat(of(flop().had(Counted.HIDES, 4)).causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void whatIsShownMoreIsHiddenMore() {
    StoryPost seen = flop().had(Counted.HIDES, 20).had(Counted.IMPRESSIONS, 4_000);
    assertThat(of(seen).causes()).doesNotContain(Cause.FORCED);
    StoryPost promoted = flop().had(Counted.HIDES, 20).boughtImpressions(4_000);
    assertThat(of(promoted).causes()).doesNotContain(Cause.FORCED);
    assertThat(of(flop().had(Counted.HIDES, 20).notLogged(Counted.IMPRESSIONS)).causes())
        .contains(Cause.FORCED);
  }

  @Test
  void publishedInTheDeadOfNight() {
    StoryPost story = flop().at("2026-01-05T03:10:00Z").had(Counted.IMPRESSIONS, 300);
    Diagnosis found = of(story);
    assertThat(found.causes()).containsExactly(Cause.BAD_TIMING);
    assertThat(found.activity().share()).isLessThan(0.2);
    assertThat(of(flop().at("2026-01-05T14:10:00Z").had(Counted.IMPRESSIONS, 300)).causes())
        .doesNotContain(Cause.BAD_TIMING);
  }

  @Test
  void theNightIsNoExcuseForAPostThatWasShown() {
    assertThat(of(flop().at("2026-01-05T03:10:00Z")).causes()).doesNotContain(Cause.BAD_TIMING);
  }

  @Test
  void anotherOwnPostTookTheAttention() {
    StoryPost rival = ordinary("rival").at("2026-01-05T09:40:00Z");
    StoryPost flop = flop().had(Counted.IMPRESSIONS, 300);
    List<Diagnosis> both = after(flop, rival);
    assertThat(both.get(0).causes()).containsExactly(Cause.OWN_COMPETITION);
    assertThat(both.get(0).ownPost().postId()).isEqualTo("rival");
    assertThat(both.get(1).findings()).isEmpty();
  }

  @Test
  void aRivalBeforeCompetesToo() {
    StoryPost rival = ordinary("rival").at("2026-01-05T08:20:00Z");
    assertThat(after(rival, flop().had(Counted.IMPRESSIONS, 300)).get(1).causes())
        .containsExactly(Cause.OWN_COMPETITION);
  }

  @Test
  void somebodyElsesPostDoesNotCompete() {
    StoryPost other = ordinary("other").by("bob").at("2026-01-05T08:20:00Z");
    assertThat(after(other, flop().had(Counted.IMPRESSIONS, 300)).get(1).causes()).isEmpty();
  }

  @Test
  void anAccountThatPostsEveryHourDoesNotCompeteWithItself() {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> done = new ArrayList<>();
    for (int hour = 8; hour < 23; hour++) {
      done.addAll(
          fold.next(ordinary("at-" + hour).at("2026-01-04T%02d:00:00Z".formatted(hour)).told()));
    }
    StoryPost flop = flop().at("2026-01-04T23:00:00Z").had(Counted.IMPRESSIONS, 300);
    done.addAll(fold.next(flop.told()));
    done.addAll(fold.rest());
    assertThat(CauseStories.diagnosed(done).get(done.size() - 1).causes()).isEmpty();
  }

  @Test
  void theFormatGetsLittleHere() {
    Diagnosis found = CauseStories.weakFormat();
    assertThat(found.judged().verdict()).isEqualTo(Verdict.TYPICAL);
    assertThat(found.causes()).containsExactly(Cause.WRONG_FORMAT_FOR_PLATFORM);
    assertThat(finding(found, Cause.WRONG_FORMAT_FOR_PLATFORM).signs())
        .extracting(sign -> sign.evidence().sampleSize())
        .containsExactly(10L, 10L);
  }

  @Test
  void sharedTogetherAndNotPickedUp() {
    StoryPost story = flop().shared(13).in(circumstances().sharedTogether(12, 14).known());
    Diagnosis found = after(story).get(0);
    assertThat(found.causes()).contains(Cause.FORCED);
    assertThat(finding(found, Cause.FORCED).signs())
        .extracting(Sign::kind)
        .containsExactly(Sign.Kind.SHARED_TOGETHER, Sign.Kind.BELOW_WITHOUT_THEM);
    Sign together = finding(found, Cause.FORCED).signs().get(0);
    assertThat(together.evidence().column()).isEqualTo("coordinated_share");
    assertThat(together.evidence().observed()).isEqualTo(12 / 14.0);
    assertThat(together.evidence().sampleSize()).isEqualTo(14);
    Sign without = finding(found, Cause.FORCED).signs().get(1);
    assertThat(without.evidence().column()).isEqualTo("uncoordinated_shares_24h");
    assertThat(without.evidence().observed()).isEqualTo(1);
  }

  @Test
  void aPostAsUsualByThoseWhoShareTogetherAloneIsAskedAboutThat() {
    StoryPost story =
        ordinary("lifted").at(FLOP_DAY).in(circumstances().sharedTogether(19, 20).known());
    Diagnosis found = after(story).get(0);
    assertThat(found.judged().verdict()).isEqualTo(Verdict.TYPICAL);
    assertThat(found.causes()).containsExactly(Cause.FORCED);
  }

  @Test
  void aSmallPartOfTheSharersForcesNothing() {
    assertThat(of(flop().in(circumstances().sharedTogether(5, 20).known())).causes())
        .doesNotContain(Cause.FORCED);
  }

  @Test
  void ofFewSharersNothingIsSaid() {
    Diagnosis found =
        of(
            flop()
                .notLogged(Counted.ANGER)
                .notLogged(Counted.HIDES)
                .in(circumstances().sharedTogether(6, 9).known()));
    assertThat(found.causes()).doesNotContain(Cause.FORCED);
    assertThat(finding(found, Cause.FORCED).signs())
        .extracting(Sign::kind)
        .contains(Sign.Kind.SHARED_TOGETHER, Sign.Kind.PUSHED);
  }

  @Test
  void whatIsSharedAsUsualWithoutThemTooIsNotAsked() {
    StoryPost usual =
        ordinary("usual").at(FLOP_DAY).in(circumstances().sharedTogether(6, 20).known());
    assertThat(after(usual).get(0).asked()).isFalse();
  }

  @Test
  void stillYoung() {
    Diagnosis found = of(flop().observed(7.0));
    assertThat(found.causes()).contains(Cause.TOO_YOUNG);
    assertThat(found.unchecked()).contains(Cause.NOT_SHOWN);
  }

  @Test
  void theLogHoldsLessThanThePlatformCounted() {
    assertThat(of(flop().in(circumstances().logShare(0.4).known())).causes())
        .contains(Cause.LOGGING_GAP);
    assertThat(of(flop().in(circumstances().logShare(0.95).known())).causes())
        .doesNotContain(Cause.LOGGING_GAP);
  }

  @Test
  void sharesThatCameThroughLostOnesAreAGap() {
    assertThat(of(flop().tree(21, 0.9).in(circumstances().orphans(0.5).known())).causes())
        .contains(Cause.LOGGING_GAP);
  }

  @Test
  void ofAPostOfWhichTooLittleIsKnownOnlyTheLackIsExplained() {
    Diagnosis found =
        after(
                ordinary("new")
                    .atMicros(Instant.parse(FLOP_DAY).toEpochMilli() * 1_000)
                    .observed(0.5))
            .get(0);
    assertThat(found.judged().verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    assertThat(found.causes()).containsExactly(Cause.TOO_YOUNG);
    assertThat(found.unchecked()).containsExactly(Cause.LOGGING_GAP);
  }

  @Test
  void aPostWithoutAnAuthorOrADateCompetesWithNobody() {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, quietAtThree());
    List<Placed> done = new ArrayList<>(fold.next(post("undated").atMicros(null).told()));
    done.addAll(fold.next(post("anonymous").by(null).told()));
    done.addAll(fold.rest());
    assertThat(CauseStories.diagnosed(done)).extracting(Diagnosis::ownPost).containsOnlyNulls();
    assertThat(done).extracting(d -> d.post().postId()).containsExactly("undated", "anonymous");
  }
}
