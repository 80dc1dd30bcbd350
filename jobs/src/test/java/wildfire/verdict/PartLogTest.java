package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.cause.CauseStories;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;
import wildfire.verdict.cause.PlatformFold.Placed;

/** No verdict rests on a log that is only a part of what happened, set beside whole ones. */
final class PartLogTest {
  private static final int POSTS = 60;
  private static final Instant FIRST = Instant.parse("2025-01-01T09:00:00Z");

  private static StoryPost ofDay(int day) {
    return post("day-%02d".formatted(day)).at(FIRST.plus(day, ChronoUnit.DAYS).toString());
  }

  /** What truly happened to a post, whatever is known of it. */
  private record Truth(int day, long shares, long accounts, long comments) {
    static Truth any(int day, Random random) {
      long shares = 40 + (long) (60 * Math.exp(random.nextGaussian()));
      return new Truth(day, shares, 2 * shares + random.nextInt(50), 30 + random.nextInt(40));
    }

    StoryPost whole() {
      return ofDay(day).shared(shares).engaging(accounts).comments(comments);
    }

    StoryPost wholeWithTotals() {
      return whole().counted(Counted.SPREAD, shares).counted(Counted.COMMENTS, comments);
    }

    StoryPost totalsAlone() {
      return whole().exportedOnceAfter(800.0);
    }

    /** Each act is in the log with this chance; the platform counted all. */
    StoryPost thinned(double kept, Random random) {
      return thinned(n -> IntStream.range(0, n).filter(i -> random.nextDouble() < kept).count());
    }

    StoryPost thinned(IntFunction<Long> kept) {
      return ofDay(day)
          .shared(kept.apply((int) shares))
          .engaging(kept.apply((int) accounts))
          .comments(kept.apply((int) comments))
          .counted(Counted.SPREAD, shares)
          .counted(Counted.COMMENTS, comments);
    }
  }

  private static List<Truth> truths(Random random) {
    return IntStream.range(0, POSTS).mapToObj(day -> Truth.any(day, random)).toList();
  }

  private static List<Diagnosis> diagnosed(List<PostFigures> posts) {
    PlatformFold fold = new PlatformFold(DEFAULTS, CauseStories.CAUSES, AudienceActivity.unknown());
    List<Placed> placed = new ArrayList<>();
    posts.forEach(post -> placed.addAll(fold.next(post)));
    placed.addAll(fold.rest());
    Diagnostician diagnostician = new Diagnostician(DEFAULTS, CauseStories.CAUSES);
    return placed.stream().map(diagnostician::of).toList();
  }

  private static List<Judged> judged(List<StoryPost> posts) {
    return diagnosed(posts.stream().map(StoryPost::told).toList()).stream()
        .map(Diagnosis::judged)
        .toList();
  }

  @Property(tries = 100)
  void anotherPostsPartialLogIsAsGoodAsNone(@ForAll Random random) {
    List<PostFigures> withParts = new ArrayList<>();
    List<PostFigures> withTotals = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (Truth truth : truths(random)) {
      PostFigures thinned = truth.thinned(0.3, random).told();
      boolean part =
          thinned.parts().containsKey(Counted.SPREAD)
              && thinned.parts().containsKey(Counted.COMMENTS)
              && thinned.parts().containsKey(Counted.ACCOUNTS);
      if (part && random.nextInt(3) == 0) {
        withParts.add(thinned);
        withTotals.add(truth.totalsAlone().told());
      } else {
        PostFigures same =
            switch (random.nextInt(3)) {
              case 0 -> truth.whole().told();
              case 1 -> truth.wholeWithTotals().told();
              default -> truth.totalsAlone().told();
            };
        others.add(withParts.size());
        withParts.add(same);
        withTotals.add(same);
      }
    }
    List<Diagnosis> beside = diagnosed(withParts);
    List<Diagnosis> without = diagnosed(withTotals);
    for (int other : others) {
      assertThat(beside.get(other)).isEqualTo(without.get(other));
    }
  }

  @Property(tries = 100)
  void totalsBesideWholeLogsChangeNoVerdictOnThem(@ForAll Random random) {
    List<Truth> truths = truths(random);
    List<Judged> without = judged(truths.stream().map(Truth::whole).toList());
    List<StoryPost> counted = new ArrayList<>();
    for (Truth truth : truths) {
      long half = truth.shares() + random.nextLong(truth.shares() + 1);
      long few = truth.comments() + random.nextInt(10);
      counted.add(truth.whole().counted(Counted.SPREAD, half).counted(Counted.COMMENTS, few));
    }
    List<Judged> with = judged(counted);
    for (int i = 0; i < POSTS; i++) {
      assertThat(with.get(i).verdict()).isEqualTo(without.get(i).verdict());
      assertThat(with.get(i).evidence()).isEqualTo(without.get(i).evidence());
      assertThat(with.get(i).unseen()).isEqualTo(without.get(i).unseen());
      assertThat(with.get(i).comparisons()).isEqualTo(without.get(i).comparisons());
    }
  }

  /** By their totals, which are all there; so that posts of any two logs stand in their order. */
  @Property(tries = 100)
  void aThinnedAccountIsSizedAsIfItsLogsWereWhole(@ForAll Random random) {
    List<Truth> truths = truths(random);
    List<Judged> whole = judged(truths.stream().map(Truth::whole).toList());
    List<Judged> thinned = judged(truths.stream().map(t -> t.thinned(0.3, random)).toList());
    for (int i = 0; i < POSTS; i++) {
      if (thinned.get(i).post().parts().containsKey(Counted.SPREAD)) {
        assertThat(thinned.get(i).size().overperformance())
            .isEqualTo(whole.get(i).speed().overperformance());
        assertThat(thinned.get(i).size().standing()).isEqualTo(whole.get(i).speed().standing());
      }
    }
  }

  /** But for the one that is added to both counts. */
  @Property(tries = 100)
  void logsThatAreAsIncompleteAreComparedAsWholeOnesAre(@ForAll Random random) {
    List<Truth> truths =
        IntStream.range(0, POSTS)
            .mapToObj(
                day ->
                    new Truth(
                        day,
                        10L * (10 + random.nextInt(200)),
                        10L * (30 + random.nextInt(400)),
                        10L * (10 + random.nextInt(20))))
            .toList();
    List<Judged> whole = judged(truths.stream().map(Truth::whole).toList());
    List<Judged> thinned =
        judged(truths.stream().map(t -> t.thinned(n -> (long) (3 * n / 10))).toList());
    for (int i = DEFAULTS.minBaselinePosts(); i < POSTS; i++) {
      for (Counted counted : List.of(Counted.SPREAD, Counted.ACCOUNTS)) {
        assertThat(thinned.get(i).of(counted).observed())
            .isEqualTo(3 * whole.get(i).of(counted).observed() / 10);
        assertThat(thinned.get(i).of(counted).overperformance())
            .isCloseTo(whole.get(i).of(counted).overperformance(), within(0.05));
      }
    }
  }

  private static StoryPost part(String id) {
    return post(id).shared(12).engaging(40).counted(Counted.SPREAD, 340);
  }

  private static BaselineBook ordinaryDays(int parts, int wholes) {
    BaselineBook book = new BaselineBook(DEFAULTS);
    for (int day = 0; day < parts + wholes; day++) {
      String at = FIRST.plus(day, ChronoUnit.DAYS).toString();
      book.next(
          (day < parts
                  ? part("part-" + day)
                  : post("whole-" + day).shared(330).counted(Counted.SPREAD, 340))
              .at(at)
              .told());
    }
    return book;
  }

  private static Judged after(BaselineBook book, StoryPost story) {
    PostFigures post = story.told();
    return new Judge(DEFAULTS).judge(post, book.next(post));
  }

  @Test
  void aPartBesideWholeLogsIsSizedByItsTotalAndSaysWhatTheLogHas() {
    Judged judged = after(ordinaryDays(0, 10), part("part").outside(0.9, 40));
    assertThat(judged.speed().standing()).isEqualTo(Standing.UNSEEN);
    assertThat(judged.breadth().standing()).isEqualTo(Standing.UNSEEN);
    assertThat(judged.size().observed()).isEqualTo(340);
    assertThat(judged.size().expectation().expected()).isEqualTo(340);
    assertThat(judged.size().expectation().posts()).isEqualTo(10);
    assertThat(judged.verdict()).isEqualTo(Verdict.TYPICAL);
    assertThat(judged.unseen())
        .filteredOn(one -> one.cause() == Unseen.Cause.LOG_IS_PART)
        .containsExactly(
            new Unseen(Dimension.SPEED, Unseen.Cause.LOG_IS_PART, 12L, 340L),
            new Unseen(Dimension.BREADTH, Unseen.Cause.LOG_IS_PART, 12L, 340L),
            new Unseen(Dimension.ESCAPE, Unseen.Cause.LOG_IS_PART, 12L, 340L),
            new Unseen(Dimension.ORGANIC, Unseen.Cause.LOG_IS_PART, 12L, 340L));
  }

  @Test
  void aPartIsComparedWithItsLike() {
    Judged judged = after(ordinaryDays(9, 10), part("part"));
    assertThat(judged.speed().expectation().expected()).isEqualTo(12);
    assertThat(judged.speed().expectation().posts()).isEqualTo(9);
    assertThat(judged.size().expectation().posts()).isEqualTo(19);
  }

  @Test
  void partsDoNotLowerWhatIsUsual() {
    Judged judged = after(ordinaryDays(9, 10), post("whole").shared(330));
    assertThat(judged.speed().expectation().expected()).isEqualTo(330);
    assertThat(judged.speed().expectation().posts()).isEqualTo(10);
  }

  @Test
  void aLogThatHasNothingIsNotComparedAtAll() {
    Judged judged =
        after(ordinaryDays(0, 10), part("nothing").shared(0).counted(Counted.SPREAD, 9));
    assertThat(judged.speed().observed()).as("nine missing: whole").isZero();
    judged = after(ordinaryDays(0, 10), part("nothing").shared(0));
    assertThat(judged.speed().observed()).isNull();
    assertThat(judged.speed().unseen())
        .isEqualTo(new Unseen(Dimension.SPEED, Unseen.Cause.LOG_IS_PART, 0L, 340L));
    assertThat(judged.size().observed()).isEqualTo(340);
  }

  @Test
  void withoutAnyTotalThatIsSettledNothingIsSaidOfItsSize() {
    Judged judged = after(ordinaryDays(0, 10), part("young").observed(30.0));
    assertThat(judged.size().observed()).isNull();
    assertThat(judged.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void totalsAloneAreComparedWithThoseOfWholeLogs() {
    StoryPost story = post("total").shared(20).comments(8).exportedOnceAfter(800.0);
    Judged judged = after(ordinaryDays(0, 10), story);
    assertThat(judged.size().expectation().expected()).isEqualTo(340);
    assertThat(judged.size().standing()).isEqualTo(Standing.BELOW);
  }

  @Test
  void whoCommentedIsNotCountedInAPart() {
    Judged judged =
        after(ordinaryDays(0, 10), post("talk").commenters(1L).counted(Counted.COMMENTS, 300));
    assertThat(judged.post().commenters()).isNull();
    assertThat(judged.conversation().age()).isEqualTo(ComparisonAge.SETTLED);
    assertThat(judged.conversation().observed()).isEqualTo(300);
  }
}
