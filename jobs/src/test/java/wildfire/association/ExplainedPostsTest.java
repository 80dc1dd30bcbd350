package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** What is told of single posts of one account, and of another that has but one. */
final class ExplainedPostsTest {
  private static final String EMOTION = FactorKind.TRIGGER.name("emotion");

  private final List<PostFacts> facts = new ArrayList<>();
  private final List<Tagged> tags = new ArrayList<>();

  private void post(String id, String author, String format, double hour, Double speed) {
    Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
    if (speed != null) {
      outcomes.put(PostOutcome.SPEED, speed);
    }
    facts.add(
        new PostFacts(
            "x",
            id,
            author,
            100L,
            format,
            false,
            facts.size() * 86_400_000_000L,
            hour,
            1,
            MadeUpPosts.values(outcomes),
            MadeUpPosts.values(outcomes),
            0,
            Map.of()));
  }

  private void emotion(String id) {
    tags.add(new Tagged("x", id, "emotion", null, 1, "ann"));
  }

  private Posts posts() {
    return Posts.of(facts, tags, List.of("emotion", "timing"), 20);
  }

  private static ClearDifference clear(String scope, double difference) {
    return new ClearDifference(scope, PostOutcome.SPEED, EMOTION, difference, 0.01, 30);
  }

  @Test
  void aDriverIsTheDifferenceTimesHowFarThePostIsFromTheAccountsOthers() {
    for (int i = 0; i < 5; i++) {
      post("p" + i, "ann", "text", 9, 0.0);
    }
    post("lonely", "bob", "text", 9, 0.0);
    emotion("p0");
    emotion("p1");
    emotion("lonely");
    Posts posts = posts();
    Drivers drivers = new Drivers(posts, List.of(clear("x", 2)), 0.1);
    Driver with = drivers.of(posts.place("x", "p0")).get(0);
    assertThat(with.usual()).isEqualTo(0.25);
    assertThat(with.others()).isEqualTo(4);
    assertThat(with.contribution()).isCloseTo(1.5, within(1e-12));
    Driver without = drivers.of(posts.place("x", "p4")).get(0);
    assertThat(without.contribution()).isCloseTo(-1, within(1e-12));
    assertThat(drivers.of(posts.place("x", "lonely"))).as("nothing to compare with").isEmpty();
    Drivers none = new Drivers(posts, List.of(clear("x", 0.04)), 0.1);
    assertThat(IntStream.range(0, posts.size()).mapToObj(none::of)).allMatch(List::isEmpty);
  }

  @Test
  void thePlatformsOwnAssociationGoesBeforeThatOverAll() {
    post("p0", "ann", "text", 9, 0.0);
    post("p1", "ann", "text", 9, 0.0);
    emotion("p0");
    Posts posts = posts();
    List<Driver> drivers =
        new Drivers(posts, List.of(clear(Posts.ALL, 1), clear("x", 2)), 0.1)
            .of(posts.place("x", "p0"));
    assertThat(drivers).hasSize(1);
    assertThat(drivers.get(0).difference().scope()).isEqualTo("x");
  }

  @Test
  void theMostSimilarPostThatDidClearlyBetterAndInWhatItDiffers() {
    post("flop", "ann", "text", 9, -2.0);
    post("other-format", "ann", "video", 9, 2.0);
    post("far", "ann", "video", 20, 3.0);
    post("emotional", "ann", "text", 9.5, 1.5);
    post("only-usual", "ann", "text", 9, 0.5);
    post("somebody-elses", "bob", "text", 9, 4.0);
    emotion("emotional");
    emotion("far");
    Posts posts = posts();
    BetterPosts better = new BetterPosts(posts, 1, 0, 200);
    BetterPost found = better.of(posts.place("x", "flop")).orElseThrow();
    assertThat(found.postId())
        .as("a format apart, and a trigger and half an hour apart")
        .isEqualTo("other-format");
    assertThat(found.candidates()).isEqualTo(3);
    assertThat(found.differences())
        .containsExactly(new BetterPost.Difference(FactorKind.FORMAT, "text", "video"));
    assertThat(better.of(posts.place("x", "far"))).isEmpty();
    assertThat(better.of(posts.place("x", "somebody-elses"))).isEmpty();
    assertThat(better.of(posts.place("x", "only-usual")))
        .get()
        .extracting(BetterPost::postId)
        .isEqualTo("other-format");
  }

  @Test
  void whereNothingThatIsKnownDiffersItSaysSo() {
    post("flop", "ann", "text", 9, -2.0);
    post("twin", "ann", "text", 9, 2.0);
    post("unknown", "ann", "text", 9, null);
    Posts posts = posts();
    BetterPosts better = new BetterPosts(posts, 1, 0, 200);
    assertThat(better.of(posts.place("x", "flop")).orElseThrow().differences()).isEmpty();
    assertThat(better.of(posts.place("x", "unknown"))).isEmpty();
  }
}
