package wildfire.report;

import static wildfire.table.ColumnType.COUNT;

import java.util.List;
import java.util.function.Function;
import wildfire.table.Column;

/**
 * What a run took of Spark. All of it is null where Spark lost reports of its tasks, which it does
 * when they come faster than they are taken note of: sums would be too low.
 *
 * @param tasks that ended, failed ones and repeated ones among them
 * @param executorsLost those that an idle cluster took back are not counted
 * @param shuffleReadBytes from this machine and others
 * @param spilledMemoryBytes what was spilled, as it was in memory
 * @param spilledDiskBytes the same as it was written
 * @param peakExecutionBytes the most that one task held at once for sorting, joining and grouping
 * @param peakDriverHeapBytes the most that was seen at ends of tasks and at signs of life
 * @param peakExecutorHeapBytes the same of a single executor apart from the driver; null where none
 *     told
 */
public record SparkUse(
    Long tasks,
    Long tasksFailed,
    Long executorsLost,
    Long shuffleWrittenBytes,
    Long shuffleReadBytes,
    Long spilledMemoryBytes,
    Long spilledDiskBytes,
    Long peakExecutionBytes,
    Long peakDriverHeapBytes,
    Long peakExecutorHeapBytes) {
  static final SparkUse UNKNOWN =
      new SparkUse(null, null, null, null, null, null, null, null, null, null);

  /** As columns, the units in their names. */
  static final List<Column<SparkUse>> COLUMNS =
      List.of(
          column(
              "tasks",
              "tasks",
              "Tasks of Spark that ended, failed and repeated ones among them.",
              SparkUse::tasks),
          column("tasks_failed", "tasks", "Of these, those that failed.", SparkUse::tasksFailed),
          column(
              "executors_lost",
              "executors",
              "Executors that went away without being sent away; 0 on one machine.",
              SparkUse::executorsLost),
          column(
              "shuffle_written_bytes",
              "bytes",
              "Written by tasks for other tasks to read.",
              SparkUse::shuffleWrittenBytes),
          column(
              "shuffle_read_bytes",
              "bytes",
              "Read of that by tasks, from the same machine and others; what several read counts several times.",
              SparkUse::shuffleReadBytes),
          column(
              "spilled_memory_bytes",
              "bytes",
              "Put from memory to disk for want of memory, as it was in memory.",
              SparkUse::spilledMemoryBytes),
          column(
              "spilled_disk_bytes",
              "bytes",
              "The same as it was on disk.",
              SparkUse::spilledDiskBytes),
          column(
              "peak_execution_bytes",
              "bytes",
              "The most that one task held at once for sorting, joining and grouping.",
              SparkUse::peakExecutionBytes),
          column(
              "peak_driver_heap_bytes",
              "bytes",
              "The most of the driver's heap that was seen in use, at ends of tasks and every ten seconds; in between it may have been more. On one machine the driver does all the work.",
              SparkUse::peakDriverHeapBytes),
          column(
              "peak_executor_heap_bytes",
              "bytes",
              "The same of a single executor of a cluster; null on one machine, and where none told, too.",
              SparkUse::peakExecutorHeapBytes));

  private static Column<SparkUse> column(
      String name, String unit, String meaning, Function<SparkUse, Object> value) {
    return new Column<>(
        name, COUNT, unit, meaning + " Null where Spark lost reports of tasks.", true, value);
  }
}
