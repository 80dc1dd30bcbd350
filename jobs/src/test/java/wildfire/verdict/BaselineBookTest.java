package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wildfire.metrics.Completeness;
import wildfire.settings.JudgeSettings;

final class BaselineBookTest {
  private static final Comparator<PostFigures> BY_TIME =
      Comparator.comparing(
              PostFigures::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(PostFigures::postId);

  /** Looks back at few posts, so that rings go round. */
  private static JudgeSettings lookingBack(int posts, int least) {
    return new JudgeSettings(
        posts,
        least,
        1,
        -1,
        0.75,
        0.025,
        0.04,
        0.95,
        2,
        0.0075,
        10,
        3,
        0.5,
        20,
        0.3,
        0.2,
        0.5,
        3,
        0.9,
        Duration.ofHours(72),
        0.5,
        Duration.ofHours(1));
  }

  private static List<PostFigures> posts(Random random, int n) {
    List<PostFigures> posts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      posts.add(AnyPosts.on("bluesky", "post-" + i, random));
    }
    posts.sort(BY_TIME);
    return posts;
  }

  private static List<Expectations> read(List<PostFigures> posts, JudgeSettings settings) {
    BaselineBook book = new BaselineBook(settings);
    return posts.stream().map(book::next).toList();
  }

  @Property(tries = 200)
  void expectsWhatGoingThroughAllEarlierPostsGives(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 120) int n,
      @ForAll @IntRange(min = 1, max = 12) int back,
      @ForAll @IntRange(min = 1, max = 4) int least) {
    JudgeSettings settings = lookingBack(back, Math.min(back, least));
    List<PostFigures> posts = posts(random, n);
    List<Expectations> read = read(posts, settings);
    for (int i = 0; i < n; i++) {
      for (Counted counted : Counted.values()) {
        assertThat(read.get(i).of(counted).isPresent())
            .isEqualTo(level(posts, posts.get(i), counted, settings) != null);
        int at = i;
        read.get(i)
            .of(counted)
            .ifPresent(
                found -> {
                  BaselineLevel level = level(posts, posts.get(at), counted, settings);
                  long[] earlier = earlier(posts, posts.get(at), counted, level, settings);
                  assertThat(found.level()).isEqualTo(level);
                  assertThat(found.posts()).isEqualTo(earlier.length);
                  assertThat(found.expected())
                      .isCloseTo(MiddleHalfTest.fourfold(earlier), within(1e-9));
                });
      }
    }
  }

  @Property(tries = 100)
  void growthIsThatOfThePostsThatTheSpeedIsComparedWith(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 120) int n,
      @ForAll @IntRange(min = 1, max = 12) int back) {
    JudgeSettings settings = lookingBack(back, Math.min(back, 2));
    List<PostFigures> posts = posts(random, n);
    List<Expectations> read = read(posts, settings);
    for (int i = 0; i < n; i++) {
      BaselineLevel level = level(posts, posts.get(i), Counted.SPREAD, settings);
      List<String> found = new ArrayList<>();
      for (Expectation at : read.get(i).growth()) {
        found.add(at.level() + " " + at.age() + " " + at.posts() + " " + at.usualHigh());
      }
      List<String> expected = new ArrayList<>();
      for (ComparisonAge age : Counted.SPREAD.knownAges()) {
        if (level != null) {
          long[] earlier = earlier(posts, posts.get(i), Counted.SPREAD, age, level, settings);
          if (earlier.length >= settings.minBaselinePosts()) {
            java.util.Arrays.sort(earlier);
            expected.add(
                level
                    + " "
                    + age
                    + " "
                    + earlier.length
                    + " "
                    + (double) MiddleHalf.notBehind(earlier, settings.usualBeats()));
          }
        }
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  private static BaselineLevel level(
      List<PostFigures> posts, PostFigures of, Counted counted, JudgeSettings settings) {
    for (BaselineLevel level : BaselineLevel.values()) {
      boolean asked =
          switch (level) {
            case ACCOUNT_FORMAT -> of.authorId() != null && of.format() != null;
            case ACCOUNT -> of.authorId() != null;
            case PLATFORM_FORMAT_SIZE, PLATFORM -> true;
          };
      if (asked
          && earlier(posts, of, counted, level, settings).length >= settings.minBaselinePosts()) {
        return level;
      }
    }
    return null;
  }

  private static long[] earlier(
      List<PostFigures> posts,
      PostFigures of,
      Counted counted,
      BaselineLevel level,
      JudgeSettings settings) {
    return of.comparisonAge(counted)
        .map(age -> earlier(posts, of, counted, age, level, settings))
        .orElse(new long[0]);
  }

  private static long[] earlier(
      List<PostFigures> posts,
      PostFigures of,
      Counted counted,
      ComparisonAge age,
      BaselineLevel level,
      JudgeSettings settings) {
    if (of.publishedAt() == null) {
      return new long[0];
    }
    Predicate<PostFigures> alike =
        other ->
            switch (level) {
              case ACCOUNT_FORMAT ->
                  Objects.equals(of.authorId(), other.authorId())
                      && Objects.equals(of.format(), other.format());
              case ACCOUNT -> Objects.equals(of.authorId(), other.authorId());
              case PLATFORM_FORMAT_SIZE ->
                  Objects.equals(of.format(), other.format())
                      && Objects.equals(
                          BaselineBook.followerBand(of.authorFollowers()),
                          BaselineBook.followerBand(other.authorFollowers()));
              case PLATFORM -> true;
            };
    long[] all =
        posts.stream()
            .filter(o -> o.publishedAt() != null && o.publishedAt() < of.publishedAt())
            .filter(alike)
            .filter(o -> halvings(o, counted, age) == halvings(of, counted, age))
            .filter(o -> isThere(o, counted, age))
            .mapToLong(o -> o.organic().at(counted, age).orElseThrow())
            .toArray();
    int from = Math.max(0, all.length - settings.baselinePosts());
    return java.util.Arrays.copyOfRange(all, from, all.length);
  }

  /** A settled total is there whatever else is known; nothing is in a log that has nothing. */
  private static boolean isThere(PostFigures post, Counted counted, ComparisonAge age) {
    Completeness part = post.parts().get(counted);
    boolean counts =
        age == ComparisonAge.SETTLED
            || (post.source(counted) != null && (part == null || part.logged() > 0));
    return counts && post.organic().at(counted, age).isPresent();
  }

  /** How often the total is to be halved until no less is left than the log has, less one. */
  private static int halvings(PostFigures post, Counted counted, ComparisonAge age) {
    Completeness part = post.parts().get(counted);
    if (part == null || age == ComparisonAge.SETTLED || part.logged() == 0) {
      return 0;
    }
    int halvings = 0;
    for (double left = part.counted() / 2; left >= part.logged(); left /= 2) {
      halvings++;
    }
    return halvings;
  }

  @Property(tries = 100)
  void laterPostsChangeNothing(@ForAll Random random, @ForAll @IntRange(min = 1, max = 80) int n) {
    List<PostFigures> posts = posts(random, n);
    JudgeSettings settings = lookingBack(6, 2);
    int some = random.nextInt(n + 1);
    assertThat(read(posts.subList(0, some), settings))
        .isEqualTo(read(posts, settings).subList(0, some));
  }

  @Test
  void postsOfTheSameTimeAreNotEarlier() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int i = 0; i < 50; i++) {
      assertThat(book.next(post("twin-" + i).told()).known()).isEmpty();
    }
    assertThat(book.next(post("after").at("2026-01-06T09:00:00Z").told()).known()).hasSize(3);
  }

  @Test
  void comparesVideosWithVideosWhileThereAreEnough() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 10; day < 18; day++) {
      book.next(post("video-" + day).shared(100).at("2025-12-" + day + "T09:00:00Z").told());
      book.next(
          post("text-" + day).as("text").shared(2).at("2025-12-" + day + "T10:00:00Z").told());
    }
    Expectation ofVideo = book.next(post("video").told()).of(Counted.SPREAD).orElseThrow();
    assertThat(ofVideo.level()).isEqualTo(BaselineLevel.ACCOUNT_FORMAT);
    assertThat(ofVideo.expected()).isEqualTo(100);
    assertThat(ofVideo.age()).isEqualTo(ComparisonAge.HOURS_24);
    Expectation ofPoll = book.next(post("poll").as("poll").told()).of(Counted.SPREAD).orElseThrow();
    assertThat(ofPoll.level()).isEqualTo(BaselineLevel.ACCOUNT);
    assertThat(ofPoll.expected()).isEqualTo(51);
  }

  @Test
  void aNewAccountIsComparedWithAccountsOfItsSize() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 10; day < 20; day++) {
      book.next(
          post("big-" + day)
              .by("star")
              .followers(2_000_000L)
              .shared(5_000)
              .at("2025-12-" + day + "T09:00:00Z")
              .told());
      book.next(
          post("small-" + day)
              .by("small")
              .followers(1_100L)
              .shared(4)
              .at("2025-12-" + day + "T10:00:00Z")
              .told());
    }
    Expectation expected =
        book.next(post("first").by("newcomer").followers(1_500L).told())
            .of(Counted.SPREAD)
            .orElseThrow();
    assertThat(expected.level()).isEqualTo(BaselineLevel.PLATFORM_FORMAT_SIZE);
    assertThat(expected.expected()).isEqualTo(4);
    assertThat(
            book.next(post("unsized").by("newcomer").followers(null).told())
                .of(Counted.SPREAD)
                .orElseThrow()
                .level())
        .isEqualTo(BaselineLevel.PLATFORM);
  }

  @Test
  void youngPostsAreComparedAtTheirOwnAge() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 10; day < 20; day++) {
      book.next(post("old-" + day).at("2025-12-" + day + "T09:00:00Z").told());
    }
    Expectations young = book.next(post("young").observed(7.0).told());
    assertThat(young.of(Counted.SPREAD).orElseThrow().age()).isEqualTo(ComparisonAge.HOURS_6);
    assertThat(young.of(Counted.ACCOUNTS).orElseThrow().age()).isEqualTo(ComparisonAge.HOURS_6);
  }

  @Test
  void refusesWhatIsOutOfOrder() {
    BaselineBook book = new BaselineBook(DEFAULTS);
    book.next(post("a").at("2026-01-05T09:00:00Z").told());
    assertThatThrownBy(() -> book.next(post("b").at("2026-01-04T09:00:00Z").told()))
        .hasMessageContaining("b was published before");
  }

  @Test
  void bandsBeginAtHalfPowersOfTen() {
    assertThat(List.of(0L, 2L, 3L, 8L, 9L, 30L, 31L, 98L, 99L, 999_999L))
        .extracting(BaselineBook::followerBand)
        .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 12);
    assertThat(BaselineBook.followerBand(null)).isNull();
  }
}
