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

  // The columns. Event keys have their highest bit flipped, so that they sort as unsigned numbers.
  private static final int EVENT = 0;
  private static final int TIME = 1;
  private static final int PARENT = 2; // NO_KEY: none
  private static final int TRAITS = 3;
  private static final int ACTOR = 4;
  private static final int COMMUNITY = 5;

  private int size;
  private final long[][] columns = new long[6][16];

  /**
   * The parents' ids of the rows at the end whose keys have the same upper half: duplicates can
   * only be among them.
   */
  private final List<UTF8String> recentParents = new ArrayList<>();

  private final int[] placeOfFile;
  private final Int2LongOpenHashMap duplicatesByFile = new Int2LongOpenHashMap();

  /**
   * A builder of one post.
   *
   * @param placeOfFile the order of files, by number
   */
  HistoryBuilder(int[] placeOfFile) {
    this.placeOfFile = placeOfFile;
  }

  /**
   * Adds a row.
   *
   * @param eventKey digest of the event's id
   * @param parent the parent's id, null for none; copied if kept
   * @param actorKey digest of the actor's id, 0 for none
   * @param community digest of the community, 0 for none
   * @param traits as {@link EventRows} packs them
   */
  void add(
      long eventKey,
      long occurredAt,
      UTF8String parent,
      long actorKey,
      long community,
      long traits) {
    long event = sortable(eventKey);
    if (size > 0 && upper(columns[EVENT][size - 1]) != upper(event)) {
      recentParents.clear();
    }
    int at = size;
    int oldest = size - recentParents.size();
    while (at > oldest && columns[EVENT][at - 1] >= event) {
      at--;
    }
    int recent = at - oldest;
    if (at < size && columns[EVENT][at] == event) {
      boolean better = sortsBefore(occurredAt, parent, traits, at, recent);
      duplicatesByFile.addTo(EventRows.file(better ? columns[TRAITS][at] : traits), 1);
      if (!better) {
        return;
      }
    } else {
      makeRoom(at);
      recentParents.add(recent, null);
    }
    columns[EVENT][at] = event;
    columns[TIME][at] = occurredAt;
    columns[PARENT][at] = parent == null ? NO_KEY : IdKeys.of(parent);
    columns[ACTOR][at] = actorKey;
    columns[COMMUNITY][at] = community;
    columns[TRAITS][at] = traits;
    recentParents.set(recent, parent == null ? null : parent.copy());
  }

  private boolean sortsBefore(long time, UTF8String parent, long traits, int at, int recent) {
    if (time != columns[TIME][at]) {
      return time < columns[TIME][at];
    }
    UTF8String keptParent = recentParents.get(recent);
    int byParent =
        parent == null || keptParent == null
            ? Boolean.compare(parent != null, keptParent != null)
            : parent.compareTo(keptParent);
    long kept = columns[TRAITS][at];
    int byFile =
        Integer.compare(placeOfFile[EventRows.file(traits)], placeOfFile[EventRows.file(kept)]);
    if (byParent != 0 || byFile != 0) {
      return byParent != 0 ? byParent < 0 : byFile < 0;
    }
    return traits < kept; // of one file too the same row stays, whichever came first
  }

  /** Moves the rows from a place on by one. */
  private void makeRoom(int at) {
    boolean full = size == columns[EVENT].length;
    int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = full ? Arrays.copyOf(columns[i], capacity) : columns[i];
      System.arraycopy(columns[i], at, columns[i], at + 1, size - at);
    }
    size++;
  }

  private static long sortable(long key) {
    return key ^ Long.MIN_VALUE;
  }

  private static int upper(long key) {
    return (int) (key >>> 32);
  }

  /** Rows that were taken out because another row of the same event stayed, by file. */
  Map<Integer, Long> duplicatesByFile() {
    return new TreeMap<>(duplicatesByFile);
  }

  /**
   * A finished history, and what is not in it.
   *
   * @param accountKeys digests of the accounts, by their index in the history
   * @param lateEvents events after the end of observation
   * @param sharesAfterWindow shares and quotes among them that nobody is known to have paid for, up
   *     to the end of what the run looks at
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Finished(
      PostHistory history, long[] accountKeys, long lateEvents, long sharesAfterWindow) {}

  /**
   * The history of all that was added. The builder gives its memory away and is not used again.
   *
   * @param windowMicros how long a post is observed
   */
  Finished finish(PostHeader header, long windowMicros) {
    TimePrecision precision = precision(header.publishedPrecision());
    boolean timed = precision != TimePrecision.NONE;
    long publishedAt = publishedAt(header, timed);
    long end =
        publishedAt > Long.MAX_VALUE - windowMicros ? Long.MAX_VALUE : publishedAt + windowMicros;
    long observedUntil = timed ? Math.min(header.knownUntil(), end) : publishedAt;
    int[] order = orderOfTime(timed ? observedUntil : Long.MAX_VALUE);
    int n = order.length;
    int[] placeOf = new int[size]; // 1-based; 0: after the end of observation
    for (int i = 0; i < n; i++) {
      placeOf[order[i]] = i + 1;
    }
    long[] times = inOrder(TIME, order);
    byte[] kind = new byte[n];
    byte[] follows = new byte[n];
    byte[] paid = new byte[n];
    byte[] angry = new byte[n];
    byte[] mentions = new byte[n];
    boolean[] explicit = new boolean[n];
    int[] parent = new int[n];
    long paidUntil = timed ? header.paidUntil() : PostHistory.NEVER_PAID;
    for (int i = 0; i < n; i++) {
      int from = order[i];
      long t = columns[TRAITS][from];
      EngagementKind k = EventRows.kind(t);
      kind[i] = k.code();
      follows[i] = EventRows.answer(t, EventRows.FOLLOWS);
      angry[i] = EventRows.answer(t, EventRows.ANGRY);
      mentions[i] = EventRows.answer(t, EventRows.MENTIONS);
      byte flag = EventRows.answer(t, EventRows.PAID);
      paid[i] = flag != PostHistory.UNKNOWN || !timed ? flag : header.paidAt(times[i]);
      if (paid[i] == PostHistory.YES && timed) {
        paidUntil = Math.max(paidUntil, times[i]);
      }
      long parentKey = columns[PARENT][from];
      explicit[i] =
          parentKey != NO_KEY
              || (EventRows.parentsLogged(t) && (!k.isSpread() || header.logged().parents()));
      parent[i] = parentPlace(from, header, placeOf);
    }
    long sharesAfterWindow = timed ? sharesBetween(observedUntil, header.knownUntil()) : 0;
    Arrays.fill(columns, EVENT, ACTOR, null);
    long[] actors = inOrder(ACTOR, order);
    columns[ACTOR] = null;
    long[] communities = inOrder(COMMUNITY, order);
    long[] accounts = distinct(actors);
    boolean authorKnown = header.post().authorId() != null;
    int author = authorKnown ? Arrays.binarySearch(accounts, header.authorKey()) : -1;
    return new Finished(
        new PostHistory(
            publishedAt,
            header.post().publishedAt() != null,
            observedUntil,
            precision,
            times,
            kind,
            indexes(actors, accounts),
            accounts.length,
            Math.max(PostHistory.UNKNOWN, author),
            authorKnown,
            parent,
            explicit,
            follows,
            paid,
            indexes(communities, distinct(communities)),
            angry,
            mentions,
            paidUntil),
        accounts,
        size - n,
        sharesAfterWindow);
  }

  /** Shares and quotes later than a moment, not known to be bought. */
  private long sharesBetween(long after, long until) {
    long shares = 0;
    for (int i = 0; i < size; i++) {
      long traits = columns[TRAITS][i];
      if (columns[TIME][i] > after
          && columns[TIME][i] <= until
          && EventRows.kind(traits).isSpread()
          && EventRows.answer(traits, EventRows.PAID) != PostHistory.YES) {
        shares++;
      }
    }
    return shares;
  }

  /** An unknown publication makes ages no coarser; without events it leaves none. */
  private TimePrecision precision(TimePrecision published) {
    TimePrecision coarsest =
        published == TimePrecision.NONE && size > 0 ? TimePrecision.INSTANT : published;
    for (int i = 0; i < size; i++) {
      coarsest = coarsest.coarser(EventRows.precision(columns[TRAITS][i]));
    }
    return coarsest;
  }

  /** Where nobody knows the publication, the first event. */
  private long publishedAt(PostHeader header, boolean timed) {
    if (header.post().publishedAt() != null) {
      return IdKeys.micros(header.post().publishedAt());
    }
    return timed ? Arrays.stream(columns[TIME], 0, size).min().orElse(0) : 0;
  }

  /**
   * The places of the events up to {@code last}, in order of time; ties stay in the order of the
   * keys.
   */
  private int[] orderOfTime(long last) {
    int n = 0;
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      if (columns[TIME][i] <= last) {
        order[n++] = i;
      }
    }
    order = Arrays.copyOf(order, n);
    LongArrays.radixSortIndirect(order, columns[TIME], true);
    return order;
  }

  /**
   * Ids of posts and of events are different things: in a log that numbers events within each post,
   * post 2 has an event 2, and a parent of 2 is that event. It is the post where no other event is
   * called so, or the one that is called so is the author's own: some logs list the post itself.
   */
  private int parentPlace(int event, PostHeader header, int[] placeOf) {
    long key = columns[PARENT][event];
    if (key == NO_KEY) {
      return PostHistory.ROOT;
    }
    int found = Arrays.binarySearch(columns[EVENT], 0, size, sortable(key));
    boolean isThere = found >= 0 && placeOf[found] != 0;
    if (key == header.idKey() && !(isThere && found != event && !isOfAuthor(found, header))) {
      return PostHistory.ROOT;
    }
    return isThere ? placeOf[found] - 1 : PostHistory.ORPHAN;
  }

  private boolean isOfAuthor(int event, PostHeader header) {
    return header.post().authorId() != null && columns[ACTOR][event] == header.authorKey();
  }

  private long[] inOrder(int column, int[] order) {
    long[] ordered = new long[order.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = columns[column][order[i]];
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
}
