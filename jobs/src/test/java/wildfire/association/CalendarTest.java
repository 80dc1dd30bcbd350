package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Whether what happens to everybody at once, or to an account for good, is mistaken for a trigger:
 * weeks in which everything does better and campaigns run in waves, triggers adopted for good, and
 * good accounts that post late in the day.
 */
final class CalendarTest {
  private static final long HOUR = 3_600_000_000L;
  private static final int WEEKS = 40;
  private static final List<String> TRIGGERS =
      List.of("emotion", "recognition", "timing", "storytelling", "anchor");

  private static final Question.Limits LIMITS =
      new Question.Limits(
          List.of(PostOutcome.SPEED), List.of(FactorKind.TRIGGER), Rules.usual(), 20, 0.1);

  /** How accounts use triggers, and what else moves their posts. */
  private enum World {
    /** Every trigger is used by everybody in weeks of its own, and weeks differ. */
    WAVES,
    /**
     * Each account takes to the first trigger one day and keeps it; it doubles what a post gets.
     */
    ADOPTED,
    /** Good accounts post late, everybody uses triggers late; neither does anything. */
    LATE
  }

  /** Posts of one made-up world. */
  private static Posts posts(World world, int accounts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shock = new double[WEEKS];
    boolean[][] wave = new boolean[WEEKS][TRIGGERS.size()];
    for (int week = 0; week < WEEKS; week++) {
      shock[week] = world == World.WAVES ? 0.4 * random.nextGaussian() : 0;
      for (int trigger = 0; trigger < TRIGGERS.size(); trigger++) {
        wave[week][trigger] = random.nextInt(5) == 0;
      }
    }
    List<PostFacts> facts = new ArrayList<>();
    List<Tagged> tags = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      double level = random.nextGaussian();
      int adopts = random.nextInt(WEEKS);
      for (int i = 0; i < 30; i++) {
        int week = random.nextInt(WEEKS);
        double hour =
            world == World.LATE
                ? (12 + 5 * level + 3 * random.nextGaussian() + 240) % 24
                : 24 * random.nextDouble();
        int day = random.nextInt(7);
        String id = "post-" + facts.size();
        double outcome = level + shock[week] + random.nextGaussian();
        for (int trigger = 0; trigger < TRIGGERS.size(); trigger++) {
          boolean lasting = world == World.ADOPTED && trigger == 0;
          boolean often = world == World.LATE ? hour >= 16 : wave[week][trigger];
          double used = lasting ? (week >= adopts ? 1 : 0) : often ? 0.6 : 0.05;
          if (random.nextDouble() < used) {
            tags.add(new Tagged("x", id, TRIGGERS.get(trigger), null, 1, "tagger"));
            outcome += lasting ? 1 : 0;
          }
        }
        facts.add(
            new PostFacts(
                "x",
                id,
                "account-" + account,
                1_000L,
                "text",
                false,
                // Day 4 of the epoch was a Monday.
                (4 + week * 7L + day) * 24 * HOUR + (long) (hour * HOUR),
                hour,
                1 + day,
                MadeUpPosts.values(Map.of(PostOutcome.SPEED, outcome)),
                MadeUpPosts.values(Map.of()),
                1,
                Map.of()));
      }
    }
    return Posts.of(facts, tags, TRIGGERS, 20);
  }

  /** What came of many worlds. */
  private static final class Tally {
    private int intervals;
    private int held;
    private int worlds;
    private int withFind;
    private double sum;

    void add(List<AssociationRow> rows, double truth) {
      worlds++;
      boolean found = false;
      for (AssociationRow row : rows) {
        if (row.adjusted() != null) {
          intervals++;
          held += row.adjusted().estimate().interval().holds(truth) ? 1 : 0;
          sum += row.adjusted().difference();
          found |= row.test().q() < 0.05;
        }
      }
      withFind += found ? 1 : 0;
    }

    double coverage() {
      return (double) held / intervals;
    }

    double error() {
      return Math.sqrt(0.05 * 0.95 / Math.min(intervals, 2.0 * worlds));
    }
  }

  private static Tally tally(World world, int accounts, int worlds) {
    Tally tally = new Tally();
    for (int i = 0; i < worlds; i++) {
      Posts posts = posts(world, accounts, 7_919L * accounts + i);
      List<AssociationRow> rows =
          Associations.of(posts, LIMITS, MadeUpPosts.LEAST_ALPHA).stream()
              .filter(row -> row.scope().equals("x"))
              .filter(row -> isAsked(world, row))
              .toList();
      tally.add(rows, world == World.ADOPTED ? 1 : 0);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.1f ± %.1f %% | %.2f | %.1f %% |%n",
        world.name().toLowerCase(Locale.ROOT),
        accounts,
        worlds,
        100 * tally.coverage(),
        200 * tally.error(),
        tally.sum / tally.intervals,
        100.0 * tally.withFind / worlds);
    return tally;
  }

  private static boolean isAsked(World world, AssociationRow row) {
    FactorKind kind = FactorKind.of(row.factor());
    return switch (world) {
      case WAVES, LATE -> kind == FactorKind.TRIGGER;
      case ADOPTED -> row.factor().equals(FactorKind.TRIGGER.name(TRIGGERS.get(0)));
    };
  }

  private static void hold(World world, int accounts, int worlds) {
    Tally tally = tally(world, accounts, worlds);
    double doubt = 3 * tally.error();
    assertThat(tally.coverage())
        .as("%s, %d accounts", world, accounts)
        .isBetween(0.93 - doubt, 0.97 + doubt);
    if (world != World.ADOPTED) {
      assertThat((double) tally.withFind / worlds)
          .as("%s, %d accounts", world, accounts)
          .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / worlds));
    }
  }

  @Test
  void aFewWorlds() {
    for (World world : World.values()) {
      hold(world, 30, 12);
    }
  }

  @Test
  @Tag("calibration")
  void manyWorlds() {
    for (World world : World.values()) {
      hold(world, 20, 200);
      hold(world, 60, 150);
      hold(world, 200, 60);
    }
  }
}
