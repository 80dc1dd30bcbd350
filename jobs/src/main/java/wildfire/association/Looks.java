package wildfire.association;

import java.io.Serializable;
import java.time.Instant;

/**
 * How long a difference is clear, over runs that looked at ever more posts.
 *
 * <p>Whoever looks every night finds something some night: of five differences that are not there,
 * looked at on ninety nights, one is clear at some look in three of ten cases. So what is clear at
 * the first look counts, and what becomes clear later counts once it has stayed so while the posts
 * with the factor grew (jobs/docs/associations.md has what is left of false alarms).
 *
 * @param firstAsked the moment of the first run that had a difference at all
 * @param clearSince the moment of the first of those runs since which all found it clear, and the
 *     same way; null where this one does not
 * @param clearRuns how many runs that is, this one among them; 0 where it is not clear
 * @param clearSincePosts posts with the factor at the first of them
 * @param more which way
 * @param postsNeeded with so many posts with the factor it counts, if it stays clear until then; 0
 *     where it was clear from the first look on
 */
public record Looks(
    Instant firstAsked,
    Instant clearSince,
    int clearRuns,
    int clearSincePosts,
    boolean more,
    int postsNeeded)
    implements Serializable {

  /**
   * When a difference is called clear.
   *
   * @param falseDiscoveryShare where q is less
   * @param confirmGrowth and where, if it was not so at the first look, it has been so since there
   *     were so many times fewer posts with the factor (1 or more)
   */
  public record Bar(double falseDiscoveryShare, double confirmGrowth) {}

  /**
   * The looks up to this run.
   *
   * @param before up to the run before; null where nothing is known of it
   * @param row tested within its family
   * @param moment what this run is about
   * @return null where no run had a difference
   */
  public static Looks next(Looks before, AssociationRow row, Bar bar, Instant moment) {
    if (row.adjusted() == null) {
      return before == null ? null : notClear(before.firstAsked);
    }
    Instant first = before == null ? moment : before.firstAsked;
    Conclusion seen = Conclusion.atThisLook(row, bar.falseDiscoveryShare);
    if (!seen.isClear()) {
      return notClear(first);
    }
    boolean more = seen == Conclusion.MORE;
    boolean goesOn = before != null && before.clearSince != null && before.more == more;
    Instant since = goesOn ? before.clearSince : moment;
    int posts = goesOn ? before.clearSincePosts : row.counts().with();
    return new Looks(
        first,
        since,
        goesOn ? before.clearRuns + 1 : 1,
        posts,
        more,
        since.equals(first) ? 0 : (int) Math.ceil(posts * bar.confirmGrowth));
  }

  private static Looks notClear(Instant first) {
    return new Looks(first, null, 0, 0, false, 0);
  }
}
