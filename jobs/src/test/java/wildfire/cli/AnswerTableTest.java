package wildfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import wildfire.cli.Screen.Signs;
import wildfire.query.Answer.Column;
import wildfire.query.Answer.Kind;

/** Rows of a query in the terminal. */
final class AnswerTableTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("post", Kind.TEXT), new Column("shares", Kind.NUMBER));

  private static List<String> lines(List<Column> columns, Screen screen, Object[]... rows) {
    AnswerTable table = new AnswerTable(columns, screen);
    for (Object[] row : rows) {
      table.add(row);
    }
    return table.lines();
  }

  @Example
  void numbersStandByTheirLastDigitAndWhatIsUnknownSaysSo() {
    assertThat(
            lines(
                COLUMNS,
                Screen.FILE,
                new Object[] {"a", 5L},
                new Object[] {"long", 1234L},
                new Object[] {null, null}))
        .containsExactly(
            "post  shares", "----  ------", "a          5", "long    1234", "null    null");
  }

  @Example
  void theWidestTextGivesWayAndNumbersDoNot() {
    assertThat(
            lines(
                COLUMNS, new Screen(20, Signs.UNICODE), new Object[] {"a very long name", 123456L}))
        .containsExactly("post          shares", "------------  ------", "a very long…  123456");
    assertThat(
            lines(COLUMNS, new Screen(20, Signs.ASCII), new Object[] {"a very long name", 123456L}))
        .contains("a very long~  123456");
  }

  @Example
  void whatDoesNotFitBesideEachOtherStandsBelowEachOther() {
    assertThat(
            lines(
                List.of(
                    new Column("first", Kind.NUMBER),
                    new Column("second_one", Kind.NUMBER),
                    new Column("text", Kind.TEXT)),
                new Screen(22, Signs.UNICODE),
                new Object[] {1L, 2L, "a text that is too long"},
                new Object[] {3L, null, ""}))
        .containsExactly(
            "row 1",
            "first       1",
            "second_one  2",
            "text        a text th…",
            "\nrow 2",
            "first       3",
            "second_one  null",
            "text        ");
  }

  @Example
  void whatPeopleWroteDoesNothingToTheTerminal() {
    assertThat(
            lines(
                List.of(new Column("text", Kind.TEXT)),
                Screen.FILE,
                new Object[] {"\u001b[31m<script>\n\u202eשלום\u0007 \"=HYPERLINK(\""}))
        .last()
        .isEqualTo("\\u001b[31m<script>\\n\\u202eשלום\\u0007 \"=HYPERLINK(\"");
  }

  @Example
  void numbersAreRounded() {
    assertThat(AnswerTable.words(0.30000000000000004)).isEqualTo("0.3");
    assertThat(AnswerTable.words(1234.56789)).isEqualTo("1234.5679");
    assertThat(AnswerTable.words(-0.000123456)).isEqualTo("-0.0001235");
    assertThat(AnswerTable.words(0.0)).isEqualTo("0");
    assertThat(AnswerTable.words(-0.0)).isEqualTo("0");
    assertThat(AnswerTable.words(1e300)).isEqualTo("1.0E300");
    assertThat(AnswerTable.words(1e-300)).isEqualTo("1.0E-300");
    assertThat(AnswerTable.words(OffsetDateTime.parse("2026-01-31T03:00:00.5+01:00")))
        .isEqualTo("2026-01-31 02:00:00Z");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab \né日\u0301")
        .withChars("\ud83d\udc69")
        .ofMaxLength(40);
  }

  @Property(tries = 300)
  void noLineIsWiderThanTheTerminal(
      @ForAll("texts") String one,
      @ForAll("texts") String other,
      @ForAll @IntRange(min = 30, max = 90) int width) {
    assertThat(
            lines(
                List.of(new Column("one", Kind.TEXT), new Column("other", Kind.TEXT)),
                new Screen(width, Signs.UNICODE),
                new Object[] {one, other}))
        .allSatisfy(line -> assertThat(Screen.width(line)).isLessThanOrEqualTo(width));
  }
}
