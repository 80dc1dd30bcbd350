package wildfire.ingest;

import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A file of which the lake took something in.
 *
 * @param id the number that its rows carry, from 0; never given to another file
 * @param key a pseudonym of its source and path, which may hold account ids
 */
public record LedgerEntry(int id, String key, Place place, Content content, State state) {
  /**
   * Where a file was last found, and what it looks like from outside.
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
   */
  public record Content(String digest, String run, Instant knownSince) {}

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

  /**
   * A file's row in the ledger, in a form that lakes keep.
   *
   * @param state present, gone, replaced or dropped
   */
  record Stored(
      long fileId,
      String fileKey,
      String source,
      String path,
      String input,
      long bytes,
      Instant modifiedAt,
      String digest,
      String run,
      Instant knownSince,
      String state) {
    LedgerEntry entry() {
      return new LedgerEntry(
          (int) fileId,
          fileKey,
          new Place(source, path, input, bytes, modifiedAt),
          new Content(digest, run, knownSince),
          State.valueOf(state.toUpperCase(Locale.ROOT)));
    }
  }

  Stored stored() {
    return new Stored(
        id,
        key,
        place.source(),
        place.path(),
        place.input(),
        place.bytes(),
        place.modifiedAt(),
        content.digest(),
        content.run(),
        content.knownSince(),
        state.name().toLowerCase(Locale.ROOT));
  }

  public boolean counts() {
    return state == State.PRESENT || state == State.GONE;
  }

  /** The intake in whose folder its rows are. */
  public String run() {
    return content.run();
  }

  LedgerEntry in(State other) {
    return new LedgerEntry(id, key, place, content, other);
  }

  LedgerEntry at(Place other) {
    return new LedgerEntry(id, key, other, content, state);
  }

  /** Once its rows that stay are in the folder of another intake. */
  LedgerEntry writtenIn(String run) {
    Content other = new Content(content.digest(), run, content.knownSince());
    return new LedgerEntry(id, key, place, other, state);
  }

  /** Its path as people may see it. */
  LedgerEntry shown(UnaryOperator<String> path) {
    String shown = path.apply(place.path());
    return at(new Place(place.source(), shown, place.input(), place.bytes(), place.modifiedAt()));
  }
}
