package wildfire.measure;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.executor.CommitDeniedException;

/**
 * The files of one task. They are written aside under the attempt's own name, and put in place when
 * Spark lets this attempt do so: of several attempts at one task only one may, so that a file is
 * never written by two.
 */
public final class TaskOutput implements Closeable {
  private final Configuration hadoop;
  private final Map<Path, Path> asides = new LinkedHashMap<>();
  private final TaskContext task = TaskContext.get();

  private TaskOutput(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** The output of the task that runs in this thread. */
  public static TaskOutput of(Configuration hadoop) {
    return new TaskOutput(hadoop);
  }

  /** Where to write what is to become that file; no reader of tables takes it for one. */
  public Path aside(Path file) {
    return asides.computeIfAbsent(
        file, f -> new Path(f.getParent(), "_" + f.getName() + "." + task.taskAttemptId()));
  }

  /**
   * Puts all files in place.
   *
   * @throws CommitDeniedException if another attempt at this task does so
   */
  public void commit() throws IOException, CommitDeniedException {
    boolean may =
        SparkEnv.get()
            .outputCommitCoordinator()
            .canCommit(
                task.stageId(),
                task.stageAttemptNumber(),
                task.partitionId(),
                task.attemptNumber());
    if (!may) {
      throw new CommitDeniedException(
          "another attempt writes these files",
          task.stageId(),
          task.partitionId(),
          task.attemptNumber());
    }
    for (Map.Entry<Path, Path> each : asides.entrySet()) {
      FileSystem files = each.getKey().getFileSystem(hadoop);
      files.delete(each.getKey(), false); // of an attempt that died on the way
      if (!files.rename(each.getValue(), each.getKey())) {
        throw new IOException(
            "cannot put " + each.getValue() + " in the place of " + each.getKey());
      }
    }
    asides.clear();
  }

  /** Removes what was not put in place. */
  @Override
  public void close() throws IOException {
    for (Path aside : asides.values()) {
      aside.getFileSystem(hadoop).delete(aside, false); // nothing where it was never written
    }
  }
}
