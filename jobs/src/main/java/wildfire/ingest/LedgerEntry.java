package wildfire.ingest;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import wildfire.table.Table;

/**
 * A file of which the lake took something in.
 *
 * @param id the number that its rows carry, from 0; never given to another file
 * @param key a pseudonym of its source and path, which may hold account ids
 * @param place where it was last found
 * @param content what was taken in of it, and when
 * @param state whether its rows count
 */
public record LedgerEntry(int id, String key, Place place, Content content, State state) {
  /**
   * Where a file is, and what it looks like from outside.
   *
   * @param path below the input's, with pseudonyms for account ids
   * @param input the input's path, as the settings had it
   */
  public record Place(String source, String path, String input, long bytes, Instant modifiedAt) {
    static Place of(InputFile file) {
      return new Place(
          file.source(),
          file.shownPath(),
          file.input(),
          file.file().bytes(),
          file.file().modifiedAt());
    }
  }

  /**
   * What an intake took in of a file.
   *
   * @param digest SHA-256 of its bytes, in hex
   * @param run the intake, in whose folder its rows are
   * @param knownSince until when that intake looked: what was known before did not have this file
   * @param tables the tables that it brought rows of
   */
  public record Content(
      String digest,
      Instant exportedAt,
      String run,
      Instant knownSince,
      Set<CanonicalTable> tables) {}

  /** What became of a file that was taken in. */
  public enum State {
    /** It is where it was found, as it was. */
    PRESENT,
    /** It is no longer there; what it brought counts. */
    GONE,
    /** A newer version of it was taken in, which counts instead. */
    REPLACED,
    /** Its input is no longer among the settings' inputs; what it brought does not count. */
    DROPPED
  }

  static final Table<LedgerEntry> TABLE =
      Table.<LedgerEntry>named("ledger", "A file that the lake knows.")
          .always("file_id", COUNT, "", "Its number.", f -> (long) f.id())
          .always("file_key", TEXT, "", "Pseudonym of its source and path.", LedgerEntry::key)
          .always("source", TEXT, "", "The source that read it.", f -> f.place().source())
          .always("path", TEXT, "", "Its path, with pseudonyms.", f -> f.place().path())
          .always("input", TEXT, "", "The input's path.", f -> f.place().input())
          .always("bytes", COUNT, "bytes", "Its size.", f -> f.place().bytes())
          .always("modified_at", INSTANT, "", "When it was written.", f -> f.place().modifiedAt())
          .always("digest", TEXT, "", "SHA-256 of its bytes, in hex.", f -> f.content().digest())
          .always(
              "exported_at", INSTANT, "", "When it was exported.", f -> f.content().exportedAt())
          .always("run", TEXT, "", "The intake in whose folder its rows are.", LedgerEntry::run)
          .always(
              "known_since", INSTANT, "", "Until when it looked.", f -> f.content().knownSince())
          .always("tables", TEXT, "", "Its tables, with spaces between.", LedgerEntry::tables)
          .always("state", TEXT, "", "present, gone, replaced or dropped.", LedgerEntry::stateId)
          .key("file_id")
          .declared();

  static LedgerEntry of(Row row) {
    return new LedgerEntry(
        (int) (long) row.<Long>getAs("file_id"),
        row.getAs("file_key"),
        new Place(
            row.getAs("source"),
            row.getAs("path"),
            row.getAs("input"),
            row.<Long>getAs("bytes"),
            row.getAs("modified_at")),
        new Content(
            row.getAs("digest"),
            row.getAs("exported_at"),
            row.getAs("run"),
            row.getAs("known_since"),
            Stream.of(row.<String>getAs("tables").split(" "))
                .filter(table -> !table.isEmpty())
                .map(CanonicalTable.byId()::get)
                .collect(Collectors.toSet())),
        State.valueOf(row.<String>getAs("state").toUpperCase(Locale.ROOT)));
  }

  public boolean counts() {
    return state == State.PRESENT || state == State.GONE;
  }

  /** The intake in whose folder its rows are. */
  public String run() {
    return content.run();
  }

  private String tables() {
    return content.tables().stream()
        .map(CanonicalTable::id)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String stateId() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  LedgerEntry in(State other) {
    return new LedgerEntry(id, key, place, content, other);
  }

  LedgerEntry at(Place other) {
    return new LedgerEntry(id, key, other, content, state);
  }

  /** Once its rows that stay, of these tables, are in the folder of an intake. */
  LedgerEntry writtenIn(String run, Set<CanonicalTable> tables) {
    Content other =
        new Content(content.digest(), content.exportedAt(), run, content.knownSince(), tables);
    return new LedgerEntry(id, key, place, other, state);
  }

  /** Its path as people may see it. */
  LedgerEntry shown(UnaryOperator<String> path) {
    String shown = path.apply(place.path());
    return at(new Place(place.source(), shown, place.input(), place.bytes(), place.modifiedAt()));
  }
}
