package wildfire.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildfire.association.AssociationRow;
import wildfire.association.Associations;
import wildfire.association.Inference;
import wildfire.association.MadeUpPosts;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Question;
import wildfire.association.Rules;
import wildfire.association.Tagged;
import wildfire.generate.Unfolding.Event;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** What is planted in campaigns of the samples' size is what associations find, with its doubt. */
final class PlantedEffectsTest {
  private static final long HOUR = 3_600_000_000L;
  private static final double LOG_2 = Math.log(2);

  private static final Question.Limits LIMITS =
      new Question.Limits(
          List.of(PostOutcome.SPEED, PostOutcome.BREADTH, PostOutcome.CONVERSATION),
          List.of(FactorKind.TRIGGER),
          Rules.usual(),
          20,
          0.1);

  private static final List<Effect> EFFECTS =
      List.of(
          new Effect("timing", Effect.EVERYWHERE, Effect.Outcome.SPEED, 2.5),
          new Effect("emotion", Effect.EVERYWHERE, Effect.Outcome.BREADTH, 1.6),
          new Effect("recognition", Effect.EVERYWHERE, Effect.Outcome.CONVERSATION, 2));

  /** A difference that is asked about. */
  private record Asked(String scope, String outcome, String trigger) {
    static Asked of(AssociationRow row) {
      return new Asked(row.scope(), row.outcome(), FactorKind.value(row.factor()));
    }
  }

  private static World world(List<Effect> effects, long events, long seed) {
    GenerateSettings story = Story.TWO_CAMPAIGNS.settings().withSeed(seed);
    GenerateSettings.Extent extent = story.extent();
    return World.of(
        story
            .with(
                new GenerateSettings.Extent(
                    extent.accounts(),
                    extent.posts(),
                    events,
                    0,
                    extent.start(),
                    extent.days(),
                    extent.exportedAfterDays()))
            .with(
                new GenerateSettings.Planted(
                    effects, story.planted().habits(), Map.of(), Map.of(), 0)));
  }

  /** The same world without an effect, all else being as it is: not scaled to as many events. */
  private static World without(World world, Effect effect, long seed) {
    List<Effect> others = EFFECTS.stream().filter(other -> !other.equals(effect)).toList();
    long events = world.settings().extent().targetEvents();
    World scaled = world(others, events, seed);
    int trigger = GenerateSettings.TRIGGERS.indexOf(effect.trigger());
    long plain = 0;
    while (world.plan(plain).has(trigger)) {
      plain++;
    }
    return world(
        others,
        Math.round(events * world.plan(plain).spread() / scaled.plan(plain).spread()),
        seed);
  }

  /**
   * Of each post what a run measures: shares of a day, accounts and comments of a week, in log2.
   */
  private static List<PostFacts> measured(World world) {
    List<PostFacts> facts = new ArrayList<>();
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      Set<Long> engaged = new HashSet<>();
      int shares = 0;
      int comments = 0;
      Unfolding unfolding = new Unfolding(world, post, 0, Unfolding.units(post));
      for (Event event = unfolding.next(); event != null; event = unfolding.next()) {
        long age = event.time() - post.published();
        if (!event.isPaid() && age <= 7 * 24 * HOUR) {
          shares += event.isSpread() && age <= 24 * HOUR ? 1 : 0;
          comments += event.kind().equals("comment") ? 1 : 0;
          engaged.add(event.actor());
        }
      }
      engaged.remove(post.author().account());
      double hour = Math.floorMod(post.published(), 24 * HOUR) / (double) HOUR;
      facts.add(
          new PostFacts(
              post.author().venue().id(),
              post.id(),
              post.author().id(),
              post.author().followers(),
              post.format(),
              post.flight() != null,
              post.published(),
              hour,
              (int) Math.floorMod(Math.floorDiv(post.published(), 24 * HOUR) + 3, 7L) + 1,
              MadeUpPosts.values(
                  Map.of(
                      PostOutcome.SPEED, doublings(shares),
                      PostOutcome.BREADTH, doublings(engaged.size()),
                      PostOutcome.CONVERSATION, doublings(comments))),
              MadeUpPosts.values(Map.of()),
              1,
              Map.of()));
    }
    return facts;
  }

  private static double doublings(int count) {
    return Math.log1p(count) / LOG_2;
  }

  private static List<AssociationRow> rows(World world) {
    List<Tagged> tags = new ArrayList<>();
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      PostPlan post = world.plan(i);
      for (int trigger = 0; trigger < GenerateSettings.TRIGGERS.size(); trigger++) {
        if (post.has(trigger)) {
          tags.add(
              new Tagged(
                  post.author().venue().id(),
                  post.id(),
                  GenerateSettings.TRIGGERS.get(trigger),
                  null,
                  1,
                  "tagger"));
        }
      }
    }
    return Associations.of(
        Posts.of(measured(world), tags, GenerateSettings.TRIGGERS, 20), LIMITS, 0.667);
  }

  private static PostOutcome outcome(Effect effect) {
    return PostOutcome.valueOf(effect.outcome().name());
  }

  /**
   * How many doublings each effect comes to, by platform: the mean over the posts that have it, in
   * the same worlds with and without. Less than the log of the factor, since a post without any
   * share has 0 doublings.
   */
  private static Map<Asked, Double> truths(int worlds) {
    Map<Asked, double[]> sums = new HashMap<>();
    for (int seed = 0; seed < worlds; seed++) {
      World world = world(EFFECTS, events(), seed);
      List<PostFacts> with = measured(world);
      for (Effect effect : EFFECTS) {
        List<PostFacts> without = measured(without(world, effect, seed));
        int trigger = GenerateSettings.TRIGGERS.indexOf(effect.trigger());
        for (int i = 0; i < with.size(); i++) {
          if (world.plan(i).has(trigger)) {
            double difference =
                with.get(i).outcome(outcome(effect)) - without.get(i).outcome(outcome(effect));
            for (String scope : List.of(with.get(i).platform(), Posts.ALL)) {
              double[] sum =
                  sums.computeIfAbsent(
                      new Asked(scope, outcome(effect).id(), effect.trigger()),
                      asked -> new double[2]);
              sum[0] += difference;
              sum[1]++;
            }
          }
        }
      }
    }
    Map<Asked, Double> truths = new HashMap<>();
    sums.forEach((asked, sum) -> truths.put(asked, sum[0] / sum[1]));
    return truths;
  }

  private static long events() {
    return Story.TWO_CAMPAIGNS.settings().extent().targetEvents();
  }

  private static void hold(int worlds) {
    Map<Asked, Double> truths = truths(worlds);
    Map<Inference, int[]> held = new HashMap<>();
    Map<Asked, double[]> found = new HashMap<>();
    int families = 0;
    int withFind = 0;
    for (int world = 0; world < worlds; world++) {
      for (AssociationRow row : rows(world(EFFECTS, events(), world))) {
        if (row.adjusted() != null) {
          Asked asked = Asked.of(row);
          double truth = truths.getOrDefault(asked, 0.0);
          int[] its = held.computeIfAbsent(row.inference(), i -> new int[2]);
          its[0] += row.adjusted().differenceInterval().holds(truth) ? 1 : 0;
          its[1]++;
          if (truths.containsKey(asked) && asked.scope().equals(Posts.ALL)) {
            double[] sum = found.computeIfAbsent(asked, a -> new double[2]);
            sum[0] += row.adjusted().difference();
            sum[1]++;
          }
        }
      }
      Map<String, Boolean> finds = new HashMap<>();
      for (AssociationRow row : rows(world(List.of(), events(), 1_000 + world))) {
        if (row.test() != null) {
          finds.merge(row.test().family(), row.test().q() < 0.05, Boolean::logicalOr);
        }
      }
      families += finds.size();
      withFind += (int) finds.values().stream().filter(its -> its).count();
    }
    found.forEach(
        (asked, sum) ->
            System.out.printf(
                Locale.ROOT,
                "| %s × %s | %.2f | %.2f |%n",
                asked.trigger(),
                asked.outcome(),
                truths.get(asked),
                sum[0] / sum[1]));
    for (Inference inference : Inference.values()) {
      int[] its = held.get(inference);
      double error = Math.sqrt(0.05 * 0.95 / its[1]);
      System.out.printf(
          Locale.ROOT,
          "%s: %d intervals, %.1f ± %.1f %% hold%n",
          inference.id(),
          its[1],
          100.0 * its[0] / its[1],
          200 * error);
      assertThat((double) its[0] / its[1]).isBetween(0.93 - 3 * error, 0.97 + 3 * error);
    }
    System.out.printf("null families with a find: %d of %d%n", withFind, families);
    assertThat((double) withFind / families)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / families));
    found.forEach(
        (asked, sum) ->
            assertThat(sum[0] / sum[1])
                .as("%s", asked)
                .isBetween(0.7 * truths.get(asked), 1.3 * truths.get(asked)));
  }

  @Test
  void someCampaigns() {
    hold(12);
  }

  @Test
  @Tag("calibration")
  void manyCampaigns() {
    hold(100);
  }
}
