package wildfire.ingest.reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.FailableSupplier;
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

  /** Folders before a name that need not be there: what is below any is also at the top. */
  private static final String ANY_FOLDERS = "^[*][*]/";

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
    Map<Read, List<ExportFile>> byRead = new LinkedHashMap<>();
    source.reads().forEach(read -> byRead.put(read, new ArrayList<>()));
    List<String> leftOut = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Entry entry : entries(hadoop, input)) {
      Read read = entry.readIn(source);
      if (read == null && entry.kind() == Kind.FILE) {
        leftOut.add(entry.shown());
      } else if (read != null && entry.kind() == Kind.FILE) {
        byRead.get(read).add(entry.asFile(taken.size()));
        taken.add(entry.shown());
      } else if (read != null) {
        others.add(entry);
      }
    }
    for (Entry other : others) {
      if (taken.stream().noneMatch(path -> path.startsWith(other.path() + "/"))) {
        throw noFile(other, source);
      }
    }
    if (taken.isEmpty()) {
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
    entries(hadoop, input).stream()
        .filter(entry -> entry.kind() == Kind.FILE)
        .forEach(entry -> files.add(entry.asFile(files.size())));
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
    return listed(input, () -> isFolder(hadoop, input))
        && entries(hadoop, input).stream().allMatch(entry -> entry.kind() == Kind.FOLDER);
  }

  private static boolean isFolder(Configuration hadoop, String input) throws IOException {
    Path path = new Path(input);
    FileSystem files = path.getFileSystem(hadoop);
    return files.exists(path) && files.getFileStatus(path).isDirectory();
  }

  /** What the paths of an input's files have in common at least: its folder, up to any glob. */
  public static String above(Configuration hadoop, String input) {
    return listed(
        input,
        () -> {
          Path path = new Path(input);
          FileSystem files = path.getFileSystem(hadoop);
          String whole = files.makeQualified(path).toString();
          int glob = StringUtils.indexOfAny(whole, "*?[{");
          boolean folder = glob < 0 && !(files.exists(path) && files.getFileStatus(path).isFile());
          return folder
              ? whole
              : whole.substring(0, whole.lastIndexOf('/', glob < 0 ? whole.length() : glob));
        });
  }

  private static <T> T listed(String input, FailableSupplier<T, IOException> listing) {
    try {
      return listing.get();
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new OperatorError(
          "%s cannot be listed (%s). Check the input's path, and that it may be read.",
          input, unreadable.getMessage());
    }
  }

  private enum Kind {
    FILE,
    FOLDER,
    LINK_TO_NOTHING
  }

  /** What there is at a path, and what the path is called where globs are matched. */
  private record Entry(
      String path,
      List<String> names,
      Kind kind,
      long bytes,
      Instant modified,
      ZipArchive.Member member) {
    static Entry of(FileStatus file, List<String> names) {
      return new Entry(
          file.getPath().toString(),
          names,
          file.isDirectory() ? Kind.FOLDER : Kind.FILE,
          file.getLen(),
          Instant.ofEpochMilli(file.getModificationTime()),
          null);
    }

    /** What a zip archive holds, called as if it were unpacked beside it; else itself. */
    private Stream<Entry> unpacked(Configuration hadoop) throws IOException {
      if (kind != Kind.FILE || !ZipArchive.isCalledOne(path)) {
        return Stream.of(this);
      }
      Path archive = new Path(path);
      List<ZipArchive.Member> members = ZipArchive.members(archive.getFileSystem(hadoop), archive);
      return members == null ? Stream.of(this) : members.stream().map(this::inside);
    }

    private Entry inside(ZipArchive.Member its) {
      List<String> inside = ends(its.name());
      names.stream()
          .map(name -> name.substring(0, name.lastIndexOf('/') + 1) + its.name())
          .filter(name -> !inside.contains(name))
          .forEach(inside::add);
      return new Entry(path, inside, kind, its.bytes(), modified, its);
    }

    String shown() {
      return member == null ? path : path + ZipArchive.BETWEEN + member.name();
    }

    ExportFile asFile(int id) {
      Instant exported =
          ExportTime.of(member == null ? path : path + "/" + member.name(), modified).at();
      return new ExportFile(
          id,
          shown(),
          bytes,
          modified,
          exported,
          member == null ? null : path,
          member == null ? null : member.closed());
    }

    /** The first read that it is called like a file of; null: none. */
    Read readIn(Source source) {
      return source.reads().stream().filter(this::matches).findFirst().orElse(null);
    }

    private boolean matches(Read read) {
      List<PathMatcher> matchers =
          Stream.of(read.files(), read.files().replaceFirst(ANY_FOLDERS, ""))
              .distinct()
              .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
              .toList();
      return names.stream()
          .flatMap(
              name ->
                  read.format() == Format.PARQUET
                      ? Stream.of(name)
                      : Stream.of(name, ArchiveStream.unpacked(name)))
          .map(java.nio.file.Path::of)
          .anyMatch(name -> matchers.stream().anyMatch(each -> each.matches(name)));
    }
  }

  /** All that is below an input, by path. */
  private static List<Entry> entries(Configuration hadoop, String input) {
    return listed(
        input,
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (Entry entry : walked(hadoop, input)) {
            entry.unpacked(hadoop).forEach(entries::add);
          }
          entries.sort(Comparator.comparing(Entry::shown));
          return entries;
        });
  }

  private static List<Entry> walked(Configuration hadoop, String input) throws IOException {
    Path path = new Path(input);
    FileSystem files = path.getFileSystem(hadoop);
    FileStatus[] tops =
        files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : files.globStatus(path);
    if (tops == null || tops.length == 0) {
      throw new OperatorError(
          "There is nothing at %s. Set the input's path to the folder, file or glob of the export.",
          input);
    }
    List<Entry> entries = new ArrayList<>();
    boolean named = tops.length == 1 && tops[0].getPath().getName().equals(path.getName());
    for (FileStatus top : tops) {
      if (!named && isHidden(top.getPath().getName())) {
        continue;
      }
      if (top.isFile()) {
        entries.add(Entry.of(top, ends(top.getPath().toUri().getPath())));
      } else {
        walk(files, top.getPath(), entries);
      }
    }
    return entries;
  }

  /**
   * By listing, folder by folder: the status of one local file at a time costs a process each. Of
   * every local folder it is known where it and those above it really are, so that a link to one of
   * them ends there.
   */
  private static void walk(FileSystem files, Path top, List<Entry> entries) throws IOException {
    int start = top.toString().length() + (top.isRoot() ? 0 : 1);
    Map<Path, Set<String>> folders = new LinkedHashMap<>();
    folders.put(top, withRealPath(top, Set.of()));
    while (!folders.isEmpty()) {
      Path folder = folders.keySet().iterator().next();
      Set<String> above = folders.remove(folder);
      for (Path broken : linksToNothing(folder)) {
        String path = broken.toString();
        List<String> names = List.of(path.substring(start));
        entries.add(new Entry(path, names, Kind.LINK_TO_NOTHING, 0, Instant.EPOCH, null));
      }
      for (FileStatus each : files.listStatus(folder)) {
        Path path = each.getPath();
        if (isHidden(path.getName())) {
          continue;
        }
        if (each.isDirectory()) {
          Set<String> places = withRealPath(path, above);
          if (isLocal(path) && places.size() == above.size()) {
            continue; // a link to one of those above
          }
          folders.put(path, places);
        }
        entries.add(Entry.of(each, List.of(path.toString().substring(start))));
      }
    }
  }

  private static Set<String> withRealPath(Path folder, Set<String> others) throws IOException {
    Set<String> places = new HashSet<>(others);
    if (isLocal(folder)) {
      places.add(local(folder).toRealPath().toString());
    }
    return places;
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /** Hadoop's listing of a local folder passes them over without a word. */
  private static List<Path> linksToNothing(Path folder) throws IOException {
    List<Path> broken = new ArrayList<>();
    if (isLocal(folder)) {
      try (DirectoryStream<java.nio.file.Path> all = Files.newDirectoryStream(local(folder))) {
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

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** The ends of a path: {@code c}, {@code b/c}, {@code a/b/c}. */
  private static List<String> ends(String path) {
    List<String> ends = new ArrayList<>();
    for (int slash = path.length(); slash > 0; ) {
      slash = path.lastIndexOf('/', slash - 1);
      ends.add(path.substring(slash + 1));
    }
    return ends;
  }

  private static OperatorError noFile(Entry other, Source source) {
    return other.kind() == Kind.LINK_TO_NOTHING
        ? new OperatorError(
            "%s is a link to a file that is not there: bring the file back, or take the link out of"
                + " the input.",
            other.path())
        : new OperatorError(
            "%s is a folder with nothing in it that source %s reads, and it is called like a file"
                + " of that source: put the file in its place, or take the folder out of the input.",
            other.path(), source.name());
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
