package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Posts made up for a test: {@code on("x").accounts(8).each(10)} is eight accounts on X with ten
 * posts each, video and text in turn, an hour apart, with outcomes that differ a little.
 */
public final class MadeUpPosts {
  public static final Question.Limits LIMITS =
      new Question.Limits(
          List.of(PostOutcome.values()),
          List.of(FactorKind.values()),
          new Rules(10, 10, 5, 3, 3, 40, 12, 199, 1),
          20,
          0.1);

  /** Below this, tags are too unreliable to conclude from (Krippendorff 2004). */
  static final double LEAST_ALPHA = 0.667;

  private final List<PostFacts> posts = new ArrayList<>();
  private final List<Tagged> tags = new ArrayList<>();
  private final String platform;
  private int accounts = 8;

  private MadeUpPosts(String platform) {
    this.platform = platform;
  }

  public static MadeUpPosts on(String platform) {
    return new MadeUpPosts(platform);
  }

  public MadeUpPosts accounts(int number) {
    accounts = number;
    return this;
  }

  /** So many posts for each account. */
  public MadeUpPosts each(int number) {
    for (int account = 0; account < accounts; account++) {
      for (int i = 0; i < number; i++) {
        posts.add(post("account-" + account, posts.size()));
      }
    }
    return this;
  }

  /** So many posts of which nobody knows whose they are. */
  public MadeUpPosts ofNobodyKnown(int number) {
    for (int i = 0; i < number; i++) {
      posts.add(post(null, posts.size()));
    }
    return this;
  }

  private PostFacts post(String author, int i) {
    Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
    for (PostOutcome outcome : PostOutcome.values()) {
      double uneven = (i * 37 + outcome.id().length() * 11) % 23 / 23.0;
      outcomes.put(
          outcome,
          switch (outcome.unit()) {
            case DOUBLINGS -> 2 * uneven - 1;
            case SHARE -> uneven;
            case YES_NO -> uneven > 0.6 ? 1.0 : 0.0;
            case EDGES -> 1 + uneven;
          });
    }
    return new PostFacts(
        platform,
        "post-%03d".formatted(i),
        author,
        1000L + i % 7,
        i % 2 == 0 ? "video" : "text",
        i % 5 == 0,
        i * 3_600_000_000L,
        (double) (i % 24),
        1 + i % 7,
        values(outcomes),
        values(outcomes),
        3 + i % 4,
        Map.of("like", 0.9 - i % 11 / 20.0, "angry", 0.1 + i % 11 / 20.0));
  }

  /** Every n-th post gets a tag by somebody. */
  public MadeUpPosts tag(String trigger, String detail, int everyNth, String tagger) {
    for (int i = 0; i < posts.size(); i += everyNth) {
      PostFacts post = posts.get(i);
      tags.add(new Tagged(post.platform(), post.postId(), trigger, detail, 1, tagger));
    }
    return this;
  }

  /** Outcomes as a post has them; what is not among the known is unknown. */
  public static double[] values(Map<PostOutcome, Double> known) {
    return Arrays.stream(PostOutcome.values())
        .mapToDouble(outcome -> known.getOrDefault(outcome, Double.NaN))
        .toArray();
  }

  /** Replaces an outcome; {@code NaN} makes it unknown. */
  public MadeUpPosts outcome(PostOutcome outcome, ToDoubleFunction<PostFacts> value) {
    posts.replaceAll(
        post -> {
          double[] outcomes = post.outcomes().clone();
          outcomes[List.of(PostOutcome.values()).indexOf(outcome)] = value.applyAsDouble(post);
          return new PostFacts(
              post.platform(),
              post.postId(),
              post.authorId(),
              post.followers(),
              post.format(),
              post.paid(),
              post.publishedAt(),
              post.hour(),
              post.weekday(),
              outcomes,
              outcomes,
              post.cascadeSize(),
              post.reactionShares());
        });
    return this;
  }

  public MadeUpPosts everyOutcome(double value) {
    for (PostOutcome outcome : PostOutcome.values()) {
      outcome(outcome, post -> value);
    }
    return this;
  }

  public List<PostFacts> facts() {
    return posts;
  }

  public List<Tagged> tags() {
    return tags;
  }

  public Posts told(String... vocabulary) {
    return Posts.of(posts, tags, Arrays.asList(vocabulary), 20);
  }

  /** All rows about posts, as a run makes them. */
  public static List<AssociationRow> rows(Posts posts) {
    return Associations.of(posts, LIMITS, LEAST_ALPHA);
  }
}
