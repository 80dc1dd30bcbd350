package wildfire.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import wildfire.model.OperatorError;

/**
 * One run at a time in a workspace. Files of a folder are numbered, and whoever made the highest
 * one holds the lock until it says there that it is done. The holder shows a sign of life every few
 * seconds. One on this machine whose process is gone is dead at once; one elsewhere is when nothing
 * was heard of it for a while, by the clock of whoever waits, so that clocks need not agree.
 *
 * <p>To take the lock, also from a dead holder, is to make the file of the next number, which only
 * one can; nobody removes or changes another's highest file. So it needs no more of the storage
 * than that a file cannot be made twice.
 */
public final class WorkspaceLock implements AutoCloseable {
  /** How a holder shows that it lives, and when it is taken for dead. */
  public record Patience(Duration beat, Duration silence) {
    /** A sign of life every 5 seconds; dead after a minute without one. */
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  /**
   * Who holds it.
   *
   * @param id of the holder alone
   * @param processes which process numbers are comparable: those of one container
   * @param processSince when the process began, in milliseconds since 1970; 0 if it is not known
   * @param since when it took the lock, ISO 8601
   * @param beat counts up while it lives
   * @param done whether it gave the lock back
   */
  public record Holder(
      String id,
      String host,
      String processes,
      long process,
      long processSince,
      String since,
      long beat,
      boolean done) {
    /** As the end of a sentence. */
    public String words() {
      return "since " + since + " (process " + process + " on " + host + ")";
    }

    private Holder beating() {
      return new Holder(id, host, processes, process, processSince, since, beat + 1, done);
    }

    private Holder finished() {
      return new Holder(id, host, processes, process, processSince, since, beat, true);
    }

    private boolean here() {
      return host.equals(thisHost()) && processes.equals(theseProcesses());
    }

    /** Whether its process is known to be gone. */
    public boolean dead() {
      return here()
          && ProcessHandle.of(process)
              .filter(ProcessHandle::isAlive)
              .filter(there -> processSince == 0 || startOf(there) == processSince)
              .isEmpty();
    }
  }

  private static final String FOLDER = "_lock";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path folder;
  private final long number;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "workspace-lock");
            thread.setDaemon(true);
            return thread;
          });
  private Future<?> beating = CompletableFuture.completedFuture(null);
  private Holder own;
  private boolean lost;

  private WorkspaceLock(FileSystem files, Path folder, long number, Holder own) {
    this.files = files;
    this.folder = folder;
    this.number = number;
    this.own = own;
  }

  /**
   * Takes the lock of a workspace, also from a holder that is dead.
   *
   * @throws OperatorError if another run holds it
   */
  public static WorkspaceLock take(String workspace, Configuration hadoop, Patience patience) {
    try {
      Path path = new Path(workspace, FOLDER);
      FileSystem files = path.getFileSystem(hadoop);
      Path folder = files.makeQualified(path);
      files.mkdirs(folder);
      Holder own = thisProcess();
      while (true) {
        long highest = highest(files, folder);
        if (highest > 0) {
          Optional<Holder> living = living(files, file(folder, highest), patience);
          if (living.isPresent()) {
            throw new OperatorError(
                "Another run is at work in %s %s: wait until it is done, or stop it.",
                workspace, living.get().words());
          }
        }
        if (!created(files, file(folder, highest + 1), own)) {
          continue; // somebody else was quicker
        }
        if (highest(files, folder) > highest + 1) { // this one looked too long ago
          files.delete(file(folder, highest + 1), false);
          continue;
        }
        WorkspaceLock lock = new WorkspaceLock(files, folder, highest + 1, own);
        lock.forgetLower();
        lock.live(patience.beat());
        return lock;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Holder thisProcess() {
    return new Holder(
        UUID.randomUUID().toString(),
        thisHost(),
        theseProcesses(),
        ProcessHandle.current().pid(),
        startOf(ProcessHandle.current()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        0,
        false);
  }

  /**
   * Who holds the lock of a workspace, be it a dead process; empty if nobody does.
   *
   * @throws UncheckedIOException if the storage cannot be reached
   */
  public static Optional<Holder> holder(String workspace, Configuration hadoop) {
    try {
      Path path = new Path(workspace, FOLDER);
      FileSystem files = path.getFileSystem(hadoop);
      Path folder = files.makeQualified(path);
      return read(files, file(folder, highest(files, folder))).filter(holder -> !holder.done());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path file(Path folder, long number) {
    return new Path(folder, String.format(Locale.ROOT, "%012d", number));
  }

  private static List<Long> numbers(FileSystem files, Path folder) throws IOException {
    try {
      return Stream.of(files.listStatus(folder))
          .map(file -> file.getPath().getName())
          .filter(name -> name.matches("\\d{12}"))
          .map(Long::valueOf)
          .toList();
    } catch (FileNotFoundException noneYet) {
      return List.of();
    }
  }

  private static long highest(FileSystem files, Path folder) throws IOException {
    return numbers(files, folder).stream().mapToLong(n -> n).max().orElse(0);
  }

  private void forgetLower() throws IOException {
    for (long other : numbers(files, folder)) {
      if (other < number) {
        files.delete(file(folder, other), false);
      }
    }
  }

  /** The holder of a file, if it is not done and not dead. */
  private static Optional<Holder> living(FileSystem files, Path file, Patience patience)
      throws IOException {
    Optional<Holder> holder = read(files, file);
    if (holder.isPresent()) {
      if (holder.get().done() || holder.get().dead()) {
        return Optional.empty();
      }
      if (holder.get().here()) {
        return holder;
      }
    }
    long until = System.nanoTime() + patience.silence().toNanos();
    while (System.nanoTime() < until) {
      pause(patience.beat().dividedBy(2));
      Optional<Holder> now = read(files, file);
      if (!now.equals(holder)) { // also where it had not yet written its name
        return now.filter(other -> !other.done());
      }
    }
    return Optional.empty();
  }

  /**
   * Makes sure that this run still holds it, before it changes what others read.
   *
   * @throws OperatorError if another run took it, because this one stood still too long
   */
  public synchronized void check() {
    beat();
    if (lost) {
      throw new OperatorError(
          "This run stood still for so long that another one took over %s: nothing more was written."
              + " Run it again.",
          folder.getParent());
    }
  }

  private void live(Duration between) {
    Runnable sign =
        () -> {
          try {
            beat();
          } catch (UncheckedIOException unreachable) {
            return; // the next one may reach it; a run that goes on asks by itself
          }
        };
    long millis = between.toMillis();
    beating = heart.scheduleWithFixedDelay(sign, millis, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized void beat() {
    try {
      if (lost
          || highest(files, folder) > number // its own may be missing in a listing that lags
          || read(files, file(folder, number)).filter(h -> h.id().equals(own.id())).isEmpty()) {
        lost = true;
        return;
      }
      own = own.beating();
      put(files, file(folder, number), own);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /** Says that it is done: the file stays, so that numbers only ever go up. */
  @Override
  public synchronized void close() {
    beating.cancel(false);
    heart.shutdown();
    beat();
    if (!lost) {
      try {
        put(files, file(folder, number), own.finished());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** On a local disk Hadoop looks before it creates, which is not one step. */
  private static boolean created(FileSystem files, Path file, Holder own) throws IOException {
    if (isLocal(file)) {
      try {
        Files.write(
            local(file), bytes(own), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return true;
      } catch (FileAlreadyExistsException held) {
        return false;
      }
    }
    try (FSDataOutputStream out = files.create(file, false)) {
      out.write(bytes(own));
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException held) {
      return false;
    } catch (IOException failed) {
      if (files.exists(file)) { // storages differ in what they throw
        return false;
      }
      throw failed;
    }
  }

  private static void pause(Duration span) {
    try {
      Thread.sleep(span.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the workspace", stopped);
    }
  }

  private static boolean isLocal(Path file) {
    return "file".equals(file.toUri().getScheme());
  }

  private static java.nio.file.Path local(Path file) {
    return java.nio.file.Path.of(file.toUri().getPath());
  }

  private static void put(FileSystem files, Path file, Holder holder) throws IOException {
    if (isLocal(file)) {
      java.nio.file.Path next = local(new Path(file.getParent(), holder.id()));
      Files.write(next, bytes(holder));
      Files.move(
          next, local(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(bytes(holder));
    }
  }

  private static Optional<Holder> read(FileSystem files, Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      byte[] text = in.readAllBytes();
      return text.length == 0 ? Optional.empty() : Optional.of(JSON.readValue(text, Holder.class));
    } catch (FileNotFoundException | JsonProcessingException nobodyOrHalfWritten) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Holder holder) throws JsonProcessingException {
    return JSON.writeValueAsString(holder).getBytes(StandardCharsets.UTF_8);
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** Containers count their processes from 1 each. */
  private static String theseProcesses() {
    try {
      return Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException notLinux) {
      return "";
    }
  }
}
