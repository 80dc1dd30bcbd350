package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import wildfire.model.OperatorError;

final class LogFileTest {
  private static final LogFile.Form TEXT = new LogFile.Form("text", "OFF");

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(LogFile.FILE_PROPERTY);
    System.clearProperty(LogFile.FORMAT_PROPERTY);
    System.clearProperty(LogFile.LEVEL_PROPERTY);
    System.clearProperty(LogFile.CONSOLE_PROPERTY);
  }

  @Test
  void theLogIsInTheWorkspaceIfThatIsOnThisMachine() {
    assertThat(LogFile.of("w")).isEqualTo(Path.of("w/logs/wildfire.log"));
    assertThat(LogFile.of("file:///data/w")).isEqualTo(Path.of("/data/w/logs/wildfire.log"));
    assertThat(LogFile.of("s3a://bucket/w")).isEqualTo(Path.of("wildfire.log"));
    assertThat(LogFile.of("hdfs://name:8020/w")).isEqualTo(Path.of("wildfire.log"));
  }

  @Test
  void theUsersOwnFileIsAmongTheTemporaryOnesAndNeverInTheWorkingDirectory() {
    assertThat(LogFile.ownOfUser().getParent())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
    assertThat(LogFile.ownOfUser().getFileName()).hasToString(ofUser());
  }

  @Test
  void aWorkspaceThatCannotBeMadeIsOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
    assertThatThrownBy(() -> LogFile.use(LogFile.of(file.toString()), TEXT))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("choose another workspace with --workspace");
  }

  @Test
  void nothingIsMadeBeforeThereIsALineToWrite() throws Exception {
    Path file = folder.resolve("w/logs/wildfire.log");
    LogFile.use(file, TEXT);
    LoggerContext logging = asShipped();
    Logger logger = logging.getLogger("wildfire");
    logger.debug("of no interest");
    assertThat(file).doesNotExist();
    logger.info("Read {} rows", 3);
    logging.putProperty("run", "20260131T020000123Z");
    logging.getLogger("org.apache.spark").warn("a warning");
    logging.stop();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("\\S+Z - INFO {2}wildfire Read 3 rows");
    assertThat(lines.get(1)).matches("\\S+Z 20260131T020000123Z WARN {2}o\\S+spark a warning");
  }

  @Test
  void whatOnlyLooksKeepsErrorsAlone() throws Exception {
    LogFile.useForErrors(TEXT);
    assertThat(System.getProperty(LogFile.FILE_PROPERTY)).isEqualTo(LogFile.ownOfUser().toString());
    Path file = folder.resolve("own.log");
    System.setProperty(LogFile.FILE_PROPERTY, file.toString());
    LoggerContext logging = asShipped();
    logging.getLogger("org.apache.spark.util.Utils").warn("Your hostname is odd");
    assertThat(folder).isEmptyDirectory();
    logging.getLogger("wildfire").error("The run failed", new IllegalStateException("why"));
    logging.stop();
    assertThat(file).content().contains("The run failed").contains("IllegalStateException: why");
  }

  @Test
  void jsonIsAnObjectALineWithTheRunWhateverThreadItIsOf() throws Exception {
    Path file = folder.resolve("wildfire.log");
    LogFile.use(file, new LogFile.Form("json", "OFF"));
    LoggerContext logging = asShipped();
    Instant before = Instant.now();
    logging.putProperty("run", "20260131T020000123Z");
    Thread another =
        new Thread(() -> logging.getLogger("org.apache.spark").warn("a \"{}\"\n\tline", "b\\"));
    another.start();
    another.join();
    logging
        .getLogger("wildfire")
        .error("The run failed", new IllegalStateException("1", new RuntimeException("2")));
    logging.stop();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    JsonNode warning = new ObjectMapper().readTree(lines.get(0));
    assertThat(warning.at("/context/properties/run").textValue()).isEqualTo("20260131T020000123Z");
    assertThat(warning.path("level").textValue()).isEqualTo("WARN");
    assertThat(warning.path("loggerName").textValue()).isEqualTo("org.apache.spark");
    assertThat(warning.path("formattedMessage").textValue()).isEqualTo("a \"b\\\"\n\tline");
    assertThat(warning.path("timestamp").longValue())
        .isBetween(before.toEpochMilli(), Instant.now().toEpochMilli());
    JsonNode error = new ObjectMapper().readTree(lines.get(1));
    assertThat(error.at("/throwable/className").textValue())
        .isEqualTo(IllegalStateException.class.getName());
    assertThat(error.at("/throwable/cause/message").textValue()).isEqualTo("2");
    assertThat(error.at("/context/properties/run").textValue()).isEqualTo("20260131T020000123Z");
  }

  /** Logging of its own, as {@code conf/logback.xml} says. */
  private static LoggerContext asShipped() throws Exception {
    LoggerContext logging = new LoggerContext();
    logging.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logging);
    configurator.doConfigure(Path.of("../conf/logback.xml").toFile());
    return logging;
  }

  private static String ofUser() {
    return "wildfire-" + System.getProperty("user.name") + ".log";
  }
}
