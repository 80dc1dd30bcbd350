package wildfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wildfire.query.ReportRow;

/**
 * How a post's shares added up with its age, and what is usual by then. What fell in a span of the
 * curve is counted at the end of it, so that no moment shows more than was there.
 */
final class GrowthChart {
  private static final int ROWS = 7;
  private static final int WIDEST = 60;
  private static final int MARGIN = 10;
  private static final List<Integer> SPANS = List.of(6, 12, 24, 48, 72, 168, 336, 720);
  private static final double MOST_OF_IT = 0.95;

  private final TreeMap<Long, Long> total = new TreeMap<>();
  private final List<ReportRow> usual;
  private final Screen screen;

  /**
   * @param curve rows of the table post_curve
   * @param growth usual shares by age: rows of the table post_at_age
   */
  GrowthChart(List<ReportRow> curve, List<ReportRow> growth, Screen screen) {
    TreeMap<Long, Long> ending = new TreeMap<>();
    for (ReportRow span : curve) {
      String kind = span.text("kind");
      if (kind.equals("share") || kind.equals("quote")) {
        ending.merge(
            span.count("age_hours_to"),
            span.count("events") - span.count("paid_events"),
            Long::sum);
      }
    }
    long sum = 0;
    for (var span : ending.entrySet()) {
      sum += span.getValue();
      total.put(span.getKey(), sum);
    }
    this.usual = growth;
    this.screen = screen;
  }

  /** The lines; none where nobody shared the post without being paid, as far as is known. */
  List<String> lines() {
    long all = total.isEmpty() ? 0 : total.lastEntry().getValue();
    if (all == 0) {
      return List.of();
    }
    int until = until(all);
    int width = screen.columns() == 0 ? WIDEST : Math.min(WIDEST, screen.columns() - MARGIN);
    if (width < SPANS.get(0)) {
      return List.of();
    }
    List<ReportRow> marks =
        usual.stream().filter(mark -> mark.number("age_hours") <= until).toList();
    double most =
        Math.max(
            (double) by(until),
            marks.stream().mapToDouble(mark -> mark.number("expected")).max().orElse(0));
    char[][] cells = new char[ROWS][width];
    for (int column = 0; column < width; column++) {
      int eighths = (int) Math.round(by((column + 1.0) * until / width) / most * ROWS * 8);
      for (int row = 0; row < ROWS; row++) {
        cells[row][column] =
            Bars.filled(Math.max(0, Math.min(8, eighths - row * 8)), screen.signs());
      }
    }
    for (ReportRow mark : marks) {
      int column = (int) Math.ceil(mark.number("age_hours") * width / until) - 1;
      int row = (int) Math.min(ROWS - 1, mark.number("expected") / most * ROWS);
      cells[row][Math.max(0, column)] = mark();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Shares and quotes so far, without those known to be bought:");
    for (int row = ROWS - 1; row >= 0; row--) {
      String label = row == ROWS - 1 ? number(most) : row == 0 ? "0" : "";
      lines.add("  %6s %s".formatted(label, axis()) + new String(cells[row]).stripTrailing());
    }
    String end = span(until);
    lines.add(" ".repeat(10) + "0 h" + " ".repeat(Math.max(1, width - 3 - end.length())) + end);
    if (!marks.isEmpty()) {
      lines.add(
          "  "
              + mark()
              + " usual by then: "
              + String.join(
                  ", ",
                  marks.stream()
                      .map(
                          mark ->
                              number(mark.number("expected"))
                                  + " at "
                                  + span(mark.number("age_hours").intValue()))
                      .toList())
              + ".");
    }
    long later = all - by(until);
    if (later > 0) {
      lines.add(String.format(Locale.ROOT, "  %,d of %,d came later.", later, all));
    }
    return lines;
  }

  /** The age at which most of it was there, as a person would say it. */
  private int until(long all) {
    for (int span : SPANS) {
      if (by(span) >= MOST_OF_IT * all) {
        return span;
      }
    }
    return total.lastKey().intValue();
  }

  private long by(double age) {
    var last = total.floorEntry((long) Math.floor(age + 1e-9));
    return last == null ? 0 : last.getValue();
  }

  private char mark() {
    return switch (screen.signs()) {
      case UNICODE -> '○';
      case ASCII -> 'o';
    };
  }

  private String axis() {
    return switch (screen.signs()) {
      case UNICODE -> "┤";
      case ASCII -> "|";
    };
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value == Math.rint(value) || value >= 100 ? "%,.0f" : "%.1f", value);
  }

  private static String span(int hours) {
    return hours > 72 && hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
  }
}
