package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** Differences that are looked at night after night, while posts come in. */
final class RepeatedLooksTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Looks.Bar BAR = new Looks.Bar(0.05, 1.5);
  private static final int TESTS = 5;

  private static AssociationRow row(double difference, double p, int posts) {
    return new AssociationRow(
        "x",
        PostOutcome.SPEED.id(),
        Scale.LOG,
        FactorKind.TRIGGER.name("emotion"),
        new Role.Joint(),
        new Counts(posts, posts, 0, 20, 20, 20),
        null,
        new Adjusted(
            new Estimate(
                difference,
                1,
                new Interval(difference - 2, difference + 2),
                p,
                Estimate.Method.CLUSTERED_T,
                20,
                20),
            difference,
            new Interval(difference - 2, difference + 2),
            EValue.ofDifference(difference, new Interval(difference - 2, difference + 2), 1),
            Inference.ACCOUNTS_LIKE_THESE,
            Adjusted.Basis.WITHIN_ACCOUNTS,
            Calendar.WEEKS,
            2 * posts,
            0,
            List.of()),
        null,
        null,
        null,
        new FalseDiscovery.Tested("triggers", 1, p),
        null,
        null);
  }

  private static Instant night(int night) {
    return FIRST.plus(night, ChronoUnit.DAYS);
  }

  private static AssociationRow looked(AssociationRow row, AssociationRow before, int night) {
    return row.withLooks(
        Looks.next(before == null ? null : before.looks(), row, BAR, night(night)));
  }

  @Test
  void whatIsClearAtTheFirstLookIsCalledClearForAsLongAsItStaysSo() {
    AssociationRow first = looked(row(1, 0.01, 40), null, 0);
    assertThat(Conclusion.of(first, 0.05)).isEqualTo(Conclusion.MORE);
    AssociationRow second = looked(row(1, 0.01, 41), first, 1);
    assertThat(Conclusion.of(second, 0.05)).isEqualTo(Conclusion.MORE);
    assertThat(second.looks()).isEqualTo(new Looks(FIRST, FIRST, 2, 40, true, 0));
  }

  @Test
  void whatBecomesClearLaterIsCalledSoOnceItStayedWhileThePostsGrewByHalf() {
    AssociationRow before = looked(row(1, 0.5, 40), null, 0);
    int[] posts = {42, 50, 62, 63, 64};
    Conclusion[] expected = {
      Conclusion.NOT_YET_HELD,
      Conclusion.NOT_YET_HELD,
      Conclusion.NOT_YET_HELD,
      Conclusion.MORE,
      Conclusion.MORE
    };
    for (int night = 0; night < posts.length; night++) {
      before = looked(row(1, 0.01, posts[night]), before, night + 1);
      assertThat(Conclusion.of(before, 0.05)).isEqualTo(expected[night]);
      assertThat(before.looks().clearSince()).isEqualTo(night(1));
      assertThat(before.looks().clearRuns()).isEqualTo(night + 1);
    }
  }

  @Test
  void oneNightThatIsNotClearOrTheOtherWayBeginsAnew() {
    AssociationRow before = looked(row(1, 0.5, 40), null, 0);
    before = looked(row(1, 0.01, 50), before, 1);
    before = looked(row(-1, 0.01, 60), before, 2);
    assertThat(before.looks()).isEqualTo(new Looks(FIRST, night(2), 1, 60, false, 90));
    before = looked(row(-1, 0.3, 80), before, 3);
    assertThat(before.looks()).isEqualTo(new Looks(FIRST, null, 0, 0, false, 0));
    before = looked(row(-1, 0.01, 95), before, 4);
    assertThat(Conclusion.of(before, 0.05)).isEqualTo(Conclusion.NOT_YET_HELD);
    assertThat(before.looks().postsNeeded()).isEqualTo(143);
  }

  /** What is called clear was so at every run since it had a third fewer posts, or at the first. */
  @Property(tries = 300)
  void nothingIsCalledClearOfOneLook(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 2) Integer> nights) {
    AssociationRow before = null;
    for (int night = 0; night < nights.size(); night++) {
      int seen = nights.get(night);
      before =
          looked(row(seen == 2 ? -1 : 1, seen == 0 ? 0.4 : 0.02, 20 + 2 * night), before, night);
      boolean called = Conclusion.of(before, 0.05).isClear();
      int since = night;
      while (since > 0 && nights.get(since - 1) == seen) {
        since--;
      }
      boolean isHeld = since == 0 || 20 + 2 * night >= 1.5 * (20 + 2 * since);
      assertThat(called).isEqualTo(seen != 0 && isHeld);
    }
  }

  /** How often something is clear in the last run, at some look, and called clear at some look. */
  private record Alarms(double last, double some, double called) {
    static Alarms of(List<List<List<AssociationRow>>> worlds) {
      int last = 0;
      int some = 0;
      int called = 0;
      for (List<List<AssociationRow>> nights : worlds) {
        Map<String, AssociationRow> before = new HashMap<>();
        boolean wasClear = false;
        boolean wasCalled = false;
        boolean isClear = false;
        for (int night = 0; night < nights.size(); night++) {
          isClear = false;
          for (AssociationRow tested : nights.get(night)) {
            AssociationRow row = looked(tested, before.get(tested.factor()), night);
            before.put(row.factor(), row);
            isClear |= Conclusion.atThisLook(row, 0.05).isClear();
            wasCalled |= Conclusion.of(row, 0.05).isClear();
          }
          wasClear |= isClear;
        }
        last += isClear ? 1 : 0;
        some += wasClear ? 1 : 0;
        called += wasCalled ? 1 : 0;
      }
      double all = worlds.size();
      return new Alarms(last / all, some / all, called / all);
    }

    void print(String series, int worlds) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f %% | %.1f %% | %.1f %% |%n",
          series,
          worlds,
          100 * last,
          100 * some,
          100 * called);
    }
  }

  /** Five differences that are not there, as sums of what each night adds. */
  private static Alarms ofSums(int first, int nights, int worlds) {
    SplittableRandom random = new SplittableRandom(first * 1_000L + nights);
    NormalDistribution normal = new NormalDistribution();
    List<List<List<AssociationRow>>> all = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      double[] sums = new double[TESTS];
      List<List<AssociationRow>> looks = new ArrayList<>();
      for (int night = 0; night < nights; night++) {
        int posts = first + night;
        List<AssociationRow> rows = new ArrayList<>();
        for (int test = 0; test < TESTS; test++) {
          sums[test] += random.nextGaussian() * Math.sqrt(night == 0 ? first : 1);
          double z = sums[test] / Math.sqrt(posts);
          AssociationRow row = row(z, 2 * normal.cumulativeProbability(-Math.abs(z)), 10 * posts);
          rows.add(named(row, "test" + test));
        }
        looks.add(Association.withinFamily("triggers", rows));
      }
      all.add(looks);
    }
    return Alarms.of(all);
  }

  private static AssociationRow named(AssociationRow row, String factor) {
    return new AssociationRow(
        row.scope(),
        row.outcome(),
        row.scale(),
        factor,
        row.role(),
        row.counts(),
        null,
        row.adjusted(),
        null,
        null,
        null,
        row.test(),
        null,
        null);
  }

  /** By chance at most one in ten series calls anything clear on any of its nights. */
  @Test
  void aSeriesOfNightsIsLittleSurerThanOneOfThem() {
    for (int[] series : new int[][] {{1, 11}, {11, 11}, {10, 90}, {30, 365}}) {
      int worlds = series[1] > 100 ? 600 : 1_500;
      Alarms alarms = ofSums(series[0], series[1], worlds);
      alarms.print(series[0] + " nights' posts, then nightly to " + series[1], worlds);
      double error = Math.sqrt(0.1 * 0.9 / worlds);
      assertThat(alarms.called()).isLessThanOrEqualTo(0.1 + 3 * error);
      assertThat(alarms.some()).isGreaterThan(0.1 + 3 * error);
    }
  }

  /** Posts that come in, of twenty accounts, with five triggers that go with nothing. */
  private static final class Campaign {
    private static final List<String> TRIGGERS =
        List.of("emotion", "recognition", "timing", "storytelling", "humour");

    private final SplittableRandom random;
    private final List<PostFacts> facts = new ArrayList<>();
    private final List<Tagged> tags = new ArrayList<>();
    private final double[] level;

    Campaign(long seed) {
      random = new SplittableRandom(seed);
      level = IntStream.range(0, 20).mapToDouble(account -> random.nextGaussian()).toArray();
    }

    /** A week of posts of a platform more. */
    void week(String platform, int week, int posts) {
      for (int i = 0; i < posts; i++) {
        String id = "post-" + facts.size();
        int account = i % level.length;
        int day = random.nextInt(7);
        for (String trigger : TRIGGERS) {
          if (random.nextDouble() < 0.3) {
            String detail = random.nextBoolean() ? "one" : "other";
            tags.add(new Tagged(platform, id, trigger, detail, 1, "tagger"));
          }
        }
        Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
        for (PostOutcome outcome : PostOutcome.values()) {
          double noise = level[account] + random.nextGaussian();
          outcomes.put(
              outcome,
              switch (outcome.unit()) {
                case DOUBLINGS -> 5 + noise;
                case SHARE -> 1 / (1 + Math.exp(-noise));
                case YES_NO -> noise > 1 ? 1.0 : 0.0;
                case EDGES -> 1 + Math.exp(0.3 * noise);
              });
        }
        facts.add(
            new PostFacts(
                platform,
                id,
                "account-" + account,
                1_000L,
                random.nextInt(3) == 0 ? "video" : "text",
                false,
                (4 + 7L * week + day) * 24 * 3_600_000_000L,
                24 * random.nextDouble(),
                1 + day,
                MadeUpPosts.values(outcomes),
                MadeUpPosts.values(Map.of()),
                2 + random.nextInt(5),
                Map.of()));
      }
    }

    List<AssociationRow> rows(Question.Limits limits) {
      return Associations.of(Posts.of(facts, tags, TRIGGERS, 20), limits, 0.667);
    }
  }

  /** The same of fitted models. */
  @Test
  @Tag("calibration")
  void elevenNightsOfFittedModels() {
    Question.Limits limits =
        new Question.Limits(
            List.of(PostOutcome.SPEED), List.of(FactorKind.TRIGGER), Rules.usual(), 20, 0.1);
    int worlds = 200;
    List<List<List<AssociationRow>>> all = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      Campaign campaign = new Campaign(world);
      List<List<AssociationRow>> nights = new ArrayList<>();
      for (int night = 0; night < 11; night++) {
        campaign.week("x", night, 100);
        nights.add(campaign.rows(limits).stream().filter(row -> row.scope().equals("x")).toList());
      }
      all.add(nights);
    }
    Alarms alarms = Alarms.of(all);
    alarms.print("fitted models, 100 posts per night, 11 nights", worlds);
    assertThat(alarms.called()).isLessThanOrEqualTo(0.1 + 3 * Math.sqrt(0.1 * 0.9 / worlds));
  }

  /** A false discovery rate holds within a family; over all of them something is clear oftener. */
  @Test
  @Tag("calibration")
  void wholeRunsWithoutAnythingThere() {
    Question.Limits limits =
        new Question.Limits(
            List.of(PostOutcome.values()), List.of(FactorKind.values()), Rules.usual(), 20, 0.1);
    int worlds = 100;
    int some = 0;
    int clear = 0;
    int families = 0;
    int withFind = 0;
    for (int world = 0; world < worlds; world++) {
      Campaign campaign = new Campaign(10_000 + world);
      for (int week = 0; week < 12; week++) {
        campaign.week("x", week, 50);
        campaign.week("instagram", week, 50);
      }
      Map<String, Boolean> found = new HashMap<>();
      for (AssociationRow row : campaign.rows(limits)) {
        if (row.test() != null) {
          boolean isClear = Conclusion.of(row, 0.05).isClear();
          found.merge(row.test().family(), isClear, Boolean::logicalOr);
          clear += isClear ? 1 : 0;
        }
      }
      families += found.size();
      withFind += (int) found.values().stream().filter(its -> its).count();
      some += found.containsValue(true) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "whole runs with something clear: %d of %d; families: %d of %d; clear rows: %d%n",
        some,
        worlds,
        withFind,
        families,
        clear);
    assertThat((double) withFind / families)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / families));
  }
}
