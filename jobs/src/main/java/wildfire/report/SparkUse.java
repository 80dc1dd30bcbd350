package wildfire.report;

import static wildfire.table.ColumnType.COUNT;

import java.util.List;
import wildfire.table.Column;
import wildfire.table.Table;

/**
 * What a run took of Spark. All of it is null where Spark lost reports of its tasks, which it does
 * when they come faster than they are taken note of: sums would be too low.
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

  private static final String LOST = " Null where Spark lost reports of tasks.";

  /** As columns, the units in their names. */
  static final List<Column<SparkUse>> COLUMNS =
      Table.<SparkUse>part()
          .maybe("tasks", COUNT, "tasks", SparkUse::tasks)
          .means("Tasks of Spark that ended, failed and repeated ones among them." + LOST)
          .maybe("tasks_failed", COUNT, "tasks", SparkUse::tasksFailed)
          .means("Of these, those that failed." + LOST)
          .maybe("executors_lost", COUNT, "executors", SparkUse::executorsLost)
          .means("Executors that went away without being sent away; 0 on one machine." + LOST)
          .maybe("shuffle_written_bytes", COUNT, "bytes", SparkUse::shuffleWrittenBytes)
          .means("Written by tasks for other tasks to read." + LOST)
          .maybe("shuffle_read_bytes", COUNT, "bytes", SparkUse::shuffleReadBytes)
          .means(
              "Read of that by tasks, from the same machine and others; what several read counts several times."
                  + LOST)
          .maybe("spilled_memory_bytes", COUNT, "bytes", SparkUse::spilledMemoryBytes)
          .means("Put from memory to disk for want of memory, as it was in memory." + LOST)
          .maybe("spilled_disk_bytes", COUNT, "bytes", SparkUse::spilledDiskBytes)
          .means("The same as it was on disk." + LOST)
          .maybe("peak_execution_bytes", COUNT, "bytes", SparkUse::peakExecutionBytes)
          .means("The most that one task held at once for sorting, joining and grouping." + LOST)
          .maybe("peak_driver_heap_bytes", COUNT, "bytes", SparkUse::peakDriverHeapBytes)
          .means(
              "The most of the driver's heap that was seen in use, at ends of tasks and every ten seconds; in between it may have been more. On one machine the driver does all the work."
                  + LOST)
          .maybe("peak_executor_heap_bytes", COUNT, "bytes", SparkUse::peakExecutorHeapBytes)
          .means(
              "The same of a single executor of a cluster; null on one machine, and where none told, too."
                  + LOST)
          .columns();
}
