package wildfire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.model.EngagementKind;

final class NumbersTest {
  private static final char NONE = 0;

  @Property
  void wholesSurviveGrouping(@ForAll @LongRange(min = 0) long value) {
    assertThat(new Numbers('.', NONE).wholes().valueOf(Long.toString(value))).isEqualTo(value);
    assertThat(new Numbers('.', ',').wholes().valueOf(String.format(Locale.ENGLISH, "%,d", value)))
        .isEqualTo(value);
    assertThat(
            new Numbers(',', '.')
                .wholes()
                .valueOf(String.format(Locale.GERMAN, "%,d", value) + ",00"))
        .isEqualTo(value);
  }

  @Property
  void decimalsSurviveTheMarks(
      @ForAll @Scale(4) @BigRange(min = "-99999999", max = "99999999") BigDecimal value) {
    DecimalFormat german = new DecimalFormat("#,##0.####", new DecimalFormatSymbols(Locale.GERMAN));
    assertThat(new Numbers(',', '.').decimals().valueOf(german.format(value)))
        .isEqualTo(value.doubleValue());
    assertThat(new Numbers('.', NONE).decimals().valueOf(value.toString()))
        .isEqualTo(value.doubleValue());
  }

  @Property
  void noTextThrows(@ForAll String text) {
    for (Meaning<?> meaning :
        List.of(
            new Numbers(',', ' ').wholes(),
            new Numbers('.', ',').decimals(),
            new Numbers('.', NONE).shares(),
            Meaning.YES_NO)) {
      if (!text.isEmpty() && meaning.valueOf(text) == null) {
        assertThat(meaning.problemOf(text)).startsWith("'").isNotBlank();
      }
    }
  }

  @Test
  void wholeNumbers() {
    Meaning<Long> plain = new Numbers('.', NONE).wholes();
    assertThat(plain.valueOf("12.0")).isEqualTo(12);
    assertThat(plain.valueOf("1.2e3")).isEqualTo(1200);
    assertThat(plain.valueOf("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(plain.valueOf("-0")).isZero();
    for (String none :
        List.of(
            "9223372036854775808",
            "-1",
            "1.5",
            "1,234",
            "",
            "1e99",
            "1e-99999999999",
            "0x10",
            "١٢",
            "NaN",
            "--")) {
      assertThat(plain.valueOf(none)).as(none).isNull();
    }
    Meaning<Long> grouped = new Numbers('.', ',').wholes();
    assertThat(grouped.valueOf("1,23")).isNull();
    assertThat(grouped.valueOf("1234,567")).isNull();
    assertThat(grouped.valueOf(",123")).isNull();
    assertThat(grouped.valueOf("1,234")).isEqualTo(1234);
    assertThat(new Numbers(',', ' ').wholes().valueOf("1\u00a0234\u202f567")).isEqualTo(1_234_567);
    assertThat(grouped.problemOf("1,23"))
        .isEqualTo("'1,23' is no whole number from 0 up written like 1,234.5");
  }

  @Test
  void shares() {
    Meaning<Double> share = new Numbers(',', NONE).shares();
    assertThat(share.valueOf("0,25")).isEqualTo(0.25);
    assertThat(share.valueOf("12,5 %")).isEqualTo(0.125);
    assertThat(share.valueOf("100%")).isEqualTo(1.0);
    assertThat(share.valueOf("1,01")).isNull();
    assertThat(share.valueOf("101%")).isNull();
    assertThat(share.valueOf("-1%")).isNull();
    assertThat(share.valueOf("%")).isNull();
  }

  @Test
  void yesAndNo() {
    Meaning<Boolean> yesNo = Meaning.YES_NO;
    for (String yes : List.of("true", "YES", "1")) {
      assertThat(yesNo.valueOf(yes)).as(yes).isTrue();
    }
    for (String no : List.of("False", "no", "0")) {
      assertThat(yesNo.valueOf(no)).as(no).isFalse();
    }
    assertThat(yesNo.valueOf("maybe")).isNull();
  }

  @Test
  void vocabulariesKnowTheNearestWord() {
    assertThat(Vocabulary.of(EngagementKind.values(), EngagementKind::id).valueOf("Share"))
        .isEqualTo("share");
    assertThat(Vocabulary.of(EngagementKind.values(), EngagementKind::id).problemOf("shre"))
        .endsWith("; nearest is share");
    assertThat(Vocabulary.of(List.of("x", "linkedin")).problemOf("linked-in"))
        .isEqualTo("'linked-in' is none of x, linkedin; nearest is linkedin");
    assertThat(Vocabulary.of(List.of("x", "linkedin")).problemOf("y"))
        .isEqualTo("'y' is none of x, linkedin");
  }

  @Test
  void cellsKnowWhatIsUnknown() {
    Cell<Long> cell =
        new Cell<>(
            new Numbers('.', NONE).wholes(),
            Map.of("none", "0", "?", ""),
            Set.of("-", "undefined"));
    for (String unknown : new String[] {null, "", "  ", " - ", "undefined", "?", "\ufeff-\u00a0"}) {
      assertThat(cell.valueOf(unknown)).as(unknown).isNull();
      assertThat(cell.problemOf(unknown)).as(unknown).isNull();
    }
    assertThat(cell.valueOf("none")).isZero();
    assertThat(cell.valueOf(" 7\t")).isEqualTo(7);
    assertThat(cell.problemOf("seven")).isEqualTo("'seven' is no whole number from 0 up");
  }

  @Property
  void quotedValuesAreFoundAgain(@ForAll String value) {
    String reason = "posts.kind: " + Texts.quoted(value) + " is none of a, b";
    assertThat(Texts.generalised(reason)).isEqualTo("posts.kind: '…' is none of a, b");
    assertThat(Texts.quoted(value).codePointCount(0, Texts.quoted(value).length()))
        .isLessThanOrEqualTo(63);
  }

  /**
   * What is no whole number was written under other marks than the source says; one that is
   * shortened by a word is known as exactly as it is written.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234|1234",
        "1,234|1234",
        "100.0|100",
        "0|0",
        "1e3|1000",
        "1.234|",
        "1,23|",
        "0.5|",
        "-1|",
        "12%|",
        "1.2K|1200",
        "3.4 mln.|3400000",
        "1.2万|12000",
        "1,234K|1234000",
        "2M|2000000",
        "1.2345K|",
        "1,2K|",
        "1.2m|",
        "K|",
        "1e3K|",
        "1 234|",
        "1.234.567|",
        "n.v.t.|"
      })
  void countsAreWholeOrNone(String text, Double value) {
    assertThat(new Numbers('.', ',').counts().valueOf(text)).isEqualTo(value);
    assertThat(new Numbers('.', ',').counts().problemOf(text))
        .endsWith(" is no count, a whole number from 0 up written like 1,234");
  }

  @Test
  void unitsStandUnderTheMarksOfTheSource() {
    Numbers dutch = new Numbers(',', '.');
    assertThat(dutch.counts().valueOf("3,4 mln.")).isEqualTo(3_400_000);
    assertThat(dutch.wholes().valueOf("1,2K")).isEqualTo(1_200);
    assertThat(dutch.counts().valueOf("1.2K")).as("a point groups thousands there").isNull();
    assertThat(new Numbers('.', NONE).wholes().valueOf("1.5億")).isEqualTo(150_000_000);
  }

  @Test
  void numbersOfDaysMayBeBelowNothing() {
    Numbers numbers = new Numbers('.', ',');
    assertThat(numbers.netCounts().valueOf("-1,234")).isEqualTo(-1234);
    assertThat(numbers.netCounts().valueOf("-0.5")).isNull();
  }
}
