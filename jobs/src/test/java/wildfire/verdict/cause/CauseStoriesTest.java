package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;
import static wildfire.verdict.cause.CauseStories.CAUSES;
import static wildfire.verdict.cause.CauseStories.circumstances;
import static wildfire.verdict.cause.CauseStories.ordinary;
import static wildfire.verdict.cause.FlopStories.FLOP_DAY;
import static wildfire.verdict.cause.FlopStories.after;
import static wildfire.verdict.cause.FlopStories.diagnosis;
import static wildfire.verdict.cause.FlopStories.finding;
import static wildfire.verdict.cause.FlopStories.flop;
import static wildfire.verdict.cause.FlopStories.quietAtThree;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.Counted;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.PlatformFold.Placed;

/** A flop after ten ordinary days, each time for another reason. */
final class CauseStoriesTest {
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
    assertThat(diagnosis(story).causes()).isEmpty();
  }

  @Test
  void hardlyShown() {
    Diagnosis found = diagnosis(flop().had(Counted.IMPRESSIONS, 60));
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
    assertThat(diagnosis(flop().had(Counted.IMPRESSIONS, 60).boughtImpressions(900)).causes())
        .doesNotContain(Cause.NOT_SHOWN);
  }

  @Test
  void withoutExposureInTheLogNobodyKnowsIfItWasShown() {
    Diagnosis found =
        diagnosis(
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
    Diagnosis found = diagnosis(flop().notLogged(Counted.IMPRESSIONS).had(Counted.VIEWS, 1));
    assertThat(found.causes()).doesNotContain(Cause.NOT_SHOWN);
    assertThat(found.unchecked()).contains(Cause.NOT_SHOWN);
  }

  @Test
  void seenAndNothingSticks() {
    Diagnosis found =
        diagnosis(
            flop().had(Counted.IMPRESSIONS, 4_000).had(Counted.SAVES, 1).had(Counted.CLICKS, 2));
    assertThat(found.causes()).contains(Cause.BUZZ_WITHOUT_MESSAGE);
    assertThat(finding(found, Cause.BUZZ_WITHOUT_MESSAGE).fitting()).isEqualTo(5);
  }

  @Test
  void whatIsClickedAsUsualSticks() {
    assertThat(
            diagnosis(
                    flop()
                        .had(Counted.IMPRESSIONS, 4_000)
                        .had(Counted.SAVES, 1)
                        .had(Counted.CLICKS, 20))
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
    assertThat(diagnosis(story.had(Counted.MENTIONS, 6)).causes())
        .doesNotContain(Cause.BUZZ_WITHOUT_MESSAGE);
    assertThat(diagnosis(story.notLogged(Counted.MENTIONS)).causes())
        .contains(Cause.BUZZ_WITHOUT_MESSAGE);
  }

  @Test
  void nobodyFeltAddressed() {
    Diagnosis found =
        diagnosis(
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
            diagnosis(
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
  void publishedInTheDeadOfNight() {
    StoryPost story = flop().at("2026-01-05T03:10:00Z").had(Counted.IMPRESSIONS, 300);
    Diagnosis found = diagnosis(story);
    assertThat(found.causes()).containsExactly(Cause.BAD_TIMING);
    assertThat(found.activity().share()).isLessThan(0.2);
    assertThat(diagnosis(flop().at("2026-01-05T14:10:00Z").had(Counted.IMPRESSIONS, 300)).causes())
        .doesNotContain(Cause.BAD_TIMING);
  }

  @Test
  void theNightIsNoExcuseForAPostThatWasShown() {
    assertThat(diagnosis(flop().at("2026-01-05T03:10:00Z")).causes())
        .doesNotContain(Cause.BAD_TIMING);
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
  void ofPostsWithADateAloneNobodyKnowsHowCloseTheyAre() {
    StoryPost rival = ordinary("rival").at("2026-01-05T09:00:00Z");
    StoryPost flop = flop().had(Counted.IMPRESSIONS, 300).at("2026-01-05T09:00:00Z").onThatDay();
    for (Diagnosis dated :
        List.of(after(rival, flop).get(1), after(rival.onThatDay(), flop).get(1))) {
      assertThat(dated.causes()).doesNotContain(Cause.OWN_COMPETITION);
      assertThat(dated.unchecked()).contains(Cause.OWN_COMPETITION);
      assertThat(dated.ownPost()).isNull();
    }
    StoryPost timed = flop().had(Counted.IMPRESSIONS, 300).at("2026-01-05T09:00:00Z");
    assertThat(after(rival, timed).get(1).ownPost()).isNull();
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
  void stillYoung() {
    Diagnosis found = diagnosis(flop().observed(7.0));
    assertThat(found.causes()).contains(Cause.TOO_YOUNG);
    assertThat(found.unchecked()).contains(Cause.NOT_SHOWN);
  }

  @Test
  void theLogHoldsLessThanThePlatformCounted() {
    assertThat(diagnosis(flop().in(circumstances().logShare(0.4).known())).causes())
        .contains(Cause.LOGGING_GAP);
    assertThat(diagnosis(flop().in(circumstances().logShare(0.95).known())).causes())
        .doesNotContain(Cause.LOGGING_GAP);
  }

  @Test
  void sharesThatCameThroughLostOnesAreAGap() {
    assertThat(diagnosis(flop().tree(21, 0.9).in(circumstances().orphans(0.5).known())).causes())
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
