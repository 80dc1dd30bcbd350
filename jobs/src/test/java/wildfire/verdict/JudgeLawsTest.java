package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import wildfire.metrics.TwoSources;

/** What holds of every verdict on any post. */
final class JudgeLawsTest {

  @Provide
  Arbitrary<Judged> judged() {
    return Arbitraries.randoms().map(JudgeLawsTest::any);
  }

  private static Judged any(Random random) {
    PostFigures post = AnyPosts.on("bluesky", "any", random);
    return new Judge(DEFAULTS).judge(post, AnyPosts.expectations(post, random));
  }

  private static Set<Dimension> unseen(Judged judged) {
    Set<Dimension> unseen = EnumSet.noneOf(Dimension.class);
    judged.unseen().forEach(u -> unseen.add(u.dimension()));
    return unseen;
  }

  @Property(tries = 3000)
  void evidenceHoldsWhatItSays(@ForAll("judged") Judged judged) {
    for (Evidence evidence : judged.evidence()) {
      double observed = evidence.observed();
      assertThat(observed).isFinite();
      boolean holds =
          switch (evidence.relation()) {
            case AT_LEAST -> observed >= evidence.threshold();
            case AT_MOST -> observed <= evidence.threshold();
            case MORE_THAN -> observed > evidence.threshold();
            case LESS_THAN -> observed < evidence.threshold();
            case TOO_FEW ->
                observed < evidence.threshold() && evidence.expected() < evidence.threshold();
            case NEAR, NOTED -> evidence.threshold() == null;
          };
      assertThat(holds).as("%s", evidence).isTrue();
    }
  }

  @Property(tries = 3000)
  void whatIsUnseenIsNoEvidence(@ForAll("judged") Judged judged) {
    Set<Dimension> unseen = unseen(judged);
    assertThat(judged.unseen()).hasSameSizeAs(unseen);
    assertThat(judged.evidence()).noneMatch(e -> unseen.contains(e.dimension()));
  }

  @Property(tries = 3000)
  void everyDimensionIsSeenOrNamed(@ForAll("judged") Judged judged) {
    Set<Dimension> named = unseen(judged);
    judged.evidence().stream().map(Evidence::dimension).filter(d -> d != null).forEach(named::add);
    named.remove(Dimension.LATENESS); // told of where it decides
    named.add(Dimension.ORGANIC); // no spread at all: nothing to pay for, and nothing unseen
    boolean onlyTotals = judged.post().source(Counted.SPREAD) == TwoSources.Basis.COUNTERS;
    if (!onlyTotals || judged.speed().isSeen()) {
      named.add(Dimension.SIZE); // what is known in more detail is not asked for
    }
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Dimension.values()).filter(Dimension::isOfVerdicts).toList());
  }

  @Property(tries = 3000)
  void overperformanceIsANumberExactlyWhereBothSidesAreKnown(@ForAll("judged") Judged judged) {
    for (Comparison c : judged.comparisons()) {
      boolean known = c.observed() != null && c.expectation() != null;
      assertThat(c.overperformance() != null).isEqualTo(known);
      assertThat(c.standing() != Standing.UNSEEN).isEqualTo(known);
      if (known) {
        assertThat(c.overperformance()).isFinite();
        assertThat(Math.pow(2, c.overperformance()) * (c.expectation().expected() + 1))
            .isCloseTo(c.observed() + 1.0, org.assertj.core.data.Percentage.withPercentage(1e-6));
      }
    }
  }

  @Property(tries = 3000)
  void totalsAreComparedOnlyWhereNoWholeLogTells(@ForAll("judged") Judged judged) {
    PostFigures post = judged.post();
    if (post.source(Counted.SPREAD) != TwoSources.Basis.COUNTERS) {
      assertThat(judged.size().age() == null || post.parts().containsKey(Counted.SPREAD)).isTrue();
    }
    assertThat(judged.speed().age()).isNotEqualTo(ComparisonAge.SETTLED);
    assertThat(judged.breadth().age()).isNotEqualTo(ComparisonAge.SETTLED);
  }

  @Property(tries = 3000)
  void nothingFixedIsHeldAgainstAPartOfALog(@ForAll("judged") Judged judged) {
    PostFigures post = judged.post();
    if (post.parts().containsKey(Counted.ACCOUNTS) && post.parts().containsKey(Counted.SPREAD)) {
      assertThat(judged.escape().isSeen()).isFalse();
      assertThat(judged.verdict()).isNotIn(Verdict.VIRAL, Verdict.BROADCAST);
    }
    if (post.parts().containsKey(Counted.COMMENTS)) {
      assertThat(judged.evidence()).noneMatch(e -> e.metric() == Metric.COMMENTERS);
    }
  }

  @Property(tries = 3000)
  void aFlopIsNowhereAboveAndSomewhereBelow(@ForAll("judged") Judged judged) {
    if (judged.verdict() == Verdict.FLOP) {
      assertThat(judged.comparisons()).anyMatch(Comparison::isBelow);
      assertThat(judged.comparisons())
          .extracting(c -> c.leaning().standing())
          .contains(Standing.BELOW)
          .doesNotContain(Standing.ABOVE, Standing.AS_EXPECTED);
    }
  }

  @Property(tries = 20000)
  void viralHasSeenTheEscapeAndMoreSpeedAndBreadthThanUsual(@ForAll("judged") Judged judged) {
    if (judged.verdict() == Verdict.VIRAL) {
      assertThat(judged.escape().outcome()).isEqualTo(Escape.Outcome.ESCAPED);
      assertThat(judged.speed().overperformance()).isGreaterThanOrEqualTo(DEFAULTS.viralAbove());
      assertThat(judged.breadth().overperformance()).isGreaterThanOrEqualTo(DEFAULTS.viralAbove());
      assertThat(unseen(judged))
          .doesNotContain(Dimension.SPEED, Dimension.BREADTH, Dimension.ESCAPE);
    }
  }

  @Property(tries = 3000)
  void aVerdictOtherThanNotEnoughSawSomethingOfTheSpread(@ForAll("judged") Judged judged) {
    if (judged.verdict() != Verdict.NOT_ENOUGH_EVIDENCE) {
      assertThat(judged.speed().isSeen() || judged.breadth().isSeen() || judged.size().isSeen())
          .isTrue();
    }
  }

  @Test
  void everyVerdictAndEveryCauseIsReached() {
    Random random = new Random(1);
    Set<Verdict> verdicts = new HashSet<>();
    Set<Unseen.Cause> causes = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      Judged judged = any(random);
      verdicts.add(judged.verdict());
      judged.unseen().forEach(u -> causes.add(u.cause()));
    }
    assertThat(verdicts).containsExactlyInAnyOrder(Verdict.values());
    assertThat(causes).containsExactlyInAnyOrder(Unseen.Cause.values());
  }
}
