package wildfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A JVM of its own that a test starts. What it says, on standard output and standard error, goes to
 * a file. Closing ends it and all that it started, each by its own process id.
 */
public final class ChildJvm implements AutoCloseable {
  /** Longer than anything a test waits for takes on a busy machine. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

  /** What JVMs that wait use in that time is under this. */
  private static final Duration NEXT_TO_NOTHING = Duration.ofMillis(300);

  private final Process process;
  private final Path screen;

  private ChildJvm(Process process, Path screen) {
    this.process = process;
    this.screen = screen;
  }

  /** A JVM to be started, with the class path of the tests. */
  public static Plan of(String mainClass, String... arguments) {
    return new Plan(mainClass, List.of(arguments));
  }

  /** How a JVM is started. */
  public static final class Plan {
    private final String mainClass;
    private final List<String> arguments;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private Plan(String mainClass, List<String> arguments) {
      this.mainClass = mainClass;
      this.arguments = arguments;
    }

    public Plan options(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    /** What Spark needs opened. */
    public Plan openedForSpark() {
      Stream.of(JavaModuleOptions.defaultModuleOptionArray())
          .filter(option -> !option.isBlank())
          .forEach(option -> options.add(option.strip()));
      return this;
    }

    public Plan classPath(String path) {
      classPath = path;
      return this;
    }

    public Plan environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Starts it in that folder; what it says goes to that file. */
    public ChildJvm start(Path folder, Path screen) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.addAll(List.of("-cp", classPath, mainClass));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(screen.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(SPARK|WILDFIRE)_.*"));
      builder.environment().putAll(environment);
      return new ChildJvm(builder.start(), screen);
    }
  }

  /** What it has said so far. */
  public String screen() {
    try {
      return new String(Files.readAllBytes(screen), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Asks it to end, as SIGTERM does. */
  public void stop() {
    process.destroy();
  }

  /** Ends it as SIGKILL does; gives how it ended. */
  public int kill() throws InterruptedException {
    process.destroyForcibly();
    return exitCode();
  }

  /** Waits for its end, not without end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + screen());
    }
    return process.exitValue();
  }

  /**
   * Looks again and again until there is something to see.
   *
   * @throws AssertionError if it ends before, or patience does
   */
  public <T> T await(String what, Supplier<Optional<T>> look) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(patience)) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      Thread.sleep(20);
    }
    return look.get().orElseThrow(() -> new AssertionError("never: " + what + "\n" + screen()));
  }

  /** Waits until it says that. */
  public MatchResult awaitSaying(String pattern) throws InterruptedException {
    Pattern said = Pattern.compile(pattern);
    return await(pattern, () -> said.matcher(screen()).results().findFirst());
  }

  /** Stops a process where it stands, as SIGSTOP does: it keeps all it has, and does nothing. */
  public static void freeze(ProcessHandle process) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill -STOP ended with " + exit);
    }
  }

  /** Waits until these processes do next to nothing for some seconds. */
  public void awaitIdle(List<ProcessHandle> others) throws InterruptedException {
    Stretch[] current = {Stretch.of(others)};
    await(
        "processes that do nothing",
        () -> {
          Stretch now = Stretch.of(others);
          if (now.at().isBefore(current[0].at().plus(LONG_ENOUGH))) {
            return Optional.empty();
          }
          Duration used = now.used().minus(current[0].used());
          current[0] = now;
          return Optional.of(used).filter(time -> time.compareTo(NEXT_TO_NOTHING) < 0);
        });
  }

  /** When a stretch of waiting began, and the processor time used until then. */
  private record Stretch(Instant at, Duration used) {
    static Stretch of(List<ProcessHandle> processes) {
      return new Stretch(
          Instant.now(),
          processes.stream()
              .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(Duration.ZERO, Duration::plus));
    }
  }

  /** Itself. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The processes that it started and that still are its own. */
  public List<ProcessHandle> children() {
    return process.children().toList();
  }

  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
