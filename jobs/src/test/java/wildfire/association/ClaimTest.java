package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Sixty accounts, whose evening posts get twice the usual; some accounts get more of everything.
 */
final class ClaimTest {
  private static final int ACCOUNTS = 60;
  private static final int POSTS_EACH = 12;

  private final List<PostFacts> facts = new ArrayList<>();
  private final List<Tagged> tags = new ArrayList<>();

  ClaimTest() {
    SplittableRandom random = new SplittableRandom(5);
    for (int account = 0; account < ACCOUNTS; account++) {
      double luck = account % 2;
      for (int post = 0; post < POSTS_EACH; post++) {
        boolean evening = random.nextDouble() < 0.25 + 0.5 * luck; // the lucky post at night
        Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
        outcomes.put(PostOutcome.SPEED, (evening ? 1 : 0) + 3 * luck + random.nextDouble() - 0.5);
        String id = "p" + account + "-" + post;
        facts.add(
            new PostFacts(
                "x",
                id,
                "a" + account,
                100L,
                post % 3 == 0 ? "video" : "image",
                false,
                null,
                evening ? 20.5 : 9.5,
                1 + random.nextInt(7),
                MadeUpPosts.values(outcomes),
                MadeUpPosts.values(outcomes),
                0,
                Map.of()));
        if (post % 4 == 0) {
          tags.add(new Tagged("x", id, "emotion", null, 1, "ann"));
        }
      }
    }
  }

  private Posts posts() {
    return Posts.of(facts, tags, List.of("emotion"), 20);
  }

  private static Question.Limits limits() {
    return new Question.Limits(
        List.of(PostOutcome.values()), List.of(FactorKind.values()), Rules.usual(), 20, 0.1);
  }

  private static AssociationRow answered(Posts posts, Claim claim) {
    return Claim.answered(posts, List.of(new Claim.InScope(claim, "x")), limits(), 0.667).get(0);
  }

  private double[] evening(Posts posts) {
    double[] holds = new double[posts.size()];
    for (PostFacts post : facts) {
      holds[posts.place("x", post.postId())] = post.hour() > 18 ? 1 : 0;
    }
    return holds;
  }

  @Test
  void theAccountsOwnMeanIsHeldEqual() {
    Posts posts = posts();
    AssociationRow row =
        answered(
            posts,
            new Claim(
                "evening",
                evening(posts),
                PostOutcome.SPEED,
                new double[0],
                Set.of(),
                Set.of("hour")));
    Plain.Medians plain = (Plain.Medians) row.plain();
    assertThat(plain.meanWith() - plain.meanWithout()).isGreaterThan(1.5);
    assertThat(row.adjusted().differenceInterval().holds(1)).isTrue();
    assertThat(row.counts().with() + row.counts().without()).isEqualTo(ACCOUNTS * POSTS_EACH);
  }

  @Test
  void aConditionOnWhatIsHeldEqualCannotBeToldApartFromIt() {
    Posts posts = posts();
    double[] video = new double[posts.size()];
    for (PostFacts post : facts) {
      video[posts.place("x", post.postId())] = post.format().equals("video") ? 1 : 0;
    }
    Claim held = new Claim("video", video, PostOutcome.SPEED, new double[0], Set.of(), Set.of());
    assertThat(answered(posts, held).refused().reason()).isEqualTo(Refusal.COLLINEAR);
    Claim asked =
        new Claim("video", video, PostOutcome.SPEED, new double[0], Set.of(), Set.of("format"));
    assertThat(answered(posts, asked).adjusted()).isNotNull();
  }

  @Test
  void aNumberOfThePostsCanBeTheOutcomeAndWhatIsUnknownIsLeftOut() {
    Posts posts = posts();
    double[] holds = evening(posts);
    Arrays.fill(holds, 0, 100, Double.NaN);
    double[] value = posts.outcome(PostOutcome.SPEED).clone();
    value[200] = Double.NaN;
    AssociationRow row =
        answered(posts, new Claim("evening", holds, null, value, Set.of(), Set.of("hour")));
    assertThat(row.outcome()).isEqualTo(Claim.OWN_OUTCOME);
    assertThat(row.counts().unknown()).isEqualTo(101);
    assertThat(row.adjusted()).isNotNull();
  }

  @Test
  void theTriggerAskedAboutIsNotHeldEqual() {
    Posts posts = posts();
    double[] tagged = new double[posts.size()];
    tags.forEach(tag -> tagged[posts.place("x", tag.postId())] = 1);
    Claim held =
        new Claim("emotional", tagged, PostOutcome.SPEED, new double[0], Set.of(), Set.of());
    assertThat(answered(posts, held).adjusted()).isNull();
    for (Set<String> asked : List.of(Set.of("emotion"), Set.of("*"))) {
      Claim own = new Claim("emotional", tagged, PostOutcome.SPEED, new double[0], asked, Set.of());
      assertThat(answered(posts, own).adjusted()).isNotNull();
    }
  }
}
