package wildfire.measure;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;
import wildfire.model.EngagementKind;
import wildfire.model.PostHistory;
import wildfire.model.TimePrecision;

/**
 * Takes the events of one post, in the order of the upper half of their keys, and makes their
 * history. Columns of primitives throughout: about forty bytes an event while it is filled.
 *
 * <p>Keys are 64-bit digests of ids. Two different events of one post would have to share a digest
 * to be taken for one: at ten million events of one post the chance of that is about three in a
 * million.
 *
 * <p>Several rows of one event are one event: the row of the earliest time stays, then that of the
 * smallest parent id (none sorts first), then that of the first file.
 */
final class HistoryBuilder {
  private static final long NO_KEY = 0;
  private static final int FIRST_CAPACITY = 16;

  private int size;
  private long[] eventKey = new long[FIRST_CAPACITY];
  private long[] occurredAt = new long[FIRST_CAPACITY];
  private long[] parentKey = new long[FIRST_CAPACITY]; // NO_KEY: none
  private long[] actorKey = new long[FIRST_CAPACITY];
  private long[] community = new long[FIRST_CAPACITY];
  private long[] traits = new long[FIRST_CAPACITY];

  /**
   * The parents' ids of the rows at the end whose keys have the same upper half: duplicates can
   * only be among them.
   */
  private final List<UTF8String> recentParents = new ArrayList<>();

  private final Int2LongOpenHashMap duplicatesByFile = new Int2LongOpenHashMap();

  /**
   * Adds a row.
   *
   * @param newEventKey digest of the event's id
   * @param newParent the parent's id, null for none; copied if kept
   * @param newActorKey digest of the actor's id, 0 for none
   * @param newCommunity digest of the community, 0 for none
   * @param newTraits as {@link EventTraits} has them
   */
  void add(
      long newEventKey,
      long newOccurredAt,
      UTF8String newParent,
      long newActorKey,
      long newCommunity,
      long newTraits) {
    if (size > 0 && upper(eventKey[size - 1]) != upper(newEventKey)) {
      recentParents.clear();
    }
    int at = size;
    int oldest = size - recentParents.size();
    while (at > oldest && Long.compareUnsigned(eventKey[at - 1], newEventKey) >= 0) {
      at--;
    }
    int recent = at - oldest;
    if (at < size && eventKey[at] == newEventKey) {
      boolean better = sortsBefore(newOccurredAt, newParent, newTraits, at, recent);
      duplicatesByFile.addTo(EventTraits.file(better ? traits[at] : newTraits), 1);
      if (!better) {
        return;
      }
    } else {
      makeRoom();
      for (long[] column : columns()) {
        System.arraycopy(column, at, column, at + 1, size - at);
      }
      size++;
      recentParents.add(recent, null);
    }
    eventKey[at] = newEventKey;
    occurredAt[at] = newOccurredAt;
    parentKey[at] = newParent == null ? NO_KEY : IdKeys.of(newParent);
    actorKey[at] = newActorKey;
    community[at] = newCommunity;
    traits[at] = newTraits;
    recentParents.set(recent, newParent == null ? null : newParent.copy());
  }

  private boolean sortsBefore(long time, UTF8String parent, long newTraits, int at, int recent) {
    if (time != occurredAt[at]) {
      return time < occurredAt[at];
    }
    UTF8String keptParent = recentParents.get(recent);
    int byParent =
        parent == null || keptParent == null
            ? Boolean.compare(parent != null, keptParent != null)
            : parent.compareTo(keptParent);
    return byParent != 0 ? byParent < 0 : newTraits < traits[at]; // the file is in the highest bits
  }

  private void makeRoom() {
    if (size == eventKey.length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2);
      eventKey = Arrays.copyOf(eventKey, capacity);
      occurredAt = Arrays.copyOf(occurredAt, capacity);
      parentKey = Arrays.copyOf(parentKey, capacity);
      actorKey = Arrays.copyOf(actorKey, capacity);
      community = Arrays.copyOf(community, capacity);
      traits = Arrays.copyOf(traits, capacity);
    }
  }

  private List<long[]> columns() {
    return List.of(eventKey, occurredAt, parentKey, actorKey, community, traits);
  }

  private static int upper(long key) {
    return (int) (key >>> 32);
  }

  /** Rows that were taken out because another row of the same event stayed, by file. */
  Map<Integer, Long> duplicatesByFile() {
    Map<Integer, Long> sorted = new TreeMap<>();
    duplicatesByFile.int2LongEntrySet().forEach(e -> sorted.put(e.getIntKey(), e.getLongValue()));
    return sorted;
  }

  /**
   * A finished history, and what is not in it.
   *
   * @param accountKeys digests of the accounts, by their index in the history
   * @param lateEvents events after the end of observation
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Finished(PostHistory history, long[] accountKeys, long lateEvents) {}

  /**
   * The history of all that was added. The builder gives its memory away and is not used again.
   *
   * @param windowMicros how long a post is observed
   */
  Finished finish(PostHeader header, long windowMicros) {
    TimePrecision precision = precision(header.publishedPrecision());
    long publishedAt = publishedAt(header, precision);
    long observedUntil =
        precision == TimePrecision.NONE
            ? publishedAt
            : Math.min(header.knownUntil(), saturatedSum(publishedAt, windowMicros));
    int[] order = orderOfTime(precision == TimePrecision.NONE ? Long.MAX_VALUE : observedUntil);
    int n = order.length;
    int[] placeOf = new int[size]; // 1-based; 0: after the end of observation
    for (int i = 0; i < n; i++) {
      placeOf[order[i]] = i + 1;
    }
    long[] times = new long[n];
    byte[] kind = new byte[n];
    byte[] follows = new byte[n];
    byte[] paid = new byte[n];
    byte[] angry = new byte[n];
    byte[] mentions = new byte[n];
    long paidUntil = precision == TimePrecision.NONE ? PostHistory.NEVER_PAID : header.paidUntil();
    boolean[] explicit = new boolean[n];
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) {
      int from = order[i];
      long t = traits[from];
      EngagementKind k = EventTraits.kind(t);
      times[i] = occurredAt[from];
      kind[i] = k.code();
      follows[i] = EventTraits.follows(t);
      byte flag = EventTraits.paid(t);
      paid[i] =
          flag != PostHistory.UNKNOWN || precision == TimePrecision.NONE
              ? flag
              : header.paidAt(occurredAt[from]);
      if (paid[i] == PostHistory.YES && precision != TimePrecision.NONE) {
        paidUntil = Math.max(paidUntil, times[i]);
      }
      angry[i] = EventTraits.angry(t);
      mentions[i] = EventTraits.mentionsMessage(t);
      explicit[i] =
          parentKey[from] != NO_KEY
              || (EventTraits.parentsLogged(t) && (!k.isSpread() || header.logged().parents()));
      parent[i] = parentPlace(parentKey[from], header.idKey(), placeOf);
    }
    eventKey = null;
    parentKey = null;
    occurredAt = null;
    traits = null;
    long[] actors = inOrder(actorKey, order);
    actorKey = null;
    long[] distinctActors = distinct(actors);
    int[] actor = indexes(actors, distinctActors);
    boolean authorKnown = header.post().authorId() != null;
    int author = authorKnown ? indexOf(distinctActors, header.authorKey()) : PostHistory.UNKNOWN;
    long[] communities = inOrder(community, order);
    return new Finished(
        new PostHistory(
            publishedAt,
            header.post().publishedAt() != null,
            observedUntil,
            precision,
            times,
            kind,
            actor,
            distinctActors.length,
            author,
            authorKnown,
            parent,
            explicit,
            follows,
            paid,
            indexes(communities, distinct(communities)),
            angry,
            mentions,
            paidUntil),
        distinctActors,
        size - n);
  }

  /** An unknown publication makes ages no coarser; without events it leaves none. */
  private TimePrecision precision(TimePrecision published) {
    TimePrecision coarsest =
        published == TimePrecision.NONE && size > 0 ? TimePrecision.INSTANT : published;
    for (int i = 0; i < size; i++) {
      coarsest = coarsest.coarser(EventTraits.precision(traits[i]));
    }
    return coarsest;
  }

  private long publishedAt(PostHeader header, TimePrecision precision) {
    if (header.post().publishedAt() != null) {
      return IdKeys.micros(header.post().publishedAt());
    }
    if (precision == TimePrecision.NONE || size == 0) {
      return 0;
    }
    long first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, occurredAt[i]);
    }
    return first;
  }

  /**
   * The places of the events up to {@code last}, in order of time; ties stay in the order of the
   * keys.
   */
  private int[] orderOfTime(long last) {
    int n = 0;
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      if (occurredAt[i] <= last) {
        order[n++] = i;
      }
    }
    order = Arrays.copyOf(order, n);
    LongArrays.radixSortIndirect(order, occurredAt, true);
    return order;
  }

  private int parentPlace(long key, long postKey, int[] placeOf) {
    if (key == NO_KEY || key == postKey) {
      return PostHistory.ROOT;
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(eventKey[middle], key);
      if (order == 0) {
        return placeOf[middle] == 0 ? PostHistory.ORPHAN : placeOf[middle] - 1;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return PostHistory.ORPHAN;
  }

  private static long[] inOrder(long[] column, int[] order) {
    long[] ordered = new long[order.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = column[order[i]];
    }
    return ordered;
  }

  /** The keys that occur, ascending, without {@link #NO_KEY}. */
  private static long[] distinct(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != NO_KEY && (i == 0 || sorted[i] != sorted[i - 1])) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static int[] indexes(long[] keys, long[] distinct) {
    int[] indexes = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      indexes[i] = keys[i] == NO_KEY ? PostHistory.UNKNOWN : Arrays.binarySearch(distinct, keys[i]);
    }
    return indexes;
  }

  private static int indexOf(long[] distinct, long key) {
    return Math.max(PostHistory.UNKNOWN, Arrays.binarySearch(distinct, key));
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
