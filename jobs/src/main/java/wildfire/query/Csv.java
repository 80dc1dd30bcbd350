package wildfire.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Comma-separated text as RFC 4180 has it, with lines that end in a line feed. Text stands between
 * quotation marks and everything else does not, so that nothing at all between two commas is
 * unknown, and two quotation marks are a text without a letter. Moments are ISO 8601, in UTC.
 *
 * <p>A spreadsheet takes a cell for a formula by its first character (OWASP, "CSV Injection"). So a
 * text that begins with one of {@code = + - @}, their wide forms, tab, carriage return or line feed
 * gets an apostrophe before it. So does one that has apostrophes before such a character: whoever
 * takes one away from a text that begins with apostrophes and such a character has the text as it
 * was. Numbers are none of this, and stay numbers.
 */
public final class Csv {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠\t\r\n]");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Appendable out;

  Csv(Appendable out) {
    this.out = out;
  }

  /**
   * Writes all rows that are left of an answer, below their names.
   *
   * @param isEnough whether to stop, before each row
   * @return how many rows were written
   */
  public static long write(Answer answer, Appendable out, BooleanSupplier isEnough) {
    Csv csv = new Csv(out);
    csv.header(answer.columns());
    long rows = 0;
    for (Object[] row = answer.next(); row != null; row = answer.next()) {
      if (isEnough.getAsBoolean()) {
        break;
      }
      csv.row(answer.columns(), row);
      rows++;
    }
    return rows;
  }

  void header(List<Answer.Column> columns) {
    line(columns.stream().map(column -> quoted(guarded(column.name()))));
  }

  void row(List<Answer.Column> columns, Object[] values) {
    line(IntStream.range(0, values.length).mapToObj(i -> cell(columns.get(i).kind(), values[i])));
  }

  private void line(Stream<String> cells) {
    try {
      out.append(cells.collect(Collectors.joining(",", "", "\n")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String cell(Answer.Kind kind, Object value) {
    if (value == null) {
      return "";
    }
    return kind == Answer.Kind.TEXT ? quoted(guarded((String) value)) : plain(value);
  }

  /** The text as a spreadsheet may have it. */
  static String guarded(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String plain(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
    }
    if (value instanceof LocalDateTime moment) {
      return MOMENT.format(moment);
    }
    return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
  }
}
