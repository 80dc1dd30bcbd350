package wildfire.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import wildfire.model.Plural;
import wildfire.query.Answer;

/**
 * Rows of a query as a person reads them: below each other, numbers by their last digit; or, where
 * the terminal is too narrow for that, each row with a line for each column.
 */
public final class AnswerTable {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;
  private static final int DECIMALS = 4;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT);

  private final List<Answer.Column> columns;
  private final List<String[]> rows = new ArrayList<>();
  private final Screen screen;

  AnswerTable(List<Answer.Column> columns, Screen screen) {
    this.columns = columns;
    this.screen = screen;
  }

  /**
   * The rows of an answer.
   *
   * @param most how many are shown; the others are counted
   */
  public static Summary of(Answer answer, long most, Screen screen) {
    AnswerTable table = new AnswerTable(answer.columns(), screen);
    long rows = 0;
    for (Object[] row = answer.next(); row != null; row = answer.next()) {
      if (rows++ < most) {
        table.add(row);
      }
    }
    Summary summary = Summary.empty();
    table.lines().forEach(summary::sentence);
    summary.sentence("(" + Plural.of(rows, "row") + ")");
    if (rows > most) {
      summary.sentence(
          "%,d of %,d rows are shown: --rows all shows all, and --csv prints all as CSV.",
          most, rows);
    }
    return summary;
  }

  /** Adds a row; null is what is unknown. */
  void add(Object... values) {
    rows.add(Arrays.stream(values).map(AnswerTable::words).toArray(String[]::new));
  }

  /** The lines, the names first. */
  List<String> lines() {
    int[] widths =
        IntStream.range(0, columns.size())
            .map(i -> rows.stream().mapToInt(row -> Screen.width(row[i])).max().orElse(0))
            .toArray();
    Arrays.setAll(widths, i -> Math.max(widths[i], Screen.width(name(i))));
    if (screen.columns() > 0 && !fitted(widths)) {
      return records();
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(widths, this::name));
    lines.add(line(widths, i -> "-".repeat(widths[i])));
    rows.forEach(row -> lines.add(line(widths, i -> row[i])));
    return lines;
  }

  /** Takes from the widest texts until all fits; false if it cannot. */
  private boolean fitted(int[] widths) {
    int over = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - screen.columns();
    for (; over > 0; over--) {
      int widest =
          IntStream.range(0, widths.length)
              .filter(i -> columns.get(i).kind() == Answer.Kind.TEXT && widths[i] > NARROWEST)
              .reduce(-1, (one, other) -> one < 0 || widths[other] > widths[one] ? other : one);
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private String line(int[] widths, IntFunction<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = screen.cut(cells.apply(i), widths[i]);
      String space = " ".repeat(widths[i] - Screen.width(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).kind() == Answer.Kind.NUMBER ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  private List<String> records() {
    int names = IntStream.range(0, columns.size()).map(i -> Screen.width(name(i))).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      lines.add((row == 0 ? "" : "\n") + "row " + (row + 1));
      for (int i = 0; i < columns.size(); i++) {
        int room = Math.max(NARROWEST, screen.columns() - names - GAP.length());
        lines.add(
            name(i)
                + " ".repeat(names - Screen.width(name(i)))
                + GAP
                + screen.cut(rows.get(row)[i], room));
      }
    }
    return lines;
  }

  private String name(int column) {
    return Screen.visible(columns.get(column).name());
  }

  /** A value as a person reads it: numbers rounded to four decimals, or four digits if small. */
  static String words(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? rounded(number) : Double.toString(number);
    }
    if (value instanceof OffsetDateTime moment) {
      return MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
    return Screen.visible(
        value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
  }

  private static String rounded(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal shown =
        Math.abs(number) < 1
            ? exact.round(new MathContext(DECIMALS, RoundingMode.HALF_EVEN))
            : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal plain = shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
    String words = plain.toPlainString();
    return words.length() <= 20 ? words : Double.toString(number);
  }
}
