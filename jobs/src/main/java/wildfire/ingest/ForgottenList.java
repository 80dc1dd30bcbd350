package wildfire.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.ingest.Forgotten.Entry;
import wildfire.ingest.Forgotten.Kind;
import wildfire.model.OperatorError;
import wildfire.table.TypedFile;
import wildfire.table.Versions;

/**
 * Where a workspace remembers whom it has to forget: {@code forgotten/}, in versions, written
 * before anything is removed. A version is begun until the lake, what was made of it and every kept
 * run are without them; its note is the id of the key, a space, and how far it is.
 */
final class ForgottenList {
  /**
   * A row of the list.
   *
   * @param kind account or post
   * @param platform where; empty: everywhere
   * @param bucket 16 bits of a hash
   * @param digest HMAC-SHA-256, its first 128 bits in hex
   */
  record Stored(String kind, String platform, int bucket, String digest) {
    private static Stored of(Entry entry) {
      String kind = entry.kind().name().toLowerCase(Locale.ROOT);
      return new Stored(kind, entry.platform(), entry.bucket(), entry.digest());
    }

    private Entry entry() {
      return new Entry(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), platform, bucket, digest);
    }
  }

  private static final String BEGUN = " BEGUN";
  private static final String DONE = " DONE";

  private final Configuration hadoop;
  private final Versions versions;

  ForgottenList(Workspace workspace) {
    hadoop = workspace.hadoop();
    versions = new Versions(new Path(workspace.folder(), "forgotten"), hadoop);
  }

  /** What the list says now; empty before the first. */
  String version() {
    return versions.current().orElse("");
  }

  /** Whether everything that is kept is without them; true where there are none. */
  boolean isDone() {
    return version().isEmpty() || note().endsWith(DONE);
  }

  /** A note that was cut short says neither the key nor that anything is done. */
  private String note() {
    String note = versions.note(version()).orElse("").strip();
    return note.endsWith(DONE) || note.endsWith(BEGUN) ? note : BEGUN;
  }

  /**
   * Whom to forget.
   *
   * @throws OperatorError if they were listed under another key
   */
  Forgotten read(Pseudonyms pseudonyms) {
    if (version().isEmpty()) {
      return new Forgotten(pseudonyms, List.of());
    }
    String keyId = note().substring(0, note().indexOf(' '));
    if (!keyId.isEmpty() && !keyId.equals(pseudonyms.keyId())) {
      throw new OperatorError(
          "The accounts to forget in %s were listed under the pseudonym key %s, and the key is %s: bring"
              + " back the first key, or remove that folder and name the accounts again.",
          versions.folder(), keyId, pseudonyms.keyId());
    }
    return new Forgotten(
        pseudonyms,
        TypedFile.all(versions.of(version()), hadoop, Stored.class).stream()
            .map(Stored::entry)
            .toList());
  }

  /** Remembers; from then on whoever holds the workspace finishes it. */
  void begin(Forgotten forgotten, Pseudonyms pseudonyms, String version) {
    write(forgotten, version, pseudonyms.keyId() + BEGUN);
  }

  /** Remembers posts of which nothing is kept. */
  void add(Forgotten forgotten, Pseudonyms pseudonyms, String version) {
    write(forgotten, version, pseudonyms.keyId() + DONE);
  }

  private void write(Forgotten forgotten, String version, String note) {
    versions.clean();
    List<Stored> all = forgotten.entries().stream().map(Stored::of).toList();
    TypedFile.write(versions.of(version), hadoop, Stored.class, all);
    versions.makeCurrent(version, note);
    versions.keep(1, Set.of());
  }

  /** Everything that is kept is without them. */
  void done(Pseudonyms pseudonyms) {
    versions.noteAnew(version(), pseudonyms.keyId() + DONE);
  }
}
