package wildfire.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.model.OperatorError;
import wildfire.yaml.YamlValue.Entry;
import wildfire.yaml.YamlValue.Items;
import wildfire.yaml.YamlValue.Nothing;
import wildfire.yaml.YamlValue.Scalar;

final class YamlDocumentTest {
  private final Problems problems = new Problems();

  private static Place line(int line) {
    return new Place("own.yaml", line);
  }

  @Test
  void everyValueIsAsItIsWrittenAndKnowsItsLine() {
    YamlValue.Keys read =
        YamlDocument.keys(
            "own.yaml", "a: 010\nb:\n  - no\n  - \"null\"\nc:\nd: {e: ~}\n", problems);
    assertThat(problems.none()).isTrue();
    assertThat(read.entries())
        .containsEntry("a", new Entry(line(1), new Scalar(line(1), "010")))
        .containsEntry(
            "b",
            new Entry(
                line(2),
                new Items(
                    line(3), List.of(new Scalar(line(3), "no"), new Scalar(line(4), "null")))))
        .containsEntry("c", new Entry(line(5), new Nothing(line(5))));
    assertThat(((YamlValue.Keys) read.entries().get("d").value()).entries())
        .containsEntry("e", new Entry(line(6), new Nothing(line(6))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [b|own.yaml:1: not YAML: ",
        "- a|own.yaml:1: the file must hold keys such as",
        "a: b\\nc: d\\na: e|own.yaml:3: a is given twice, first at own.yaml:1",
        "a: {b: 1, b: 2}|own.yaml:1: a.b is given twice, first at own.yaml:1",
        "a: &x b\\nc: *x|own.yaml:1: anchors (&x) are not read here",
        "[a]: b|own.yaml:1: a key must be a single word",
        "a: b\\n---\\nc: d|own.yaml:3: a second document begins; one is read",
      })
  void whatIsNotReadIsAProblem(String text, String problem) {
    YamlDocument.keys("own.yaml", text.replace("\\n", "\n"), problems);
    assertThat(problems.lines()).anySatisfy(told -> assertThat(told).startsWith(problem));
  }

  @Test
  void noTextHasNoKeys() {
    assertThat(YamlDocument.keys("own.yaml", "# nothing yet\n", problems).entries()).isEmpty();
    assertThat(problems.none()).isTrue();
  }

  @Test
  void allProblemsAreToldInTheOrderOfTheirPlaces() {
    problems.at(line(9), "nine is %d too many", 8);
    problems.add(line(2), "two", "two is one too many");
    assertThat(problems.concern("two")).isTrue();
    assertThatThrownBy(() -> problems.throwIfAny("source own"))
        .isInstanceOf(OperatorError.class)
        .hasMessage(
            "The source own cannot be used, for 2 reasons:%n%s%n%s",
            "own.yaml:2: two is one too many", "own.yaml:9: nine is 8 too many");
  }

  @Test
  void theNearestWordIsOneThatIsNear() {
    List<String> known = List.of("delimiter", "files", "format", "Europe/Amsterdam");
    assertThat(Nearest.to("delimeter", known)).contains("delimiter");
    assertThat(Nearest.to("delmiiter", known)).contains("delimiter");
    assertThat(Nearest.first("fiels", known).get(0)).isEqualTo("files");
    assertThat(Nearest.first("x", known)).containsExactlyInAnyOrderElementsOf(known);
    assertThat(Nearest.to("europe/amsterdan", known)).contains("Europe/Amsterdam");
    assertThat(Nearest.hint("file", known)).isEqualTo("; did you mean \"files\"?");
    assertThat(Nearest.hint("colour", known)).isEmpty();
  }

  @Property
  void distancesAreThoseOfAMetric(@ForAll String a, @ForAll String b) {
    int distance = Nearest.distance(a, b);
    assertThat(distance).isEqualTo(Nearest.distance(b, a));
    assertThat(distance == 0).isEqualTo(a.equals(b));
    assertThat(distance)
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
  }
}
