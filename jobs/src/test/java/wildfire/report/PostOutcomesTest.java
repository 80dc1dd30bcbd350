package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wildfire.association.PostFacts;
import wildfire.metrics.CounterSeries;
import wildfire.metrics.Growth;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.TotalsAtAges;
import wildfire.model.CounterScope;
import wildfire.model.PostOutcome;
import wildfire.settings.AssociateSettings;
import wildfire.settings.SettingsReader;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.MeasuredAs;
import wildfire.verdict.PostFigures;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Virality;

final class PostOutcomesTest {
  private static final AssociateSettings SETTINGS = new SettingsReader().read().associate();
  private static final Growth UNKNOWN =
      new Growth(
          new TotalsAtAges(null, null, null, null, null, null),
          new TotalsAtAges(null, null, null, null, null, null),
          new TotalsAtAges(null, null, null, null, null, null),
          List.of(),
          null,
          null,
          null,
          null,
          null);

  private static SlimPost slim(MeasuredPost post) {
    return SlimPost.of(
        post,
        0,
        0,
        SharedTogether.NONE,
        new RulesOfThumb(List.of(), Map.of(), false, List.of()),
        new SlimPost.Shared());
  }

  private static Judged judged(SlimPost post, Random random) {
    return new Judge(StoryPost.DEFAULTS)
        .judge(post.figures(), AnyPosts.expectations(post.figures(), random));
  }

  /** The facts of a post of which that was counted, by metric. */
  private static PostFacts counted(Map<String, Double> totals) {
    List<CounterSeries> series = new ArrayList<>();
    new TreeMap<>(totals)
        .forEach(
            (metric, total) ->
                series.add(
                    new CounterSeries(metric, CounterScope.TOTAL, total, null, 0, 1, 0, UNKNOWN)));
    Random random = new Random(3);
    SlimPost post =
        slim(MeasuredAs.counted(MeasuredAs.of(AnyPosts.on("x", "post", random)), series));
    return new PostOutcomes(SETTINGS).of(post, judged(post, random));
  }

  @Test
  void eachKindOfReactionIsAPartOfAllThatReacted() {
    assertThat(
            counted(Map.of("reactions", 200.0, "reactions.like", 100.0, "reactions.angry", 50.0))
                .reactionShares())
        .isEqualTo(Map.of("like", 0.5, "angry", 0.25));
    assertThat(counted(Map.of("reactions", 200.0)).reactionShares()).isEmpty();
    assertThat(
            counted(Map.of("reactions", 0.0, "reactions.like", 0.0, "reactions.sad", 0.0))
                .reactionShares())
        .isEmpty();
  }

  @Property(tries = 200)
  void outcomesAreCountsAtOneAgeAndWhatIsOldEnough(@ForAll long seed) {
    Random random = new Random(seed);
    SlimPost post = slim(MeasuredAs.of(AnyPosts.on("bluesky", "post", random)));
    Judged judged = judged(post, random);
    PostFigures figures = post.figures();
    double least = SETTINGS.minObserved().toSeconds() / 3600.0;
    boolean isOld =
        figures.mature() || (figures.observedHours() != null && figures.observedHours() >= least);
    Map<PostOutcome, Double> expected = new TreeMap<>();
    expected.put(PostOutcome.SPEED, counted(figures, Counted.SPREAD, ComparisonAge.HOURS_24));
    expected.put(PostOutcome.SIZE, counted(figures, Counted.SPREAD_IN_ALL, ComparisonAge.SETTLED));
    expected.put(PostOutcome.BREADTH, counted(figures, Counted.ACCOUNTS, ComparisonAge.DAYS_7));
    expected.put(
        PostOutcome.CONVERSATION, counted(figures, Counted.COMMENTS, ComparisonAge.DAYS_7));
    expected.computeIfAbsent(
        PostOutcome.CONVERSATION,
        none -> counted(figures, Counted.COMMENTS, ComparisonAge.SETTLED));
    expected.put(PostOutcome.VIRAL, Virality.of(judged).map(is -> is ? 1.0 : 0.0).orElse(null));
    if (isOld) {
      expected.put(PostOutcome.OUTSIDE_SHARE, figures.outside().share());
      expected.put(PostOutcome.STRUCTURAL_VIRALITY, figures.cascade().structuralVirality());
    }
    expected.values().removeIf(value -> value == null);
    PostFacts facts = new PostOutcomes(SETTINGS).of(post, judged);
    for (PostOutcome outcome : PostOutcome.values()) {
      Double value = expected.get(outcome);
      if (value == null) {
        assertThat(facts.outcome(outcome)).isNull();
      } else {
        assertThat(facts.outcome(outcome)).isCloseTo(value, within(1e-12));
      }
    }
    assertThat(facts.postId()).isEqualTo("post");
    assertThat(facts.authorId()).isEqualTo(figures.authorId());
    assertThat(facts.publishedAt()).isEqualTo(figures.publishedAt());
    assertThat(facts.hour() != null)
        .isEqualTo(figures.publishedAt() != null && figures.precision().tellsHours());
  }

  /** As log2(count + 1); null where it is unknown, or of a log that is only a part. */
  private static Double counted(PostFigures post, Counted counted, ComparisonAge age) {
    if (age != ComparisonAge.SETTLED && post.parts().containsKey(counted)) {
      return null;
    }
    OptionalLong count = post.organicAt(counted, age);
    return count.isEmpty() ? null : Double.valueOf(Math.log(count.getAsLong() + 1.0) / Math.log(2));
  }
}
