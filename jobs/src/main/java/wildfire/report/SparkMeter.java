package wildfire.report;

import com.codahale.metrics.Counter;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Adds up what Spark reports of its tasks and executors, from when it is made until it is closed.
 */
public final class SparkMeter extends SparkListener implements AutoCloseable {
  private static final String DRIVER = "driver";
  private static final String HEAP = "JVMHeapMemory";

  /** How Spark names the end of an executor that it has sent away itself, being idle. */
  private static final String SENT_AWAY = "Executor killed by driver.";

  private static final String LOST_REPORTS = ".numDroppedEvents";
  private static final long PATIENCE_MILLIS = 10_000;

  private final SparkContext spark;
  private final long lostBefore;
  private long tasks;
  private long tasksFailed;
  private long executorsLost;
  private long shuffleWritten;
  private long shuffleRead;
  private long spilledMemory;
  private long spilledDisk;
  private long peakExecution;
  private long peakDriverHeap;
  private long peakExecutorHeap;

  private SparkMeter(SparkContext spark) {
    this.spark = spark;
    this.lostBefore = lostReports();
  }

  /** Begins to add up. */
  public static SparkMeter of(SparkContext spark) {
    SparkMeter meter = new SparkMeter(spark);
    spark.addSparkListener(meter);
    return meter;
  }

  /**
   * What was taken so far, by tasks that have ended. Waits until Spark has reported all of them.
   */
  public SparkUse soFar() {
    try {
      spark.listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException late) {
      return SparkUse.UNKNOWN;
    }
    return lostReports() > lostBefore ? SparkUse.UNKNOWN : added();
  }

  private synchronized SparkUse added() {
    lookAtOwnHeap();
    return new SparkUse(
        tasks,
        tasksFailed,
        executorsLost,
        shuffleWritten,
        shuffleRead,
        spilledMemory,
        spilledDisk,
        peakExecution,
        peakDriverHeap,
        peakExecutorHeap == 0 ? null : peakExecutorHeap);
  }

  /** How often Spark's queues were full, and what there was to report was thrown away. */
  private long lostReports() {
    return spark.listenerBus().metrics().metricRegistry().getCounters().entrySet().stream()
        .filter(counter -> counter.getKey().endsWith(LOST_REPORTS))
        .map(Map.Entry::getValue)
        .mapToLong(Counter::getCount)
        .sum();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    tasks++;
    tasksFailed += end.taskInfo().failed() ? 1 : 0;
    TaskMetrics task = end.taskMetrics();
    if (task != null) { // none of a task whose executor is gone
      shuffleWritten += task.shuffleWriteMetrics().bytesWritten();
      shuffleRead += task.shuffleReadMetrics().totalBytesRead();
      spilledMemory += task.memoryBytesSpilled();
      spilledDisk += task.diskBytesSpilled();
      peakExecution = Math.max(peakExecution, task.peakExecutionMemory());
    }
    lookAtHeap(end.taskInfo().executorId(), end.taskExecutorMetrics());
    lookAtOwnHeap();
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate sign) {
    CollectionConverters.asJava(sign.executorUpdates())
        .values()
        .forEach(metrics -> lookAtHeap(sign.execId(), metrics));
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    executorsLost += removed.reason().equals(SENT_AWAY) ? 0 : 1;
  }

  private void lookAtHeap(String process, ExecutorMetrics metrics) {
    long heap = metrics == null ? 0 : metrics.getMetricValue(HEAP);
    if (process.equals(DRIVER)) {
      peakDriverHeap = Math.max(peakDriverHeap, heap);
    } else {
      peakExecutorHeap = Math.max(peakExecutorHeap, heap);
    }
  }

  private void lookAtOwnHeap() {
    Runtime driver = Runtime.getRuntime();
    peakDriverHeap = Math.max(peakDriverHeap, driver.totalMemory() - driver.freeMemory());
  }

  @Override
  public void close() {
    spark.removeSparkListener(this);
  }
}
