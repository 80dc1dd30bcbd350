package wildfire.verdict;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wildfire.metrics.Completeness;
import wildfire.metrics.CrossCheck;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.TwoSources.Basis;
import wildfire.model.TimePrecision;
import wildfire.verdict.Expectations.FormatUsual;

/** Posts of every sort, likely and unlikely, with anything unknown. */
public final class AnyPosts {
  private static final long DAY = 86_400_000_000L;

  private AnyPosts() {}

  /** A post of the platform, among few accounts, formats and days, so that they meet. */
  public static PostFigures on(String platform, String id, Random random) {
    TimePrecision precision =
        pick(
            random,
            new TimePrecision[] {
              TimePrecision.INSTANT,
              TimePrecision.INSTANT,
              TimePrecision.INSTANT,
              TimePrecision.DAY,
              TimePrecision.NONE
            });
    Double observed =
        precision == TimePrecision.NONE
            ? null
            : pick(random, new Double[] {0.2, 1.0, 7.5, 24.0, 100.0, 170.0, 720.0});
    CountsAtAges organic = counts(observed, random, null);
    Long sharing = perhaps(random, (long) random.nextInt(60));
    Map<Counted, Basis> sources = sources(random);
    long accounts = sharing == null ? 0 : random.nextLong(1 + sharing);
    SharedTogether together =
        sharing == null ? null : new SharedTogether(accounts, random.nextLong(1 + accounts));
    return new PostFigures(
        platform,
        id,
        pick(random, new String[] {null, "ann", "bob", "cy"}),
        pick(random, new Long[] {null, 0L, 40L, 5_000L, 5_100L, 2_000_000L}),
        null,
        pick(random, new String[] {null, "video", "Image", "odd {0} 'form'"}),
        random.nextInt(10) == 0 ? null : Long.valueOf(random.nextInt(30) * DAY),
        observed,
        precision,
        observed == null || observed >= 720,
        sources,
        PostFigures.parts(
            sources,
            new CrossCheck.Agreement(
                List.of(), null, complete(random), complete(random), complete(random))),
        organic,
        counts(observed, random, organic),
        new PostFigures.Outside(
            share(random), random.nextInt(60), perhaps(random, 40 * random.nextDouble())),
        new PostFigures.Cascade(
            perhaps(random, 1L + random.nextInt(200)),
            share(random),
            perhaps(random, 1 + 4 * random.nextDouble()),
            perhaps(random, random.nextDouble())),
        share(random),
        random.nextInt(100),
        perhaps(random, (long) random.nextInt(8)),
        share(random),
        random.nextInt(3) == 0 ? random.nextInt(100) : 0,
        perhaps(random, 100 * random.nextDouble()),
        new PostFigures.Circumstances(
            share(random),
            share(random),
            perhaps(random, (long) random.nextInt(20)),
            perhaps(random, 100 * random.nextDouble()),
            random.nextInt(30),
            share(random),
            perhaps(random, 2 * random.nextDouble()),
            share(random),
            sharing,
            together));
  }

  /** Something to expect, whatever the post; sometimes nothing. */
  public static Expectations expectations(PostFigures post, Random random) {
    Map<Counted, Expectation> known = new EnumMap<>(Counted.class);
    Map<Counted, Integer> earlier = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.values()) {
      post.comparisonAge(counted)
          .ifPresent(
              age -> {
                double expected = pick(random, new Double[] {0.0, 0.4, 2.9, 3.0, 17.25, 1_234.5});
                boolean enough = random.nextInt(5) > 0;
                earlier.put(counted, random.nextInt(8));
                if (enough && post.publishedAt() != null) {
                  known.put(
                      counted,
                      new Expectation(
                          counted,
                          age,
                          pick(random, BaselineLevel.values()),
                          8 + random.nextInt(93),
                          expected,
                          Math.floor(expected * random.nextDouble()),
                          Math.ceil(expected * (1 + random.nextDouble())),
                          ordinary(expected, random)));
                }
              });
    }
    return new Expectations(known, earlier, format(post, random), List.of());
  }

  private static FormatUsual format(PostFigures post, Random random) {
    Counted counted = pick(random, new Counted[] {Counted.ACCOUNTS, Counted.SPREAD});
    return random.nextInt(3) == 0
        ? null
        : post.comparisonAge(counted)
            .map(
                age ->
                    new FormatUsual(
                        usual(counted, age, BaselineLevel.ACCOUNT_FORMAT, random),
                        usual(counted, age, BaselineLevel.ACCOUNT, random)))
            .orElse(null);
  }

  private static Expectation usual(
      Counted counted, ComparisonAge age, BaselineLevel level, Random random) {
    int posts = 8 + random.nextInt(20);
    double expected = 60 * random.nextDouble();
    double high = Math.ceil(60 * random.nextDouble());
    return new Expectation(
        counted,
        age,
        level,
        posts,
        expected,
        Math.floor(high / 2),
        high,
        ordinary(expected, random));
  }

  private static OrdinaryRange.Counts ordinary(double expected, Random random) {
    double high = Math.ceil(expected * (1 + 2 * random.nextDouble()));
    return new OrdinaryRange.Counts(
        Math.floor(expected * random.nextDouble()), high, high + 1 + random.nextInt(40));
  }

  private static CountsAtAges counts(Double observed, Random random, CountsAtAges atLeast) {
    Map<ComparisonAge, Long> spread = new EnumMap<>(ComparisonAge.class);
    return CountsAtAges.from(
        (counted, age) -> {
          if (counted == Counted.LATE_SPREAD) {
            Long all = spread.get(age);
            Long before = spread.get(ComparisonAge.HOURS_72);
            return all == null || before == null ? null : Long.valueOf(Math.max(0, all - before));
          }
          boolean reached =
              observed != null
                  && (age == ComparisonAge.SETTLED
                      ? observed >= 720
                      : age.isReachedAfter(observed));
          if (!reached || random.nextInt(8) == 0) {
            return null;
          }
          long least = atLeast == null ? 0 : atLeast.at(counted, age).orElse(0);
          long count = least + (long) Math.floor(Math.exp(9 * random.nextDouble()) - 1);
          if (counted == Counted.SPREAD) {
            spread.put(age, count);
          }
          return count;
        });
  }

  private static Map<Counted, Basis> sources(Random random) {
    Map<Counted, Basis> sources = new EnumMap<>(Counted.class);
    sources.put(Counted.SPREAD, source(random));
    sources.put(Counted.SPREAD_IN_ALL, sources.get(Counted.SPREAD));
    sources.put(Counted.COMMENTS, source(random));
    sources.put(Counted.ACCOUNTS, random.nextInt(6) > 0 ? Basis.EVENTS : null);
    Counted.ofCauses().forEach(counted -> sources.put(counted, source(random)));
    sources.put(Counted.LATE_SPREAD, sources.get(Counted.SPREAD));
    return sources;
  }

  private static Completeness complete(Random random) {
    return random.nextInt(3) > 0
        ? null
        : new Completeness(pick(random, new Long[] {0L, 9L, 12L, 30L}), random.nextInt(130));
  }

  private static Basis source(Random random) {
    return pick(random, new Basis[] {null, Basis.COUNTERS, Basis.EVENTS, Basis.EVENTS});
  }

  private static Double share(Random random) {
    return pick(random, new Double[] {null, 0.0, 0.2, 0.5, 0.7, 0.9, 1.0, random.nextDouble()});
  }

  private static <T> T perhaps(Random random, T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static <T> T pick(Random random, T[] among) {
    return among[random.nextInt(among.length)];
  }
}
