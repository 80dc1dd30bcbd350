package wildfire.ingest;

import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.model.OperatorError;
import wildfire.table.TypedFile;
import wildfire.table.Versions;

/**
 * Where a workspace remembers whom it has to forget: {@code forgotten/}, in versions, written
 * before anything is removed. The note of a version is the id of the key, a space, and how far it
 * is; one that was cut short says at most the key.
 */
final class ForgottenList {
  enum Progress {
    /** The lake, what was made of it and every kept run are not yet all without them. */
    BEGUN,
    DONE
  }

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
    return version().isEmpty() || note().endsWith(" " + Progress.DONE);
  }

  private String note() {
    return versions.note(version()).orElse("").strip();
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
    int end = note().indexOf(' ');
    if (end > 0 && !note().substring(0, end).equals(pseudonyms.keyId())) {
      throw new OperatorError(
          "The accounts to forget in %s were listed under the pseudonym key %s, and the key is %s: bring"
              + " back the first key, or remove that folder and name the accounts again.",
          versions.folder(), note().substring(0, end), pseudonyms.keyId());
    }
    return new Forgotten(
        pseudonyms, TypedFile.all(versions.of(version()), hadoop, Forgotten.Entry.class));
  }

  /** Remembers; what is begun is finished by whoever holds the workspace from then on. */
  void write(Forgotten forgotten, Pseudonyms pseudonyms, String version, Progress progress) {
    versions.clean();
    TypedFile.write(versions.of(version), hadoop, Forgotten.Entry.class, forgotten.entries());
    versions.makeCurrent(version, note(pseudonyms, progress));
    versions.keep(1, Set.of());
  }

  /** Everything that is kept is without them. */
  void done(Pseudonyms pseudonyms) {
    versions.noteAnew(version(), note(pseudonyms, Progress.DONE));
  }

  private static String note(Pseudonyms pseudonyms, Progress progress) {
    return pseudonyms.keyId() + " " + progress;
  }
}
