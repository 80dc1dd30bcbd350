package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import wildfire.SparkForTests;
import wildfire.model.OperatorError;

/** What is on the screen and in the log when a run cannot finish. */
final class FailureTest {
  private static final List<String> SPARKS_OWN_ALARM =
      List.of("org.apache.spark.executor.Executor", "org.apache.spark.scheduler.TaskSetManager");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("wildfire");

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    SPARKS_OWN_ALARM.forEach(FailureTest::silence);
    System.setProperty(LogFile.FILE_PROPERTY, "w/logs/wildfire.log");
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    SPARKS_OWN_ALARM.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
    System.clearProperty(LogFile.FILE_PROPERTY);
  }

  @Test
  void theOperatorsIsItsSentenceAlone() {
    Failure failure = Failure.of(new OperatorError("No exports under %s.", "a"));
    assertThat(failure).isEqualTo(new Failure("No exports under a.", 2));
    assertThat(log.list).isEmpty();
  }

  @Test
  void oursIsOneLineAndTheStackTraceIsInTheLog() {
    Failure failure = Failure.of(new IllegalStateException("a cascade without root\nand more"));
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.message())
        .isEqualTo(
            "Something went wrong in Wildfire itself (IllegalStateException: a cascade without"
                + " root). The stack trace is in w/logs/wildfire.log.");
    assertThat(log.list)
        .singleElement()
        .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
  }

  @Test
  void anOperatorErrorInATaskOfSparkIsUnwrapped() {
    MapFunction<String, String> refuse =
        row -> {
          throw OperatorError.inputQuality("Row %s is worse than the limit.", row);
        };
    Throwable thrown =
        catchThrowable(
            () ->
                SparkForTests.session()
                    .range(1)
                    .map((MapFunction<Long, String>) String::valueOf, Encoders.STRING())
                    .map(refuse, Encoders.STRING())
                    .collectAsList());
    assertThat(thrown).isInstanceOf(SparkException.class);
    assertThat(Failure.of(thrown)).isEqualTo(new Failure("Row 0 is worse than the limit.", 3));
  }

  @Test
  void tooLittleMemoryAndAFullDiskAreTheOperatorsToMend() {
    Failure memory = Failure.of(new RuntimeException(new OutOfMemoryError("Java heap space")));
    assertThat(memory.exitCode()).isEqualTo(2);
    assertThat(memory.message()).contains("WILDFIRE_MEMORY=8g");
    Failure disk =
        Failure.of(new RuntimeException(new IOException("write: No space left on device")));
    assertThat(disk.exitCode()).isEqualTo(2);
    assertThat(disk.message()).startsWith("The disk is full:");
  }

  @Test
  void causesThatGoInCirclesEnd() {
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));
    assertThat(Failure.of(first).exitCode()).isEqualTo(1);
  }

  private static void silence(String name) {
    ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
  }
}
