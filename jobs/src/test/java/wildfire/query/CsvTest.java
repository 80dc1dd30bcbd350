package wildfire.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wildfire.query.Answer.Column;
import wildfire.query.Answer.Kind;

/** What is written is read back by Univocity's parser, which is not ours. */
final class CsvTest {
  private static final String UNKNOWN = "\0unknown";

  /** The text as it was before it was guarded. */
  private static String unguarded(String cell) {
    return cell.startsWith("'") && !Csv.guarded(cell).equals(cell) ? cell.substring(1) : cell;
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("=+-@＝＋－＠\t\r\n'\",; a1éש\u202e")
            .withChars("<script>")
            .ofMaxLength(12);
    Arbitrary<String> told =
        Combinators.combine(text, Arbitraries.of("", "👩‍👩‍👧", "=HYPERLINK(\"http://x\")"))
            .as((one, other) -> one + other)
            .injectNull(0.1);
    return told.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 500)
  void readBackItDiffersByTheApostropheAlone(@ForAll("rows") List<List<String>> rows) {
    List<Column> columns =
        IntStream.range(0, 3).mapToObj(i -> new Column("c" + i, Kind.TEXT)).toList();
    StringBuilder out = new StringBuilder();
    Csv csv = new Csv(out);
    csv.header(columns);
    rows.forEach(row -> csv.row(columns, row.toArray()));

    List<String[]> read = read(out.toString());
    assertThat(read.get(0)).containsExactly("c0", "c1", "c2");
    List<List<String>> texts = new ArrayList<>();
    for (String[] cells : read.subList(1, read.size())) {
      List<String> row = new ArrayList<>();
      for (String cell : cells) {
        if (cell.equals(UNKNOWN)) {
          row.add(null);
        } else {
          assertThat(cell).doesNotMatch("(?s)[=+\\-@＝＋－＠\t\r\n].*");
          String text = unguarded(cell);
          assertThat(cell).isIn(text, "'" + text);
          row.add(text);
        }
      }
      texts.add(row);
    }
    assertThat(texts).isEqualTo(rows);
  }

  @Property
  void numbersStayWhatTheyAre(@ForAll double number, @ForAll long count) {
    List<Column> columns =
        List.of(new Column("number", Kind.NUMBER), new Column("count", Kind.NUMBER));
    StringBuilder out = new StringBuilder();
    new Csv(out).row(columns, new Object[] {number, count});
    String[] cells = read(out.toString()).get(0);
    assertThat(Double.parseDouble(cells[0])).isEqualTo(number);
    assertThat(Long.parseLong(cells[1])).isEqualTo(count);
  }

  @Example
  void whatCanBeToldApartIs() {
    List<Column> columns =
        List.of(
            new Column("text", Kind.TEXT),
            new Column("unknown", Kind.TEXT),
            new Column("at", Kind.PLAIN),
            new Column("is", Kind.PLAIN),
            new Column("below", Kind.NUMBER));
    StringBuilder out = new StringBuilder();
    Csv csv = new Csv(out);
    csv.header(columns);
    csv.row(
        columns,
        new Object[] {"", null, OffsetDateTime.parse("2026-01-31T03:00:00+01:00"), true, -1.5});
    assertThat(out)
        .hasToString(
            """
            "text","unknown","at","is","below"
            "",,2026-01-31T02:00:00.000000Z,true,-1.5
            """);
  }

  @Example
  void anApostropheOfTheWritersOwnStays() {
    assertThat(Csv.guarded("'s ochtends")).isEqualTo("'s ochtends");
    assertThat(Csv.guarded("'=1")).isEqualTo("''=1");
    assertThat(unguarded("''=1")).isEqualTo("'=1");
    assertThat(unguarded("'s ochtends")).isEqualTo("'s ochtends");
  }

  private static List<String[]> read(String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNullValue(UNKNOWN);
    settings.setEmptyValue("");
    settings.setLineSeparatorDetectionEnabled(false);
    settings.getFormat().setLineSeparator("\n");
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.trimValues(false);
    settings.trimQuotedValues(false);
    settings.getFormat().setComment('\0');
    settings.setSkipEmptyLines(false);
    settings.setMaxCharsPerColumn(-1);
    List<String[]> rows = new CsvParser(settings).parseAll(new StringReader(text));
    return rows.isEmpty() ? Collections.emptyList() : rows;
  }
}
