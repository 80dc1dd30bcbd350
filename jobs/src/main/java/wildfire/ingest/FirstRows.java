package wildfire.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import wildfire.ingest.CanonicalTable.CanonicalColumn;

/** A few rows as a person can look at them: under their columns, cut to the width of a screen. */
final class FirstRows {
  private static final int ROWS = 3;
  private static final int WIDTH = 92;
  private static final int CELL = 22;

  private FirstRows() {}

  /**
   * The first rows of each table; only columns in which one of them has something.
   *
   * @param taken accepted rows of a pass
   */
  static List<String> of(List<Row> taken, List<CanonicalTable> tables) {
    List<String> lines = new ArrayList<>();
    for (CanonicalTable table : tables) {
      List<Row> rows =
          taken.stream()
              .filter(row -> Mapping.accepted(table).equals(row.getAs(Mapping.TARGET)))
              .limit(ROWS)
              .toList();
      if (!rows.isEmpty()) {
        lines.addAll(of(table, rows));
      }
    }
    return List.copyOf(lines);
  }

  private static List<String> of(CanonicalTable table, List<Row> rows) {
    Set<String> there = Set.of(rows.get(0).schema().fieldNames());
    List<List<String>> columns = new ArrayList<>();
    int width = 0;
    for (CanonicalColumn column : table.columns()) {
      if (!there.contains(column.name())
          || rows.stream().allMatch(row -> row.getAs(column.name()) == null)) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(column.name()));
      rows.forEach(row -> cells.add(shown(row.getAs(column.name()))));
      int its = cells.stream().mapToInt(String::length).max().orElse(0) + 2;
      if (width + its > WIDTH) {
        break;
      }
      width += its;
      columns.add(cells);
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line <= rows.size(); line++) {
      int at = line;
      lines.add(
          (line == 0 ? table.id() + ": " : " ".repeat(table.id().length() + 2))
              + columns.stream()
                  .map(cells -> padded(cells.get(at), cells))
                  .collect(Collectors.joining("  "))
                  .stripTrailing());
    }
    return lines;
  }

  private static String padded(String cell, List<String> column) {
    int width = column.stream().mapToInt(String::length).max().orElse(0);
    return cell + " ".repeat(width - cell.length());
  }

  private static String shown(Object value) {
    String text =
        value == null
            ? ""
            : value instanceof Double number
                ? String.format(Locale.ROOT, "%.10g", number).replaceFirst("\\.?0+$", "")
                : value.toString().replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (text.codePointCount(0, text.length()) <= CELL) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, CELL - 1)) + "…";
  }
}
