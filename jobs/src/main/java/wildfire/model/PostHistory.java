package wildfire.model;

/**
 * All that is known to have happened to one post, as columns of primitives, one entry an event, in
 * order of time (ties in the order of the event ids). Events of the post's own window only;
 * duplicates are already one. Immutable by agreement: nobody writes into the arrays, and they are
 * not copied, because a post can have tens of millions of events.
 *
 * @param publishedAt UTC microseconds, from which ages count: the publication, or the first event
 *     where nobody knows it; meaningless where {@code precision} is {@link TimePrecision#NONE}
 * @param publicationKnown whether the export says when the post was published
 * @param observedUntil UTC microseconds: the earlier of the export's time and the end of the window
 * @param precision the coarsest precision among the events
 * @param occurredAt UTC microseconds, ascending
 * @param kind {@link EngagementKind#code()}
 * @param actor index of the account, from 0 to {@code accounts - 1}; {@link #UNKNOWN} where the log
 *     has none
 * @param accounts how many distinct accounts acted
 * @param author the author's index among the actors; {@link #UNKNOWN} if the author did nothing, or
 *     is not known
 * @param parent index of the event this one descends from; {@link #ROOT} if it is the post itself
 *     or the log names none; {@link #ORPHAN} if the log names one that is not there
 * @param explicitParent whether the log said what the event descends from, the post itself included
 * @param follows whether the actor follows the author: {@link #YES}, {@link #NO} or {@link
 *     #UNKNOWN}
 * @param paid whether the event belongs to bought reach: {@link #YES}, {@link #NO} or {@link
 *     #UNKNOWN}
 * @param community index of the actor's community, from 0; {@link #UNKNOWN} where the log has none
 * @param angry whether the event is an angry reaction: {@link #YES}, {@link #NO} or, where the log
 *     does not say which reaction it was, {@link #UNKNOWN}
 * @param mentionsMessage whether a comment or quote mentions the message of the post's campaign:
 *     {@link #YES}, {@link #NO} or, where its text is not known, no such words are set or the event
 *     has no words of its own, {@link #UNKNOWN}
 * @param paidUntil UTC microseconds: the end of the last bought period, or the last bought event if
 *     that is later; {@link #NEVER_PAID} where none is known, {@link Long#MAX_VALUE} where a period
 *     has no end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record PostHistory(
    long publishedAt,
    boolean publicationKnown,
    long observedUntil,
    TimePrecision precision,
    long[] occurredAt,
    byte[] kind,
    int[] actor,
    int accounts,
    int author,
    boolean authorKnown,
    int[] parent,
    boolean[] explicitParent,
    byte[] follows,
    byte[] paid,
    int[] community,
    byte[] angry,
    byte[] mentionsMessage,
    long paidUntil) {

  /** Descends from the post itself. */
  public static final int ROOT = -1;

  /** Descends from an event that the log does not hold. */
  public static final int ORPHAN = -2;

  /** Not in the log. Missing is not zero, and not no. */
  public static final byte UNKNOWN = -1;

  public static final byte NO = 0;
  public static final byte YES = 1;

  /** Nothing of the post is known to have been bought. */
  public static final long NEVER_PAID = Long.MIN_VALUE;

  /** How many events. */
  public int size() {
    return occurredAt.length;
  }

  public EngagementKind kindOf(int event) {
    return EngagementKind.ofCode(kind[event]);
  }

  /** Microseconds since publication; negative where a clock was wrong. */
  public long ageOf(int event) {
    return occurredAt[event] - publishedAt;
  }

  /** Whether what happened up to an age is known: it is reached, and times are fine enough. */
  public boolean tells(FixedAge age) {
    return age.micros() <= observedMicros() && precision.tells(age);
  }

  /** Microseconds between publication and the end of observation; never negative. */
  public long observedMicros() {
    return Math.max(0, observedUntil - publishedAt);
  }
}
