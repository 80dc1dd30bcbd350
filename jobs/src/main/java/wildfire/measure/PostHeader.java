package wildfire.measure;

import java.util.List;
import java.util.Locale;
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
 * @param digest of all that is here but the end of what is known
 * @param flights bought periods, start and end in turn (UTC microseconds)
 * @param paidLogged whether any bought period of this platform is known: then a post without one
 *     was not promoted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PostHeader(
    Post post,
    long idKey,
    long authorKey,
    boolean announced,
    long knownUntil,
    ObservedBasis observedBasis,
    long digest,
    long[] flights,
    boolean paidLogged,
    Logged logged,
    Counted counted) {

  /** On what it rests until when the export can know of events. */
  enum ObservedBasis {
    /** The export says when it was made. */
    EXPORT,
    /** The run was told to look at nothing later. */
    AS_OF,
    /** The latest event of the platform in the lake. */
    LATEST_EVENT,
    /** The platform's logs have no times. */
    NONE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static ObservedBasis ofId(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What is known beside posts and events.
   *
   * @param publishedPrecision of the publication; {@link TimePrecision#NONE} where it is not known
   * @param followersOfSeries whether the author's followers come from the account's own series
   * @param snapshots what platforms counted of the post, in no particular order
   */
  record Counted(
      TimePrecision publishedPrecision,
      boolean followersOfSeries,
      List<CounterSnapshot> snapshots) {}

  /**
   * Which facts the platform's logs carry at all: what is never logged is unknown, not zero.
   *
   * @param parents whether any share says what it came through
   * @param exposure whether there is any impression or view
   * @param followers whether any event says if its actor follows the author
   * @param reactions whether any reaction says which it is
   * @param texts whether the words of any comment or quote are known; false where no campaign's
   *     message has words to look for
   */
  record Logged(
      boolean spread,
      boolean comments,
      boolean accounts,
      boolean parents,
      boolean exposure,
      boolean saves,
      boolean clicks,
      boolean followers,
      boolean reactions,
      boolean texts) {}

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
