package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.measure.PostStory.post;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.measure.PostStory;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

final class PostMetricsTest {
  private static MeasuredPost measure(PostStory story) {
    return story.measured();
  }

  private static Velocity spread(PostStory story) {
    return measure(story).sources().spread().organic();
  }

  @Test
  void countsAtFixedAgesAreNullUntilThePostHasReachedThem() {
    Velocity spread =
        spread(
            post("p").share("ann", "10m").share("bob", "5h").share("cy", "30h").observedFor("48h"));
    assertThat(spread.atAge().toList()).containsExactly(1L, 2L, 2L, null, null, null);
    assertThat(spread.total()).isEqualTo(3);
    assertThat(spread.minutesToFirst()).isEqualTo(10);
  }

  @Test
  void eventsAfterTheEndOfObservationAreNotMeasured() {
    MeasuredPost measured =
        measure(post("p").share("ann", "1h").share("bob", "31d").observedFor("90d"));
    assertThat(measured.sources().spread().organic().total()).isEqualTo(1);
  }

  @Test
  void thePeakIsTheBusiestHour() {
    Velocity spread =
        spread(
            post("p")
                .share("a", "5m")
                .share("b", "125m")
                .share("c", "130m")
                .share("d", "184m")
                .share("e", "185m")
                .share("f", "600m"));
    assertThat(spread.peakPerHour()).isEqualTo(3); // 125, 130, 184: the window ends before 185
    assertThat(spread.hoursToPeak()).isCloseTo(125 / 60.0, within(1e-9));
    assertThat(spread.hoursToHalf()).isCloseTo(130 / 60.0, within(1e-9));
    assertThat(spread.hoursTo90()).isCloseTo(10, within(1e-9));
    assertThat(spread.doublingHours())
        .isCloseTo(179 / 60.0 / 2, within(1e-9)); // 4 events by 184 minutes
    assertThat(spread.halfLifeHours()).isNull(); // two events after the peak are no trend
  }

  @Property(tries = 40)
  void thePeakIsThatOfBruteForce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int shares) {
    Random random = new Random(seed);
    PostStory story = post("p");
    long[] minutes = new long[shares];
    for (int i = 0; i < shares; i++) {
      minutes[i] = random.nextInt(600);
      story.share("a" + i, minutes[i] + "m");
    }
    long most = 0;
    for (long start : minutes) {
      most =
          Math.max(most, Arrays.stream(minutes).filter(m -> m >= start && m < start + 60).count());
    }
    assertThat(spread(story).peakPerHour()).isEqualTo((double) most);
  }

  @Test
  void paidSpreadIsLeftOutOfVelocityUnlessTheNameSaysOtherwise() {
    MeasuredPost measured =
        measure(
            post("p").share("ann", "10m").unbought().share("ad", "1m").bought().observedFor("2h"));
    assertThat(measured.sources().spread().organic().atAge().toList().get(0)).isEqualTo(1);
    assertThat(measured.sources().spread().withPaid().atAge().toList().get(0)).isEqualTo(2);
    assertThat(measured.sources().spread().organic().minutesToFirst()).isEqualTo(10);
    assertThat(measured.sources().paidSpread().share()).isEqualTo(0.5);
  }

  @Test
  void eventsInAFlightAreBoughtWhereNoFlagSaysOtherwise() {
    MeasuredPost measured =
        measure(
            post("p")
                .flight("1h", "2h")
                .share("a", "30m")
                .share("b", "90m")
                .share("c", "100m")
                .unbought());
    assertThat(measured.sources().paidSpread().share()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void withoutFlagsAndFlightsPaidIsUnknownNotZero() {
    TwoSources.PaidSpread paid = measure(post("p").share("a", "30m")).sources().paidSpread();
    assertThat(paid.share()).isNull();
    assertThat(paid.known()).isZero();
  }

  @Test
  void aLogThatOnlyKnowsTheRootTellsNoShape() {
    Breadth breadth =
        measure(post("p").onlyTheRootIsKnown().share("a", "1m").share("b", "2m")).breadth();
    assertThat(breadth.depth()).isNull();
    assertThat(breadth.structuralVirality()).isNull();
    assertThat(breadth.secondaryReproduction()).isNull();
    assertThat(breadth.shapeNull()).isEqualTo("parents_unobserved");
    assertThat(breadth.observedShare()).isZero();
    assertThat(breadth.cascadeSize()).isEqualTo(3);
  }

  @Test
  void withoutTimesStructureIsKnownAndVelocityIsNot() {
    MeasuredPost measured =
        measure(post("p").precision(TimePrecision.NONE).share("a", "0m").share("b", "0m", "a"));
    assertThat(measured.sources().spread().organic().atAge().toList()).containsOnlyNulls();
    assertThat(measured.sources().spread().organic().peakPerHour()).isNull();
    assertThat(measured.sources().spread().organic().hoursToHalf()).isNull();
    assertThat(measured.breadth().depth()).isEqualTo(2);
    assertThat(measured.breadth().escapeHours()).isNull();
    assertThat(measured.breadth().escapeKnown()).isNull();
  }

  @Test
  void datesTellNothingFinerThanADay() {
    Velocity spread =
        spread(post("p").precision(TimePrecision.DAY).share("a", "1d").share("b", "4d"));
    assertThat(spread.atAge().toList()).containsExactly(null, null, null, null, 2L, 2L);
    assertThat(spread.peakPerHour()).isNull();
    assertThat(spread.minutesToFirst()).isNull();
  }

  private static double observed(PostStory story) {
    return measure(story).observation().hours();
  }

  /** The post may have come as late as the end of its day. */
  @Test
  void ofAPostKnownByItsDayOnlySureHoursAreObserved() {
    String day = "2026-01-05T00:00:00Z";
    assertThat(observed(post("p").at(day).observedFor("44h"))).isEqualTo(44);
    assertThat(observed(post("p").at(day).onThatDay().observedFor("44h"))).isEqualTo(20);
    assertThat(observed(post("p").at(day).onThatDay().observedFor("20h"))).isZero();
    assertThat(measure(post("p").at(day).onThatDay().observedFor("30d")).observation().mature())
        .isFalse();
    assertThat(observed(post("p").at(day).onThatDay().observedFor("40d"))).isEqualTo(720);
    assertThat(measure(post("p").at(day).onThatDay().observedFor("31d")).observation().mature())
        .isTrue();
  }

  @Test
  void ofAnExportKnownByItsDayOnlyWhatWasBeforeIsSure() {
    PostStory story = post("p").at("2026-01-05T00:00:00Z").onThatDay();
    assertThat(observed(story.observedFor("259199999999u"))).isEqualTo(24);
    assertThat(observed(story.observedFor("172799999999u"))).isZero();
  }

  @Test
  void whereNobodyKnowsThePublicationAgesCountFromTheFirstEvent() {
    MeasuredPost measured =
        measure(post("p").publicationUnknown().share("a", "5h").share("b", "5h").share("c", "7h"));
    assertThat(measured.sources().spread().organic().atAge().toList().get(0)).isEqualTo(2);
    assertThat(measured.sources().spread().organic().minutesToFirst()).isNull();
  }

  @Test
  void escapeIsWhenOutsidersLeadForGood() {
    Breadth breadth =
        measure(
                post("p")
                    .like("o1", "1h")
                    .byOutsider() // leads, but not for good
                    .like("f1", "2h")
                    .byFollower()
                    .like("f2", "3h")
                    .byFollower()
                    .like("o2", "4h")
                    .byOutsider()
                    .like("o3", "5h")
                    .byOutsider()
                    .like("x", "6h"))
            .breadth();
    assertThat(breadth.escapeHours()).isEqualTo(5);
    assertThat(breadth.escapeKnown()).isEqualTo(5);
    assertThat(breadth.outsideShare()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(breadth.outsideKnown()).isEqualTo(5);
    assertThat(breadth.uniqueActors()).isEqualTo(6);
  }

  @Test
  void theAuthorIsNotAmongTheAudience() {
    MeasuredPost measured =
        measure(post("p").comment("c1", "author", "1m").comment("c2", "ann", "2m", "c1"));
    assertThat(measured.breadth().uniqueActors()).isEqualTo(1);
    assertThat(measured.conversation().commenters()).isEqualTo(1);
    assertThat(measured.conversation().authorReplyShare()).isEqualTo(0.5);
  }

  @Test
  void equallyFilledCommunitiesAreAsManyAsThereAre() {
    PostStory story = post("p");
    for (int i = 0; i < 80; i++) {
      story.like("a" + i, "1h").of("c" + i % 4);
    }
    Breadth breadth = measure(story).breadth();
    assertThat(breadth.effectiveCommunities()).isCloseTo(4, within(1e-9));
    assertThat(breadth.communities()).isEqualTo(4);
    assertThat(breadth.communitiesIn50()).isBetween(3.999, 4.0);
  }

  @Property(tries = 20)
  void rarefactionIsTheMeanOverRandomDraws(@ForAll @IntRange(min = 1, max = 1000) int seed) {
    Random random = new Random(seed);
    long[] sizes = {1, 2, 3, 40, 70};
    int[] accounts = new int[116];
    int next = 0;
    for (int community = 0; community < sizes.length; community++) {
      for (int i = 0; i < sizes[community]; i++) {
        accounts[next++] = community;
      }
    }
    int draws = 4_000;
    double seen = 0;
    for (int d = 0; d < draws; d++) {
      TreeSet<Integer> met = new TreeSet<>();
      for (int i = 0; i < 50; i++) {
        int j = i + random.nextInt(accounts.length - i);
        int swap = accounts[i];
        accounts[i] = accounts[j];
        accounts[j] = swap;
        met.add(accounts[i]);
      }
      seen += met.size();
    }
    assertThat(Audience.rarefied(sizes).orElseThrow()).isCloseTo(seen / draws, within(0.08));
  }

  @Test
  void theConversationIsATreeOfCommentsOnly() {
    Conversation talk =
        measure(
                post("p")
                    .share("sam", "1m")
                    .comment("c1", "ann", "2m")
                    .comment("c2", "bob", "3m", "c1")
                    .comment("c3", "ann", "4m", "c2")
                    .comment("c4", "dee", "5m", "sam's share")
                    .comment("c5", "eve", "6m", "c1"))
            .conversation();
    assertThat(talk.comments()).isEqualTo(5);
    assertThat(talk.commenters()).isEqualTo(4);
    assertThat(talk.replies()).isEqualTo(3);
    assertThat(talk.replyDepth()).isEqualTo(3);
    assertThat(talk.hIndex()).isEqualTo(2); // two comments at depth 2, one at depth 3
    assertThat(talk.mutualPairs()).isEqualTo(1); // ann and bob
  }

  @Test
  void theCurveAddsUpToTheEvents() {
    PostHistory history =
        post("p")
            .share("a", "-5m")
            .share("b", "10m")
            .like("c", "90m")
            .share("d", "80h")
            .share("e", "100h")
            .history();
    List<CurvePoint> curve = CurvePoint.of(history);
    assertThat(curve.stream().mapToLong(CurvePoint::events).sum()).isEqualTo(history.size());
    CurvePoint last = curve.get(curve.size() - 1);
    assertThat(last.kind()).isEqualTo(EngagementKind.SHARE);
    assertThat(last.eventsSoFar()).isEqualTo(4);
    assertThat(last.fromHours()).isEqualTo(96);
    assertThat(last.toHours()).isEqualTo(120);
    assertThat(curve.get(0).events()).isEqualTo(2); // the clock that was early counts at age 0
  }
}
