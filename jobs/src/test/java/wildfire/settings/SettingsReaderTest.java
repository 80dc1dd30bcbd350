package wildfire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.model.OperatorError;
import wildfire.yaml.KeyNames;

/** What a settings file and options become, and what is said of those that cannot be used. */
final class SettingsReaderTest {
  @TempDir private Path folder;

  @Test
  void aFileNeedsOnlyWhatDiffers() throws Exception {
    Settings settings =
        new SettingsReader()
            .file(
                file(
                    """
                    workspace: nightly
                    inputs:
                      - path: exports/linkedin
                        source: linkedin-posts
                    measure:
                      window: 14d
                    judge:
                    spark:
                      spark.local.dir: /fast
                    """))
            .read();
    Settings builtIn = new SettingsReader().read();
    assertThat(settings.workspace()).isEqualTo("nightly");
    assertThat(settings.inputs())
        .containsExactly(new InputSettings("exports/linkedin", "linkedin-posts"));
    assertThat(settings.measure().window()).isEqualTo(Duration.ofDays(14));
    assertThat(settings.measure().peakWindow()).isEqualTo(builtIn.measure().peakWindow());
    assertThat(settings.judge()).isEqualTo(builtIn.judge());
    assertThat(settings.spark()).isEqualTo(Map.of("spark.local.dir", "/fast"));
  }

  @Test
  void theCommandLineGoesBeforeTheFile() throws Exception {
    Settings settings =
        new SettingsReader()
            .file(file("judge: {above: 2, min_commenters: 5}\nworkspace: nightly\n"))
            .set("judge.above", "1.5")
            .set("vocabulary.platforms", "[linkedin, x]")
            .set("spark.sql.shuffle.partitions", "8")
            .workspace("trial: one")
            .asOf("2026-01-31")
            .inputs(List.of(new InputSettings("a b", "mine")))
            .read();
    assertThat(settings.judge().above()).isEqualTo(1.5);
    assertThat(settings.judge().minCommenters()).isEqualTo(5);
    assertThat(settings.vocabulary().platforms()).containsExactly("linkedin", "x");
    assertThat(settings.spark()).isEqualTo(Map.of("spark.sql.shuffle.partitions", "8"));
    assertThat(settings.workspace()).isEqualTo("trial: one");
    assertThat(settings.measure().asOf()).isEqualTo(Instant.parse("2026-01-31T23:59:59.999999Z"));
    assertThat(settings.inputs()).containsExactly(new InputSettings("a b", "mine"));
  }

  @Test
  void ofTwoOptionsForOneKeyTheLastCounts() {
    Settings settings =
        new SettingsReader().set("judge.above", "2").set("judge.above", "1.5").read();
    assertThat(settings.judge().above()).isEqualTo(1.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "judge.abov|1|there is no key judge.abov; did you mean judge.above?",
        "baseline_posts|1|there is no key baseline_posts; did you mean judge.baseline_posts?",
        "colour|red|there is no key colour; the keys here are workspace, inputs, vocabulary,",
        "report.colour|red|there is no key report.colour; the keys of report are keep_runs, max_lost_share, language",
        "judge.above|veel|judge.above is \"veel\"; it must be a number",
        "judge.above|NaN|judge.above is \"NaN\"; it must be a number",
        "judge.above|-1|judge.above is -1; it must be between 0 and 30",
        "judge.late_share|1.2|judge.late_share is 1.2; it must be between 0 and 1",
        "judge.baseline_posts|2.5|judge.baseline_posts is \"2.5\"; it must be a whole number",
        "judge.baseline_posts|9999999999|it must be a whole number",
        "judge.min_commenters|0|judge.min_commenters is 0; it must be at least 1",
        "report.min_group_accounts|2|report.min_group_accounts is 2; set 1, which leaves everything in, or 3 or more",
        "judge.late_after|3 days|it must be a span of time such as 30d, 72h or 60m",
        "measure.window|0d|measure.window is 0d; it must be longer than 0s and at most 36525d",
        "measure.window|[1d]|measure.window is a list; it must be a span of time",
        "measure.as_of|31-1-2026|it must be a date such as 2026-01-31 or a moment",
        "ingest.max_record_bytes|8MX|it must be a size such as 8MiB or 500KB",
        "ingest.max_record_bytes|2GiB|it must be between 1,024 and 1,073,741,824",
        "report.language|fr|report.language is fr; it must be one of en, nl",
        "report.language|''|report.language is empty; give it a value or leave it out",
        "vocabulary.platforms|x|vocabulary.platforms is \"x\"; it must be a list, or [] for none",
        "vocabulary.platforms|[]|name the platforms that exports may speak of",
        "vocabulary.triggers|[Emotion]|has \"Emotion\"; write it in lower case",
        "vocabulary.triggers|[timing, timing]|vocabulary.triggers has \"timing\" twice",
        "judge|5|judge is \"5\"; it must hold keys",
        "inputs|[{source: a}]|inputs[1].path is missing",
        "inputs|[{path: , source: b}]|inputs[1].path is empty",
        "spark.sql.ansi.enabled|true|spark.sql.ansi.enabled cannot be changed",
        "spark|{local.dir: a}|\"local.dir\" is not a setting of Spark",
        "judge.above|{|not YAML",
        "measure.peak_window|31d|measure.peak_window (31d) must not be longer than measure.window (30d)",
        "measure.window|30m|measure.peak_window (1h) must not be longer than measure.window (30m)",
        "judge.late_after|31d|judge.late_after (31d) must not be longer than measure.window (30d)",
        "judge.min_observed|31d|judge.min_observed (31d) must not be longer than",
        "judge.min_baseline_posts|101|must not be more than judge.baseline_posts (100)",
        "judge.viral_above|0.5|judge.viral_above (0.5) must not be less than judge.above (1.0)",
        "judge.above|3|judge.viral_above (2.0) must not be less than judge.above (3.0)",
        "judge.beats|0.7|judge.beats (0.7) must not be less than judge.usual_beats (0.75)",
        "judge.chance_viral|0.03|judge.chance_viral (0.03) must not be more than judge.chance_above (0.025)",
        "judge.chance_above|0.004|judge.chance_viral (0.0075) must not be more than judge.chance_above (0.004)",
        "workspace|&a b|anchors (&a) are not read here",
      })
  void aWrongOptionGetsItsSentence(String key, String value, String sentence) {
    List<String> lines = problems(new SettingsReader().set(key, value));
    assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("--set ").contains(sentence));
  }

  @Test
  void aboveAndBelowMayNotMeet() {
    assertThat(problems(new SettingsReader().set("judge.above", "0").set("judge.below", "0")))
        .containsExactly(
            "--set judge.above: judge.above (0.0) must be more than judge.below (0.0)");
  }

  @Test
  void whatIsViralMayBeJustWhatIsAbove() {
    Settings settings =
        new SettingsReader()
            .set("judge.viral_above", "1")
            .set("judge.above", "1")
            .set("judge.chance_viral", "0.025")
            .read();
    assertThat(settings.judge().viralAbove()).isEqualTo(settings.judge().above());
    assertThat(settings.judge().chanceViral()).isEqualTo(settings.judge().chanceAbove());
  }

  static Stream<String> keys() {
    return KeyNames.paths(Settings.class).stream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyRefusesAValueOfAnotherKind(String key) {
    String wrong = SettingsPaths.typeOf(key) == Map.class ? "[1]" : "{nested: 1}";
    assertThat(problems(new SettingsReader().set(key, wrong)))
        .singleElement()
        .asString()
        .startsWith("--set " + key + ": " + key + " is ")
        .contains("it must ");
  }

  @Test
  void problemsOfTheFileComeWithTheirLines() throws Exception {
    Path file =
        file(
            """
            workspace: nightly
            judge:
              above: high
              abov: 2
              above: 3
            inputs:
              - source: exports
            measure: {window: 10m}
            """);
    assertThat(problems(new SettingsReader().file(file)))
        .containsExactly(
            file + ":3: judge.above is \"high\"; it must be a number",
            file + ":4: there is no key judge.abov; did you mean judge.above?",
            file + ":5: judge.above is given twice, first at " + file + ":3",
            file + ":7: inputs[1].path is missing",
            file + ":8: measure.peak_window (1h) must not be longer than measure.window (10m)",
            file + ":8: judge.late_after (3d) must not be longer than measure.window (10m)",
            file + ":8: judge.min_observed (1h) must not be longer than measure.window (10m)");
  }

  @Test
  void aWrongValueInTheFileIsToldEvenIfAnOptionGoesBeforeIt() throws Exception {
    Path file = file("judge: {above: high}\n");
    assertThat(problems(new SettingsReader().file(file).set("judge.above", "2"))).hasSize(1);
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() throws Exception {
    Path file = file("workspace: a\njudge: {above: 1\nreport: b: c\n");
    assertThat(problems(new SettingsReader().file(file)))
        .singleElement()
        .asString()
        .startsWith(file + ":3: not YAML: ");
  }

  @Test
  void aFileThatIsNoGroupOfKeysIsRefused() throws Exception {
    assertThat(problems(new SettingsReader().file(file("just words"))))
        .singleElement()
        .asString()
        .endsWith(":1: the file must hold keys such as \"key: value\"");
  }

  @Test
  void anEmptyFileIsTheBuiltInSettings() throws Exception {
    assertThat(new SettingsReader().file(file("# nothing yet\n")).read())
        .isEqualTo(new SettingsReader().read());
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsOneSentence() throws Exception {
    Path absent = folder.resolve("absent.yaml");
    assertThat(catchThrowableOfType(OperatorError.class, () -> new SettingsReader().file(absent)))
        .hasMessageContaining("There is no settings file " + absent);
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "workspace: café".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catchThrowableOfType(OperatorError.class, () -> new SettingsReader().file(latin)))
        .hasMessageContaining("it is not UTF-8");
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("mine.yaml"), yaml);
  }

  static List<String> problems(SettingsReader reader) {
    OperatorError error = catchThrowableOfType(OperatorError.class, reader::read);
    List<String> lines = error.getMessage().lines().toList();
    return lines.subList(1, lines.size());
  }
}
