package wildfire;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local files under {@code store:/…}, kept as object stores keep them. What other storage does
 * in one step takes many here: a folder is renamed by copying file after file and then removing one
 * after the other, a file by a copy and a removal, and so is a folder removed. Somebody else may
 * look before each of these steps, and each may fail once, fail for good, or be the death of the
 * process. Listings may lag behind for a number of operations.
 */
public final class ObjectStoreFileSystem extends RawLocalFileSystem {
  /** When others see a file that is being written. */
  public enum Showing {
    /** When it is closed, and then whole, as in S3. */
    ON_CLOSE,
    /** As soon as it is made, empty at first. */
    FROM_CREATION
  }

  /** What becomes of a step. */
  public enum Fault {
    /** It fails, and can be done again. */
    ONCE,
    /** It fails, and so does all that comes after it. */
    FOR_GOOD,
    /** The process does not get to it, nor to anything after it. */
    DEATH
  }

  /** The end of the process that takes the steps. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final int NEVER = Integer.MAX_VALUE;
  private static final long BLOCK = 32L << 20;

  private static Showing showing = Showing.ON_CLOSE;
  private static Runnable onlooker = () -> {};
  private static Fault fault = Fault.ONCE;
  private static int stepsLeft = NEVER;
  private static String counted = "";
  private static boolean broken;
  private static int steps;
  private static int changes;
  private static int lag;
  private static final Map<Path, Integer> MADE = new LinkedHashMap<>();
  private static final Map<Path, Integer> REMOVED = new LinkedHashMap<>();

  /** A store that works, of a kind, at which nobody looks. */
  public static synchronized void sound(Showing kind) {
    showing = kind;
    onlooker = () -> {};
    stepsLeft = NEVER;
    broken = false;
    steps = 0;
    changes = 0;
    lag = 0;
    MADE.clear();
    REMOVED.clear();
  }

  /** Somebody looks before every step that changes anything, and sees what is there then. */
  public static synchronized void watchedBy(Runnable looking) {
    onlooker = looking;
  }

  /** The step at which something happens, counted from 0; to die at, only changes count. */
  public static synchronized void failAt(int step, Fault what) {
    failAt(step, "", what);
  }

  /** The same, counted from 0 among the steps that are about paths with such a part. */
  public static synchronized void failAt(int step, String inPath, Fault what) {
    stepsLeft = step;
    counted = inPath;
    fault = what;
  }

  /** For so many steps a file that was made is in no listing, and one that was removed is. */
  public static synchronized void lagBehind(int byHowManySteps) {
    lag = byHowManySteps;
  }

  /** How many steps were taken since the store was sound that changed anything. */
  public static synchronized int changes() {
    return changes;
  }

  /** Makes {@code store:/…} known. */
  public static Configuration knownTo(Configuration hadoop) {
    hadoop.setClass(
        "fs.store.impl", ObjectStoreFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    hadoop.setBoolean("fs.store.impl.disable.cache", true);
    hadoop.setClass(
        "fs.AbstractFileSystem.store.impl",
        Context.class,
        org.apache.hadoop.fs.AbstractFileSystem.class);
    return hadoop;
  }

  /** The same under Hadoop's newer interface. */
  public static final class Context extends DelegateToFileSystem {
    public Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new ObjectStoreFileSystem(), hadoop, "store", false);
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  /** A step that changes what others see. */
  private static synchronized void change(Path file, Step step) throws IOException {
    onlooker.run();
    count(file, 1);
    changes++;
    step.take();
  }

  /** A step that asks; whoever dies at it has died before the next change. */
  private static synchronized void look(Path file) throws IOException {
    count(file, fault == Fault.DEATH ? 0 : 1);
  }

  private static void count(Path file, int towardsFault) throws IOException {
    steps++;
    int counts = file.toString().contains(counted) ? towardsFault : 0;
    if (broken || stepsLeft < counts) {
      broken = fault != Fault.ONCE;
      stepsLeft = NEVER;
      switch (fault) {
        case ONCE, FOR_GOOD -> throw new IOException("503 Slow Down");
        case DEATH -> throw new Death();
      }
    }
    stepsLeft -= stepsLeft == NEVER ? 0 : counts;
  }

  private Path local(org.apache.hadoop.fs.Path path) {
    return pathToFile(path).toPath();
  }

  @Override
  public URI getUri() {
    return URI.create("store:///");
  }

  @Override
  public String getScheme() {
    return "store";
  }

  @Override
  public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability)
      throws IOException {
    return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
        ? showing == Showing.ON_CLOSE
        : super.hasPathCapability(path, capability);
  }

  // What is there.

  @Override
  public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
    look(local(path));
    return status(local(path));
  }

  private FileStatus status(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new FileNotFoundException(file + " is not there");
    }
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    return status(file, is.isDirectory(), is.isDirectory() ? 0 : is.size());
  }

  private FileStatus status(Path file, boolean isFolder, long bytes) {
    var path = new org.apache.hadoop.fs.Path(file.toString());
    return new FileStatus(bytes, isFolder, 1, BLOCK, 0, makeQualified(path));
  }

  @Override
  public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
    look(local(path));
    Path folder = local(path);
    synchronized (ObjectStoreFileSystem.class) {
      Map<Path, FileStatus> found = new TreeMap<>();
      if (Files.isRegularFile(folder)) {
        found.put(folder, status(folder));
      } else if (Files.isDirectory(folder)) {
        for (Path file : filesBelow(folder)) {
          if (!isRecent(MADE, file)) {
            add(found, folder, file);
          }
        }
        for (Path empty : emptyFolders(folder)) {
          found.put(empty, status(empty));
        }
      }
      for (Path file : REMOVED.keySet()) {
        if (file.startsWith(folder) && isRecent(REMOVED, file)) {
          add(found, folder, file);
        }
      }
      if (found.isEmpty() && !Files.exists(folder)) {
        throw new FileNotFoundException(folder + " is not there");
      }
      return found.values().toArray(new FileStatus[0]);
    }
  }

  private void add(Map<Path, FileStatus> found, Path folder, Path file) throws IOException {
    Path child = folder.resolve(folder.relativize(file).getName(0));
    boolean isFolder = !child.equals(file);
    long bytes = !isFolder && Files.exists(file) ? Files.size(file) : 0;
    found.put(child, status(child, isFolder, bytes));
  }

  private static boolean isRecent(Map<Path, Integer> changes, Path file) {
    Integer when = changes.get(file);
    return when != null && steps - when <= lag;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> emptyFolders(Path folder) throws IOException {
    List<Path> empty = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        if (filesBelow(each).isEmpty()) {
          empty.add(each);
        }
      }
    }
    return empty;
  }

  @Override
  public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
    look(local(path));
    return super.open(path, buffer);
  }

  // What changes it.

  @Override
  public boolean mkdirs(org.apache.hadoop.fs.Path path) throws IOException {
    look(local(path));
    Files.createDirectories(local(path)); // of which object stores keep nothing
    return true;
  }

  @Override
  public void setPermission(org.apache.hadoop.fs.Path path, FsPermission permission) {
    // Object stores have none.
  }

  @Override
  public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
      throws IOException {
    Path source = local(from);
    Path named = local(to);
    Path target = Files.isDirectory(named) ? named.resolve(source.getFileName()) : named;
    if (!Files.exists(source) || Files.exists(target)) {
      return false;
    }
    List<Path> files = filesBelow(source);
    if (Files.isDirectory(source)) {
      Files.createDirectories(target);
    }
    for (Path file : files) {
      Path copy = target.resolve(source.relativize(file).toString());
      change(copy, () -> show(copy, Files.readAllBytes(file)));
    }
    for (Path file : files) {
      change(file, () -> remove(file));
    }
    FileUtil.fullyDelete(source.toFile());
    return true;
  }

  @Override
  public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
    Path top = local(path);
    if (!Files.exists(top)) {
      look(top);
      return false;
    }
    List<Path> files = filesBelow(top);
    if (!recursive && Files.isDirectory(top) && !files.isEmpty()) {
      throw new IOException(top + " is not empty");
    }
    for (Path file : files) {
      change(file, () -> remove(file));
    }
    FileUtil.fullyDelete(top.toFile());
    return true;
  }

  private static void show(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content); // who looks on waits for it
    MADE.put(file, steps);
    REMOVED.remove(file);
  }

  private static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    REMOVED.put(file, steps);
    MADE.remove(file);
  }

  @Override
  public FSDataOutputStream create(
      org.apache.hadoop.fs.Path path,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    Path file = local(path);
    if (!overwrite && Files.exists(file)) {
      throw new FileAlreadyExistsException(file + " is there");
    }
    change(
        file,
        () -> {
          if (showing == Showing.FROM_CREATION) {
            show(file, new byte[0]);
          }
        });
    return new FSDataOutputStream(new Written(file), null);
  }

  @Override
  public FSDataOutputStream create(
      org.apache.hadoop.fs.Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    return create(path, overwrite, buffer, replication, block, progress);
  }

  /** What is being written, which gets there when it is closed. */
  private static final class Written extends ByteArrayOutputStream {
    private final Path file;
    private boolean closed;

    private Written(Path file) {
      this.file = file;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        change(file, () -> show(file, toByteArray()));
      }
    }
  }
}
