package wildfire.ingest;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import wildfire.table.Table;

/**
 * A file that the lake knows: an entry of its ledger.
 *
 * @param id the number that its rows carry, from 0; never given to another file
 * @param key a pseudonym of its source and path, which may hold account ids
 * @param path its path below the input's, with pseudonyms for account ids
 * @param input the input's path, as the settings had it
 * @param digest SHA-256 of its bytes, in hex
 * @param run the intake in whose folder its rows are
 * @param knownSince until when that intake looked: what was known before did not have this file
 * @param tables the tables that it brought rows of
 * @param state whether its rows count
 */
public record Known(
    int id,
    String key,
    String source,
    String path,
    String input,
    long bytes,
    Instant modifiedAt,
    String digest,
    Instant exportedAt,
    String run,
    Instant knownSince,
    Set<CanonicalTable> tables,
    State state) {

  /** What became of a file that was taken in. */
  public enum State {
    /** It is where it was found, as it was. */
    PRESENT,
    /** It is no longer there; what it brought counts. */
    GONE,
    /** A newer version of it was taken in, which counts instead. */
    REPLACED,
    /** Its input is no longer among the settings' inputs; what it brought does not count. */
    DROPPED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Table<Known> TABLE =
      Table.<Known>named("ledger", "A file that the lake knows.")
          .always("file_id", COUNT, "", "Its number.", f -> (long) f.id())
          .always("file_key", TEXT, "", "Pseudonym of its source and path.", Known::key)
          .always("source", TEXT, "", "The source that read it.", Known::source)
          .always(
              "path",
              TEXT,
              "",
              "Its path below the input's, with pseudonyms for account ids.",
              Known::path)
          .always("input", TEXT, "", "The input's path.", Known::input)
          .always("bytes", COUNT, "bytes", "Its size.", Known::bytes)
          .always("modified_at", INSTANT, "", "When it was last written.", Known::modifiedAt)
          .always("digest", TEXT, "", "SHA-256 of its bytes, in hex.", Known::digest)
          .always("exported_at", INSTANT, "", "When it was exported.", Known::exportedAt)
          .always("run", TEXT, "", "The intake in whose folder its rows are.", Known::run)
          .always("known_since", INSTANT, "", "Until when that intake looked.", Known::knownSince)
          .always(
              "tables",
              TEXT,
              "",
              "The tables that it brought rows of, with spaces between.",
              f -> f.tables().stream().map(CanonicalTable::id).collect(Collectors.joining(" ")))
          .always("state", TEXT, "", "present, gone, replaced or dropped.", f -> f.state().id())
          .key("file_id")
          .declared();

  /** Whether its rows count. */
  public boolean counts() {
    return state == State.PRESENT || state == State.GONE;
  }

  Known in(State other) {
    return new Known(
        id,
        key,
        source,
        path,
        input,
        bytes,
        modifiedAt,
        digest,
        exportedAt,
        run,
        knownSince,
        tables,
        other);
  }

  /** The same file where and as it was found this time; its bytes are the same. */
  Known found(InputFile file) {
    return new Known(
        id,
        key,
        source,
        file.shownPath(),
        file.input(),
        bytes,
        file.modifiedAt(),
        digest,
        exportedAt,
        run,
        knownSince,
        tables,
        State.PRESENT);
  }

  /** Once it is read. */
  Known with(Set<CanonicalTable> brought) {
    return new Known(
        id,
        key,
        source,
        path,
        input,
        bytes,
        modifiedAt,
        digest,
        exportedAt,
        run,
        knownSince,
        brought,
        state);
  }

  static Known of(Row row) {
    return new Known(
        (int) (long) row.<Long>getAs("file_id"),
        row.getAs("file_key"),
        row.getAs("source"),
        row.getAs("path"),
        row.getAs("input"),
        row.<Long>getAs("bytes"),
        row.getAs("modified_at"),
        row.getAs("digest"),
        row.getAs("exported_at"),
        row.getAs("run"),
        row.getAs("known_since"),
        Stream.of(row.<String>getAs("tables").split(" "))
            .filter(table -> !table.isEmpty())
            .map(CanonicalTable.byId()::get)
            .collect(Collectors.toSet()),
        State.valueOf(row.<String>getAs("state").toUpperCase(Locale.ROOT)));
  }
}
