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
 * What is told of the accounts of one brand: whether it would hold for more of their posts. Weeks
 * differ, more alike the nearer they are, and half of the triggers come in waves.
 */
final class OneBrandTest {
  private static final long DAY = 24 * 3_600_000_000L;
  private static final int WEEKS = 52;
  private static final double PLANTED = 0.8;
  private static final List<String> TRIGGERS =
      List.of("emotion", "recognition", "timing", "storytelling");

  private static final Question.Limits LIMITS =
      new Question.Limits(
          List.of(PostOutcome.SPEED), List.of(FactorKind.TRIGGER), Rules.usual(), 20, 0.1);

  /** The posts of a brand; what is planted goes with the first trigger. */
  private static Posts posts(int accounts, double planted, double likeTheWeekBefore, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] week = new double[WEEKS];
    boolean[][] wave = new boolean[WEEKS][TRIGGERS.size()];
    for (int w = 0; w < WEEKS; w++) {
      double before = w == 0 ? 0 : week[w - 1];
      week[w] =
          likeTheWeekBefore * before
              + 0.4 * Math.sqrt(1 - likeTheWeekBefore * likeTheWeekBefore) * random.nextGaussian();
      for (int trigger = 0; trigger < TRIGGERS.size(); trigger++) {
        wave[w][trigger] = trigger % 2 == 0 && random.nextInt(4) == 0;
      }
    }
    List<PostFacts> facts = new ArrayList<>();
    List<Tagged> tags = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      double level = random.nextGaussian();
      for (int i = 0; i < 90; i++) {
        int w = random.nextInt(WEEKS);
        int day = random.nextInt(7);
        String id = "post-" + facts.size();
        double outcome = 5 + level + week[w] + random.nextGaussian();
        for (int trigger = 0; trigger < TRIGGERS.size(); trigger++) {
          double used = trigger % 2 == 1 ? 0.25 : wave[w][trigger] ? 0.6 : 0.1;
          if (random.nextDouble() < used) {
            tags.add(new Tagged("x", id, TRIGGERS.get(trigger), null, 1, "tagger"));
            outcome += trigger == 0 ? planted : 0;
          }
        }
        facts.add(
            new PostFacts(
                "x",
                id,
                "account-" + account,
                1_000L,
                random.nextBoolean() ? "text" : "video",
                false,
                (4 + w * 7L + day) * DAY,
                24 * random.nextDouble(),
                1 + day,
                MadeUpPosts.values(Map.of(PostOutcome.SPEED, outcome)),
                MadeUpPosts.values(Map.of()),
                1,
                Map.of()));
      }
    }
    return Posts.of(facts, tags, TRIGGERS, 20);
  }

  private static List<AssociationRow> rows(Posts posts) {
    return Associations.of(posts, LIMITS, MadeUpPosts.LEAST_ALPHA).stream()
        .filter(row -> row.scope().equals("x"))
        .toList();
  }

  @Test
  void oneAccountIsToldOfItselfAndManyOfAccountsLikeThem() {
    assertThat(rows(posts(1, PLANTED, 0, 1)))
        .isNotEmpty()
        .allMatch(row -> row.inference() == Inference.THESE_ACCOUNTS)
        .allMatch(row -> row.counts().accounts() == 1)
        .allMatch(row -> row.test().family().endsWith("of these accounts"))
        .allMatch(row -> row.adjusted().calendar() == Calendar.TREND);
    assertThat(rows(posts(6, PLANTED, 0, 1)))
        .allMatch(row -> row.inference() == Inference.ACCOUNTS_LIKE_THESE);
  }

  /** With 999 draws no p is below 0.001, and of a thousand tests none could be clear. */
  @Test
  void whatIsFarOutGetsAPThatAFamilyOfThousandsLeavesClear() {
    AssociationRow row =
        rows(posts(1, 4, 0, 1)).stream()
            .filter(its -> its.factor().equals(FactorKind.TRIGGER.name(TRIGGERS.get(0))))
            .findFirst()
            .orElseThrow();
    assertThat(row.adjusted().estimate().method()).isEqualTo(Estimate.Method.WILD_BOOTSTRAP);
    assertThat(row.adjusted().estimate().p()).isLessThanOrEqualTo(1e-4);
  }

  /** A share lies between 0 and 1: a difference of two of them cannot be more. */
  @Test
  void anIntervalThatLeavesTheScaleOfAShareIsNoAnswer() {
    int refused = 0;
    for (int brand = 0; brand < 40; brand++) {
      SplittableRandom random = new SplittableRandom(brand);
      MadeUpPosts made =
          MadeUpPosts.on("x")
              .accounts(5)
              .each(24)
              .tag("emotion", null, 11, "ann")
              .outcome(PostOutcome.OUTSIDE_SHARE, post -> random.nextInt(2));
      for (AssociationRow row : MadeUpPosts.rows(made.told("emotion"))) {
        if (row.outcome().equals(PostOutcome.OUTSIDE_SHARE.id())) {
          refused +=
              row.refused() != null && row.refused().message().contains("scale of a share") ? 1 : 0;
          if (row.adjusted() != null) {
            assertThat(row.adjusted().differenceInterval().lower()).isGreaterThanOrEqualTo(-1);
            assertThat(row.adjusted().differenceInterval().upper()).isLessThanOrEqualTo(1);
          }
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static void hold(int accounts, double likeTheWeekBefore, int brands) {
    int intervals = 0;
    int held = 0;
    int withFind = 0;
    double sum = 0;
    for (int brand = 0; brand < brands; brand++) {
      long seed = 104_729L * accounts + brand;
      for (AssociationRow row : rows(posts(accounts, PLANTED, likeTheWeekBefore, seed))) {
        if (row.adjusted() != null) {
          boolean isPlanted = row.factor().equals(FactorKind.TRIGGER.name(TRIGGERS.get(0)));
          intervals++;
          held += row.adjusted().estimate().interval().holds(isPlanted ? PLANTED : 0) ? 1 : 0;
          sum += isPlanted ? row.adjusted().difference() : 0;
        }
      }
      withFind +=
          rows(posts(accounts, 0, likeTheWeekBefore, ~seed)).stream()
                  .anyMatch(row -> row.test() != null && row.test().q() < 0.05)
              ? 1
              : 0;
    }
    double coverage = (double) held / intervals;
    double error = Math.sqrt(0.05 * 0.95 / intervals);
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f | %d | %d %% | %.1f ± %.1f %% | %.2f | %.1f %% |%n",
        accounts,
        likeTheWeekBefore,
        brands,
        Math.round(100.0 * intervals / brands / TRIGGERS.size()),
        100 * coverage,
        200 * error,
        sum / brands,
        100.0 * withFind / brands);
    assertThat(intervals).isPositive();
    assertThat(coverage).isBetween(0.93 - 3 * error, 0.97 + 3 * error);
    assertThat((double) withFind / brands)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / brands));
  }

  @Test
  void aFewBrands() {
    hold(1, 0, 25);
    hold(3, 0, 15);
  }

  @Test
  @Tag("calibration")
  void manyBrands() {
    for (int accounts : new int[] {1, 2, 4}) {
      hold(accounts, 0, 300);
      hold(accounts, 0.3, 300);
    }
  }
}
