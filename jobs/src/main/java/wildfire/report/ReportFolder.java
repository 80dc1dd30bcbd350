package wildfire.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * The folder of the reports: {@code runs/<run id>/<table>} for each kept run, and {@code CURRENT},
 * a file of one line that names the run to read. A run is written aside, and becomes the current
 * one when that file is replaced: one rename, of which a reader can never see half. On a local
 * filesystem a symbolic link {@code current} follows, for tools that want one fixed path.
 */
public final class ReportFolder {
  private static final String POINTER = "CURRENT";
  private static final String NEXT_POINTER = "_CURRENT";
  private static final String LINK = "current";
  private static final String UNFINISHED = "_unfinished-";

  private final FileSystem files;
  private final Path folder;

  /** The reports of a workspace: what every night makes and BI tools read. Nothing is made yet. */
  public static ReportFolder nightly(String workspace, Configuration hadoop) {
    return new ReportFolder(new Path(workspace, "reports"), hadoop);
  }

  /** Reports on some posts only, apart from the nightly ones so that nobody takes them for all. */
  public static ReportFolder filtered(String workspace, Configuration hadoop) {
    return new ReportFolder(new Path(workspace, "reports-filtered"), hadoop);
  }

  private ReportFolder(Path path, Configuration hadoop) {
    try {
      files = path.getFileSystem(hadoop);
      folder = files.makeQualified(path);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /**
   * The run that readers should read; empty before the first. Where the storage cannot replace a
   * file in one step and was cut short, it is the run that was to become the current one.
   */
  public Optional<String> currentRun() {
    return named(new Path(folder, POINTER))
        .or(() -> named(new Path(folder, NEXT_POINTER)).filter(this::isWhole));
  }

  private static Optional<String> line(FSDataInputStream in) throws IOException {
    return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
        .filter(run -> !run.isEmpty());
  }

  private Optional<String> named(Path pointer) {
    try (FSDataInputStream in = files.open(pointer)) {
      return line(in);
    } catch (FileNotFoundException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean isWhole(String runId) {
    try {
      return files.exists(runFolder(runId));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folder of a table in a run. */
  public Path table(String runId, String table) {
    return new Path(runFolder(runId), table);
  }

  /** The folder of the current run as people should open it: by the link where there is one. */
  public String readable(String runId) {
    Path link = new Path(folder, LINK);
    return plain(isLocal() && Files.isSymbolicLink(local(link)) ? link : runFolder(runId));
  }

  /** A path without the {@code file:} that nobody types. */
  public static String plain(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  private Path runFolder(String runId) {
    return new Path(new Path(folder, "runs"), runId);
  }

  /** Where a run writes before it is whole. */
  Path aside(String runId) {
    return new Path(new Path(folder, "runs"), UNFINISHED + runId);
  }

  /** Removes what runs left that did not finish, and lets the link follow where it did not. */
  void clean() throws IOException {
    for (Path run : runs()) {
      if (run.getName().startsWith(UNFINISHED)) {
        files.delete(run, true);
      }
    }
    Optional<String> current = currentRun();
    if (isLocal() && current.isPresent()) {
      link(current.get());
    }
  }

  /** Makes a whole run the current one. */
  void makeCurrent(String runId) throws IOException {
    move(aside(runId), runFolder(runId));
    Path next = new Path(folder, NEXT_POINTER);
    try (FSDataOutputStream out = files.create(next, true)) {
      out.write((runId + "\n").getBytes(StandardCharsets.UTF_8));
    }
    replace(next, new Path(folder, POINTER));
    if (isLocal()) {
      link(runId);
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot move " + from + " to " + to);
    }
  }

  /**
   * Rename over what is there; deprecated in Hadoop's words only because it is meant for
   * filesystems' own use.
   */
  private void replace(Path from, Path to) throws IOException {
    if (isLocal()) {
      Files.move(
          local(from),
          local(to),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    org.apache.hadoop.fs.FileContext.getFileContext(files.getUri(), files.getConf())
        .rename(from, to, Options.Rename.OVERWRITE);
  }

  private void link(String runId) throws IOException {
    java.nio.file.Path next = local(new Path(folder, "_" + LINK));
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, java.nio.file.Path.of("runs", runId));
    Files.move(
        next,
        local(new Path(folder, LINK)),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Keeps the newest runs, the current one in any case. The others go in one step each: a run that
   * is there is whole.
   */
  void keep(int runs) throws IOException {
    List<Path> finished = new ArrayList<>(runs());
    finished.removeIf(run -> run.getName().startsWith(UNFINISHED));
    finished.sort(Comparator.comparing(Path::getName).reversed());
    String current = currentRun().orElse("");
    for (Path run : finished.subList(Math.min(runs, finished.size()), finished.size())) {
      if (!run.getName().equals(current)) {
        Path gone = aside(run.getName());
        move(run, gone);
        files.delete(gone, true);
      }
    }
  }

  private List<Path> runs() throws IOException {
    List<Path> found = new ArrayList<>();
    Path runs = new Path(folder, "runs");
    if (files.exists(runs)) {
      for (FileStatus run : files.listStatus(runs)) {
        found.add(run.getPath());
      }
    }
    return found;
  }

  private boolean isLocal() {
    return "file".equals(folder.toUri().getScheme());
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
