package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import wildfire.measure.Measure;
import wildfire.model.EngagementKind;
import wildfire.table.Table;

/** The rows of the star that are made from one post, or from the calendar. */
final class StarRowsTest {
  private static Object of(Table<Row> table, Row row, String column) {
    return row.get(table.schema().fieldIndex(column));
  }

  private static Row tag(String trigger, String tagger, double strength) {
    return RowFactory.create(trigger, tagger, strength);
  }

  private static List<Row> bridge(Row... tags) {
    return bridge(List.of(tags));
  }

  private static List<Row> bridge(List<Row> tags) {
    List<Row> rows = new ArrayList<>();
    new TagBridge()
        .call(RowFactory.create("x/p1", "x", "p1", tags.isEmpty() ? null : seq(tags)))
        .forEachRemaining(rows::add);
    return rows;
  }

  private static Object seq(List<Row> rows) {
    return scala.jdk.javaapi.CollectionConverters.asScala(rows).toSeq();
  }

  private static Object ofBridge(Row row, String column) {
    return of(StarTables.BRIDGE_POST_TRIGGER, row, column);
  }

  @Example
  void aPostThatNobodyTaggedIsUntagged() {
    assertThat(bridge())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(ofBridge(row, "trigger_key")).isEqualTo("(untagged)");
              assertThat(ofBridge(row, "part_of_post")).isEqualTo(1.0);
              assertThat(ofBridge(row, "triggers_of_post")).isEqualTo(0L);
              assertThat(ofBridge(row, "taggers_of_post")).isEqualTo(0L);
            });
    assertThat(bridge(tag("timing", "ann", 0)))
        .as("somebody says that it is not there")
        .singleElement()
        .satisfies(
            row -> {
              assertThat(ofBridge(row, "trigger_key")).isEqualTo("(untagged)");
              assertThat(ofBridge(row, "taggers_of_post")).isEqualTo(1L);
            });
  }

  @Example
  void whoTaggedSomethingElseSaidThatATriggerIsNotThere() {
    List<Row> rows =
        bridge(
            tag("timing", "ann", 0.4),
            tag("timing", "ann", 0.8),
            tag("emotion", "bob", 1),
            tag("emotion", null, 0.5));
    assertThat(rows).hasSize(2);
    assertThat(ofBridge(rows.get(0), "trigger_key")).isEqualTo("emotion");
    assertThat((double) ofBridge(rows.get(0), "strength")).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(ofBridge(rows.get(0), "taggers")).isEqualTo(2L);
    assertThat((double) ofBridge(rows.get(1), "strength")).isCloseTo(0.8 / 3, within(1e-12));
    assertThat(ofBridge(rows.get(1), "taggers_of_post")).isEqualTo(3L);
  }

  @Example
  void aTriggerIsNeverTakenForOneThatStandsForNone() {
    assertThat(ofBridge(bridge(tag("(untagged)", "ann", 1)).get(0), "trigger_key"))
        .isEqualTo("((untagged)");
  }

  @Provide
  Arbitrary<List<Row>> tags() {
    return Combinators.combine(
            Arbitraries.of("emotion", "timing", "recognition", "(untagged)"),
            Arbitraries.of("ann", "bob", "cy").injectNull(0.2),
            Arbitraries.of(0.0, 0.25, 1.0))
        .as(StarRowsTest::tag)
        .list()
        .ofMaxSize(12);
  }

  @Property
  void partsOfAPostAddUpToIt(@ForAll("tags") List<Row> tags) {
    List<Row> rows = bridge(tags);
    assertThat(rows.stream().mapToDouble(row -> (double) ofBridge(row, "part_of_post")).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(rows.stream().map(row -> ofBridge(row, "trigger_key"))).doesNotHaveDuplicates();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat((double) ofBridge(row, "strength")).isBetween(0.0, 1.0);
              assertThat((long) ofBridge(row, "taggers"))
                  .isLessThanOrEqualTo((long) ofBridge(row, "taggers_of_post"));
            });
  }

  private static List<Row> hours(Map<String, Set<String>> logged, Row... points) {
    List<Row> rows = new ArrayList<>();
    StructType keysAndCurve = new StructType();
    for (int key = 0; key < PostHours.KEYS; key++) {
      keysAndCurve =
          keysAndCurve.add(
              StarTables.FACT_POST_HOUR.columns().get(key).name(), DataTypes.StringType);
    }
    InternalRow post =
        (InternalRow)
            CatalystTypeConverters.createToCatalystConverter(
                    keysAndCurve.add(
                        Measure.CURVE, DataTypes.createArrayType(Measure.CURVE_POINT, false)))
                .apply(
                    RowFactory.create(
                        "x/p1", "x", "p1", "(no campaign)", "2026-03-01", seq(List.of(points))));
    new PostHours(logged).call(List.of(post).iterator()).forEachRemaining(rows::add);
    return rows;
  }

  private static Object ofHour(Row row, String column) {
    return of(StarTables.FACT_POST_HOUR, row, column);
  }

  /** From, to, kind, events, bought ones, events so far. */
  private static Row point(long from, EngagementKind kind, long events, long paid) {
    return RowFactory.create(from, from + 1, kind.id(), events, paid, events);
  }

  @Example
  void aKindThatIsNotInASpanIsNoneThereAndUnknownWhereNobodyLogsIt() {
    List<Row> rows =
        hours(
            Map.of("x", Set.of("share", "quote", "like", "view")),
            point(3, EngagementKind.LIKE, 4, 1),
            point(3, EngagementKind.VIEW, 100, 50),
            point(0, EngagementKind.SHARE, 7, 2),
            point(0, EngagementKind.QUOTE, 1, 0));
    assertThat(rows).hasSize(2);
    Row first = rows.get(0);
    assertThat(ofHour(first, "age_hours_from")).isEqualTo(0L);
    assertThat(ofHour(first, "shares")).isEqualTo(6L);
    assertThat(ofHour(first, "share_events")).isEqualTo(7L);
    assertThat(ofHour(first, "paid_events")).isEqualTo(2L);
    assertThat(ofHour(first, "like_events")).isEqualTo(0L);
    assertThat(ofHour(first, "comment_events")).isNull();
    assertThat(ofHour(first, "comments")).isNull();
    Row later = rows.get(1);
    assertThat(ofHour(later, "events")).isEqualTo(104L);
    assertThat(ofHour(later, "engagements")).as("views are none").isEqualTo(3L);
    assertThat(ofHour(later, "shares")).isEqualTo(0L);
    assertThat(ofHour(later, "date_key")).isEqualTo("2026-03-01");
    assertThat(
            ofHour(
                hours(Map.of("x", Set.of("like")), point(0, EngagementKind.LIKE, 1, 0)).get(0),
                "shares"))
        .as("nobody logs shares there")
        .isNull();
  }

  @Property(tries = 50)
  void yearsHaveAllTheirDays(
      @ForAll @IntRange(min = 1990, max = 2099) int first, @ForAll @IntRange(max = 9) int more) {
    int last = Math.min(2099, first + more);
    List<Row> rows = Calendar.of(Year.of(first), Year.of(last));
    assertThat(rows.get(0).getString(0)).isEqualTo("(unknown)");
    assertThat(rows.get(1).get(1)).isEqualTo(LocalDate.of(first, 1, 1));
    assertThat(rows.get(rows.size() - 1).get(1)).isEqualTo(LocalDate.of(last, 12, 31));
    for (int day = 2; day < rows.size(); day++) {
      assertThat((LocalDate) rows.get(day).get(1))
          .isEqualTo(((LocalDate) rows.get(day - 1).get(1)).plusDays(1));
    }
  }

  @Example
  void weeksAroundNewYearAreOfTheYearThatHasTheirThursday() {
    Row day = Calendar.of(Year.of(2027), Year.of(2027)).get(1);
    assertThat(of(StarTables.DIM_DATE, day, "date_key")).isEqualTo("2027-01-01");
    assertThat(of(StarTables.DIM_DATE, day, "year_week")).isEqualTo("2026-W53");
    assertThat(of(StarTables.DIM_DATE, day, "weekday_name_nl")).isEqualTo("vrijdag");
  }
}
