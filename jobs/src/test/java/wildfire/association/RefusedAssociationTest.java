package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.association.ChangedOutcomes.chosen;
import static wildfire.association.ChangedOutcomes.planted;
import static wildfire.association.ChangedOutcomes.where;
import static wildfire.association.ChangedOutcomes.withFactors;
import static wildfire.association.ChangedOutcomes.withOutcome;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wildfire.association.Control.AccountMean;

/** When there is no number, and why. */
final class RefusedAssociationTest {
  private static final Rules RULES = Rules.usual();

  private static Refused refusal(OutcomeData data) {
    return data.rows(RULES).get(0).refused();
  }

  @Test
  void refusesWithTheReason() {
    OutcomeData data = planted(Scale.LOG, 40);
    Factor emotion = data.factors().get(0);
    int posts = data.account().length;
    double[] few = new double[posts];
    Arrays.fill(few, 0, 3, 1);
    double[] ofOneAccount = new double[posts];
    Arrays.setAll(ofOneAccount, post -> data.account()[post] == 3 ? post % 2 : 0);
    double[] most = where(few, s -> 1 - s);

    assertThat(refusal(withOutcome(data, y -> 1)).reason()).isEqualTo(Refusal.OUTCOME_CONSTANT);
    assertThat(refusal(withOutcome(data, y -> Double.NaN)).reason())
        .isEqualTo(Refusal.OUTCOME_UNKNOWN);
    assertThat(refusal(withFactors(data, Factor.joint("x", new double[posts]))).reason())
        .isEqualTo(Refusal.FACTOR_CONSTANT);
    assertThat(refusal(withFactors(data, Factor.joint("x", few))).message())
        .isEqualTo("too few posts with it: 3 posts");
    assertThat(refusal(withFactors(data, Factor.joint("x", most))).reason())
        .isEqualTo(Refusal.TOO_FEW_POSTS_WITHOUT);
    assertThat(
            withFactors(data, Factor.joint("x", ofOneAccount))
                .rows(new Rules(3, 3, 5, 3, 3, 40, 12, 999, 1))
                .get(0)
                .refused()
                .reason())
        .isEqualTo(Refusal.TOO_FEW_ACCOUNTS_WITH);
    assertThat(data.rows(new Rules(10, 10, 5, 3, 100, 40, 12, 999, 1)).get(0).refused().reason())
        .isEqualTo(Refusal.TOO_FEW_POSTS_FOR_MODEL);
    assertThat(data.rows(new Rules(10, 10, 41, 3, 3, 40, 12, 999, 1)).get(0).refused().message())
        .isEqualTo("too few accounts: 40 accounts");
    OutcomeData fitted =
        new OutcomeData(
            "all",
            "copy",
            Scale.LOG,
            emotion.strength(),
            data.account(),
            List.of(emotion),
            List.of(),
            new int[0]);
    assertThat(refusal(fitted).reason()).isEqualTo(Refusal.EXACT_FIT);
  }

  @Test
  void twoTriggersAlwaysUsedTogetherAreBothRefusedByName() {
    OutcomeData data = planted(Scale.LOG, 40);
    Factor emotion = data.factors().get(0);
    Factor twin = Factor.joint("twin", emotion.strength());
    List<AssociationRow> rows = withFactors(data, emotion, twin, data.factors().get(1)).rows(RULES);
    assertThat(rows.get(0).refused().reason()).isEqualTo(Refusal.COLLINEAR);
    assertThat(rows.get(0).refused().detail()).contains("twin");
    assertThat(rows.get(1).refused().detail()).contains("emotion");
    assertThat(rows.get(2).adjusted()).isNotNull();
  }

  @Test
  void aTriggerThatAlwaysGoesWithYesIsRefusedAndTheOthersAreNot() {
    OutcomeData data = planted(Scale.YES_NO, 60);
    Factor emotion = data.factors().get(0);
    double[] answer = data.value().clone();
    Arrays.setAll(answer, post -> emotion.strength()[post] > 0 ? 1 : answer[post]);
    OutcomeData certain =
        new OutcomeData(
            "all",
            "viral",
            Scale.YES_NO,
            answer,
            data.account(),
            data.factors(),
            List.of(),
            new int[0]);
    List<AssociationRow> rows = certain.rows(RULES);
    assertThat(rows.get(0).refused().reason()).isEqualTo(Refusal.SEPARATED);
    assertThat(((Plain.Shares) rows.get(0).plain()).shareWith()).isEqualTo(1);
    assertThat(rows.get(1).adjusted().certainPosts()).isEqualTo(rows.get(0).counts().with());
  }

  /** A format that is never viral says nothing about the triggers. */
  @Test
  void postsThatAControlDecidesAreSetAsideAsIfTheyWereNotThere() {
    OutcomeData data = planted(Scale.YES_NO, 60);
    double[] audio = new double[data.account().length];
    Arrays.setAll(audio, post -> post % 11 == 0 ? 1 : 0);
    double[] answer = data.value().clone();
    Arrays.setAll(answer, post -> audio[post] == 1 ? 0 : answer[post]);
    Control control = new Control("format=audio", "format", audio, AccountMean.LEFT_OUT);
    Factor bare = data.factors().get(3);
    OutcomeData all =
        new OutcomeData(
            "all",
            "viral",
            Scale.YES_NO,
            answer,
            data.account(),
            List.of(bare),
            List.of(control),
            new int[0]);
    int[] rest = IntStream.range(0, answer.length).filter(post -> audio[post] == 0).toArray();
    Adjusted adjusted = all.rows(RULES).get(0).adjusted();
    assertThat(adjusted.certainPosts()).isEqualTo(answer.length - rest.length);
    assertThat(adjusted.posts()).isEqualTo(rest.length);
    assertThat(adjusted.leftOut()).contains("format=audio");
    // The account means are those of all posts, so the two differ by a hair.
    Adjusted alone = chosen(all, rest).rows(RULES).get(0).adjusted();
    assertThat(adjusted.estimate().coefficient())
        .isCloseTo(alone.estimate().coefficient(), within(0.05));
  }
}
