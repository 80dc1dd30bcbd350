package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildfire.settings.JudgeSettings;

/**
 * How often chance alone leads to a verdict that stands out, and how often a post that truly did
 * better is found. Accounts that never change: every post draws its counts from the same
 * distribution, so that every verdict but {@code typical} is a false alarm.
 */
final class FalseAlarmsTest {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int[] EARLIER = {10, 30, 100};

  /** What an account's posts get. */
  private record Account(String name, ToLongFunction<RandomDataGenerator> counts) {
    static Account logNormal(double spread) {
      return new Account(
          "log-normal " + spread,
          random ->
              (long) (40 * Math.exp(random.nextNormal(0, spread)) + random.nextUniform(0, 1)));
    }

    static Account negativeBinomial(double size) {
      return new Account(
          "negative binomial " + size,
          random -> {
            double mean = random.nextGamma(size, 40 / size);
            return mean > 0 ? random.nextPoisson(mean) : 0;
          });
    }
  }

  private static final List<Account> ACCOUNTS =
      List.of(
          Account.logNormal(0.5),
          Account.logNormal(0.8),
          Account.logNormal(1.2),
          Account.negativeBinomial(0.5),
          Account.negativeBinomial(1),
          Account.negativeBinomial(2));

  /** What is the same of all posts of an account. */
  private enum Network {
    /** Everything that virality asks for beside the counts. */
    ESCAPED,
    /** All of them stay among followers. */
    STAYED,
    /** All of them are shared late. */
    LATE
  }

  private static JudgeSettings lookingBack(int posts) {
    JudgeSettings d = DEFAULTS;
    return new JudgeSettings(
        posts,
        d.minBaselinePosts(),
        d.above(),
        d.below(),
        d.usualBeats(),
        d.chanceAbove(),
        d.chanceBelow(),
        d.beats(),
        d.viralAbove(),
        d.chanceViral(),
        d.minSpread(),
        d.minExpected(),
        d.minOutsideShare(),
        d.minOutsideKnown(),
        d.minPassedOnShare(),
        d.maxPaidShare(),
        d.minPaidKnownShare(),
        d.minCommenters(),
        d.starShare(),
        d.lateAfter(),
        d.lateShare(),
        d.minObserved());
  }

  /**
   * A post as any other of the account.
   *
   * @param together whether whoever shares it is whom it engages; else the one has nothing to do
   *     with the other
   */
  private static PostFigures post(
      int number, Account account, Network network, boolean together, RandomDataGenerator random) {
    long shares = account.counts().applyAsLong(random);
    long accounts = together ? 3 * shares : 3 * account.counts().applyAsLong(random);
    return story(number, network, shares, accounts, account.counts().applyAsLong(random)).told();
  }

  private static StoryPost story(
      int number, Network network, long shares, long accounts, long comments) {
    return StoryPost.post("post-%06d".formatted(number))
        .at(START.plus(number, ChronoUnit.HOURS).toString())
        .shared(shares)
        .engaging(accounts)
        .comments(comments)
        .late(network == Network.LATE ? 0.7 : 0.1)
        .had(Counted.LATE_SPREAD, network == Network.LATE ? shares * 7 / 10 : shares / 10)
        .outside(network == Network.STAYED ? 0.1 : 0.8, 500);
  }

  /** The share of each verdict among posts that have so many earlier ones. */
  private static Map<Verdict, Double> rates(
      Account account, Network network, boolean together, int earlier, int posts, int seed) {
    RandomDataGenerator random = new RandomDataGenerator(seed);
    JudgeSettings settings = lookingBack(earlier);
    BaselineBook book = new BaselineBook(settings);
    Judge judge = new Judge(settings);
    Map<Verdict, Double> rates = new EnumMap<>(Verdict.class);
    for (int i = 0; i < earlier + posts; i++) {
      PostFigures post = post(i, account, network, together, random);
      Expectations expectations = book.next(post);
      if (i >= earlier) {
        rates.merge(judge.judge(post, expectations).verdict(), 1.0 / posts, Double::sum);
      }
    }
    return rates;
  }

  @Test
  void chanceRarelyLeadsToAVerdictThatStandsOut() {
    hold(3_000, List.of(ACCOUNTS.get(1), ACCOUNTS.get(4)));
  }

  /** The same of every kind of account, and often enough to give the figures of the docs. */
  @Test
  @Tag("calibration")
  void chanceRarelyLeadsToAVerdictThatStandsOutWhateverTheAccount() {
    hold(40_000, ACCOUNTS);
  }

  private static void hold(int posts, List<Account> accounts) {
    for (Account account : accounts) {
      for (int earlier : EARLIER) {
        for (boolean together : new boolean[] {true, false}) {
          for (Network network : Network.values()) {
            Map<Verdict, Double> rates =
                rates(account, network, together, earlier, posts, 31 * earlier + posts);
            System.out.printf(
                Locale.ROOT,
                "%s, %d earlier, %s, %s: %s%n",
                account.name(),
                earlier,
                network,
                together ? "same people" : "other people",
                percent(rates));
            rates.forEach(
                (verdict, rate) ->
                    assertThat(rate)
                        .as("%s of %s after %d posts", verdict, account.name(), earlier)
                        .isLessThanOrEqualTo(most(verdict, posts)));
          }
        }
      }
    }
  }

  private static String percent(Map<Verdict, Double> rates) {
    StringBuilder text = new StringBuilder();
    rates.forEach(
        (verdict, rate) ->
            text.append(String.format(Locale.ROOT, "%s %.1f ", verdict, 100 * rate)));
    return text.toString();
  }

  /** What is promised, and three standard errors of so many posts beyond it. */
  private static double most(Verdict verdict, int posts) {
    double promised =
        switch (verdict) {
          case VIRAL -> 0.01;
          case BROADCAST, TALKED_ABOUT, SLOW_BURN, OVERPERFORMING, FLOP, BOUGHT -> 0.05;
          case TYPICAL, NOT_ENOUGH_EVIDENCE -> 1;
        };
    return promised + 3 * Math.sqrt(promised * (1 - promised) / posts);
  }

  private static final Set<Verdict> BETTER = Set.of(Verdict.VIRAL, Verdict.OVERPERFORMING);
  private static final Set<Verdict> WORSE = Set.of(Verdict.FLOP);

  @Test
  void whatTrulyDidBetterOrWorseIsFoundTheMoreOftenTheMoreItDid() {
    Account account = Account.logNormal(0.8);
    double better = 0;
    double worse = 0;
    for (int times : new int[] {1, 4, 16, 64}) {
      double hits = found(account, 30, times, BETTER, 300);
      double flops = found(account, 30, 1.0 / times, WORSE, 300);
      assertThat(hits).isGreaterThanOrEqualTo(better - 0.05);
      assertThat(flops).isGreaterThanOrEqualTo(worse - 0.05);
      better = hits;
      worse = flops;
    }
    assertThat(better).isGreaterThan(0.95);
    assertThat(worse).isGreaterThan(0.9);
  }

  @Test
  @Tag("calibration")
  void whatIsFoundOfWhatTrulyDidBetterOrWorse() {
    for (Account account : ACCOUNTS.subList(0, 3)) {
      for (int earlier : EARLIER) {
        for (int times : new int[] {2, 4, 8, 16}) {
          System.out.printf(
              Locale.ROOT,
              "%s, %d earlier, %d times: better %.0f %%, viral %.0f %%; a part of it: flop %.0f %%%n",
              account.name(),
              earlier,
              times,
              100 * found(account, earlier, times, BETTER, 1_000),
              100 * found(account, earlier, times, Set.of(Verdict.VIRAL), 1_000),
              100 * found(account, earlier, 1.0 / times, WORSE, 1_000));
        }
      }
    }
  }

  /** How often a post with so many times the counts of another gets one of these verdicts. */
  private static double found(
      Account account, int earlier, double times, Set<Verdict> verdicts, int accounts) {
    RandomDataGenerator random = new RandomDataGenerator(Math.round(times * 1_000) + earlier);
    long found =
        IntStream.range(0, accounts)
            .filter(
                a -> {
                  BaselineBook book = new BaselineBook(DEFAULTS);
                  for (int i = 0; i < earlier; i++) {
                    book.next(post(i, account, Network.ESCAPED, true, random));
                  }
                  long shares = (long) (times * account.counts().applyAsLong(random));
                  long comments = (long) (times * account.counts().applyAsLong(random));
                  PostFigures post =
                      story(earlier, Network.ESCAPED, shares, 3 * shares, comments).told();
                  return verdicts.contains(
                      new Judge(DEFAULTS).judge(post, book.next(post)).verdict());
                })
            .count();
    return (double) found / accounts;
  }
}
