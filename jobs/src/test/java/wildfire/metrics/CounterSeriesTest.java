package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wildfire.measure.PostStory;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.model.CounterBasis;
import wildfire.model.CounterScope;
import wildfire.model.CounterSnapshot;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

/** Laws of what snapshots tell. */
final class CounterSeriesTest {
  private static final long PUBLISHED = micros(Instant.parse("2026-03-02T12:00:00Z"));
  private static final Publication KNOWN = new Publication(PUBLISHED, TimePrecision.INSTANT);
  private static final MeasureRules RULES = PostStory.RULES;

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * 1_000;
  }

  private static long hours(double hours) {
    return (long) (hours * 3.6e9);
  }

  private static CounterSnapshot after(double hours, double total) {
    return snapshot(hours, total, CounterBasis.LIFETIME, TimePrecision.INSTANT);
  }

  private static CounterSnapshot snapshot(
      double hours, double total, CounterBasis basis, TimePrecision precision) {
    return new CounterSnapshot(
        "shares", CounterScope.TOTAL, basis, total, PUBLISHED + hours(hours), precision);
  }

  private static CounterSeries series(CounterSnapshot... snapshots) {
    return CounterSeries.of(List.of(snapshots), KNOWN, RULES);
  }

  private static Double at(CounterSeries series, FixedAge age) {
    return series.growth().atAge().at(age);
  }

  @Provide
  Arbitrary<List<CounterSnapshot>> snapshots() {
    Arbitrary<CounterSnapshot> one =
        Combinators.combine(
                Arbitraries.doubles().between(-5, 900).ofScale(1),
                Arbitraries.integers().between(0, 50))
            .as(CounterSeriesTest::after);
    return one.list().ofMinSize(1).ofMaxSize(12);
  }

  @Property
  void theOrderOfExportsDoesNotMatter(
      @ForAll("snapshots") List<CounterSnapshot> exports, @ForAll long seed) {
    List<CounterSnapshot> shuffled = new ArrayList<>(exports);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(CounterSeries.of(shuffled, KNOWN, RULES))
        .usingRecursiveComparison()
        .isEqualTo(CounterSeries.of(exports, KNOWN, RULES));
  }

  @Property
  void theSameExportTwiceChangesNothing(@ForAll("snapshots") List<CounterSnapshot> exports) {
    List<CounterSnapshot> doubled = new ArrayList<>(exports);
    doubled.addAll(exports);
    assertThat(CounterSeries.of(doubled, KNOWN, RULES))
        .usingRecursiveComparison()
        .isEqualTo(CounterSeries.of(exports, KNOWN, RULES));
  }

  @Property
  void whatIsKnownAtAnAgeLiesBetweenWhatWasSeenAround(
      @ForAll("snapshots") List<CounterSnapshot> exports) {
    CounterSeries series = CounterSeries.of(exports, KNOWN, RULES);
    for (FixedAge age : FixedAge.all()) {
      Double total = at(series, age);
      if (total != null) {
        assertThat(total).isBetween(highestBy(exports, age), highestByTheNextAfter(exports, age));
      }
    }
  }

  private static double highestBy(List<CounterSnapshot> exports, FixedAge age) {
    return exports.stream()
        .filter(s -> s.observedAt() > PUBLISHED && s.observedAt() <= PUBLISHED + age.micros())
        .mapToDouble(CounterSnapshot::value)
        .max()
        .orElse(0);
  }

  private static double highestByTheNextAfter(List<CounterSnapshot> exports, FixedAge age) {
    long next =
        exports.stream()
            .mapToLong(CounterSnapshot::observedAt)
            .filter(at -> at >= PUBLISHED + age.micros())
            .min()
            .orElseThrow();
    return exports.stream()
        .filter(s -> s.observedAt() > PUBLISHED && s.observedAt() <= next)
        .mapToDouble(CounterSnapshot::value)
        .max()
        .orElseThrow();
  }

  @Property
  void countsAtAgesNeverFallAndVelocityIsNeverNegative(
      @ForAll("snapshots") List<CounterSnapshot> exports) {
    CounterSeries series = CounterSeries.of(exports, KNOWN, RULES);
    double before = 0;
    for (Double total : series.growth().atAge().toList()) {
      if (total != null) {
        assertThat(total).isGreaterThanOrEqualTo(before);
        before = total;
      }
    }
    if (series.growth().peakPerHour() != null) {
      assertThat(series.growth().peakPerHour()).isNotNegative();
      assertThat(series.growth().peakSpanHours()).isPositive();
    }
  }

  @Property
  void theLatestTotalIsTheOneSeenLast(@ForAll("snapshots") List<CounterSnapshot> exports) {
    CounterSnapshot last =
        Collections.max(
            exports,
            Comparator.comparingLong(CounterSnapshot::observedAt)
                .thenComparingDouble(CounterSnapshot::value));
    CounterSeries series = CounterSeries.of(exports, KNOWN, RULES);
    assertThat(series.latest()).isEqualTo(last.value());
    assertThat(series.observedAt()).isEqualTo(last.observedAt());
  }

  @Property
  void datesTellNothingFinerThanADay(@ForAll("snapshots") List<CounterSnapshot> exports) {
    Publication day = new Publication(PUBLISHED, TimePrecision.DAY);
    Growth growth = CounterSeries.of(exports, day, RULES).growth();
    assertThat(growth.hoursToHalf()).isNull();
    assertThat(growth.hoursTo90()).isNull();
    assertThat(growth.hoursToPeak()).isNull();
    assertThat(
            List.of(growth.atAge().toList().get(0) == null, growth.atAge().toList().get(1) == null))
        .containsOnly(true);
    assertThat(growth.atAge().toList().get(2)).isNull();
    assertThat(growth.atAge().toList().get(3)).isNull();
  }

  /** A total of a post that may be half a day younger than a month is not settled. */
  @Example
  void aTotalSettlesWhereTheWholeWindowHasSurelyPassed() {
    Publication day = new Publication(PUBLISHED, TimePrecision.DAY);
    double month = 30 * 24;
    assertThat(CounterSeries.of(List.of(after(month, 9)), KNOWN, RULES).settled()).isEqualTo(9);
    assertThat(CounterSeries.of(List.of(after(month + 23, 9)), day, RULES).settled()).isNull();
    assertThat(CounterSeries.of(List.of(after(month + 24, 9)), day, RULES).settled()).isEqualTo(9);
  }

  @Property
  void whatIsKnownAtAnAgeLiesWithinItsBounds(@ForAll("snapshots") List<CounterSnapshot> exports) {
    Growth growth = CounterSeries.of(exports, KNOWN, RULES).growth();
    Growth ofDay =
        CounterSeries.of(exports, new Publication(PUBLISHED, TimePrecision.DAY), RULES).growth();
    for (FixedAge age : FixedAge.all()) {
      Double total = growth.atAge().at(age);
      if (total != null) {
        assertThat(total).isLessThanOrEqualTo(growth.most().at(age));
        if (growth.least().at(age) != null) {
          assertThat(total).isGreaterThanOrEqualTo(growth.least().at(age));
        }
      }
      if (ofDay.most().at(age) != null) {
        assertThat(growth.most().at(age)).isLessThanOrEqualTo(ofDay.most().at(age));
      }
    }
  }

  /** Published some time in the 24 hours from there on. */
  @Example
  void nightsBoundTheCountsOfAPostKnownByItsDay() {
    Publication day = new Publication(PUBLISHED, TimePrecision.DAY);
    CounterSnapshot[] nights = {after(20, 10), after(44, 40), after(68, 55), after(92, 57)};
    Growth growth = CounterSeries.of(List.of(nights), day, RULES).growth();
    assertThat(at(CounterSeries.of(List.of(nights), day, RULES), FixedAge.HOURS_24)).isNull();
    assertThat(growth.least().at(FixedAge.HOURS_24)).isEqualTo(10);
    assertThat(growth.most().at(FixedAge.HOURS_24)).isEqualTo(55);
    assertThat(growth.least().at(FixedAge.HOURS_72)).isEqualTo(55);
    assertThat(growth.most().at(FixedAge.HOURS_72)).isNull();
    assertThat(growth.least().at(FixedAge.HOUR_1)).isNull();
  }

  @Example
  void threeNightsGiveVelocity() {
    CounterSeries series = series(after(14, 56), after(38, 100), after(62, 106));
    assertThat(series.latest()).isEqualTo(106);
    assertThat(series.growth().peakPerHour()).isCloseTo(4, within(1e-12)); // 56 in the first 14
    assertThat(series.growth().hoursToPeak()).isZero();
    assertThat(series.growth().peakSpanHours()).isEqualTo(14);
    assertThat(series.growth().hoursToHalf()).isCloseTo(13.25, within(1e-9)); // 53 of 56 in 14
    assertThat(at(series, FixedAge.HOURS_24)).isNull(); // 10 hours from the nearest night
    assertThat(at(series, FixedAge.HOURS_72)).isNull(); // no night after it
  }

  @Example
  void aNightCloseToAnAgeTellsIt() {
    CounterSeries series = series(after(20, 60), after(44, 84));
    assertThat(at(series, FixedAge.HOURS_24)).isCloseTo(64, within(1e-9));
    assertThat(series.growth().interpolated()).containsExactly(FixedAge.HOURS_24);
    assertThat(at(series(after(24, 61), after(44, 84)), FixedAge.HOURS_24)).isEqualTo(61);
    assertThat(series(after(24, 61), after(44, 84)).growth().interpolated()).isEmpty();
  }

  @Example
  void whereNothingWasAddedTheDistanceDoesNotMatter() {
    CounterSeries series = series(after(10, 60), after(400, 60));
    assertThat(at(series, FixedAge.HOURS_24)).isEqualTo(60);
    assertThat(at(series, FixedAge.DAYS_7)).isEqualTo(60);
    assertThat(at(series, FixedAge.DAYS_30)).isNull();
    assertThat(at(series(after(100, 0)), FixedAge.HOUR_1)).isZero();
  }

  @Example
  void oneSnapshotTellsATotalAndNoVelocity() {
    Growth growth = series(after(26, 60)).growth();
    assertThat(growth.peakPerHour()).isNull();
    assertThat(growth.hoursToHalf()).isNull();
  }

  @Example
  void aTotalThatFallsIsKeptAndFlagged() {
    CounterSeries series = series(after(20, 60), after(24, 50), after(48, 55), after(72, 70));
    assertThat(series.latest()).isEqualTo(70);
    assertThat(series.corrections()).isEqualTo(1);
    assertThat(at(series, FixedAge.HOURS_24)).isEqualTo(60);
    assertThat(series(after(20, 60), after(44, 40)).latest()).isEqualTo(40);
  }

  @Example
  void ofTwoTotalsOfOneMomentTheLargerCounts() {
    CounterSeries series = series(after(24, 50), after(24, 60));
    assertThat(series.latest()).isEqualTo(60);
    assertThat(series.snapshots()).isEqualTo(1);
    assertThat(series.corrections()).isEqualTo(1);
  }

  private static CounterSnapshot day(int day, double count) {
    return snapshot(day * 24.0 - 12, count, CounterBasis.DAY, TimePrecision.DAY);
  }

  @Example
  void daysWithoutAGapAddUp() {
    CounterSeries series = series(day(0, 5), day(1, 20), day(2, 3));
    assertThat(series.latest()).isEqualTo(28);
    assertThat(series.corrections()).isZero();
    assertThat(series.growth().hoursToHalf()).isNull();
    assertThat(series(day(0, 5), day(2, 3)).latest()).isNull();
    assertThat(series(day(1, 5), day(2, 3)).latest()).isNull(); // the first day is missing
  }

  /** More may be taken back on a day than came; more than ever came cannot. */
  @Example
  void netNumbersOfDaysAddUp() {
    assertThat(series(day(0, 5), day(1, -1), day(2, 3)).latest()).isEqualTo(7);
    assertThat(series(day(0, 5), day(1, -9)).latest()).isNull();
  }

  @Example
  void withoutAPublicationThereAreNoAges() {
    CounterSeries series =
        CounterSeries.of(
            List.of(after(24, 5), after(48, 9)), new Publication(null, TimePrecision.NONE), RULES);
    assertThat(series.latest()).isEqualTo(9);
    assertThat(series.growth().atAge().toList()).containsOnlyNulls();
    assertThat(series.growth().peakPerHour()).isNull();
    assertThat(Duration.ofDays(30).toNanos() / 1_000).isEqualTo(RULES.windowMicros());
  }
}
