package wildfire.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import wildfire.model.HowMany;
import wildfire.query.Answer;
import wildfire.query.Csv;

/** What a query gave, in the terminal or as CSV. */
public final class AnswerText {
  private AnswerText() {}

  /**
   * As a table.
   *
   * @param most how many rows are shown; the others are counted
   */
  public static Summary table(Answer answer, long most, Screen screen) {
    AnswerTable table = new AnswerTable(answer.columns(), screen);
    long rows = 0;
    for (Object[] row = answer.next(); row != null; row = answer.next()) {
      if (rows < most) {
        table.add(row);
      }
      rows++;
    }
    Summary summary = Summary.empty();
    List<String> lines = table.lines();
    lines.forEach(summary::sentence);
    summary.sentence("(" + HowMany.of(rows, "row") + ")");
    if (rows > most) {
      summary.sentence(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows are shown: --rows all shows all, and --csv prints all as CSV.",
              most,
              rows));
    }
    return summary;
  }

  /** As CSV, row by row; ends early where nobody reads on, as with {@code | head}. */
  public static Summary csv(Answer answer, PrintStream bytes) {
    Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    Csv csv = new Csv(out);
    csv.header(answer.columns());
    for (Object[] row = answer.next(); row != null && !bytes.checkError(); row = answer.next()) {
      csv.row(answer.columns(), row);
    }
    try {
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Summary.empty();
  }
}
