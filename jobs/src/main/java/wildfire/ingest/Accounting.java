package wildfire.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What became of everything that was made of the rows of files: rows made = accepted + rejected +
 * duplicates + forgotten, for each file and table.
 */
public record Accounting(List<Entry> entries) {
  /** A single file may have so many times the share of rejected rows that a source may. */
  static final double FILE_TIMES = 3;

  /** So many rejected rows of one file are more than a line that was cut and another. */
  private static final long NO_SLIP = 3;

  private static final String MADE = "the posts, events and numbers made of its rows";

  /**
   * What became of the rows of one file that were meant for one table.
   *
   * @param file its path below the input's, with pseudonyms for account ids
   * @param rowsMade counted where they left the reader, apart from the four others
   * @param rowsDuplicate the same thing exported before; among engagements they are only known
   *     after {@link #measured}
   * @param rowsForgotten of accounts to forget: nothing is kept of them
   * @param rowsTakenBack of the accepted engagements, those that were taken back and count nowhere;
   *     only known after {@link #measured}
   * @param fileRows rows, lines or records, that the file has; each may give many rows here, or
   *     none
   * @param fileRowsRejected those of which a required part, or all, was rejected
   */
  public record Entry(
      String source,
      CanonicalTable table,
      int fileId,
      String file,
      long rowsMade,
      long rowsAccepted,
      long rowsRejected,
      long rowsDuplicate,
      long rowsForgotten,
      long rowsTakenBack,
      long fileRows,
      long fileRowsRejected) {
    /**
     * Holds the rows to their sum.
     *
     * @throws IllegalStateException if the rows do not add up
     */
    public Entry {
      if (rowsMade != rowsAccepted + rowsRejected + rowsDuplicate + rowsForgotten
          || rowsAccepted < 0
          || rowsTakenBack > rowsAccepted) {
        throw new IllegalStateException(
            String.format(
                "%s, %s: %d rows were made, but %d accepted (%d taken back), %d rejected, %d"
                    + " duplicates and %d forgotten",
                file,
                table.id(),
                rowsMade,
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
      return new Entry(
          source,
          table,
          fileId,
          file,
          rowsMade,
          left,
          rowsRejected - rejected,
          0,
          rowsForgotten + taken + rejected,
          0,
          fileRows,
          Math.max(0, fileRowsRejected - rejected));
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
          source,
          table,
          fileId,
          path,
          rowsMade,
          accepted,
          rejected,
          duplicate,
          forgotten,
          takenBack,
          fileRows,
          fileRowsRejected);
    }
  }

  /**
   * A row of the accounting, in a form that lakes keep.
   *
   * @param rowsRead those made
   * @param fileRows null in lakes of earlier versions, as the rejected ones
   */
  record Stored(
      String source,
      String targetTable,
      long fileId,
      String file,
      long rowsRead,
      long rowsAccepted,
      long rowsRejected,
      long rowsDuplicate,
      long rowsForgotten,
      Long fileRows,
      Long fileRowsRejected) {
    static Stored of(Entry e) {
      return new Stored(
          e.source,
          e.table.id(),
          e.fileId,
          e.file,
          e.rowsMade,
          e.rowsAccepted,
          e.rowsRejected,
          e.rowsDuplicate,
          e.rowsForgotten,
          e.fileRows,
          e.fileRowsRejected);
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
          0,
          fileRows == null ? rowsRead : fileRows,
          fileRowsRejected == null ? rowsRejected : fileRowsRejected);
    }
  }

  public Accounting {
    entries =
        entries.stream()
            .sorted(Comparator.comparingInt(Entry::fileId).thenComparing(Entry::table))
            .toList();
  }

  /**
   * Of files that were read, by what became of their rows; before the same thing counts once.
   *
   * @param fileRows how many rows each file has
   * @param lost how many of them were rejected
   */
  static Accounting read(
      List<InputFile> files,
      Map<Integer, Long> fileRows,
      Map<Integer, Long> lost,
      RowsByFile made,
      RowsByFile accepted,
      RowsByFile rejected,
      RowsByFile forgotten) {
    Map<Integer, InputFile> byId = files.stream().collect(toMap(InputFile::id, file -> file));
    List<Entry> entries = new ArrayList<>();
    made.forEach(
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
                    0,
                    fileRows.getOrDefault(id, 0L),
                    lost.getOrDefault(id, 0L))));
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
  public Accounting of(Set<Integer> files) {
    return where(entry -> files.contains(entry.fileId()));
  }

  /** So many rows in all files and tables. */
  public long total(ToLongFunction<Entry> rows) {
    return entries.stream().mapToLong(rows).sum();
  }

  /** So many rows of files, each file once. */
  public long ofFiles(ToLongFunction<Entry> rows) {
    return entries.stream()
        .collect(toMap(Entry::fileId, rows::applyAsLong, Math::max))
        .values()
        .stream()
        .mapToLong(n -> n)
        .sum();
  }

  /** Of the rows of the files, the share that was rejected, 0–1; 0 where there are none. */
  public double rejectedShareOfFiles() {
    return share(ofFiles(Entry::fileRowsRejected), ofFiles(Entry::fileRows));
  }

  /** The same of what was made of them. */
  public double rejectedShare() {
    return share(total(Entry::rowsRejected), total(Entry::rowsMade));
  }

  private static double share(long rejected, long all) {
    return all == 0 ? 0 : (double) rejected / all;
  }

  /**
   * What is worse than a limit.
   *
   * @param sentence without its end: of what, and how much of it
   * @param fileId -1: all of a source
   */
  record TooBad(String sentence, int fileId) {}

  /**
   * Whether too much of a source is rejected: of the rows of its files, or of what was made of
   * them. A single file is bad enough where {@link #FILE_TIMES} as much of it is and that is no
   * slip: of many files some have more odd rows than others, and a whole export that is not
   * understood must not hide among them.
   */
  Optional<TooBad> tooBad(String source, double limit) {
    Accounting its = where(entry -> entry.source().equals(source));
    if (its.rejectedShareOfFiles() > limit) {
      return Optional.of(
          new TooBad(shown("source " + source, its.rejectedShareOfFiles(), "the rows are"), -1));
    }
    if (its.rejectedShare() > limit) {
      return Optional.of(
          new TooBad(shown("source " + source, its.rejectedShare(), MADE + " are"), -1));
    }
    double ofFile = FILE_TIMES * limit;
    for (int file : its.entries.stream().map(Entry::fileId).distinct().toList()) {
      Accounting one = its.where(entry -> entry.fileId() == file);
      String name = "file " + one.entries.get(0).file();
      if (one.rejectedShareOfFiles() > ofFile && one.ofFiles(Entry::fileRowsRejected) >= NO_SLIP) {
        return Optional.of(
            new TooBad(shown(name, one.rejectedShareOfFiles(), "the rows are"), file));
      }
      for (Entry entry : one.entries) {
        double share = share(entry.rowsRejected(), entry.rowsMade());
        if (share > ofFile && entry.rowsRejected() >= NO_SLIP) {
          String what = "what its rows give for " + entry.table().id() + " is";
          return Optional.of(new TooBad(shown(name, share, what), file));
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(String of, double share, String what) {
    return String.format(Locale.ROOT, "Of %s %.1f %% of %s", of, 100 * share, what);
  }

  /** The part of it that is about some files or tables. */
  Accounting where(Predicate<Entry> wanted) {
    return new Accounting(entries.stream().filter(wanted).toList());
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
        .filter(its -> its.stream().allMatch(entry -> entry.rowsMade() == 0))
        .map(its -> its.get(0).file())
        .toList();
  }
}
