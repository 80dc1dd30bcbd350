package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.verdict.VerdictChange.Because;
import wildfire.verdict.VerdictChange.Rules;
import wildfire.verdict.VerdictSnapshot.Look;

final class VerdictChangeTest {
  private static final Rules SAME = new Rules(true, true);

  private static VerdictSnapshot post(
      Verdict verdict, ComparisonAge age, long observed, double expected, String own) {
    return new VerdictSnapshot(
        "x",
        "1",
        verdict,
        false,
        Map.of(Counted.SPREAD, Map.of(ComparisonAge.HOURS_6, 5L, age, observed)),
        Map.of(Counted.SPREAD, new Look(age, observed, expected, List.of(expected, "account"))),
        List.of(own));
  }

  private static VerdictSnapshot early(Verdict verdict, long observed, double expected) {
    return new VerdictSnapshot(
        "x",
        "1",
        verdict,
        false,
        Map.of(Counted.SPREAD, Map.of(ComparisonAge.HOURS_6, observed)),
        Map.of(
            Counted.SPREAD,
            new Look(ComparisonAge.HOURS_6, observed, expected, List.of(expected, "account"))),
        List.of("own " + observed));
  }

  private static VerdictChange change(VerdictSnapshot before, VerdictSnapshot now) {
    return VerdictChange.between(before, now, SAME);
  }

  @Test
  void aPostIsNewOrGone() {
    VerdictSnapshot post = early(Verdict.TYPICAL, 5, 5);
    assertThat(change(null, post).because()).containsExactly(Because.NEW_POST);
    assertThat(change(post, null).because()).containsExactly(Because.GONE);
    assertThat(change(post, null).postId()).isEqualTo("1");
    assertThatThrownBy(() -> change(null, null)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLaterAgeAloneIsToldWhereEarlierCountsStand() {
    assertThat(
            change(
                    early(Verdict.TYPICAL, 5, 5),
                    post(Verdict.VIRAL, ComparisonAge.HOURS_24, 90, 9, "own 90"))
                .because())
        .containsExactly(Because.LATER_AGE);
  }

  @Test
  void rowsThatCameLateAreToldBesideTheLaterAge() {
    assertThat(
            change(
                    early(Verdict.TYPICAL, 4, 5),
                    post(Verdict.VIRAL, ComparisonAge.HOURS_24, 90, 9, "own 90"))
                .because())
        .containsExactly(Because.LATER_AGE, Because.CORRECTED);
  }

  @Test
  void whatIsUsualIsComparedAtTheSameAgeOnly() {
    assertThat(change(early(Verdict.FLOP, 5, 9), early(Verdict.TYPICAL, 5, 5)).because())
        .containsExactly(Because.USUAL);
    assertThat(change(early(Verdict.FLOP, 5, 9), early(Verdict.TYPICAL, 9, 9)).because())
        .containsExactly(Because.CORRECTED);
  }

  @Test
  void moreThatIsKnownIsToldWhereNothingElseIs() {
    VerdictSnapshot before = post(Verdict.TYPICAL, ComparisonAge.HOURS_24, 90, 9, "followers");
    VerdictSnapshot now = post(Verdict.VIRAL, ComparisonAge.HOURS_24, 90, 9, "outsiders");
    assertThat(change(before, now).because()).containsExactly(Because.MORE_SEEN);
  }

  @Test
  void whereNothingIsOtherItIsThePostsThatItIsComparedWith() {
    VerdictSnapshot before = early(Verdict.TYPICAL, 90, 9);
    assertThat(change(before, early(Verdict.VIRAL, 90, 9)).because())
        .containsExactly(Because.USUAL);
  }

  @Test
  void otherRulesAreToldToo() {
    assertThat(
            VerdictChange.between(
                    early(Verdict.TYPICAL, 90, 9),
                    early(Verdict.VIRAL, 90, 9),
                    new Rules(false, false))
                .because())
        .containsExactly(Because.SETTINGS, Because.VERSION);
  }

  @Test
  void theCountThatMovedMostIsTheGreatestShift() {
    Map<Counted, Map<ComparisonAge, Long>> counts =
        Map.of(
            Counted.SPREAD, Map.of(ComparisonAge.HOURS_6, 5L),
            Counted.COMMENTS, Map.of(ComparisonAge.HOURS_6, 50L));
    VerdictSnapshot before = early(Verdict.TYPICAL, 5, 5);
    VerdictSnapshot now =
        new VerdictSnapshot(
            "x",
            "1",
            Verdict.TALKED_ABOUT,
            false,
            counts,
            Map.of(
                Counted.SPREAD, new Look(ComparisonAge.HOURS_6, 5, 5, List.of()),
                Counted.COMMENTS, new Look(ComparisonAge.HOURS_6, 50, 5, List.of())),
            List.of());
    assertThat(change(before, now).greatestShift().orElseThrow().counted())
        .isEqualTo(Counted.COMMENTS);
    assertThat(change(before, now).greatestShift().orElseThrow().before()).isNull();
  }
}
