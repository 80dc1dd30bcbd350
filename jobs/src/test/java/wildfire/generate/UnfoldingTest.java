package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wildfire.generate.Simulated.Event;

/** What happens to posts, without Spark. */
final class UnfoldingTest {
  private static final World WORLD = World.of(GenerateSettings.defaults());
  private static final List<Event> EVENTS = Simulated.all(WORLD);

  @Test
  void everyActFollowsWhatItAnswersAndIsObserved() {
    assertThat(EVENTS)
        .allSatisfy(
            event -> {
              assertThat(event.time()).isGreaterThan(event.parentTime());
              assertThat(event.time()).isLessThanOrEqualTo(WORLD.observedAt());
            });
  }

  @Test
  void eventIdsAreUniqueWithinAPost() {
    Set<String> seen = new HashSet<>();
    assertThat(EVENTS).allMatch(event -> seen.add(event.post().id() + " " + event.id()));
  }

  @Test
  void partsOfAPostMakeTheWhole() {
    for (long post = 0; post < 50; post++) {
      long units = Unfolding.units(WORLD.plan(post));
      List<Event> parts = new ArrayList<>();
      for (long from = 0; from < units; from += 7) {
        parts.addAll(Simulated.part(WORLD, post, from, Math.min(units, from + 7)));
      }
      assertThat(parts).isEqualTo(Simulated.of(WORLD, post));
    }
  }

  @Test
  void anotherSeedMakesOtherCampaigns() {
    World again = World.of(GenerateSettings.defaults());
    World other = World.of(GenerateSettings.defaults().withSeed(99));
    for (long post = 0; post < 20; post++) {
      assertThat(Simulated.of(again, post)).isEqualTo(Simulated.of(WORLD, post));
      assertThat(other.plan(post).published()).isNotEqualTo(WORLD.plan(post).published());
      assertThat(other.plan(post).luck()).isNotEqualTo(WORLD.plan(post).luck());
    }
  }

  @Test
  void aFewPostsHoldMostOfTheEvents() {
    long[] sizes = new long[(int) WORLD.settings().extent().posts()];
    EVENTS.forEach(event -> sizes[(int) event.post().index()]++);
    Arrays.sort(sizes);
    long top = 0;
    for (int i = sizes.length - sizes.length / 100; i < sizes.length; i++) {
      top += sizes[i];
    }
    // Equal posts would hold 1 %.
    assertThat((double) top / EVENTS.size()).isGreaterThan(0.08);
  }

  @Test
  void theNumberOfEventsIsAboutWhatWasAskedFor() {
    long target = WORLD.settings().extent().targetEvents();
    assertThat((long) EVENTS.size()).isBetween(target * 85 / 100, target * 115 / 100);
  }

  @Test
  void displaysAreTotalsAndNoEventsAndAFewPerCentOfThemEngage() {
    assertThat(EVENTS).extracting(Event::kind).doesNotContain("impression", "view");
    long displays = 0;
    for (long i = 0; i < WORLD.settings().extent().posts(); i++) {
      long[] totals = displays(WORLD, WORLD.plan(i), false);
      assertThat(totals).isSorted();
      displays += totals[totals.length - 1];
    }
    long organic = EVENTS.stream().filter(event -> !event.paid()).count();
    assertThat((double) organic / displays).isBetween(0.02, 0.06);
  }

  @Test
  void ofAGiantPostsDisplaysAPartStandsForAll() {
    GenerateSettings.Extent extent = WORLD.settings().extent();
    World giant =
        World.of(
            GenerateSettings.defaults()
                .with(
                    new GenerateSettings.Extent(
                        extent.accounts(),
                        extent.posts(),
                        extent.targetEvents(),
                        50_000_000,
                        extent.start(),
                        extent.days(),
                        extent.exportedAfterDays())));
    PostPlan post = giant.plan(extent.posts() / 2);
    assertThat(post.spread()).isGreaterThan(1e6);
    long[] totals = displays(giant, post, false);
    assertThat(totals).isSorted();
    assertThat((double) totals[2]).isBetween(0.95 * post.exposures(), 1.01 * post.exposures());
    assertThat((double) totals[0] / totals[2]).isBetween(0.3, 1.0);
  }

  /** By the end of a day, of a week, and of the observation. */
  private static long[] displays(World world, PostPlan post, boolean bought) {
    long day = 24 * 3_600 * 1_000_000L;
    long[] moments = {post.published() + day, post.published() + 7 * day, world.observedAt()};
    return Unfolding.displays(world, post, bought, moments);
  }

  @Test
  void aSimulatedShareBringsAsManyOthersAsSet() {
    GenerateSettings settings = Simulated.plain(List.of());
    List<Event> events = Simulated.all(World.of(settings));
    double[] children =
        events.stream()
            .filter(Event::spread)
            .mapToDouble(event -> event.answersThePost() ? 0 : 1)
            .toArray();
    // Of all nodes that are not the post, the part that hangs on another is the reproduction.
    Sample passedOn = Sample.of(children);
    // Children of one share come together, which the error of independent draws does not know.
    assertThat(passedOn.mean())
        .isBetween(
            settings.habitat().reproduction() - 20 * passedOn.error(),
            settings.habitat().reproduction() + 20 * passedOn.error());
  }

  @Test
  void flopsOfBoughtReachHaveNoOrganicPickUp() {
    double forced = organicSpreadAgainstExpected(Fate.FORCED);
    double ordinary = organicSpreadAgainstExpected(Fate.ORDINARY);
    assertThat(forced).isLessThan(0.3 * ordinary);
    assertThat(EVENTS)
        .filteredOn(event -> event.post().fate() == Fate.FORCED)
        .anyMatch(Event::paid);
  }

  /** Organic shares and quotes per what an ordinary post of that account and luck would get. */
  private static double organicSpreadAgainstExpected(Fate fate) {
    double expected = 0;
    for (long i = 0; i < WORLD.settings().extent().posts(); i++) {
      PostPlan plan = WORLD.plan(i);
      if (plan.fate() == fate) {
        expected += plan.spread() / fate.course().spread();
      }
    }
    long seen =
        EVENTS.stream().filter(e -> e.post().fate() == fate && e.spread() && !e.paid()).count();
    return seen / expected;
  }
}
