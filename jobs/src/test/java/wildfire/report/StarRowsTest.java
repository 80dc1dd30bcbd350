package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
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
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.CounterMetric;
import wildfire.model.EngagementKind;
import wildfire.report.StarTables.CalendarDay;
import wildfire.table.Table;

/** The rows of the star that are made from one post, or from the calendar. */
final class StarRowsTest {
  private static <R> Object of(Table<R> table, R row, String column) {
    return table.column(column).orElseThrow().value().apply(row);
  }

  private static Tag tag(String trigger, String tagger, double strength) {
    return new Tag(trigger, null, strength, tagger);
  }

  private static List<PostTrigger> bridge(Tag... tags) {
    return bridge(List.of(tags));
  }

  private static List<PostTrigger> bridge(List<Tag> tags) {
    return PostTrigger.of(ReportedPost.on("x", "p1").tagged(tags).measured());
  }

  private static Object ofBridge(PostTrigger row, String column) {
    return of(StarTables.BRIDGE_POST_TRIGGER, row, column);
  }

  @Example
  void aPostThatNobodyTaggedIsUntagged() {
    assertThat(bridge())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(ofBridge(row, "post_key")).isEqualTo("x/p1");
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
    List<PostTrigger> rows =
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
  Arbitrary<List<Tag>> tags() {
    return Combinators.combine(
            Arbitraries.of("emotion", "timing", "recognition", "(untagged)"),
            Arbitraries.of("ann", "bob", "cy").injectNull(0.2),
            Arbitraries.of(0.0, 0.25, 1.0))
        .as(StarRowsTest::tag)
        .list()
        .ofMaxSize(12);
  }

  @Property
  void partsOfAPostAddUpToIt(@ForAll("tags") List<Tag> tags) {
    List<PostTrigger> rows = bridge(tags);
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

  private static Object ofHour(PostHour row, String column) {
    return of(StarTables.FACT_POST_HOUR, row, column);
  }

  @Example
  void aKindThatIsNotInASpanIsNoneThereAndUnknownWhereNobodyLogsIt() {
    List<PostHour> rows =
        PostHour.of(
            ReportedPost.on("x", "p1")
                .logged(Map.of("x", Set.of("share", "quote", "like", "view")))
                .hour(3, EngagementKind.LIKE, 4, 1)
                .hour(3, EngagementKind.VIEW, 100, 50)
                .hour(0, EngagementKind.SHARE, 7, 2)
                .hour(0, EngagementKind.QUOTE, 1, 0)
                .report());
    assertThat(rows).hasSize(2);
    PostHour first = rows.get(0);
    assertThat(ofHour(first, "age_hours_from")).isEqualTo(0L);
    assertThat(ofHour(first, "age_hours_to")).isEqualTo(1L);
    assertThat(ofHour(first, "shares")).isEqualTo(6L);
    assertThat(ofHour(first, "share_events")).isEqualTo(7L);
    assertThat(ofHour(first, "paid_events")).isEqualTo(2L);
    assertThat(ofHour(first, "like_events")).isEqualTo(0L);
    assertThat(ofHour(first, "comment_events")).isNull();
    assertThat(ofHour(first, "comments")).isNull();
    PostHour later = rows.get(1);
    assertThat(ofHour(later, "events")).isEqualTo(104L);
    assertThat(ofHour(later, "engagements")).as("views are none").isEqualTo(3L);
    assertThat(ofHour(later, "shares")).isEqualTo(0L);
    assertThat(ofHour(later, "date_key")).isEqualTo("2026-03-01");
    assertThat(ofHour(later, "campaign_key")).isEqualTo("(no campaign)");
    assertThat(
            ofHour(
                PostHour.of(
                        ReportedPost.on("x", "p1")
                            .logged(Map.of("x", Set.of("like")))
                            .hour(0, EngagementKind.LIKE, 1, 0)
                            .report())
                    .get(0),
                "shares"))
        .as("nobody logs shares there")
        .isNull();
  }

  @Example
  void aPartOfALogGivesNoTotals() {
    ReportedPost post =
        ReportedPost.on("x", "p1")
            .logged(Map.of("x", Set.of("like", "share")))
            .hour(0, EngagementKind.LIKE, 4, 0);
    assertThat(LoggedTotals.of(post.report())).contains("reactions");
    assertThat(LoggedTotals.of(post.counted(CounterMetric.SHARES, 9).report()))
        .as("so few may be missing from a whole log")
        .contains("reactions");
    assertThat(LoggedTotals.of(post.counted(CounterMetric.QUOTES, 200).report())).isEmpty();
  }

  @Property(tries = 50)
  void yearsHaveAllTheirDays(
      @ForAll @IntRange(min = 1990, max = 2099) int first, @ForAll @IntRange(max = 9) int more) {
    int last = Math.min(2099, first + more);
    List<CalendarDay> days = CalendarDay.of(Year.of(first), Year.of(last), Locale.ENGLISH);
    assertThat(days.get(0).key()).isEqualTo("(unknown)");
    assertThat(StarTables.DIM_DATE.columns().subList(1, StarTables.DIM_DATE.columns().size()))
        .allSatisfy(column -> assertThat(column.value().apply(days.get(0))).isNull());
    assertThat(days.get(1).day()).isEqualTo(LocalDate.of(first, 1, 1));
    assertThat(days.get(days.size() - 1).day()).isEqualTo(LocalDate.of(last, 12, 31));
    for (int day = 2; day < days.size(); day++) {
      assertThat(days.get(day).day()).isEqualTo(days.get(day - 1).day().plusDays(1));
    }
  }

  @Example
  void weeksAroundNewYearAreOfTheYearThatHasTheirThursday() {
    CalendarDay day =
        CalendarDay.of(Year.of(2027), Year.of(2027), Locale.forLanguageTag("nl")).get(1);
    assertThat(of(StarTables.DIM_DATE, day, "date_key")).isEqualTo("2027-01-01");
    assertThat(of(StarTables.DIM_DATE, day, "year_week")).isEqualTo("2026-W53");
    assertThat(of(StarTables.DIM_DATE, day, "weekday_name")).isEqualTo("vrijdag");
    assertThat(of(StarTables.DIM_DATE, day, "month_name")).isEqualTo("januari");
  }
}
