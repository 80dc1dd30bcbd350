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
import wildfire.verdict.CountRing;
import wildfire.verdict.Expectations;
import wildfire.verdict.PostFigures;

/**
 * Goes through one platform's posts in order of publication (ties in the order of their ids) and
 * tells of each what is known around it. A verdict rests on earlier posts alone; a cause also on
 * the account's posts shortly after, so a post leaves the fold only when those have been seen. What
 * waits is bounded by what is published within {@link CauseSettings#rivalWithin()}.
 */
public final class PlatformFold {
  private static final long HOUR = 3_600_000_000L;
  private static final long NO_TIME = Long.MIN_VALUE;

  private final JudgeSettings judging;
  private final CauseSettings settings;
  private final AudienceActivity activity;
  private final long within;
  private final BaselineBook book;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<String, Deque<PostFigures>> recent = new HashMap<>();
  private final Map<String, Gaps> gaps = new HashMap<>();

  private record Waiting(
      PostFigures post, Expectations expectations, Surroundings.UsualGap usualGap) {}

  /** A post, and what is known around it. */
  public record Placed(PostFigures post, Surroundings around) {}

  /** How much time one account leaves between its posts, of the last so many. */
  private static final class Gaps {
    private final CountRing micros;
    private long last = NO_TIME; // a date: how long after it the next post came, nobody knows

    Gaps(int capacity) {
      micros = new CountRing(capacity);
    }

    /** The next post, not earlier than the last. */
    void add(PostFigures post) {
      if (!isTimed(post)) {
        last = NO_TIME;
        return;
      }
      if (last != NO_TIME) {
        micros.add(post.publishedAt() - last);
      }
      last = post.publishedAt();
    }

    /** The median; null with fewer than {@code least}. */
    Surroundings.UsualGap usual(int least) {
      int n = micros.size();
      if (n == 0 || n < least) {
        return null;
      }
      long[] sorted = micros.sorted();
      double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
      return new Surroundings.UsualGap(median / 3.6e9, n);
    }
  }

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
  }

  /** Takes the next post; gives those that nothing can be added to any more, in their order. */
  public List<Placed> next(PostFigures post) {
    Expectations expectations = book.next(post);
    List<Placed> done = new ArrayList<>();
    if (post.publishedAt() != null) {
      while (!waiting.isEmpty() && isPast(waiting.peek().post(), post.publishedAt())) {
        done.add(placed(waiting.remove()));
      }
    }
    waiting.add(new Waiting(post, expectations, usualGap(post)));
    remember(post);
    return done;
  }

  /** The posts that still waited, after the last one. */
  public List<Placed> rest() {
    List<Placed> done = new ArrayList<>();
    while (!waiting.isEmpty()) {
      done.add(placed(waiting.remove()));
    }
    return done;
  }

  /** Of unknown publication: it competes with nothing. */
  private boolean isPast(PostFigures post, long now) {
    return post.publishedAt() == null || post.publishedAt() + within < now;
  }

  /** Whether it is known to the hour when the post was published; a date says nothing of hours. */
  private static boolean isTimed(PostFigures post) {
    return post.publishedAt() != null && post.precision().tellsHours();
  }

  private Surroundings.UsualGap usualGap(PostFigures post) {
    Gaps before = isTimed(post) ? gaps.get(post.authorId()) : null;
    return before == null ? null : before.usual(judging.minBaselinePosts());
  }

  private void remember(PostFigures post) {
    if (post.authorId() == null || post.publishedAt() == null) {
      return;
    }
    gaps.computeIfAbsent(post.authorId(), a -> new Gaps(judging.baselinePosts())).add(post);
    if (isTimed(post)) {
      recent.computeIfAbsent(post.authorId(), a -> new ArrayDeque<>()).add(post);
    }
  }

  private Placed placed(Waiting one) {
    PostFigures post = one.post();
    return new Placed(
        post,
        new Surroundings(
            one.expectations(), activityAround(post), ownPost(post), one.usualGap(), null));
  }

  private AudienceActivity.Reading activityAround(PostFigures post) {
    if (!isTimed(post)) {
      return null;
    }
    long hour = Math.floorDiv(post.publishedAt(), HOUR);
    int hourOfWeek = Math.floorMod(hour, AudienceActivity.HOURS_OF_WEEK);
    return activity.from(hourOfWeek, settings.quietHours(), settings.minActivity()).orElse(null);
  }

  private OwnPost ownPost(PostFigures post) {
    if (post.authorId() == null || !isTimed(post)) {
      return null;
    }
    Deque<PostFigures> own = recent.get(post.authorId());
    List<PostFigures> near = new ArrayList<>();
    for (Iterator<PostFigures> it = own.iterator(); it.hasNext(); ) {
      PostFigures other = it.next();
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
