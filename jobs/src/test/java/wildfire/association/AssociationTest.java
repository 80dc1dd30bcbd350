package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static wildfire.association.ChangedOutcomes.chosen;
import static wildfire.association.ChangedOutcomes.planted;
import static wildfire.association.ChangedOutcomes.where;
import static wildfire.association.ChangedOutcomes.withFactors;
import static wildfire.association.ChangedOutcomes.withOutcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.association.Control.AccountMean;

/** Laws of what goes together with what. */
final class AssociationTest {
  private static final Rules RULES = Rules.usual();

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
      List<AssociationRow> rows = data.rows(RULES);
      List<AssociationRow> shuffled =
          chosen(data, order.stream().mapToInt(i -> i).toArray()).rows(RULES);
      for (int i = 0; i < rows.size(); i++) {
        assertSame(rows.get(i), shuffled.get(i));
      }
    }
  }

  @Test
  void unknownOutcomesLeaveTheirPostsOutAndAreCounted() {
    OutcomeData data = planted(Scale.LOG, 40);
    double[] value = data.value().clone();
    for (int post = 0; post < value.length; post += 7) {
      value[post] = Double.NaN;
    }
    int[] known = IntStream.range(0, value.length).filter(post -> post % 7 != 0).toArray();
    OutcomeData gaps =
        new OutcomeData(
            data.scope(),
            "LOG",
            Scale.LOG,
            value,
            data.account(),
            data.factors(),
            data.controls(),
            new int[0]);
    AssociationRow with = gaps.rows(RULES).get(0);
    AssociationRow without = chosen(data, known).rows(RULES).get(0);
    assertThat(with.counts().unknown()).isEqualTo(value.length - known.length);
    assertThat(with.counts().with() + with.counts().without()).isEqualTo(known.length);
    assertThat(with.adjusted().estimate().coefficient())
        .isCloseTo(without.adjusted().estimate().coefficient(), within(1e-10));
  }

  @Test
  void aConstantInTheOutcomeChangesNothingAndAUnitOnlyTheUnit() {
    OutcomeData data = planted(Scale.LOG, 40);
    List<AssociationRow> rows = data.rows(RULES);
    List<AssociationRow> shifted = withOutcome(data, y -> y + 1e6).rows(RULES);
    List<AssociationRow> scaled = withOutcome(data, y -> 1000 * y).rows(RULES);
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
    Estimate whole = withFactors(data, factor).rows(RULES).get(0).adjusted().estimate();
    Estimate step = withFactors(data, half).rows(RULES).get(0).adjusted().estimate();
    assertThat(step.coefficient()).isCloseTo(2 * whole.coefficient(), within(1e-9));
    assertThat(step.p()).isCloseTo(whole.p(), within(1e-9));
  }

  /** Beside the account means, least squares compares within accounts as account dummies do. */
  @Test
  void accountMeansDoWhatADummyForEachAccountDoes() {
    OutcomeData data = planted(Scale.LOG, 40);
    OutcomeData bare =
        new OutcomeData(
            data.scope(),
            data.outcome(),
            data.scale(),
            data.value(),
            data.account(),
            data.factors(),
            List.of(),
            new int[0]);
    List<String> names = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
    OutcomeData dummies =
        new OutcomeData(
            data.scope(),
            data.outcome(),
            data.scale(),
            data.value(),
            data.account(),
            data.factors(),
            Control.categories("account", data.account(), names, AccountMean.LEFT_OUT),
            new int[0]);
    List<AssociationRow> means = bare.rows(RULES);
    List<AssociationRow> within = dummies.rows(RULES);
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
    AssociationRow row = withFactors(data, Factor.joint("brand", strength)).rows(RULES).get(0);
    assertThat(row.adjusted().basis()).isEqualTo(Adjusted.Basis.BETWEEN_ACCOUNTS);
    assertThat(data.rows(RULES).get(0).adjusted().basis())
        .isEqualTo(Adjusted.Basis.WITHIN_ACCOUNTS);
  }

  @Test
  void fewAccountsThatDecideCallForTheBootstrapHoweverManyThereAre() {
    List<AssociationRow> rows = planted(Scale.LOG, 120).rows(RULES);
    for (AssociationRow row : rows) {
      boolean rare = row.factor().equals(PlantedCampaign.RARE);
      assertThat(row.adjusted().estimate().method())
          .isEqualTo(rare ? Estimate.Method.WILD_BOOTSTRAP : Estimate.Method.CLUSTERED_T);
      assertThat(row.adjusted().estimate().accounts()).isEqualTo(120);
    }
  }

  @Test
  void aPairIsWhatBothHaveBeyondTheirSum() {
    OutcomeData data = planted(Scale.LOG, 80);
    Factor one = data.factors().get(0);
    Factor other = data.factors().get(3);
    Factor pair = Factor.pair(one, other);
    double[] boosted = data.value().clone();
    Arrays.setAll(boosted, post -> boosted[post] + 2 * pair.strength()[post]);
    OutcomeData together =
        new OutcomeData(
            "all",
            "speed",
            Scale.LOG,
            boosted,
            data.account(),
            List.of(one, other, pair),
            List.of(),
            new int[0]);
    AssociationRow row = together.rows(RULES).get(2);
    assertThat(row.factor()).isEqualTo("emotion+timing");
    assertFinds(2, row);
    assertThatThrownBy(() -> withFactors(data, one, pair).rows(RULES))
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
    double[] boosted = data.value().clone();
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
            "speed",
            Scale.LOG,
            boosted,
            data.account(),
            List.of(
                emotion,
                Factor.detail("emotion: anger", emotion, anger),
                Factor.detail("emotion: joy", emotion, joy),
                Factor.category("video", "format", video)),
            data.controls(),
            new int[0]);
    List<AssociationRow> rows = detailed.rows(RULES);
    assertFinds(3 + 0.4, rows.get(1));
    assertFinds(0.4, rows.get(2));
    assertThat(rows.get(3).adjusted()).isNotNull();
  }

  @Test
  void familiesCountTestsAndPlatformsLendEachOtherStrength() {
    List<AssociationRow> rows = new ArrayList<>();
    for (int platform = 0; platform < 4; platform++) {
      OutcomeData data = new PlantedCampaign(20 + 10 * platform, 1, platform).data(Scale.LOG);
      rows.addAll(data.rows(RULES));
    }
    OutcomeData constant = withOutcome(planted(Scale.LOG, 40), y -> 0);
    rows.addAll(constant.rows(RULES));
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
        new OutcomeData(
                "x",
                "any",
                scale,
                value,
                account,
                List.of(Factor.joint("a", strength), Factor.joint("b", second)),
                List.of(new Control("c", "c", control, AccountMean.ADDED)),
                size)
            .rows(loose);
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
