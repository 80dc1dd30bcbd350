package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  void outcomesAreWhatTheVerdictComparedAndWhatIsOldEnough(@ForAll long seed) {
    Random random = new Random(seed);
    SlimPost post = slim(MeasuredAs.of(AnyPosts.on("bluesky", "post", random)));
    Judged judged = judged(post, random);
    PostFigures figures = post.figures();
    double least = SETTINGS.minObserved().toSeconds() / 3600.0;
    boolean isOld =
        figures.mature() || (figures.observedHours() != null && figures.observedHours() >= least);
    Map<PostOutcome, Double> expected = new TreeMap<>();
    expected.put(PostOutcome.SPEED, judged.speed().overperformance());
    expected.put(PostOutcome.SIZE, judged.size().overperformance());
    expected.put(PostOutcome.BREADTH, judged.breadth().overperformance());
    expected.put(PostOutcome.CONVERSATION, judged.conversation().overperformance());
    expected.put(PostOutcome.VIRAL, Virality.of(judged).map(is -> is ? 1.0 : 0.0).orElse(null));
    if (isOld) {
      expected.put(PostOutcome.OUTSIDE_SHARE, figures.outside().share());
      expected.put(PostOutcome.STRUCTURAL_VIRALITY, figures.cascade().structuralVirality());
    }
    expected.values().removeIf(value -> value == null);
    PostFacts facts = new PostOutcomes(SETTINGS).of(post, judged);
    for (PostOutcome outcome : PostOutcome.values()) {
      assertThat(facts.outcome(outcome)).isEqualTo(expected.get(outcome));
    }
    assertThat(facts.postId()).isEqualTo("post");
    assertThat(facts.authorId()).isEqualTo(figures.authorId());
    assertThat(facts.publishedAt()).isEqualTo(figures.publishedAt());
    assertThat(facts.hour() != null)
        .isEqualTo(figures.publishedAt() != null && figures.precision().tellsHours());
  }

  /** Settled shares are how much, and no sign of how fast. */
  @Test
  void sizeIsTheOverperformanceOfSettledShares() {
    boolean isMet = false;
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      SlimPost post = slim(MeasuredAs.of(AnyPosts.on("x", "post", random)));
      Judged judged = judged(post, random);
      if (judged.size().overperformance() != null && judged.speed().overperformance() == null) {
        isMet = true;
        PostFacts facts = new PostOutcomes(SETTINGS).of(post, judged);
        assertThat(facts.outcome(PostOutcome.SIZE)).isEqualTo(judged.size().overperformance());
        assertThat(facts.outcome(PostOutcome.SPEED)).isNull();
      }
    }
    assertThat(isMet).isTrue();
  }
}
