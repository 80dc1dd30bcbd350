package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.association.Control.AccountMean;

final class AssociationTest {
  private static final Rules RULES = Rules.usual();

  private static OutcomeData planted(Scale scale, int accounts) {
    return new PlantedCampaign(accounts, 1, 42).data(scale);
  }

  private static OutcomeData withFactors(OutcomeData data, Factor... factors) {
    return new OutcomeData(
        data.scope(),
        data.outcome(),
        data.account(),
        List.of(factors),
        data.controls(),
        new int[0]);
  }

  private static OutcomeData withOutcome(OutcomeData data, DoubleUnaryOperator changed) {
    return new OutcomeData(
        data.scope(),
        new Outcome(
            data.outcome().name(),
            data.outcome().scale(),
            Arrays.stream(data.outcome().value()).map(changed).toArray()),
        data.account(),
        data.factors(),
        data.controls(),
        new int[0]);
  }

  /** The same posts, some of them, in another order. */
  private static OutcomeData chosen(OutcomeData data, int[] posts) {
    return new OutcomeData(
        data.scope(),
        new Outcome(
            data.outcome().name(), data.outcome().scale(), chosen(data.outcome().value(), posts)),
        Arrays.stream(posts).map(post -> data.account()[post]).toArray(),
        data.factors().stream()
            .map(f -> new Factor(f.name(), f.role(), chosen(f.strength(), posts)))
            .toList(),
        data.controls().stream()
            .map(c -> new Control(c.name(), c.block(), chosen(c.value(), posts), c.accountMean()))
            .toList(),
        new int[0]);
  }

  private static double[] chosen(double[] column, int[] posts) {
    return Arrays.stream(posts).mapToDouble(post -> column[post]).toArray();
  }

  private static double[] where(double[] column, DoubleUnaryOperator to) {
    return Arrays.stream(column).map(to).toArray();
  }

  private static Refused refusal(OutcomeData data) {
    return Association.of(data, RULES).get(0).refused();
  }

  private static void assertSame(AssociationRow one, AssociationRow other) {
    assertThat(other.counts()).isEqualTo(one.counts());
    assertThat(other.plain()).isEqualTo(one.plain());
    Estimate expected = one.adjusted().estimate();
    Estimate estimate = other.adjusted().estimate();
    assertThat(estimate.coefficient()).isCloseTo(expected.coefficient(), within(1e-8));
    assertThat(estimate.standardError()).isCloseTo(expected.standardError(), within(1e-8));
    assertThat(estimate.p()).isCloseTo(expected.p(), within(1e-8));
    assertThat(estimate.interval().lower()).isCloseTo(expected.interval().lower(), within(1e-4));
    assertThat(estimate.interval().upper()).isCloseTo(expected.interval().upper(), within(1e-4));
  }

  private static void assertFinds(double planted, AssociationRow row) {
    Estimate estimate = row.adjusted().estimate();
    assertThat(estimate.coefficient()).isCloseTo(planted, within(4 * estimate.standardError()));
  }

  @Test
  void theOrderOfThePostsDoesNotMatter() {
    for (Scale scale : Scale.values()) {
      OutcomeData data = planted(scale, 40);
      List<Integer> order =
          new ArrayList<>(IntStream.range(0, data.account().length).boxed().toList());
      Collections.shuffle(order, new Random(5));
      List<AssociationRow> rows = Association.of(data, RULES);
      List<AssociationRow> shuffled =
          Association.of(chosen(data, order.stream().mapToInt(i -> i).toArray()), RULES);
      for (int i = 0; i < rows.size(); i++) {
        assertSame(rows.get(i), shuffled.get(i));
      }
    }
  }

  @Test
  void unknownOutcomesLeaveTheirPostsOutAndAreCounted() {
    OutcomeData data = planted(Scale.LOG, 40);
    double[] value = data.outcome().value().clone();
    for (int post = 0; post < value.length; post += 7) {
      value[post] = Double.NaN;
    }
    int[] known = IntStream.range(0, value.length).filter(post -> post % 7 != 0).toArray();
    OutcomeData gaps =
        new OutcomeData(
            data.scope(),
            new Outcome("LOG", Scale.LOG, value),
            data.account(),
            data.factors(),
            data.controls(),
            new int[0]);
    AssociationRow with = Association.of(gaps, RULES).get(0);
    AssociationRow without = Association.of(chosen(data, known), RULES).get(0);
    assertThat(with.counts().unknown()).isEqualTo(value.length - known.length);
    assertThat(with.counts().with() + with.counts().without()).isEqualTo(known.length);
    assertThat(with.adjusted().estimate().coefficient())
        .isCloseTo(without.adjusted().estimate().coefficient(), within(1e-10));
  }

  @Test
  void aConstantInTheOutcomeChangesNothingAndAUnitOnlyTheUnit() {
    OutcomeData data = planted(Scale.LOG, 40);
    List<AssociationRow> rows = Association.of(data, RULES);
    List<AssociationRow> shifted = Association.of(withOutcome(data, y -> y + 1e6), RULES);
    List<AssociationRow> scaled = Association.of(withOutcome(data, y -> 1000 * y), RULES);
    for (int i = 0; i < rows.size(); i++) {
      Estimate estimate = rows.get(i).adjusted().estimate();
      assertThat(shifted.get(i).adjusted().estimate().coefficient())
          .isCloseTo(estimate.coefficient(), within(1e-7));
      assertThat(scaled.get(i).adjusted().estimate().coefficient())
          .isCloseTo(1000 * estimate.coefficient(), within(1e-7));
      assertThat(scaled.get(i).adjusted().estimate().p()).isCloseTo(estimate.p(), within(1e-9));
      assertThat(scaled.get(i).adjusted().eValue().estimate())
          .isCloseTo(rows.get(i).adjusted().eValue().estimate(), within(1e-9));
    }
  }

  @Test
  void halfTheStrengthIsTwiceTheStep() {
    OutcomeData data = planted(Scale.LOG, 40);
    Factor factor = data.factors().get(0);
    Factor half = Factor.joint(factor.name(), where(factor.strength(), s -> s / 2));
    Estimate whole = Association.of(withFactors(data, factor), RULES).get(0).adjusted().estimate();
    Estimate step = Association.of(withFactors(data, half), RULES).get(0).adjusted().estimate();
    assertThat(step.coefficient()).isCloseTo(2 * whole.coefficient(), within(1e-9));
    assertThat(step.p()).isCloseTo(whole.p(), within(1e-9));
  }

  /** Beside the account means, least squares compares within accounts as account dummies do. */
  @Test
  void accountMeansDoWhatADummyForEachAccountDoes() {
    OutcomeData data = planted(Scale.LOG, 40);
    OutcomeData bare =
        new OutcomeData(
            data.scope(), data.outcome(), data.account(), data.factors(), List.of(), new int[0]);
    List<String> names = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
    OutcomeData dummies =
        new OutcomeData(
            data.scope(),
            data.outcome(),
            data.account(),
            data.factors(),
            Controls.categories("account", data.account(), names, AccountMean.LEFT_OUT),
            new int[0]);
    List<AssociationRow> means = Association.of(bare, RULES);
    List<AssociationRow> within = Association.of(dummies, RULES);
    for (int i = 0; i < means.size(); i++) {
      assertThat(means.get(i).adjusted().estimate().coefficient())
          .isCloseTo(within.get(i).adjusted().estimate().coefficient(), within(1e-9));
      assertThat(within.get(i).adjusted().leftOut()).isNotEmpty();
    }
  }

  @Test
  void whatEachAccountAlwaysDoesIsComparedBetweenAccounts() {
    OutcomeData data = planted(Scale.LOG, 60);
    double[] strength = new double[data.account().length];
    Arrays.setAll(strength, post -> data.account()[post] % 2);
    AssociationRow row =
        Association.of(withFactors(data, Factor.joint("brand", strength)), RULES).get(0);
    assertThat(row.adjusted().basis()).isEqualTo(Adjusted.Basis.BETWEEN_ACCOUNTS);
    assertThat(Association.of(data, RULES).get(0).adjusted().basis())
        .isEqualTo(Adjusted.Basis.WITHIN_ACCOUNTS);
  }

  @Test
  void fewAccountsThatDecideCallForTheBootstrapHoweverManyThereAre() {
    List<AssociationRow> rows = Association.of(planted(Scale.LOG, 120), RULES);
    for (AssociationRow row : rows) {
      boolean rare = row.factor().equals(PlantedCampaign.RARE);
      assertThat(row.adjusted().estimate().method())
          .isEqualTo(rare ? Method.WILD_BOOTSTRAP : Method.CLUSTERED_T);
      assertThat(row.adjusted().estimate().accounts()).isEqualTo(120);
    }
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
            Association.of(
                    withFactors(data, Factor.joint("x", ofOneAccount)),
                    new Rules(3, 3, 5, 3, 3, 40, 12, 999, 1))
                .get(0)
                .refused()
                .reason())
        .isEqualTo(Refusal.TOO_FEW_ACCOUNTS_WITH);
    assertThat(
            Association.of(data, new Rules(10, 10, 5, 3, 100, 40, 12, 999, 1))
                .get(0)
                .refused()
                .reason())
        .isEqualTo(Refusal.TOO_FEW_POSTS_FOR_MODEL);
    assertThat(
            Association.of(data, new Rules(10, 10, 41, 3, 3, 40, 12, 999, 1))
                .get(0)
                .refused()
                .message())
        .isEqualTo("too few accounts: 40 accounts");
    OutcomeData fitted =
        new OutcomeData(
            "all",
            new Outcome("copy", Scale.LOG, emotion.strength()),
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
    List<AssociationRow> rows =
        Association.of(withFactors(data, emotion, twin, data.factors().get(1)), RULES);
    assertThat(rows.get(0).refused().reason()).isEqualTo(Refusal.COLLINEAR);
    assertThat(rows.get(0).refused().detail()).contains("twin");
    assertThat(rows.get(1).refused().detail()).contains("emotion");
    assertThat(rows.get(2).adjusted()).isNotNull();
  }

  @Test
  void aTriggerThatAlwaysGoesWithYesIsRefusedAndTheOthersAreNot() {
    OutcomeData data = planted(Scale.YES_NO, 60);
    Factor emotion = data.factors().get(0);
    double[] answer = data.outcome().value().clone();
    Arrays.setAll(answer, post -> emotion.strength()[post] > 0 ? 1 : answer[post]);
    OutcomeData certain =
        new OutcomeData(
            "all",
            new Outcome("viral", Scale.YES_NO, answer),
            data.account(),
            data.factors(),
            List.of(),
            new int[0]);
    List<AssociationRow> rows = Association.of(certain, RULES);
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
    double[] answer = data.outcome().value().clone();
    Arrays.setAll(answer, post -> audio[post] == 1 ? 0 : answer[post]);
    Control control = new Control("format=audio", "format", audio, AccountMean.LEFT_OUT);
    Factor bare = data.factors().get(3);
    OutcomeData all =
        new OutcomeData(
            "all",
            new Outcome("viral", Scale.YES_NO, answer),
            data.account(),
            List.of(bare),
            List.of(control),
            new int[0]);
    int[] rest = IntStream.range(0, answer.length).filter(post -> audio[post] == 0).toArray();
    Adjusted adjusted = Association.of(all, RULES).get(0).adjusted();
    assertThat(adjusted.certainPosts()).isEqualTo(answer.length - rest.length);
    assertThat(adjusted.posts()).isEqualTo(rest.length);
    assertThat(adjusted.leftOut()).contains("format=audio");
    // The account means are those of all posts, so the two differ by a hair.
    Adjusted alone = Association.of(chosen(all, rest), RULES).get(0).adjusted();
    assertThat(adjusted.estimate().coefficient())
        .isCloseTo(alone.estimate().coefficient(), within(0.05));
  }

  @Test
  void aPairIsWhatBothHaveBeyondTheirSum() {
    OutcomeData data = planted(Scale.LOG, 80);
    Factor one = data.factors().get(0);
    Factor other = data.factors().get(3);
    Factor pair = Factor.pair(one, other);
    double[] boosted = data.outcome().value().clone();
    Arrays.setAll(boosted, post -> boosted[post] + 2 * pair.strength()[post]);
    OutcomeData together =
        new OutcomeData(
            "all",
            new Outcome("speed", Scale.LOG, boosted),
            data.account(),
            List.of(one, other, pair),
            List.of(),
            new int[0]);
    AssociationRow row = Association.of(together, RULES).get(2);
    assertThat(row.factor()).isEqualTo("emotion+timing");
    assertFinds(2, row);
    assertThatThrownBy(() -> Association.of(withFactors(data, one, pair), RULES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timing");
  }

  @Test
  void detailsTakeThePlaceOfTheirTriggerAndACategoryThatOfItsBlock() {
    OutcomeData data = planted(Scale.LOG, 80);
    Factor emotion = data.factors().get(0);
    int posts = data.account().length;
    double[] anger = new double[posts];
    double[] joy = new double[posts];
    Arrays.setAll(anger, post -> post % 3 == 0 ? emotion.strength()[post] : 0);
    Arrays.setAll(joy, post -> post % 3 == 1 ? emotion.strength()[post] : 0);
    double[] boosted = data.outcome().value().clone();
    Arrays.setAll(boosted, post -> boosted[post] + 3 * anger[post]);
    double[] video =
        data.controls().stream()
            .filter(control -> control.name().equals("format=video"))
            .findFirst()
            .map(Control::value)
            .orElseGet(() -> data.controls().get(1).value());
    OutcomeData detailed =
        new OutcomeData(
            "all",
            new Outcome("speed", Scale.LOG, boosted),
            data.account(),
            List.of(
                emotion,
                Factor.detail("emotion: anger", emotion, anger),
                Factor.detail("emotion: joy", emotion, joy),
                Factor.category("video", "format", video)),
            data.controls(),
            new int[0]);
    List<AssociationRow> rows = Association.of(detailed, RULES);
    assertFinds(3 + 0.4, rows.get(1));
    assertFinds(0.4, rows.get(2));
    assertThat(rows.get(3).adjusted()).isNotNull();
  }

  @Test
  void familiesCountTestsAndPlatformsLendEachOtherStrength() {
    List<AssociationRow> rows = new ArrayList<>();
    for (int platform = 0; platform < 4; platform++) {
      OutcomeData data = new PlantedCampaign(20 + 10 * platform, 1, platform).data(Scale.LOG);
      rows.addAll(Association.of(data, RULES));
    }
    OutcomeData constant = withOutcome(planted(Scale.LOG, 40), y -> 0);
    rows.addAll(Association.of(constant, RULES));
    List<AssociationRow> tested =
        Association.withinFamily("triggers", Association.shrunkOverPlatforms(rows));
    for (AssociationRow row : tested) {
      if (row.refused() != null) {
        assertThat(row.test()).isNull();
        assertThat(row.shrunk()).isNull();
      } else {
        assertThat(row.test().size()).isEqualTo(24);
        assertThat(row.test().q()).isGreaterThanOrEqualTo(row.adjusted().estimate().p());
        assertThat(row.shrunk().platforms()).isEqualTo(4);
      }
    }
  }

  /** Records refuse what is not finite, so a row that exists is sound. */
  @Property(tries = 150)
  void anyHandfulOfPostsGivesASoundRowOrAReason(
      @ForAll @IntRange(max = 100_000) int seed,
      @ForAll @IntRange(min = 1, max = 40) int posts,
      @ForAll Scale scale) {
    Random random = new Random(seed);
    double[] value = new double[posts];
    double[] strength = new double[posts];
    double[] second = new double[posts];
    double[] control = new double[posts];
    int[] account = new int[posts];
    int[] size = new int[posts];
    for (int post = 0; post < posts; post++) {
      int drawn = random.nextInt(4);
      value[post] = drawn == 3 ? Double.NaN : scale == Scale.LOG ? drawn * 1e5 : drawn % 2;
      strength[post] = random.nextInt(3) / 2.0;
      second[post] = random.nextInt(2);
      control[post] = random.nextInt(3) * 1e-4;
      account[post] = random.nextInt(1 + seed % 7);
      size[post] = random.nextInt(6);
    }
    Rules loose = new Rules(1, 1, 2, 1, 0.1, 40, 12, 99, seed);
    List<AssociationRow> rows =
        Association.of(
            new OutcomeData(
                "x",
                new Outcome("any", scale, value),
                account,
                List.of(Factor.joint("a", strength), Factor.joint("b", second)),
                List.of(new Control("c", "c", control, AccountMean.ADDED)),
                size),
            loose);
    assertThat(rows).hasSize(2);
    for (AssociationRow row : rows) {
      if (row.adjusted() != null) {
        assertThat(row.adjusted().difference()).isFinite();
        assertThat(row.adjusted().eValue().estimate()).isFinite();
        assertThat(row.adjusted().eValue().limit()).isBetween(1.0, Double.MAX_VALUE);
      }
    }
  }
}
