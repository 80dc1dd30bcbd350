package wildfire.verdict.cause;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wildfire.metrics.AudienceActivity;
import wildfire.settings.CauseSettings;
import wildfire.settings.JudgeSettings;
import wildfire.verdict.BaselineBook;
import wildfire.verdict.Expectations;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.MeasuredPost;

/**
 * Judges one platform's posts in order of publication (ties in the order of their ids). A verdict
 * rests on earlier posts alone; a cause also on the account's posts shortly after, so a post leaves
 * the fold only when those have been seen. What waits is bounded by what is published within {@link
 * CauseSettings#rivalWithin()}.
 */
public final class PlatformFold {
  private static final long HOUR = 3_600_000_000L;

  private final JudgeSettings judging;
  private final CauseSettings settings;
  private final AudienceActivity activity;
  private final long within;
  private final BaselineBook book;
  private final Judge judge;
  private final CauseRules rules;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<String, Deque<MeasuredPost>> recent = new HashMap<>();
  private final Map<String, Gaps> gaps = new HashMap<>();

  private record Waiting(
      Judged judged, Expectations expectations, Surroundings.UsualGap usualGap) {}

  /**
   * A fold over the posts of one platform.
   *
   * @param activity of the platform's audience
   */
  public PlatformFold(JudgeSettings judging, CauseSettings settings, AudienceActivity activity) {
    this.judging = judging;
    this.settings = settings;
    this.activity = activity;
    this.within = settings.rivalWithin().toNanos() / 1_000;
    this.book = new BaselineBook(judging);
    this.judge = new Judge(judging);
    this.rules = new CauseRules(judging, settings);
  }

  /** Takes the next post; gives those that nothing can be added to any more, in their order. */
  public List<Diagnosis> next(MeasuredPost post) {
    Expectations expectations = book.next(post);
    Judged judged = judge.judge(post, expectations);
    List<Diagnosis> done = new ArrayList<>();
    if (post.publishedAt() != null) {
      while (!waiting.isEmpty() && isPast(waiting.peek().judged().post(), post.publishedAt())) {
        done.add(diagnosed(waiting.remove()));
      }
    }
    waiting.add(new Waiting(judged, expectations, usualGap(post)));
    remember(post);
    return done;
  }

  /** The posts that still waited, after the last one. */
  public List<Diagnosis> rest() {
    List<Diagnosis> done = new ArrayList<>();
    while (!waiting.isEmpty()) {
      done.add(diagnosed(waiting.remove()));
    }
    return done;
  }

  /** Of unknown publication: it competes with nothing. */
  private boolean isPast(MeasuredPost post, long now) {
    return post.publishedAt() == null || post.publishedAt() + within < now;
  }

  private Surroundings.UsualGap usualGap(MeasuredPost post) {
    return post.authorId() == null || post.publishedAt() == null
        ? null
        : gaps.getOrDefault(post.authorId(), Gaps.NONE).usual(judging.minBaselinePosts());
  }

  private void remember(MeasuredPost post) {
    if (post.authorId() == null || post.publishedAt() == null) {
      return;
    }
    gaps.computeIfAbsent(post.authorId(), a -> new Gaps(judging.baselinePosts()))
        .add(post.publishedAt());
    recent.computeIfAbsent(post.authorId(), a -> new ArrayDeque<>()).add(post);
  }

  private Diagnosis diagnosed(Waiting one) {
    MeasuredPost post = one.judged().post();
    return rules.diagnose(
        one.judged(),
        new Surroundings(one.expectations(), activityAround(post), ownPost(post), one.usualGap()));
  }

  private AudienceActivity.Reading activityAround(MeasuredPost post) {
    if (post.publishedAt() == null || !post.precision().tellsHours()) {
      return null;
    }
    long hour = Math.floorDiv(post.publishedAt(), HOUR);
    int hourOfWeek = Math.floorMod(hour, AudienceActivity.HOURS_OF_WEEK);
    return activity.from(hourOfWeek, settings.quietHours(), settings.minActivity()).orElse(null);
  }

  private OwnPost ownPost(MeasuredPost post) {
    if (post.authorId() == null || post.publishedAt() == null) {
      return null;
    }
    Deque<MeasuredPost> own = recent.get(post.authorId());
    List<MeasuredPost> near = new ArrayList<>();
    for (Iterator<MeasuredPost> it = own.iterator(); it.hasNext(); ) {
      MeasuredPost other = it.next();
      long apart = post.publishedAt() - other.publishedAt();
      if (apart > within) {
        it.remove(); // those that still wait are later than this one
      } else if (Math.abs(apart) <= within && !Objects.equals(other.postId(), post.postId())) {
        near.add(other);
      }
    }
    return OwnPost.strongest(post, near).orElse(null);
  }
}
