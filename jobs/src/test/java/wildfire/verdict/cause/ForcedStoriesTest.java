package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.verdict.cause.CauseStories.circumstances;
import static wildfire.verdict.cause.CauseStories.ordinary;
import static wildfire.verdict.cause.FlopStories.FLOP_DAY;
import static wildfire.verdict.cause.FlopStories.after;
import static wildfire.verdict.cause.FlopStories.diagnosis;
import static wildfire.verdict.cause.FlopStories.finding;
import static wildfire.verdict.cause.FlopStories.flop;

import org.junit.jupiter.api.Test;
import wildfire.verdict.Counted;
import wildfire.verdict.PostFigures.Circumstances;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Verdict;

/** A flop that was pushed: with money, by accounts that share together, or against the audience. */
final class ForcedStoriesTest {
  @Test
  void pushedWithMoneyAndNotPickedUp() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(2L, 200.0).known();
    Diagnosis found =
        diagnosis(flop().had(Counted.IMPRESSIONS, 300).boughtImpressions(2_700).in(paid));
    assertThat(found.causes()).containsExactly(Cause.FORCED);
  }

  @Test
  void pickedUpAfterThePaymentIsNotForced() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(15L, 200.0).known();
    Diagnosis found =
        diagnosis(flop().had(Counted.IMPRESSIONS, 300).boughtImpressions(2_700).in(paid));
    assertThat(found.causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void aPaymentThatHasJustEndedTellsNothingYet() {
    Circumstances paid = circumstances().paidExposure(0.9).afterPayment(0L, 3.0).known();
    Diagnosis found =
        diagnosis(
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
    assertThat(diagnosis(flop().had(Counted.ANGER, 30)).causes()).contains(Cause.FORCED);
    assertThat(diagnosis(flop().had(Counted.ANGER, 4)).causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void hiddenMoreThanUsual() {
    Diagnosis found = diagnosis(flop().had(Counted.HIDES, 30));
    assertThat(found.causes()).contains(Cause.FORCED);
    assertThat(finding(found, Cause.FORCED).signs())
        .filteredOn(sign -> sign.kind() == Sign.Kind.HIDES_ABOVE)
        .singleElement()
        .satisfies(sign -> assertThat(sign.evidence().expected()).isEqualTo(4));
    assertThat(found.hidesToExposure()).isCloseTo(31 / 5.0, within(1e-9));
    assertThat(diagnosis(flop().had(Counted.HIDES, 4)).causes()).doesNotContain(Cause.FORCED);
  }

  @Test
  void whatIsShownMoreIsHiddenMore() {
    StoryPost seen = flop().had(Counted.HIDES, 20).had(Counted.IMPRESSIONS, 4_000);
    assertThat(diagnosis(seen).causes()).doesNotContain(Cause.FORCED);
    assertThat(diagnosis(seen.boughtImpressionsUnknown()).causes())
        .as("what was bought is not told, and what was not is enough")
        .doesNotContain(Cause.FORCED);
    StoryPost promoted = flop().had(Counted.HIDES, 20).boughtImpressions(4_000);
    assertThat(diagnosis(promoted).causes()).doesNotContain(Cause.FORCED);
    assertThat(diagnosis(flop().had(Counted.HIDES, 20).notLogged(Counted.IMPRESSIONS)).causes())
        .contains(Cause.FORCED);
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
    assertThat(diagnosis(flop().in(circumstances().sharedTogether(5, 20).known())).causes())
        .doesNotContain(Cause.FORCED);
  }

  @Test
  void ofFewSharersNothingIsSaid() {
    Diagnosis found =
        diagnosis(
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
}
