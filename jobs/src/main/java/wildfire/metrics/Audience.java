package wildfire.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wildfire.model.PostHistory;

/**
 * Who engaged: the distinct accounts behind a post's engagements, each at its first one. The author
 * is not among them, nor are events of unknown accounts.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Audience(PostHistory post, int[] firstEvents) {
  /** Accounts that the rarefied number of communities draws. */
  private static final int DRAWN = 50;

  /** The accounts of the events that {@code which} holds. */
  static Audience of(PostHistory post, Selection which) {
    boolean[] met = new boolean[post.accounts()];
    int[] first = new int[Math.min(post.accounts(), post.size())];
    int n = 0;
    for (int event = 0; event < post.size(); event++) {
      int account = post.actor()[event];
      if (account >= 0 && account != post.author() && !met[account] && which.holds(event)) {
        met[account] = true;
        first[n++] = event;
      }
    }
    return new Audience(post, Arrays.copyOf(first, n));
  }

  /** Distinct accounts. */
  long size() {
    return firstEvents.length;
  }

  /** Distinct accounts that had engaged by each fixed age. */
  AtAges atAges() {
    return atAges(event -> true);
  }

  /**
   * The same of those whose follow status is known to be that.
   *
   * @param follows {@link PostHistory#YES} or {@link PostHistory#NO}
   */
  AtAges atAges(byte follows) {
    return atAges(event -> post.follows()[event] == follows);
  }

  private AtAges atAges(Selection which) {
    return AtAges.of(
        post, IntStream.of(firstEvents).filter(which::holds).mapToLong(post::ageOf).toArray());
  }

  private long count(Selection which) {
    return IntStream.of(firstEvents).filter(which::holds).count();
  }

  /** Accounts of which it is known whether they follow the author. */
  long statusKnown() {
    return count(event -> post.follows()[event] != PostHistory.UNKNOWN);
  }

  /**
   * Share of the accounts of known status that do not follow the author (0–1). Empty if no status
   * is known.
   */
  OptionalDouble outsideShare() {
    long known = statusKnown();
    long outside = count(event -> post.follows()[event] == PostHistory.NO);
    return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) outside / known);
  }

  /**
   * The moment from which outsiders outnumbered the followers.
   *
   * @param hours since publication
   * @param accounts of known status that had engaged by then; of these one more is an outsider than
   *     is a follower
   */
  record Escape(double hours, long accounts) {}

  /**
   * When the outsiders came to outnumber the followers for good. Empty if they do not at the end of
   * observation, if no status is known, or without times.
   */
  Optional<Escape> escape() {
    long lead = 0;
    long known = 0;
    int escape = -1;
    long knownThen = 0;
    for (int event : firstEvents) {
      byte follows = post.follows()[event];
      if (follows != PostHistory.UNKNOWN) {
        known++;
        lead += follows == PostHistory.NO ? 1 : -1;
        if (follows == PostHistory.NO && lead == 1) {
          escape = event;
          knownThen = known;
        }
      }
    }
    return lead <= 0 || !post.precision().tellsHours()
        ? Optional.empty()
        : Optional.of(new Escape(Math.max(0, post.ageOf(escape)) / 3.6e9, knownThen));
  }

  /** Accounts in each community that is there, of those whose community is known; ascending. */
  long[] communitySizes() {
    long[] sizes = new long[Arrays.stream(post.community()).max().orElse(-1) + 1];
    for (int event : firstEvents) {
      if (post.community()[event] >= 0) {
        sizes[post.community()[event]]++;
      }
    }
    return Arrays.stream(sizes).filter(size -> size > 0).sorted().toArray();
  }

  /**
   * Effective number of communities: exp of the Shannon entropy of the accounts over communities
   * (Hill number of order 1; Hill 1973; Jost 2006). Between 1 and the number of communities. Empty
   * if no community is known.
   */
  static OptionalDouble effective(long[] communitySizes) {
    double all = Arrays.stream(communitySizes).sum();
    if (all == 0) {
      return OptionalDouble.empty();
    }
    double entropy = 0;
    for (long size : communitySizes) {
      entropy -= size / all * Math.log(size / all);
    }
    return OptionalDouble.of(Math.exp(entropy));
  }

  /**
   * Communities expected among 50 accounts drawn at random without replacement (rarefaction;
   * Hurlbert 1971), so that big and small posts compare. Empty with fewer than 50 accounts of known
   * community.
   */
  static OptionalDouble rarefied(long[] communitySizes) {
    long all = Arrays.stream(communitySizes).sum();
    if (all < DRAWN) {
      return OptionalDouble.empty();
    }
    double expected = 0;
    for (long size : communitySizes) {
      double missed = 1;
      for (int drawn = 0; drawn < DRAWN && missed > 0; drawn++) {
        missed *= Math.max(0, (double) (all - size - drawn) / (all - drawn));
      }
      expected += 1 - missed;
    }
    return OptionalDouble.of(expected);
  }
}
