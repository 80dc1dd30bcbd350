package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

final class PostsTest {

  private static Tagged tag(String post, String trigger, double strength, String tagger) {
    return new Tagged("x", post, trigger, null, strength, tagger);
  }

  private static double strength(Posts posts, String trigger, int post) {
    return posts.tagging().strength(FactorKind.TRIGGER.name(trigger))[post];
  }

  private static AssociationRow row(
      List<AssociationRow> rows, String scope, PostOutcome outcome, String factor) {
    return rows.stream()
        .filter(r -> r.scope().equals(scope))
        .filter(r -> r.outcome().equals(outcome.id()) && r.factor().equals(factor))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void strengthIsTheMeanOverThoseWhoTaggedThePost() {
    List<Tagged> tags =
        List.of(
            tag("post-000", "emotion", 1, "ann"),
            tag("post-000", "emotion", 0.4, "bob"),
            tag("post-001", "emotion", 0.6, "ann"),
            tag("post-001", "timing", 1, "bob"),
            tag("post-002", "timing", 0.5, null),
            tag("post-003", "emotion", 0, "ann"),
            tag("elsewhere", "emotion", 1, "ann"));
    Posts posts =
        Posts.of(MadeUpPosts.on("x").accounts(1).each(5).facts(), tags, List.of("timing"), 20);
    assertThat(strength(posts, "emotion", 0)).isCloseTo(0.7, within(1e-12));
    assertThat(strength(posts, "emotion", 1)).as("bob saw none").isEqualTo(0.3);
    assertThat(strength(posts, "timing", 1)).isEqualTo(0.5);
    assertThat(strength(posts, "timing", 2)).isEqualTo(0.5);
    assertThat(strength(posts, "emotion", 3)).as("said not to be there").isZero();
    assertThat(strength(posts, "emotion", 4)).as("tagged by nobody").isZero();
    assertThat(posts.tagging().triggers()).containsExactly("trigger=timing", "trigger=emotion");
  }

  @Test
  void oneTaggersStrongestWordCounts() {
    List<Tagged> tags =
        List.of(
            new Tagged("x", "post-000", "emotion", "anger", 0.5, "ann"),
            new Tagged("x", "post-000", "emotion", "joy", 0.9, "ann"));
    Posts posts = Posts.of(MadeUpPosts.on("x").each(1).facts(), tags, List.of(), 20);
    assertThat(strength(posts, "emotion", 0)).isEqualTo(0.9);
    assertThat(posts.tagging().details().get("trigger=emotion"))
        .containsExactly("detail=emotion:anger", "detail=emotion:joy");
    assertThat(posts.tagging().strength("detail=emotion:anger")[0]).isEqualTo(0.5);
  }

  @Test
  void onlyTheCommonestTriggersAreKept() {
    Posts posts =
        Posts.of(
            MadeUpPosts.on("x").accounts(1).each(3).facts(),
            List.of(
                tag("post-000", "rare", 1, "ann"),
                tag("post-001", "common", 1, "ann"),
                tag("post-002", "common", 1, "ann")),
            List.of("unused"),
            1);
    assertThat(posts.tagging().triggers()).containsExactly("trigger=common");
  }

  @Test
  void theOrderOfPostsAndTagsDoesNotMatter() {
    MadeUpPosts made =
        MadeUpPosts.on("x").each(12).tag("emotion", null, 2, "ann").tag("timing", null, 3, "bob");
    List<PostFacts> facts = new ArrayList<>(made.facts());
    List<Tagged> tags = new ArrayList<>(made.tags());
    Collections.shuffle(facts, new Random(2));
    Collections.shuffle(tags, new Random(3));
    assertThat(MadeUpPosts.rows(Posts.of(facts, tags, List.of(), 20)))
        .usingRecursiveComparison()
        .isEqualTo(MadeUpPosts.rows(made.told()));
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws Exception {
    Posts posts =
        MadeUpPosts.on("x")
            .each(12)
            .tag("emotion", "joy", 2, "ann")
            .tag("timing", null, 3, "bob")
            .told();
    ForkJoinPool alone = new ForkJoinPool(1);
    List<AssociationRow> rows = alone.submit(() -> MadeUpPosts.rows(posts)).get();
    alone.shutdown();
    assertThat(MadeUpPosts.rows(posts)).usingRecursiveComparison().isEqualTo(rows);
  }

  @Test
  void aPlantedDifferenceIsFoundAndUnknownOutcomesAreCounted() {
    MadeUpPosts made = MadeUpPosts.on("x").accounts(10).each(24).tag("emotion", null, 3, "ann");
    List<String> with = made.tags().stream().map(Tagged::postId).toList();
    made.outcome(
        PostOutcome.SPEED,
        post ->
            post.postId().endsWith("7")
                ? Double.NaN
                : post.outcome(PostOutcome.SPEED) + (with.contains(post.postId()) ? 1.5 : 0));
    List<AssociationRow> rows = MadeUpPosts.rows(made.told());
    AssociationRow speed = row(rows, "x", PostOutcome.SPEED, "trigger=emotion");
    assertThat(speed.counts().unknown()).isEqualTo(24);
    assertThat(speed.counts().with() + speed.counts().without()).isEqualTo(240 - 24);
    assertThat(speed.adjusted().difference()).isCloseTo(1.5, within(0.3));
    assertThat(Conclusion.of(speed, 0.05)).isEqualTo(Conclusion.MORE);
    Plain.Medians plain = (Plain.Medians) speed.plain();
    assertThat(plain.meanWith() - plain.meanWithout()).isCloseTo(1.5, within(0.3));
  }

  @Test
  void aFormatIsHeldAgainstKnownFormatsOnly() {
    MadeUpPosts made = MadeUpPosts.on("x").each(12);
    made.facts()
        .replaceAll(
            post ->
                post.postId().endsWith("1")
                    ? new PostFacts(
                        "x",
                        post.postId(),
                        post.authorId(),
                        post.followers(),
                        null,
                        post.paid(),
                        post.publishedAt(),
                        post.hour(),
                        post.weekday(),
                        post.outcomes(),
                        post.aboveUsual(),
                        post.cascadeSize(),
                        post.reactionShares())
                    : post);
    AssociationRow video =
        row(MadeUpPosts.rows(made.told()), "x", PostOutcome.SPEED, "format=video");
    assertThat(video.counts().unknown()).isEqualTo(10);
    assertThat(video.counts().with()).isEqualTo(48);
  }

  @Test
  void anAccountIsSetBesideOthersPlainlyOnly() {
    AssociationRow author =
        row(
            MadeUpPosts.rows(MadeUpPosts.on("x").each(12).told()),
            "x",
            PostOutcome.BREADTH,
            "author=account-3");
    assertThat(author.counts().with()).isEqualTo(12);
    assertThat(author.plain()).isNotNull();
    assertThat(author.refused().reason()).isEqualTo(Refusal.ONE_ACCOUNT);
  }

  @Test
  void wherePostsAreNobodyKnowsWhoseNothingIsAdjusted() {
    MadeUpPosts made = MadeUpPosts.on("x").accounts(8).each(10).ofNobodyKnown(20);
    AssociationRow few =
        row(
            MadeUpPosts.rows(made.tag("emotion", null, 3, null).told()),
            "x",
            PostOutcome.STRUCTURAL_VIRALITY,
            "trigger=emotion");
    assertThat(few.refused()).isEqualTo(Refusal.AUTHORS_UNKNOWN.because("20 of 100"));
    assertThat(few.equalSize().refused().reason()).isEqualTo(Refusal.AUTHORS_UNKNOWN);
    assertThat(few.plain()).isNotNull();
  }

  @Test
  void overAllHasEveryPostAndPlatformsAreAskedAboutThereOnly() {
    List<PostFacts> facts = new ArrayList<>(MadeUpPosts.on("x").each(10).facts());
    facts.addAll(MadeUpPosts.on("y").each(5).facts());
    List<AssociationRow> rows = MadeUpPosts.rows(Posts.of(facts, List.of(), List.of(), 20));
    AssociationRow platform = row(rows, Posts.ALL, PostOutcome.SPEED, "platform=y");
    assertThat(platform.counts().with()).isEqualTo(40);
    assertThat(platform.counts().accounts()).as("an account on two platforms is two").isEqualTo(16);
    assertThat(platform.adjusted().basis()).isEqualTo(Adjusted.Basis.BETWEEN_ACCOUNTS);
    assertThat(rows)
        .filteredOn(r -> FactorKind.of(r.factor()) == FactorKind.PLATFORM)
        .allMatch(r -> r.scope().equals(Posts.ALL));
    assertThat(rows)
        .filteredOn(r -> r.test() != null)
        .allMatch(r -> r.test().family().endsWith("over all") == r.scope().equals(Posts.ALL));
  }

  @Test
  void aTriggerThatIsAlwaysWithAnotherShowsInTheOverlap() {
    Posts posts =
        MadeUpPosts.on("x")
            .each(12)
            .tag("emotion", "joy", 3, "ann")
            .tag("timing", null, 3, "ann")
            .told("humour");
    Overlap both =
        Overlap.all(posts).stream()
            .filter(o -> o.first().equals("trigger=emotion"))
            .filter(o -> o.scope().equals("x") && o.second().equals("trigger=timing"))
            .findFirst()
            .orElseThrow();
    assertThat(both.both()).isEqualTo(32);
    assertThat(both.phi()).isCloseTo(1, within(1e-12));
    assertThat(both.jaccard()).isEqualTo(1);
    assertThat(Overlap.all(posts))
        .filteredOn(o -> o.first().equals("trigger=humour"))
        .isNotEmpty()
        .allMatch(o -> o.phi() == null);
    assertThat(Overlap.all(posts))
        .noneMatch(
            o -> o.first().equals("trigger=emotion") && o.second().equals("detail=emotion:joy"));
    AssociationRow emotion =
        row(MadeUpPosts.rows(posts), "x", PostOutcome.SPEED, "trigger=emotion");
    assertThat(emotion.refused().reason()).isEqualTo(Refusal.COLLINEAR);
    assertThat(emotion.refused().detail()).contains("trigger=timing");
  }

  @Test
  void labelsOfWhichEveryPostHasOneAreEachSetAgainstTheOthers() {
    MadeUpPosts made = MadeUpPosts.on("x").each(12);
    for (PostFacts post : made.facts()) {
      int number = Integer.parseInt(post.postId().substring(5));
      String label = number % 3 == 0 ? "rumour" : "news";
      made.tags().add(new Tagged("x", post.postId(), label, "kind", 1, null));
    }
    List<AssociationRow> rows = MadeUpPosts.rows(made.told());
    AssociationRow rumour = row(rows, "x", PostOutcome.SPEED, "trigger=rumour");
    AssociationRow news = row(rows, "x", PostOutcome.SPEED, "trigger=news");
    assertThat(rumour.role()).isEqualTo(new Role.Category("trigger"));
    assertThat(rumour.adjusted().difference())
        .isCloseTo(-news.adjusted().difference(), within(1e-9));
    assertThat(rows)
        .noneMatch(r -> FactorKind.of(r.factor()) == FactorKind.PAIR)
        .noneMatch(r -> FactorKind.of(r.factor()) == FactorKind.DETAIL);
  }

  @Test
  void taggersWhoDisagreeMakeTagsUnreliable() {
    List<AssociationRow> rows =
        MadeUpPosts.rows(
            MadeUpPosts.on("x")
                .each(12)
                .tag("emotion", null, 2, "ann")
                .tag("timing", null, 2, "bob")
                .tag("emotion", null, 3, "bob")
                .told());
    AssociationRow emotion = row(rows, "x", PostOutcome.SPEED, "trigger=emotion");
    assertThat(emotion.agreement().alpha()).isLessThan(MadeUpPosts.LEAST_ALPHA);
    assertThat(emotion.agreement().units()).isEqualTo(48);
    assertThat(Conclusion.of(emotion, 1)).isEqualTo(Conclusion.UNRELIABLE_TAGS);
    AssociationRow pair = row(rows, "x", PostOutcome.SPEED, "pair=emotion+timing");
    assertThat(pair.agreement().standing()).isEqualTo(Agreement.Standing.UNRELIABLE);
  }
}
