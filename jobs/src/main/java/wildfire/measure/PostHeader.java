package wildfire.measure;

import java.util.List;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.model.CounterSnapshot;
import wildfire.model.Post;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * What is known of a post beside its events.
 *
 * @param idKey digest of the post's id: a parent that names it means the post itself
 * @param authorKey digest of the author's id; meaningless where that is null
 * @param announced whether an export lists the post; if not, it is known from its events alone
 * @param knownUntil UTC microseconds: later events are not in the export; {@link Long#MAX_VALUE}
 *     where nothing limits it
 * @param flights bought periods, start and end in turn (UTC microseconds)
 * @param paidLogged whether any bought period of this platform is known: then a post without one
 *     was not promoted
 * @param publishedPrecision of the publication; {@link TimePrecision#NONE} where it is not known
 * @param followersOfSeries whether the author's followers come from the account's own series
 * @param snapshots what platforms counted of the post, in no particular order
 * @param tags what people tagged it with
 * @param text what it says; null where no export has it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PostHeader(
    Post post,
    long idKey,
    long authorKey,
    boolean announced,
    long knownUntil,
    ObservedBasis observedBasis,
    long[] flights,
    boolean paidLogged,
    LogFacts logged,
    TimePrecision publishedPrecision,
    boolean followersOfSeries,
    List<CounterSnapshot> snapshots,
    List<MeasuredPost.Tag> tags,
    String text) {

  /** When the post was published. */
  Publication publication() {
    Long micros = post.publishedAt() == null ? null : IdKeys.micros(post.publishedAt());
    return new Publication(micros, publishedPrecision);
  }

  /**
   * UTC microseconds: the end of the last bought period; {@link PostHistory#NEVER_PAID} if none.
   */
  long paidUntil() {
    long last = PostHistory.NEVER_PAID;
    for (int i = 1; i < flights.length; i += 2) {
      last = Math.max(last, flights[i]);
    }
    return last;
  }

  /** Whether an event of that time falls in a bought period; unknown where nothing tells. */
  byte paidAt(long micros) {
    for (int i = 0; i < flights.length; i += 2) {
      if (flights[i] <= micros && micros < flights[i + 1]) {
        return PostHistory.YES;
      }
    }
    return paidLogged ? PostHistory.NO : PostHistory.UNKNOWN;
  }
}
