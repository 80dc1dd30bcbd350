package wildfire.measure;

import java.util.List;
import wildfire.metrics.CounterSeries.Publication;
import wildfire.metrics.LogFacts;
import wildfire.metrics.MeasuredPost.ObservedBasis;
import wildfire.metrics.MeasuredPost.Spent;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.model.CounterSnapshot;
import wildfire.model.Post;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * What is known of a post beside its events, as {@link Headers} puts it together.
 *
 * @param idKey digest of the post's id: a parent that names it means the post itself
 * @param authorKey digest of the author's id; meaningless where that is null
 * @param announced whether an export lists the post; if not, it is known from its events alone
 * @param knownUntil UTC microseconds: later events are not in the export; {@link Long#MAX_VALUE}
 *     where nothing limits it
 * @param flights bought periods
 * @param paidLogged whether any bought period of this platform is known: then a post without one
 *     was not promoted
 * @param publishedPrecision of the publication; {@link TimePrecision#NONE} where it is not known
 * @param followersOfSeries whether the author's followers come from the account's own series
 * @param snapshots what platforms counted of the post, in no particular order
 * @param text what it says; null where no export has it
 */
record PostHeader(
    Post post,
    long idKey,
    long authorKey,
    boolean announced,
    long knownUntil,
    ObservedBasis observedBasis,
    List<Flight> flights,
    boolean paidLogged,
    LogFacts logged,
    TimePrecision publishedPrecision,
    boolean followersOfSeries,
    List<CounterSnapshot> snapshots,
    List<Tag> tags,
    String text) {

  /**
   * A bought period, from its start to before its end (UTC microseconds).
   *
   * @param spend null if unknown
   */
  record Flight(long start, long end, Double spend, String currency) {}

  /** What all bought periods cost; null where that is not known of each, in one currency. */
  Spent spent() {
    boolean known =
        !flights.isEmpty()
            && flights.stream().allMatch(f -> f.spend() != null && f.currency() != null)
            && flights.stream().map(Flight::currency).distinct().count() == 1;
    return known
        ? new Spent(
            flights.stream().mapToDouble(Flight::spend).sorted().sum(), flights.get(0).currency())
        : null;
  }

  /** When the post was published. */
  Publication publication() {
    Long micros = post.publishedAt() == null ? null : IdKeys.micros(post.publishedAt());
    return new Publication(micros, publishedPrecision);
  }

  /**
   * UTC microseconds: the end of the last bought period; {@link PostHistory#NEVER_PAID} if none.
   */
  long paidUntil() {
    return flights.stream().mapToLong(Flight::end).max().orElse(PostHistory.NEVER_PAID);
  }

  /** Whether an event of that time falls in a bought period; unknown where nothing tells. */
  byte paidAt(long micros) {
    for (Flight flight : flights) {
      if (flight.start() <= micros && micros < flight.end()) {
        return PostHistory.YES;
      }
    }
    return paidLogged ? PostHistory.NO : PostHistory.UNKNOWN;
  }
}
