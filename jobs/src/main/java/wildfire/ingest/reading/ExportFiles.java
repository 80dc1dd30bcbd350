package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Read.Format;
import wildfire.ingest.source.Source;
import wildfire.model.OperatorError;

/** Finds the files of an input, and which read of its source each is for. */
public final class ExportFiles {
  private static final int SHOWN = 5;

  private ExportFiles() {}

  /**
   * What an input holds.
   *
   * @param byRead the files of each read, in declared order of the reads; the files by path. Ids
   *     count from 0 over all files by path
   * @param leftOut paths of files that no read is for
   */
  public record Listing(Map<Read, List<ExportFile>> byRead, List<String> leftOut) {}

  /**
   * The files of an input. A file is for the first read whose {@code files} it matches, below the
   * input's path; an input that is itself a file matches with the end of its path. Names that begin
   * with {@code .} or {@code _} are passed over.
   *
   * @param input a folder, a file or a glob
   * @throws OperatorError if there is nothing, it cannot be listed, or no file is for a read
   */
  public static Listing list(Configuration hadoop, String input, Source source) {
    Map<String, Found> found;
    try {
      found = found(hadoop, input);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new OperatorError(
          "%s cannot be listed (%s). Check the input's path, and that it may be read.",
          input, unreadable.getMessage());
    }
    Map<Read, List<ExportFile>> byRead = new LinkedHashMap<>();
    source.reads().forEach(read -> byRead.put(read, new ArrayList<>()));
    Map<Read, PathMatcher> matchers =
        source.reads().stream()
            .collect(Collectors.toMap(read -> read, ExportFiles::matcher, (one, same) -> one));
    List<String> leftOut = new ArrayList<>();
    int id = 0;
    for (Map.Entry<String, Found> file : found.entrySet()) {
      Read read =
          source.reads().stream()
              .filter(each -> file.getValue().matches(matchers.get(each), each.format()))
              .findFirst()
              .orElse(null);
      if (read == null) {
        leftOut.add(file.getKey());
      } else {
        byRead.get(read).add(new ExportFile(id++, file.getKey(), file.getValue().bytes()));
      }
    }
    if (id == 0) {
      throw nothing(input, source, leftOut);
    }
    return new Listing(byRead, List.copyOf(leftOut));
  }

  /** A file, and what its path is called where globs are matched. */
  private record Found(List<String> names, long bytes) {
    boolean matches(PathMatcher matcher, Format format) {
      return names.stream()
          .anyMatch(
              name ->
                  matcher.matches(java.nio.file.Path.of(name))
                      || (format != Format.PARQUET
                          && matcher.matches(java.nio.file.Path.of(FileFields.withoutGz(name)))));
    }
  }

  private static PathMatcher matcher(Read read) {
    return FileSystems.getDefault().getPathMatcher("glob:" + read.files());
  }

  private static Map<String, Found> found(Configuration hadoop, String input) throws IOException {
    Path path = new Path(input);
    FileSystem files = path.getFileSystem(hadoop);
    FileStatus[] tops =
        files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : files.globStatus(path);
    Map<String, Found> found = new TreeMap<>();
    if (tops == null || tops.length == 0) {
      throw new OperatorError(
          "There is nothing at %s. Set the input's path to the folder, file or glob of the export.",
          input);
    }
    boolean named = tops.length == 1 && tops[0].getPath().getName().equals(path.getName());
    for (FileStatus top : tops) {
      if (!named && isHidden(top.getPath().getName())) {
        continue;
      }
      if (top.isFile()) {
        found.put(top.getPath().toString(), new Found(ends(top.getPath()), top.getLen()));
      } else {
        below(files, top.getPath(), found);
      }
    }
    return found;
  }

  /** By listing, folder by folder: the status of one local file at a time costs a process each. */
  private static void below(FileSystem files, Path top, Map<String, Found> found)
      throws IOException {
    int start = top.toString().length() + (top.isRoot() ? 0 : 1);
    Deque<Path> folders = new ArrayDeque<>(List.of(top));
    while (!folders.isEmpty()) {
      for (FileStatus each : files.listStatus(folders.remove())) {
        String path = each.getPath().toString();
        if (isHidden(each.getPath().getName())) {
          continue;
        }
        if (each.isDirectory()) {
          folders.add(each.getPath());
        } else {
          found.put(path, new Found(List.of(path.substring(start)), each.getLen()));
        }
      }
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** The ends of a path: {@code c}, {@code b/c}, {@code a/b/c}. */
  private static List<String> ends(Path file) {
    List<String> ends = new ArrayList<>();
    String end = "";
    for (Path step = file; step != null && !step.getName().isEmpty(); step = step.getParent()) {
      end = end.isEmpty() ? step.getName() : step.getName() + "/" + end;
      ends.add(end);
    }
    return ends;
  }

  private static OperatorError nothing(String input, Source source, List<String> leftOut) {
    String there =
        leftOut.isEmpty()
            ? "no files at all"
            : leftOut.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (leftOut.size() > SHOWN ? " and " + (leftOut.size() - SHOWN) + " more" : "");
    return new OperatorError(
        "No files of source %s under %s: it reads %s, and there is %s. Set the input's path to the"
            + " folder in which the export was unpacked.",
        source.name(),
        input,
        source.reads().stream().map(Read::files).distinct().collect(Collectors.joining(" and ")),
        there);
  }
}
