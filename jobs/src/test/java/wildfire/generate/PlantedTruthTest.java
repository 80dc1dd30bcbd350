package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import wildfire.generate.Simulated.Event;
import wildfire.model.Phrase;

/** What is planted can be found in the raw events, by as much as was planted. */
final class PlantedTruthTest {
  private static final double STANDARD_ERRORS = 4;
  private static final int EMOTION = 0;
  private static final long DAY = 24 * 3_600 * 1_000_000L;

  @Test
  void speedMultipliesTheSharesAndQuotesOfTheFirstDay() {
    assertCountsDifferBy(
        Effect.Outcome.SPEED,
        2.5,
        event -> event.spread() && event.time() - event.post().published() < DAY,
        PostPlan::spread);
  }

  @Test
  void breadthMultipliesEngagements() {
    assertCountsDifferBy(Effect.Outcome.BREADTH, 2, event -> true, PlantedTruthTest::engagements);
  }

  @Test
  void eachLeavesTheOtherOutcomesAsTheyAre() {
    World none = worldWith(new Effect("emotion", Effect.EVERYWHERE, Effect.Outcome.SPEED, 1));
    World faster = worldWith(new Effect("emotion", Effect.EVERYWHERE, Effect.Outcome.SPEED, 2.5));
    World broader = worldWith(new Effect("emotion", Effect.EVERYWHERE, Effect.Outcome.BREADTH, 2));
    double toFaster = scale(none, faster);
    double toBroader = scale(none, broader);
    for (long i = 0; i < none.settings().extent().posts(); i++) {
      PostPlan usual = none.plan(i);
      assertThat(engagements(faster.plan(i)))
          .isCloseTo(toFaster * engagements(usual), Offset.offset(1e-9));
      assertThat(faster.plan(i).spread())
          .isCloseTo(
              toFaster * usual.spread() * (usual.has(EMOTION) ? 2.5 : 1), Offset.offset(1e-9));
      assertThat(broader.plan(i).spread())
          .isCloseTo(toBroader * usual.spread(), Offset.offset(1e-9));
      assertThat(broader.plan(i).comments())
          .isCloseTo(toBroader * usual.comments(), Offset.offset(1e-9));
    }
  }

  /** Worlds are scaled to have as many events in all: by how much, a post without effects tells. */
  private static double scale(World from, World to) {
    long plain =
        LongStream.range(0, 100).filter(i -> !from.plan(i).has(EMOTION)).findFirst().orElseThrow();
    return to.plan(plain).spread() / from.plan(plain).spread();
  }

  private static double engagements(PostPlan post) {
    return post.spread() + post.comments() + post.likes() + post.keeps();
  }

  @Test
  void conversationMultipliesComments() {
    assertCountsDifferBy(
        Effect.Outcome.CONVERSATION,
        0.4,
        event -> event.kind().equals("comment"),
        PostPlan::comments);
  }

  @Test
  void outsideMultipliesTheOddsOfOutsiders() {
    double factor = 3;
    World world =
        worldWith(new Effect("emotion", Effect.EVERYWHERE, Effect.Outcome.OUTSIDE, factor));
    Map<Boolean, Map<Boolean, Long>> counts =
        Simulated.all(world).stream()
            .filter(Event::answersThePost)
            .collect(
                Collectors.partitioningBy(
                    event -> event.post().has(EMOTION),
                    Collectors.partitioningBy(Event::follows, Collectors.counting())));
    double in = counts.get(true).get(true);
    double out = counts.get(true).get(false);
    double plainIn = counts.get(false).get(true);
    double plainOut = counts.get(false).get(false);
    double logOddsRatio = Math.log(out / in / (plainOut / plainIn));
    double error = Math.sqrt(1 / in + 1 / out + 1 / plainIn + 1 / plainOut);
    assertThat(logOddsRatio)
        .isBetween(
            Math.log(factor) - STANDARD_ERRORS * error, Math.log(factor) + STANDARD_ERRORS * error);
  }

  @Test
  void commentsHaveTheMessageNowAndThenAndNeverWhereItIsBuzz() {
    World world = World.of(Story.TWO_CAMPAIGNS.settings());
    long replies = 100;
    long all = 0;
    long mentioning = 0;
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      List<Phrase> terms = post.author().topic().messageTerms().stream().map(Phrase::of).toList();
      long mentions =
          LongStream.range(0, replies)
              .mapToObj(reply -> Phrases.reply(Draws.hash(post.hash(), 0xabc, reply), post))
              .map(text -> text.toLowerCase(Locale.ROOT))
              .filter(text -> terms.stream().anyMatch(term -> term.isIn(text)))
              .count();
      if (post.fate() == Fate.BUZZ_WITHOUT_MESSAGE) {
        assertThat(mentions).isZero();
      } else {
        all += replies;
        mentioning += mentions;
      }
    }
    double share = Fate.ORDINARY.messageShare();
    double error = Math.sqrt(share * (1 - share) / all);
    assertThat(mentioning / (double) all)
        .isBetween(share - STANDARD_ERRORS * error, share + STANDARD_ERRORS * error);
  }

  @Test
  void whatIsForcedIsHiddenMoreOftenForHowOftenItIsShown() {
    World world = World.of(Story.TWO_CAMPAIGNS.settings());
    double shown = 0;
    long hidden = 0;
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      double mean = Fate.ORDINARY.hideShare() * (post.exposures() + post.paidExposures());
      if (post.fate() == Fate.FORCED) {
        assertThat(post.hides()).isGreaterThan(Math.round(2 * mean));
      } else {
        shown += mean;
        hidden += post.hides();
      }
    }
    assertThat((double) hidden)
        .isBetween(
            shown - STANDARD_ERRORS * Math.sqrt(shown), shown + STANDARD_ERRORS * Math.sqrt(shown));
  }

  @Test
  void aRingSharesWithinSecondsWhatNobodyPaysFor() {
    GenerateSettings settings = GenerateSettings.defaults();
    World world = World.of(settings.with(settings.planted().withRings(0.5)));
    World without = World.of(settings);
    int forced = 0;
    int rings = 0;
    for (long i = 0; i < settings.extent().posts(); i++) {
      PostPlan post = world.plan(i);
      assertThat(without.plan(i).ring()).isZero();
      forced += post.fate() == Fate.FORCED ? 1 : 0;
      if (post.ring() > 0) {
        rings++;
        assertThat(post.fate()).isEqualTo(Fate.FORCED);
        assertThat(post.flight()).isNull();
        long units = Unfolding.units(post);
        List<Event> ring = Simulated.part(world, i, units - post.ring(), units);
        assertThat(ring).hasSize(post.ring()).allMatch(Event::spread);
        long first = ring.stream().mapToLong(Event::time).min().orElseThrow();
        assertThat(ring).allMatch(event -> event.time() - first < 8_000_000L);
      }
    }
    assertThat(rings).isBetween(forced / 4, forced * 3 / 4);
  }

  @Test
  void anEffectStaysOnItsPlatform() {
    World world = worldWith(new Effect("emotion", "linkedin", Effect.Outcome.BREADTH, 3));
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      boolean planted = post.has(EMOTION) && post.author().venue() == Venue.LINKEDIN;
      assertThat(post.factors().breadth()).isEqualTo(planted ? 3.0 : 1.0);
    }
  }

  @Test
  void largeAccountsTimeMore() {
    World world = World.of(GenerateSettings.defaults());
    int timing = GenerateSettings.TRIGGERS.indexOf("timing");
    double[] large = new double[2];
    double[] small = new double[2];
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      (post.author().large() ? large : small)[post.has(timing) ? 1 : 0]++;
    }
    double logOddsRatio = Math.log(large[1] / large[0] / (small[1] / small[0]));
    double error = Math.sqrt(1 / large[0] + 1 / large[1] + 1 / small[0] + 1 / small[1]);
    assertThat(logOddsRatio)
        .isBetween(Math.log(4) - STANDARD_ERRORS * error, Math.log(4) + STANDARD_ERRORS * error);
  }

  private interface Expected {
    double of(PostPlan post);
  }

  /**
   * The mean of observed over expected-without-the-effect, with the trigger against without, is the
   * planted factor.
   */
  private static void assertCountsDifferBy(
      Effect.Outcome outcome, double factor, Predicate<Event> counted, Expected expected) {
    World world = worldWith(new Effect("emotion", Effect.EVERYWHERE, outcome, factor));
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      double planted = post.has(EMOTION) ? factor : 1;
      double seen = Simulated.of(world, i).stream().filter(counted).count();
      (post.has(EMOTION) ? with : without).add(seen * planted / expected.of(post));
    }
    Sample a = Sample.of(doubles(with));
    Sample b = Sample.of(doubles(without));
    double ratio = a.mean() / b.mean();
    double error = ratio * Math.hypot(a.error() / a.mean(), b.error() / b.mean());
    assertThat(ratio).isBetween(factor - STANDARD_ERRORS * error, factor + STANDARD_ERRORS * error);
    assertThat(error).as("a test that can tell").isLessThan(Math.abs(factor - 1) / 4);
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static World worldWith(Effect effect) {
    return World.of(Simulated.plain(List.of(effect)));
  }
}
