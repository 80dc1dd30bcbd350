package wildfire.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Versions of something, each in a folder of its own under {@code runs/} that is written once and
 * never changed. A file in it, written last, says that it is whole; one small file beside them,
 * {@code CURRENT}, says which of them to read. So nothing of consequence rests on folders being
 * moved in one step, which object stores cannot do: they need only to show a file whole or not at
 * all. Nor does it rest on listings: whether a version is whole, and which is the current one, is
 * asked of a file by its name.
 */
public final class Versions {
  private static final String POINTER = "CURRENT";
  private static final String NEXT_POINTER = "_CURRENT"; // where POINTER is put aside
  private static final String RUNS = "runs";
  private static final String WHOLE = "_WHOLE";

  private final SmallFiles files;

  /** The versions in a folder; nothing is made yet. */
  public Versions(Path folder, Configuration hadoop) {
    files = new SmallFiles(folder, hadoop);
  }

  public Path folder() {
    return files.folder();
  }

  public Path of(String version) {
    return new Path(new Path(folder(), RUNS), version);
  }

  /**
   * The version that readers should read; empty before the first. Where the storage cannot replace
   * a file in one step, and is in between or was cut short there, it is the one that is to become
   * the current one.
   */
  public Optional<String> current() {
    Path pointer = new Path(folder(), POINTER);
    return named(pointer)
        .or(this::next)
        .or(() -> named(pointer)); // in its place since it was looked for
  }

  private Optional<String> next() {
    return named(new Path(folder(), NEXT_POINTER)).filter(this::isWhole);
  }

  /** Whether a version was finished. */
  public boolean isWhole(String version) {
    return files.isThere(whole(version));
  }

  private Path whole(String version) {
    return new Path(of(version), WHOLE);
  }

  /** What was noted of a version when it was finished; empty if it was not. */
  public Optional<String> note(String version) {
    return files.read(whole(version));
  }

  /** The finished versions, by name. */
  public List<String> all() {
    return names().stream().filter(this::isWhole).sorted().toList();
  }

  /** Versions that were begun and not finished. */
  public List<String> unfinished() {
    return names().stream().filter(version -> !isWhole(version)).sorted().toList();
  }

  /**
   * Finishes a version that was written, and makes it the current one.
   *
   * @param note what is to be known of it
   */
  public void makeCurrent(String version, String note) {
    finish(version, note);
    point(version);
  }

  /**
   * Finishes a version that was written, beside the current one.
   *
   * @param note what is to be known of it
   */
  public void finish(String version, String note) {
    files.put(whole(version), note);
  }

  /** Makes a finished version the current one. */
  public void point(String version) {
    Path pointer = new Path(folder(), POINTER);
    if (!files.isThere(pointer) && next().isPresent()) { // the only one, and to be written over
      files.replace(new Path(folder(), NEXT_POINTER), pointer);
    }
    files.put(pointer, version + "\n");
  }

  /**
   * Notes something else of a finished version, which is whole all the while. Cut short, it leaves
   * the note before, none of it or a part of it.
   */
  public void noteAnew(String version, String note) {
    files.write(whole(version), note);
  }

  /** Removes all versions, the current one among them: then there is nothing to read. */
  public void removeAll() {
    files.delete(new Path(folder(), NEXT_POINTER));
    files.delete(new Path(folder(), POINTER));
    files.delete(folder());
  }

  /** Removes what was begun and not finished. */
  public void clean() {
    remove(version -> !isWhole(version));
  }

  /**
   * Keeps the newest versions by name, and the current one in any case.
   *
   * @param too versions that are kept beside them
   */
  public void keep(int newest, Set<String> too) {
    List<String> finished = all(); // by name
    List<String> tooMany = finished.subList(0, Math.max(0, finished.size() - newest));
    remove(version -> tooMany.contains(version) && !too.contains(version));
  }

  /** Removes versions; never the current one. */
  public void remove(Predicate<String> unwanted) {
    String current = current().orElse("");
    for (String version : names()) {
      if (!version.equals(current) && unwanted.test(version)) {
        files.delete(whole(version)); // first: half a version is none
        files.delete(of(version));
      }
    }
  }

  private List<String> names() {
    return files.names(new Path(folder(), RUNS));
  }

  private Optional<String> named(Path pointer) {
    return files.read(pointer).map(String::strip).filter(version -> !version.isEmpty());
  }
}
