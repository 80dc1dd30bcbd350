package wildfire.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What became of every row that was read: rows read = accepted + rejected + duplicates + forgotten,
 * for each file and table.
 */
public record Accounting(List<Entry> entries) {
  /**
   * What became of the rows of one file that were meant for one table.
   *
   * @param file its path below the input's, with pseudonyms for account ids
   * @param rowsRead counted where they left the reader, apart from the four others
   * @param rowsDuplicate the same thing exported before; among engagements they are only known
   *     after {@link #measured}
   * @param rowsForgotten of accounts to forget: nothing is kept of them
   * @param rowsTakenBack of the accepted engagements, those that were taken back and count nowhere;
   *     only known after {@link #measured}
   */
  public record Entry(
      String source,
      CanonicalTable table,
      int fileId,
      String file,
      long rowsRead,
      long rowsAccepted,
      long rowsRejected,
      long rowsDuplicate,
      long rowsForgotten,
      long rowsTakenBack) {
    /**
     * Holds the rows to their sum.
     *
     * @throws IllegalStateException if the rows do not add up
     */
    public Entry {
      if (rowsRead != rowsAccepted + rowsRejected + rowsDuplicate + rowsForgotten
          || rowsAccepted < 0
          || rowsTakenBack > rowsAccepted) {
        throw new IllegalStateException(
            String.format(
                "%s, %s: %d rows were read, but %d accepted (%d taken back), %d rejected, %d"
                    + " duplicates and %d forgotten",
                file,
                table.id(),
                rowsRead,
                rowsAccepted,
                rowsTakenBack,
                rowsRejected,
                rowsDuplicate,
                rowsForgotten));
      }
    }

    /** Once the same thing is counted once: of the rows that were not rejected so many stay. */
    Entry accepted(long rows) {
      long repeated = rowsAccepted + rowsDuplicate - rows;
      return with(file, rows, rowsRejected, repeated, rowsForgotten, rowsTakenBack);
    }

    /** Once rows are removed: those that were taken and those that were rejected. */
    Entry forgotten(long taken, long rejected) {
      long left = rowsAccepted + rowsDuplicate - taken;
      return with(file, left, rowsRejected - rejected, 0, rowsForgotten + taken + rejected, 0);
    }

    Entry shown(UnaryOperator<String> path) {
      String shown = path.apply(file);
      return with(shown, rowsAccepted, rowsRejected, rowsDuplicate, rowsForgotten, rowsTakenBack);
    }

    private Entry measured(long duplicates, long takenBack) {
      long left = rowsAccepted - duplicates;
      long repeated = rowsDuplicate + duplicates;
      return with(file, left, rowsRejected, repeated, rowsForgotten, takenBack);
    }

    private Entry with(
        String path, long accepted, long rejected, long duplicate, long forgotten, long takenBack) {
      return new Entry(
          source, table, fileId, path, rowsRead, accepted, rejected, duplicate, forgotten,
          takenBack);
    }
  }

  /** A row of the accounting, in a form that lakes keep. */
  record Stored(
      String source,
      String targetTable,
      long fileId,
      String file,
      long rowsRead,
      long rowsAccepted,
      long rowsRejected,
      long rowsDuplicate,
      long rowsForgotten) {
    static Stored of(Entry e) {
      return new Stored(
          e.source,
          e.table.id(),
          e.fileId,
          e.file,
          e.rowsRead,
          e.rowsAccepted,
          e.rowsRejected,
          e.rowsDuplicate,
          e.rowsForgotten);
    }

    Entry entry() {
      return new Entry(
          source,
          CanonicalTable.byId().get(targetTable),
          (int) fileId,
          file,
          rowsRead,
          rowsAccepted,
          rowsRejected,
          rowsDuplicate,
          rowsForgotten,
          0);
    }
  }

  public Accounting {
    entries =
        entries.stream()
            .sorted(Comparator.comparingInt(Entry::fileId).thenComparing(Entry::table))
            .toList();
  }

  /** Of files that were read, by what became of their rows; before the same thing counts once. */
  static Accounting read(
      List<InputFile> files,
      RowsByFile read,
      RowsByFile accepted,
      RowsByFile rejected,
      RowsByFile forgotten) {
    Map<Integer, InputFile> byId = files.stream().collect(toMap(InputFile::id, file -> file));
    List<Entry> entries = new ArrayList<>();
    read.forEach(
        (table, id, rows) ->
            entries.add(
                new Entry(
                    byId.get(id).source(),
                    table,
                    id,
                    byId.get(id).shownPath(),
                    rows,
                    accepted.of(table, id),
                    rejected.of(table, id),
                    0,
                    forgotten.of(table, id),
                    0)));
    return new Accounting(entries);
  }

  /** Once the same thing is counted once, in every table but engagements: so many rows stay. */
  Accounting kept(RowsByFile kept) {
    return with(
        entry ->
            entry.table() == CanonicalTable.ENGAGEMENTS
                ? entry
                : entry.accepted(kept.of(entry.table(), entry.fileId())));
  }

  /**
   * With what is found where each post's events are together.
   *
   * @param duplicates how many engagements of each file were left out as duplicates
   * @param takenBack how many of each file count nowhere, since they were taken back
   */
  public Accounting measured(Map<Integer, Long> duplicates, Map<Integer, Long> takenBack) {
    return with(
        entry ->
            entry.table() == CanonicalTable.ENGAGEMENTS
                ? entry.measured(
                    duplicates.getOrDefault(entry.fileId(), 0L),
                    takenBack.getOrDefault(entry.fileId(), 0L))
                : entry);
  }

  Accounting with(UnaryOperator<Entry> change) {
    return new Accounting(entries.stream().map(change).toList());
  }

  /** What became of the rows of some files. */
  Accounting of(Set<Integer> files) {
    return new Accounting(
        entries.stream().filter(entry -> files.contains(entry.fileId())).toList());
  }

  /** So many rows in all files and tables. */
  public long total(ToLongFunction<Entry> rows) {
    return entries.stream().mapToLong(rows).sum();
  }

  /** Of the rows that one source read, the share that was rejected, 0–1; 0 where it read none. */
  public double rejectedShare(String source) {
    List<Entry> its = entries.stream().filter(entry -> entry.source().equals(source)).toList();
    long read = its.stream().mapToLong(Entry::rowsRead).sum();
    return read == 0 ? 0 : (double) its.stream().mapToLong(Entry::rowsRejected).sum() / read;
  }

  /** The sources, in the order of their files. */
  public List<String> sources() {
    return entries.stream().map(Entry::source).distinct().toList();
  }

  /** The files in which there was nothing to read, as they are shown. */
  public List<String> filesWithoutRows() {
    Map<Integer, List<Entry>> byFile =
        entries.stream().collect(groupingBy(Entry::fileId, TreeMap::new, toList()));
    return byFile.values().stream()
        .filter(its -> its.stream().allMatch(entry -> entry.rowsRead() == 0))
        .map(its -> its.get(0).file())
        .toList();
  }
}
