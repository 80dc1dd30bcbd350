package wildfire.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes to a table: its columns, its rows, and how it is written. */
final class TableChanges {
  static final String ROW =
      "(?i)cells?\\b|columns|quote|characters|is no |is none of|rounded|lacks|unknown|contradict";

  private static final List<String> SEPARATORS = List.of(",", ";", "\t");

  private final TableExport export;
  private final Random random;

  TableChanges(TableExport export, Random random) {
    this.export = export;
    this.random = random;
  }

  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    if (export.read().header()) {
      columns(all);
    }
    rows(all);
    writing(all);
    return all;
  }

  private void columns(List<Variant> all) {
    int width = export.table().names().size();
    boolean twoTables =
        export.read().fields().values().stream()
            .flatMap(f -> f.names().stream())
            .anyMatch(n -> n.endsWith("(2)"));
    export
        .read()
        .fields()
        .forEach(
            (name, field) -> {
              int place = export.place(name);
              if (place < 0
                  || twoTables
                  || export.read().headerRows() == 2
                  || Variant.tellsWhatItIs(export.read(), Set.of(name))) {
                return;
              }
              String told =
                  "(?i)lacks|fits no|not one row|is missing|single days|"
                      + Pattern.quote(export.table().names().get(place));
              Set<String> apart = Variant.madeOf(export.read(), Set.of(name));
              SampleTable without =
                  export
                      .table()
                      .eachRow(
                          row -> {
                            if (row.size() == width) {
                              row.remove(place);
                            }
                            return row;
                          });
              String called = "\"" + export.table().names().get(place) + "\"";
              all.add(
                  Variant.less(export.as(without), "without the column " + called, told, apart));
              all.add(
                  Variant.less(
                      export.as(renamed(place, "Zz" + random.nextInt(1000))),
                      "another name for " + called,
                      told,
                      apart));
              all.add(
                  Variant.less(
                      export.as(export.eachCell(place, cell -> "")),
                      "nothing in the column " + called,
                      "(?i)is missing|not one row|lacks|fits no|no text",
                      apart));
              for (String alias : field.names()) {
                if (!alias.matches(".*(\\(2\\)|/).*")
                    && export.names().stream().noneMatch(TableExport.plain(alias)::equals)) {
                  all.add(
                      Variant.same(
                          export.as(renamed(place, alias)), called + " called \"" + alias + "\""));
                }
              }
              all.add(
                  Variant.same(
                      export.as(
                          export
                              .table()
                              .eachRow(
                                  row ->
                                      row.size() == width
                                          ? with(
                                              row,
                                              width,
                                              otherOf(
                                                  row.get(place),
                                                  export.table().names().get(place)))
                                          : row)),
                      "a second column " + called + " behind"));
            });
    if (!twoTables && export.read().headerRows() == 1) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, width).boxed().toList());
      Collections.shuffle(order, random);
      all.add(
          Variant.same(
              export.as(
                  export
                      .table()
                      .eachRow(
                          row ->
                              row.size() == width ? order.stream().map(row::get).toList() : row)),
              "columns in the order " + order));
      all.add(
          Variant.same(
              export.as(
                  export.table().eachRow(row -> row.size() == width ? with(row, 0, "Zz") : row)),
              "a column beside them"));
    }
    all.add(
        Variant.same(
            export.as(export.table().header(name -> name.toUpperCase(Locale.ROOT))), "capitals"));
    all.add(
        Variant.same(
            export.as(export.table().header(name -> " " + name + "\u00A0")),
            "blanks around names"));
    List<List<String>> headless = new ArrayList<>(export.table().rows());
    headless.remove(export.table().header());
    all.add(
        Variant.sameOrTold(
            export.as(export.table().with(headless)),
            "without the names",
            "(?i)lacks|fits no|cannot be read|not one row"));
    List<List<String>> twice = new ArrayList<>(export.table().rows());
    twice.add(
        export.first() + random.nextInt(twice.size() - export.first() + 1), export.table().names());
    all.add(
        Variant.sameOrTold(
            export.as(export.table().with(twice)), "the names again among the rows", ROW));
  }

  private static String otherOf(String cell, String name) {
    return cell.equals(name) ? name : cell.isEmpty() ? "7" : cell + "7";
  }

  private static List<String> with(List<String> row, int place, String cell) {
    List<String> more = new ArrayList<>(row);
    more.add(place, cell);
    return more;
  }

  private SampleTable renamed(int place, String name) {
    List<List<String>> rows = new ArrayList<>(export.table().rows());
    List<String> names = new ArrayList<>(export.table().names());
    names.set(place, name);
    rows.set(export.table().header(), names);
    return export.table().with(rows);
  }

  private void rows(List<Variant> all) {
    int size = export.table().rows().size();
    List<List<String>> reversed = new ArrayList<>(export.table().rows());
    Collections.shuffle(reversed.subList(export.first(), size), random);
    if (export.read().inOrder() == null) {
      all.add(Variant.same(export.as(export.table().with(reversed)), "rows in another order"));
    }
    for (int row = export.first(); row < size; row++) {
      List<List<String>> twice = new ArrayList<>(export.table().rows());
      twice.add(size, twice.get(row));
      if (export.read().inOrder() == null) {
        all.add(Variant.same(export.as(export.table().with(twice)), "row " + row + " twice"));
      }
      List<List<String>> without = new ArrayList<>(export.table().rows());
      without.remove(row);
      all.add(Variant.fewer(export.as(export.table().with(without)), "without row " + row));
      int wide = export.table().rows().get(row).size();
      int kept = random.nextInt(wide);
      if (wide > 1 && kept > 0) {
        List<List<String>> cut = new ArrayList<>(export.table().rows());
        cut.set(row, cut.get(row).subList(0, kept));
        all.add(
            Variant.sameOrTold(
                export.as(export.table().with(cut)),
                "row " + row + " with " + kept + " of " + wide + " cells",
                ROW));
      }
      List<List<String>> more = new ArrayList<>(export.table().rows());
      more.set(row, with(more.get(row), random.nextInt(wide + 1), "77"));
      all.add(
          Variant.sameOrTold(
              export.as(export.table().with(more)), "row " + row + " with a cell more", ROW));
      if (row + 1 < size) {
        List<List<String>> merged = new ArrayList<>(export.table().rows());
        List<String> both = new ArrayList<>(merged.get(row));
        both.addAll(merged.remove(row + 1));
        merged.set(row, both);
        all.add(
            Variant.sameOrTold(
                export.as(export.table().with(merged)),
                "rows " + row + " and " + (row + 1) + " on one line",
                ROW));
      }
      String[] lines =
          export
              .table()
              .with(export.table().rows().subList(0, row))
              .text(export.delimiter(), "\n")
              .split("\n", -1);
      List<String> cells = export.table().rows().get(row);
      String line = SampleTable.line(cells, export.delimiter());
      int at = 1 + random.nextInt(line.length() - 1);
      if (at
          != line.length()
              - SampleTable.line(List.of(cells.get(cells.size() - 1)), export.delimiter())
                  .length()) {
        // before the last cell nothing tells that it was not empty
        all.add(
            Variant.sameOrTold(
                export.as(String.join("\n", lines) + line.substring(0, at)),
                "cut in row " + row + " at " + at,
                ROW));
      }
    }
    String text = export.table().text(export.delimiter(), "\n");
    if (export.read().header()) {
      all.add(Variant.same(export.as("Made for you, today\n\n" + text), "prose above"));
    }
    all.add(Variant.sameOrTold(export.as(text + "Made for you, today\n"), "prose below", ROW));
  }

  private void writing(List<Variant> all) {
    boolean any = export.read().delimiter().size() > 1;
    for (String separator : SEPARATORS) {
      String text = export.table().text(separator.charAt(0), "\n");
      boolean known = export.read().delimiter().contains(separator);
      all.add(
          known
              ? Variant.same(export.as(text), "separated by '" + separator + "'")
              : Variant.sameOrTold(
                  export.as(text),
                  "separated by '" + separator + "'",
                  "(?i)lacks|fits no|cells?\\b|columns|not one row|cannot be read|quoted cell"));
    }
    all.add(
        Variant.sameOrTold(
            export.as(export.table().text('|', "\n")),
            "separated by '|'",
            "(?i)lacks|fits no|cells?\\b|columns|not one row|cannot be read|quoted cell"));
    if (any) {
      all.add(
          Variant.same(
              export.as(
                  "sep="
                      + export.delimiter()
                      + "\n"
                      + export.table().text(export.delimiter(), "\n")),
              "a spreadsheet's hint"));
    }
    String bare =
        export.table().rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(
                            cell ->
                                cell.matches("(?s).*[\"\n\r" + export.delimiter() + "].*")
                                    ? '"' + cell.replace("\"", "\"\"") + '"'
                                    : cell)
                        .collect(Collectors.joining("" + export.delimiter())))
            .collect(Collectors.joining("\n", "", "\n"));
    all.add(Variant.same(export.as(bare), "quotes only where needed"));
    for (int place : export.places(export.fields((into, column) -> column.equals("text")))) {
      for (String words :
          List.of(
              "a \"quoted\" one",
              "one,two;three\tfour",
              "two\nlines",
              "back\\slash",
              "back\\",
              "=1+1",
              "“curly”",
              "\u0000nul")) {
        all.add(
            Variant.sameOrTold(
                    export.as(export.oneCell(place, cell -> words)),
                    "the text " + words.replaceAll("\\p{Cntrl}", "␀"),
                    ROW)
                .apart("text", "format"));
      }
    }
  }
}
