package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/** Reactions as companions of spread, on posts whose angry share and spread are known to go. */
final class ReactionFactorTest {
  private static final String ANGRY = "reaction=angry";
  private static final double PLANTED = 0.06;

  /** What an account posts: all alike but for the reactions and what became of it. */
  private static final class Page {
    private final List<PostFacts> posts = new ArrayList<>();
    private final Random random = new Random(7);

    /** A page that is angrier is shared less, and its angrier posts are shared more. */
    Page posts(String account, int number, double angrier) {
      for (int post = 0; post < number; post++) {
        double angry = Math.min(1, angrier + 0.4 * random.nextDouble());
        double spread = -3 * angrier + 100 * PLANTED * angry + 0.3 * random.nextGaussian();
        add(account, Map.of("angry", angry, "like", 1 - angry), spread);
      }
      return this;
    }

    Page add(String account, Map<String, Double> reactions, double spread) {
      Map<PostOutcome, Double> outcomes = new HashMap<>();
      for (PostOutcome outcome : PostOutcome.values()) {
        outcomes.put(outcome, outcome == PostOutcome.SIZE ? spread : random.nextInt(2));
      }
      posts.add(
          new PostFacts(
              "facebook",
              "post-%04d".formatted(posts.size()),
              account,
              null,
              "link",
              false,
              null,
              null,
              null,
              MadeUpPosts.values(outcomes),
              MadeUpPosts.values(outcomes),
              3 + random.nextInt(3),
              reactions));
      return this;
    }

    Posts told() {
      return Posts.of(posts, List.of(), List.of(), 20);
    }

    List<AssociationRow> rows() {
      return MadeUpPosts.rows(told());
    }
  }

  private static Page pages(int number) {
    Page pages = new Page();
    for (int page = 0; page < number; page++) {
      pages.posts("page-" + page, 20 + 3 * page, 0.05 * page);
    }
    return pages;
  }

  private static AssociationRow angry(List<AssociationRow> rows, PostOutcome outcome) {
    return rows.stream()
        .filter(row -> row.scope().equals("facebook") && row.factor().equals(ANGRY))
        .filter(row -> row.outcome().equals(outcome.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCoefficientIsTheSlopeAmongPostsOfOneAccountForOneInAHundred() {
    Page pages = pages(9);
    AssociationRow row = angry(pages.rows(), PostOutcome.SIZE);
    Map<String, double[]> means = new HashMap<>();
    for (PostFacts post : pages.posts) {
      double[] sum = means.computeIfAbsent(post.authorId(), account -> new double[2]);
      sum[0] += post.reactionShares().get("angry");
      sum[1]++;
    }
    double crossed = 0;
    double squares = 0;
    for (PostFacts post : pages.posts) {
      double[] sum = means.get(post.authorId());
      double apart = post.reactionShares().get("angry") - sum[0] / sum[1];
      crossed += apart * post.outcome(PostOutcome.SIZE);
      squares += apart * apart;
    }
    double slope = crossed / squares;
    Map<String, Double> byAccount = new HashMap<>();
    for (PostFacts post : pages.posts) {
      double[] sum = means.get(post.authorId());
      double apart = post.reactionShares().get("angry") - sum[0] / sum[1];
      byAccount.merge(
          post.authorId(), apart * (post.outcome(PostOutcome.SIZE) - slope * apart), Double::sum);
    }
    double n = pages.posts.size();
    double accounts = byAccount.size();
    double meat = byAccount.values().stream().mapToDouble(sum -> sum * sum).sum();
    double error = Math.sqrt(accounts / (accounts - 1) * (n - 1) / (n - 3) * meat) / squares;
    Estimate estimate = row.adjusted().estimate();
    assertThat(estimate.coefficient()).isCloseTo(slope / 100, within(1e-9));
    assertThat(estimate.standardError()).isCloseTo(error / 100, within(1e-9));
    assertThat(estimate.coefficient()).as("planted").isCloseTo(PLANTED, within(0.005));
    assertThat(row.adjusted().basis()).isEqualTo(Adjusted.Basis.WITHIN_ACCOUNTS);
    assertThat(Conclusion.of(row, 0.05)).isEqualTo(Conclusion.MORE);
  }

  @Test
  void withItAreThePostsAboveTheirAccountsMean() {
    Page pages = pages(9);
    AssociationRow row = angry(pages.rows(), PostOutcome.SIZE);
    Map<String, Double> means = new HashMap<>();
    for (PostFacts post : pages.posts) {
      means.computeIfAbsent(
          post.authorId(),
          account ->
              pages.posts.stream()
                  .filter(other -> other.authorId().equals(account))
                  .mapToDouble(other -> other.reactionShares().get("angry"))
                  .average()
                  .orElseThrow());
    }
    long above =
        pages.posts.stream()
            .filter(post -> post.reactionShares().get("angry") > means.get(post.authorId()))
            .count();
    assertThat(row.counts().with()).isEqualTo((int) above);
    assertThat(row.counts().with() + row.counts().without()).isEqualTo(pages.posts.size());
    assertThat(row.counts().accountsWith()).isEqualTo(9);
  }

  @Test
  void aPostOfUnknownReactionsIsLeftOutAndCounted() {
    Page pages = pages(9);
    int known = pages.posts.size();
    AssociationRow before = angry(pages.rows(), PostOutcome.SIZE);
    pages.add("page-0", Map.of(), 50).add("page-1", Map.of("love", 0.5, "like", 0.5), -50);
    AssociationRow row = angry(pages.rows(), PostOutcome.SIZE);
    assertThat(row.counts().unknown()).isEqualTo(2);
    assertThat(row.counts().with() + row.counts().without()).isEqualTo(known);
    assertThat(row.adjusted().difference())
        .isCloseTo(before.adjusted().difference(), within(1e-12));
  }

  @Test
  void onlyNumbersOfSharesAndCommentsAreSetAgainstReactions() {
    assertThat(pages(9).rows())
        .filteredOn(row -> FactorKind.of(row.factor()) == FactorKind.REACTION)
        .extracting(AssociationRow::outcome)
        .containsOnly("speed", "size", "conversation");
  }

  @Test
  void reactionsChangeNoOtherRow() {
    MadeUpPosts made = MadeUpPosts.on("x").each(12).tag("emotion", "joy", 3, "ann");
    List<PostFacts> without =
        made.facts().stream()
            .map(
                post ->
                    new PostFacts(
                        post.platform(),
                        post.postId(),
                        post.authorId(),
                        post.followers(),
                        post.format(),
                        post.paid(),
                        post.publishedAt(),
                        post.hour(),
                        post.weekday(),
                        post.outcomes(),
                        post.aboveUsual(),
                        post.cascadeSize(),
                        Map.of()))
            .toList();
    List<AssociationRow> rows = MadeUpPosts.rows(made.told());
    assertThat(rows).anyMatch(row -> row.factor().equals(ANGRY) && row.adjusted() != null);
    assertThat(rows)
        .filteredOn(row -> FactorKind.of(row.factor()) != FactorKind.REACTION)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(MadeUpPosts.rows(Posts.of(without, made.tags(), List.of(), 20)));
    assertThat(rows)
        .filteredOn(row -> FactorKind.of(row.factor()) == FactorKind.REACTION && row.test() != null)
        .allMatch(row -> row.test().family().startsWith("reaction "));
  }

  @Test
  void onePageAloneOrPostsThatAreAllAlikeGiveNoDifference() {
    assertThat(angry(new Page().posts("page", 80, 0).rows(), PostOutcome.SIZE).refused().reason())
        .isEqualTo(Refusal.TOO_FEW_ACCOUNTS);
    Page alike = new Page();
    Page alikeWithinPages = new Page();
    for (int post = 0; post < 200; post++) {
      String account = "page-" + post % 8;
      double share = post % 8 / 10.0 + 0.1;
      alike.add(account, Map.of("angry", 0.3, "like", 0.7), post % 3);
      alikeWithinPages.add(account, Map.of("angry", share, "like", 1 - share), post % 3);
    }
    assertThat(angry(alike.rows(), PostOutcome.SIZE).refused().reason())
        .isEqualTo(Refusal.FACTOR_CONSTANT);
    AssociationRow between = angry(alikeWithinPages.rows(), PostOutcome.SIZE);
    assertThat(between.refused()).isEqualTo(Refusal.TOO_FEW_POSTS_WITH.because("0 posts"));
    assertThat(between.plain()).isNull();
  }

  @Test
  void noReactionExplainsAPost() {
    assertThatThrownBy(
            () -> new ClearDifference("facebook", PostOutcome.SIZE, ANGRY, 1, 0.001, 100))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
