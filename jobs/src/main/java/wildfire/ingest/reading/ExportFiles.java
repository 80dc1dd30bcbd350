package wildfire.ingest.reading;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
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
   * with {@code .} or {@code _} are passed over, and so is a link to a folder that it is in.
   *
   * @param input a folder, a file or a glob
   * @throws OperatorError if there is nothing, it cannot be listed, no file is for a read, or what
   *     is called like a file of a read is a link to nothing or a folder with nothing for a read
   */
  public static Listing list(Configuration hadoop, String input, Source source) {
    Tree tree = tree(hadoop, input);
    Map<Read, List<ExportFile>> byRead = new LinkedHashMap<>();
    source.reads().forEach(read -> byRead.put(read, new ArrayList<>()));
    Map<Read, PathMatcher> matchers =
        source.reads().stream()
            .collect(Collectors.toMap(read -> read, ExportFiles::matcher, (one, same) -> one));
    List<String> leftOut = new ArrayList<>();
    int id = 0;
    Set<String> foldersRead = new HashSet<>();
    for (Map.Entry<String, Entry> file : tree.files().entrySet()) {
      Read read = readFor(file.getValue(), source, matchers);
      if (read == null) {
        leftOut.add(file.getKey());
      } else {
        byRead.get(read).add(file.getValue().asFile(id++, file.getKey()));
        for (Path above = new Path(file.getKey()).getParent();
            above != null && foldersRead.add(above.toString()); ) {
          above = above.getParent();
        }
      }
    }
    tree.others()
        .forEach(
            (path, other) -> {
              if (!foldersRead.contains(path) && readFor(other, source, matchers) != null) {
                throw noFile(path, other.kind(), source);
              }
            });
    if (id == 0) {
      throw nothing(input, source, leftOut);
    }
    return new Listing(byRead, List.copyOf(leftOut));
  }

  /**
   * All files of an input, whatever reads them; by path.
   *
   * @throws OperatorError if there is nothing, or it cannot be listed
   */
  public static List<ExportFile> all(Configuration hadoop, String input) {
    List<ExportFile> files = new ArrayList<>();
    tree(hadoop, input)
        .files()
        .forEach((path, entry) -> files.add(entry.asFile(files.size(), path)));
    if (files.isEmpty()) {
      throw new OperatorError(
          "There are no files under %s. Set the input's path to the folder in which the export was"
              + " unpacked.",
          input);
    }
    return files;
  }

  /**
   * Whether an input is a folder that is there, with nothing in it but folders and hidden files:
   * one from which the exports were cleared away.
   *
   * @throws OperatorError if it cannot be listed
   */
  public static boolean holdsNothing(Configuration hadoop, String input) {
    try {
      Path path = new Path(input);
      FileSystem files = path.getFileSystem(hadoop);
      if (!files.exists(path) || !files.getFileStatus(path).isDirectory()) {
        return false;
      }
      Tree tree = tree(hadoop, input);
      return tree.files().isEmpty()
          && tree.others().values().stream().allMatch(other -> other.kind() == Kind.FOLDER);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw cannotBeListed(input, unreadable);
    }
  }

  /** What the paths of an input's files have in common at least: its folder, up to any glob. */
  public static String above(Configuration hadoop, String input) {
    try {
      Path path = new Path(input);
      FileSystem files = path.getFileSystem(hadoop);
      String whole = files.makeQualified(path).toString();
      int glob = StringUtils.indexOfAny(whole, "*?[{");
      boolean folder = glob < 0 && !(files.exists(path) && files.getFileStatus(path).isFile());
      return folder
          ? whole
          : whole.substring(0, whole.lastIndexOf('/', glob < 0 ? whole.length() : glob));
    } catch (IOException unreadable) {
      throw cannotBeListed(input, unreadable);
    }
  }

  private static OperatorError cannotBeListed(String input, Exception unreadable) {
    return new OperatorError(
        "%s cannot be listed (%s). Check the input's path, and that it may be read.",
        input, unreadable.getMessage());
  }

  private static Read readFor(Entry found, Source source, Map<Read, PathMatcher> matchers) {
    return source.reads().stream()
        .filter(each -> found.matches(matchers.get(each), each.format()))
        .findFirst()
        .orElse(null);
  }

  private enum Kind {
    FILE,
    FOLDER,
    LINK_TO_NOTHING
  }

  /**
   * What is below an input, by path.
   *
   * @param others folders and links to nothing
   */
  private record Tree(Map<String, Entry> files, Map<String, Entry> others) {
    private void add(String path, List<String> names, Kind kind, long bytes, Instant modified) {
      (kind == Kind.FILE ? files : others).put(path, new Entry(names, kind, bytes, modified));
    }
  }

  /** What there is at a path, and what the path is called where globs are matched. */
  private record Entry(List<String> names, Kind kind, long bytes, Instant modified) {
    ExportFile asFile(int id, String path) {
      return new ExportFile(id, path, bytes, modified, ExportTime.of(path, modified));
    }

    boolean matches(PathMatcher matcher, Format format) {
      return names.stream()
          .anyMatch(
              name ->
                  matcher.matches(java.nio.file.Path.of(name))
                      || (format != Format.PARQUET
                          && matcher.matches(java.nio.file.Path.of(FileNames.withoutGz(name)))));
    }
  }

  private static PathMatcher matcher(Read read) {
    return FileSystems.getDefault().getPathMatcher("glob:" + read.files());
  }

  private static Tree tree(Configuration hadoop, String input) {
    try {
      return walked(hadoop, input);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw cannotBeListed(input, unreadable);
    }
  }

  private static Tree walked(Configuration hadoop, String input) throws IOException {
    Path path = new Path(input);
    FileSystem files = path.getFileSystem(hadoop);
    FileStatus[] tops =
        files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : files.globStatus(path);
    Tree tree = new Tree(new TreeMap<>(), new TreeMap<>());
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
        tree.add(
            top.getPath().toString(), ends(top.getPath()), Kind.FILE, top.getLen(), modified(top));
      } else {
        below(files, top.getPath(), tree);
      }
    }
    return tree;
  }

  /** A folder, and where it and those above it really are; local ones only. */
  private record Folder(Path path, Set<String> places) {
    private static Folder top(Path path) throws IOException {
      return new Folder(path, isLocal(path) ? Set.of(place(path)) : Set.of());
    }

    /** A folder in this one; null if it is a link to one of those above. */
    private Folder holding(Path path) throws IOException {
      if (!isLocal(path)) {
        return new Folder(path, places);
      }
      Set<String> more = new HashSet<>(places);
      return more.add(place(path)) ? new Folder(path, more) : null;
    }

    private static String place(Path path) throws IOException {
      return local(path).toPath().toRealPath().toString();
    }
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  private static File local(Path path) {
    return new File(path.toUri().getPath());
  }

  /** By listing, folder by folder: the status of one local file at a time costs a process each. */
  private static void below(FileSystem files, Path top, Tree tree) throws IOException {
    int start = top.toString().length() + (top.isRoot() ? 0 : 1);
    Deque<Folder> folders = new ArrayDeque<>(List.of(Folder.top(top)));
    while (!folders.isEmpty()) {
      Folder folder = folders.remove();
      for (Path broken : linksToNothing(folder.path())) {
        String path = broken.toString();
        tree.add(path, List.of(path.substring(start)), Kind.LINK_TO_NOTHING, 0, Instant.EPOCH);
      }
      for (FileStatus each : files.listStatus(folder.path())) {
        if (isHidden(each.getPath().getName())) {
          continue;
        }
        String path = each.getPath().toString();
        Kind kind = each.isDirectory() ? Kind.FOLDER : Kind.FILE;
        if (kind == Kind.FOLDER) {
          Folder inside = folder.holding(each.getPath());
          if (inside == null) {
            continue;
          }
          folders.add(inside);
        }
        tree.add(path, List.of(path.substring(start)), kind, each.getLen(), modified(each));
      }
    }
  }

  /** Hadoop's listing of a local folder passes them over without a word. */
  private static List<Path> linksToNothing(Path folder) throws IOException {
    List<Path> broken = new ArrayList<>();
    if (isLocal(folder)) {
      try (DirectoryStream<java.nio.file.Path> all =
          Files.newDirectoryStream(local(folder).toPath())) {
        for (java.nio.file.Path each : all) {
          String name = each.getFileName().toString();
          if (!isHidden(name) && Files.isSymbolicLink(each) && !Files.exists(each)) {
            broken.add(new Path(folder, name));
          }
        }
      }
    }
    return broken;
  }

  private static Instant modified(FileStatus file) {
    return Instant.ofEpochMilli(file.getModificationTime());
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

  private static OperatorError noFile(String path, Kind kind, Source source) {
    return switch (kind) {
      case LINK_TO_NOTHING ->
          new OperatorError(
              "%s is a link to a file that is not there: bring the file back, or take the link out of"
                  + " the input.",
              path);
      case FOLDER, FILE ->
          new OperatorError(
              "%s is a folder with nothing in it that source %s reads, and it is called like a file"
                  + " of that source: put the file in its place, or take the folder out of the input.",
              path, source.name());
    };
  }

  private static OperatorError nothing(String input, Source source, List<String> leftOut) {
    String there =
        leftOut.isEmpty()
            ? "there are no files at all"
            : "there is "
                + leftOut.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (leftOut.size() > SHOWN ? " and " + (leftOut.size() - SHOWN) + " more" : "");
    return new OperatorError(
        "No files of source %s under %s: it reads %s, and %s. Set the input's path to the"
            + " folder in which the export was unpacked.",
        source.name(),
        input,
        source.reads().stream().map(Read::files).distinct().collect(Collectors.joining(" and ")),
        there);
  }
}
