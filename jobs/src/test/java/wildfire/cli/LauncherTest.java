package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.cli.LauncherCheckout.SAYS_ITS_ARGUMENTS;
import static wildfire.cli.LauncherCheckout.assertSentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.cli.LauncherCheckout.Outcome;

/** The launcher: how it starts Java or spark-submit, and what it says where it cannot. */
final class LauncherTest {
  @TempDir private Path folder;
  private LauncherCheckout checkout;

  @BeforeEach
  void aBuiltCheckout() throws IOException {
    checkout = new LauncherCheckout(folder);
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Outcome run = checkout.run("ingest", "--input", "my exports/*.csv", "", "--set", "a=b c");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .endsWith("wildfire.Main", "ingest", "--input", "my exports/*.csv", "", "--set", "a=b c");
    assertThat(run.out())
        .containsSequence("-cp", checkout.jars())
        .contains("-Dlogback.configurationFile=" + checkout.home().resolve("conf/logback.xml"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void itIsFoundThroughLinksAndFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.launcher());
    Path linkToLink = Files.createSymbolicLink(folder.resolve("wf"), link.getFileName());
    assertThat(checkout.start(linkToLink, "demo").out()).containsSequence("-cp", checkout.jars());
  }

  @Test
  void whatSparkNeedsOpenedIsOpened() throws Exception {
    List<String> sparks = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    // Only Spark's machine learning uses it, and Java prints a warning at every start with it.
    assertThat(sparks.remove("--add-modules=jdk.incubator.vector")).isTrue();
    sparks.replaceAll(String::strip);
    List<String> ours = checkout.run("demo").out();
    assertThat(ours).containsAll(sparks);
    assertThat(ours.stream().filter(option -> option.startsWith("--add-")))
        .hasSameSizeAs(sparks.stream().filter(option -> option.startsWith("--add-")).toList());
  }

  @Test
  void theTestsRunWithWhatSparkNeedsOpened() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    Matcher options =
        Pattern.compile("<spark.jvm.options>(.*)</spark.jvm.options>", Pattern.DOTALL).matcher(pom);
    assertThat(options.find()).isTrue();
    assertThat(options.group(1).strip().split("\\s+", -1))
        .containsExactlyInAnyOrder(
            JavaModuleOptions.defaultModuleOptions().strip().split("\\s+", -1));
  }

  @Test
  void memoryIsHalfOfWhatThereIsUnlessSaid() throws Exception {
    String xmx =
        checkout.run("demo").out().stream()
            .filter(o -> o.startsWith("-Xmx"))
            .findFirst()
            .orElseThrow();
    assertThat(xmx).matches("-Xmx\\d+m");
    assertThat(Long.parseLong(xmx.replaceAll("\\D", ""))).isGreaterThanOrEqualTo(1024);
    checkout.environment.put("WILDFIRE_MEMORY", "3g");
    assertThat(checkout.run("demo").out()).contains("-Xmx3g");
    for (String wrong : List.of("lots", "g", "3gb", "-1g", "0g", "3 g")) {
      checkout.environment.put("WILDFIRE_MEMORY", wrong);
      Outcome refused = checkout.run("demo");
      assertThat(refused.exitCode()).as(wrong).isEqualTo(2);
      assertThat(refused.err())
          .isEqualTo("WILDFIRE_MEMORY is " + wrong + "; write it as 8g or 6000m.\n");
    }
  }

  @Test
  void sparkSubmitStartsTheRunWhereThereIsASpark() throws Exception {
    checkout.program("spark/bin/spark-submit", SAYS_ITS_ARGUMENTS);
    checkout.environment.put("SPARK_HOME", folder.resolve("spark").toString());
    checkout.environment.put("WILDFIRE_MEMORY", "2g");
    assertThat(checkout.run("ingest", "--conf", "my file").out())
        .containsExactly(
            "spark-submit",
            "--class",
            "wildfire.Main",
            "--driver-memory",
            "2g",
            checkout.home().resolve("jobs/target/wildfire.jar").toString(),
            "ingest",
            "--conf",
            "my file");
    assertThat(checkout.run("ingest", "--master", "spark://host:7077").out())
        .containsSequence(
            "--master", "spark://host:7077", checkout.home() + "/jobs/target/wildfire.jar");
    assertThat(checkout.run("ingest", "--master=yarn").out())
        .containsSequence("--master", "yarn", checkout.home() + "/jobs/target/wildfire.jar")
        .endsWith("ingest", "--master=yarn");
    Path duck = checkout.home().resolve("jobs/target/lib/duckdb_jdbc-1.jar");
    Files.writeString(duck, "");
    assertThat(checkout.run("sql", "select 1").out())
        .containsSequence("--master", "local", "--deploy-mode", "client", "--jars", duck.toString())
        .endsWith("sql", "select 1");
    Files.delete(duck);
    assertThat(checkout.run("ingest", "--help").out())
        .startsWith("java")
        .endsWith(
            "-cp",
            checkout.home() + "/jobs/target/wildfire.jar",
            "wildfire.Main",
            "ingest",
            "--help");
  }

  @Test
  void aSparkWithoutLoggingOfItsOwnGetsOurs() throws Exception {
    checkout.program("spark/bin/spark-submit", "#!/bin/sh\necho \"$SPARK_SUBMIT_OPTS\"\n");
    checkout.environment.put("SPARK_HOME", folder.resolve("spark").toString());
    checkout.environment.put("SPARK_SUBMIT_OPTS", "-Dmine=1");
    assertThat(checkout.run("demo").out())
        .containsExactly(
            "\"-Dlog4j2.configurationFile="
                + checkout.home()
                + "/conf/log4j2.properties\" -Dmine=1");
    Files.writeString(
        Files.createDirectories(folder.resolve("spark/conf")).resolve("log4j2.properties"), "");
    assertThat(checkout.run("demo").out()).containsExactly("-Dmine=1");
  }

  @Test
  void withoutASparkOurOwnGoesToTheMaster() throws Exception {
    assertThat(checkout.run("ingest", "--master", "spark://host:7077").out())
        .startsWith("java")
        .endsWith("wildfire.Main", "ingest", "--master", "spark://host:7077");
  }

  @Test
  void whatIsMissingIsOneSentence() throws Exception {
    checkout.environment.put("SPARK_HOME", folder.resolve("no spark").toString());
    assertSentence(
        checkout.run("demo"), "SPARK_HOME is .*/no spark, but there is no bin/spark-submit in it");
    checkout.environment.remove("SPARK_HOME");
    checkout.environment.put("JAVA_HOME", folder.resolve("no java").toString());
    assertSentence(checkout.run("demo"), "JAVA_HOME is .*/no java, but there is no bin/java in it");
    checkout.environment.remove("JAVA_HOME");
    checkout.environment.put("PATH", checkout.tools().toString());
    assertSentence(checkout.run("demo"), "There is no Java: install a JDK 17");
  }

  @Test
  void anOldJavaIsToldBeforeItFails() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertSentence(
        checkout.run("demo"), "The Java at .* is version 11: Wildfire needs 17 or later");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21\"\n");
    assertThat(checkout.run("demo").exitCode()).isZero();
  }
}
