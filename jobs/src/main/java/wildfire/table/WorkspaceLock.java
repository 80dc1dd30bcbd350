package wildfire.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
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

    private Holder showing(long newBeat, boolean isDone) {
      return new Holder(id, host, processes, process, processSince, since, newBeat, isDone);
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

  private final SmallFiles files;
  private final long number;
  private final Timer heart = new Timer("workspace-lock", true);
  private Holder own;
  private boolean lost;

  private WorkspaceLock(SmallFiles files, long number, Holder own) {
    this.files = files;
    this.number = number;
    this.own = own;
  }

  /**
   * Takes the lock of a workspace, also from a holder that is dead.
   *
   * @throws OperatorError if another run holds it
   * @throws UncheckedIOException if the storage cannot be reached
   */
  public static WorkspaceLock take(String workspace, Configuration hadoop, Patience patience) {
    SmallFiles files = new SmallFiles(new Path(workspace, FOLDER), hadoop);
    Holder own = thisProcess();
    while (true) {
      long highest = highest(files);
      Optional<Holder> living = highest == 0 ? Optional.empty() : living(files, highest, patience);
      if (living.isPresent()) {
        throw new OperatorError(
            "Another run is at work in %s %s: wait until it is done, or stop it.",
            workspace, living.get().words());
      }
      if (!files.create(file(files, highest + 1), text(own))) {
        continue; // somebody else was quicker
      }
      if (highest(files) > highest + 1) { // this one looked too long ago
        files.delete(file(files, highest + 1));
        continue;
      }
      numbers(files).stream().filter(n -> n <= highest).forEach(n -> files.delete(file(files, n)));
      WorkspaceLock lock = new WorkspaceLock(files, highest + 1, own);
      lock.live(patience.beat().toMillis());
      return lock;
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
    SmallFiles files = new SmallFiles(new Path(workspace, FOLDER), hadoop);
    return read(files, highest(files)).filter(holder -> !holder.done());
  }

  private static Path file(SmallFiles files, long number) {
    return new Path(files.folder(), String.format(Locale.ROOT, "%012d", number));
  }

  private static List<Long> numbers(SmallFiles files) {
    return files.names(files.folder()).stream()
        .filter(name -> name.matches("\\d{12}"))
        .map(Long::valueOf)
        .toList();
  }

  private static long highest(SmallFiles files) {
    return numbers(files).stream().mapToLong(n -> n).max().orElse(0);
  }

  /** The holder of a file, if it is not done and not dead. */
  private static Optional<Holder> living(SmallFiles files, long number, Patience patience) {
    Optional<Holder> holder = read(files, number);
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
      Optional<Holder> now = read(files, number);
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
    show(own.showing(own.beat() + 1, false));
    if (lost) {
      throw new OperatorError(
          "This run stood still for so long that another one took over %s: nothing more was written."
              + " Run it again.",
          files.folder().getParent());
    }
  }

  private void live(long millis) {
    heart.schedule(
        new TimerTask() {
          @Override
          public void run() {
            beat();
          }
        },
        millis,
        millis);
  }

  private synchronized void beat() {
    try {
      show(own.showing(own.beat() + 1, own.done()));
    } catch (UncheckedIOException unreachable) {
      return; // the next one may reach it; a run that goes on asks by itself
    }
  }

  private void show(Holder next) {
    lost =
        lost
            || highest(files) > number // its own may be missing in a listing that lags
            || read(files, number).filter(holder -> holder.id().equals(own.id())).isEmpty();
    if (!lost) {
      own = next;
      files.write(file(files, number), text(own));
    }
  }

  /** Says that it is done: the file stays, so that numbers only ever go up. */
  @Override
  public synchronized void close() {
    heart.cancel();
    show(own.showing(own.beat(), true));
  }

  private static void pause(Duration span) {
    try {
      Thread.sleep(span.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the workspace", stopped);
    }
  }

  private static Optional<Holder> read(SmallFiles files, long number) {
    try {
      String text = files.read(file(files, number)).orElse("");
      return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text, Holder.class));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  private static String text(Holder holder) {
    try {
      return JSON.writeValueAsString(holder);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
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
