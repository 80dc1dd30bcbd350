package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.scheduler.ExecutorKilled$;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.functions;
import org.apache.spark.status.api.v1.StageData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;
import wildfire.SparkForTests;

/** What a run took, against what Spark itself adds up in other ways. */
final class SparkMeterTest {
  private static final List<Logger> SPARKS_OWN_ALARM =
      Stream.of("org.apache.spark.executor.Executor", "org.apache.spark.scheduler.TaskSetManager")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();

  @TempDir private Path folder;

  private final SparkSession spark = withoutReplanning();

  private static SparkSession withoutReplanning() {
    SparkSession session = SparkForTests.session().newSession();
    session.conf().set("spark.sql.adaptive.enabled", "false");
    session.conf().set("spark.sql.shuffle.partitions", "3");
    return session;
  }

  private Dataset<Row> shuffled() {
    return spark
        .range(0, 50_000, 1, 4)
        .selectExpr("id", "id % 977 as key")
        .repartition(3, functions.col("key"))
        .sortWithinPartitions("id");
  }

  @Test
  void shufflesAreThoseThatThePlanCountedItself() {
    Dataset<Row> rows = shuffled();
    SparkUse use;
    try (SparkMeter meter = SparkMeter.of(spark.sparkContext())) {
      assertThat(rows.queryExecution().executedPlan().executeCollect()).hasSize(50_000);
      use = meter.soFar();
    }
    long written = inPlan(rows, "shuffleBytesWritten");
    assertThat(written).isPositive();
    assertThat(use.shuffleWrittenBytes()).isEqualTo(written);
    assertThat(use.shuffleReadBytes())
        .isEqualTo(inPlan(rows, "localBytesRead") + inPlan(rows, "remoteBytesRead"))
        .isEqualTo(written); // every piece is read once
    assertThat(use.tasks()).isEqualTo(4 + 3);
    assertThat(use.tasksFailed()).isZero();
    assertThat(use.executorsLost()).isZero();
    assertThat(use.peakExecutionBytes()).isPositive();
    assertThat(use.peakExecutorHeapBytes()).as("there is none beside the driver").isNull();
    assertThat(use.peakDriverHeapBytes()).isBetween(1L, Runtime.getRuntime().maxMemory());
  }

  @Test
  void sumsAreThoseOfTheStagesInSparksOwnStore() {
    int before = stages().stream().mapToInt(StageData::stageId).max().orElse(-1);
    SparkUse use;
    try (SparkMeter meter = SparkMeter.of(spark.sparkContext())) {
      shuffled().write().parquet(folder.resolve("rows").toString());
      shuffled().groupBy("key").count().collectAsList();
      use = meter.soFar();
    }
    List<StageData> of = stages().stream().filter(stage -> stage.stageId() > before).toList();
    assertThat(use.tasks()).isEqualTo(of.stream().mapToLong(StageData::numCompleteTasks).sum());
    assertThat(use.shuffleWrittenBytes())
        .isEqualTo(of.stream().mapToLong(StageData::shuffleWriteBytes).sum());
    assertThat(use.shuffleReadBytes())
        .isEqualTo(of.stream().mapToLong(StageData::shuffleReadBytes).sum());
    assertThat(use.spilledMemoryBytes())
        .isEqualTo(of.stream().mapToLong(StageData::memoryBytesSpilled).sum());
    assertThat(use.spilledDiskBytes())
        .isEqualTo(of.stream().mapToLong(StageData::diskBytesSpilled).sum());
  }

  @Test
  void withoutAShuffleThereIsNothingOfOne() {
    try (SparkMeter meter = SparkMeter.of(spark.sparkContext())) {
      assertThat(spark.range(0, 1000, 1, 2).selectExpr("id * 2").collectAsList()).hasSize(1000);
      SparkUse use = meter.soFar();
      assertThat(use.tasks()).isEqualTo(2);
      assertThat(use.shuffleWrittenBytes()).isZero();
      assertThat(use.shuffleReadBytes()).isZero();
      assertThat(use.spilledMemoryBytes()).isZero();
      assertThat(use.spilledDiskBytes()).isZero();
    }
  }

  @Test
  void failedTasksAreCountedAndAClosedMeterCountsNoMore() {
    SPARKS_OWN_ALARM.forEach(logger -> logger.setLevel(Level.OFF));
    SparkMeter meter = SparkMeter.of(spark.sparkContext());
    Throwable failure =
        catchThrowable(
            () ->
                spark
                    .range(0, 1, 1, 1)
                    .foreach(
                        (ForeachFunction<Long>)
                            row -> {
                              throw new IllegalStateException("a task that fails");
                            }));
    SPARKS_OWN_ALARM.forEach(logger -> logger.setLevel(null));
    assertThat(failure).isNotNull();
    assertThat(meter.soFar().tasksFailed()).isEqualTo(1);
    meter.close();
    spark.range(0, 1, 1, 1).collectAsList();
    assertThat(meter.soFar().tasks()).isEqualTo(1);
  }

  @Test
  void anExecutorThatWasSentAwayIsNotLost() {
    try (SparkMeter meter = SparkMeter.of(spark.sparkContext())) {
      meter.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", "worker lost"));
      meter.onExecutorRemoved(
          new SparkListenerExecutorRemoved(0, "2", ExecutorKilled$.MODULE$.toString()));
      assertThat(meter.soFar().executorsLost()).isEqualTo(1);
    }
  }

  private List<StageData> stages() {
    return new ArrayList<>(
        CollectionConverters.asJava(
            spark.sparkContext().statusStore().stageList(null, false, false, new double[0], null)));
  }

  private static long inPlan(Dataset<Row> rows, String metric) {
    return inPlan(rows.queryExecution().executedPlan(), metric);
  }

  private static long inPlan(SparkPlan plan, String metric) {
    long own =
        CollectionConverters.asJava(plan.metrics()).entrySet().stream()
            .filter(each -> each.getKey().equals(metric))
            .mapToLong(each -> each.getValue().value())
            .sum();
    return own
        + CollectionConverters.asJava(plan.children()).stream()
            .mapToLong(child -> inPlan(child, metric))
            .sum();
  }
}
