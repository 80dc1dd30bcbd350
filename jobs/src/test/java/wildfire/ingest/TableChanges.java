package wildfire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;

/** Changes to a table: its columns, its rows, and how its ids, dates and numbers are written. */
final class TableChanges {
  private static final String ROW =
      "(?i)cells?\\b|columns|quote|characters|is no |is none of|rounded|lacks|unknown|contradict";
  private static final String DATE =
      "(?i)time|date|day and month|published|observed|occurred|lacks|fits no";
  private static final String NUMBER = "(?i)is no count|is no number|whole number|number";
  private static final List<String> SEPARATORS = List.of(",", ";", "\t");

  private final SampleTable table;
  private final String source;
  private final String path;
  private final Read read;
  private final Conventions conventions;
  private final char delimiter;
  private final Random random;
  private final int header;
  private final int first;

  /**
   * @param source that is said to read the variants; null: their columns tell
   */
  TableChanges(
      SampleTable table,
      String source,
      String path,
      Read read,
      Conventions conventions,
      Random random) {
    this.table = table;
    this.source = source;
    this.path = path;
    this.read = read;
    this.conventions = conventions;
    this.delimiter = read.delimiter().get(0).charAt(0);
    this.random = random;
    this.header = read.header() ? table.header() : -1;
    this.first = header + Math.max(1, read.headerRows());
  }

  Export export() {
    return as(table);
  }

  private Export as(SampleTable changed) {
    return as(changed.text(delimiter, "\n"));
  }

  private Export as(String text) {
    return new Export(source, path, () -> text.getBytes(UTF_8));
  }

  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    if (read.header()) {
      columns(all);
    }
    rows(all);
    ids(all);
    dates(all);
    numbers(all);
    writing(all);
    return all;
  }

  /**
   * A larger table of the same kind: the rows again and again, each time as other posts on other
   * days with other numbers.
   *
   * @param posts the ids that the program read in the sample
   */
  SampleTable grown(Set<String> posts, int times) {
    List<List<String>> rows = new ArrayList<>(table.rows().subList(0, first));
    List<String> longest =
        posts.stream().sorted((a, b) -> Integer.compare(b.length(), a.length())).toList();
    for (int block = 0; block < times; block++) {
      int days = random.nextInt(25);
      Map<String, String> others = new HashMap<>();
      longest.forEach(id -> others.put(id, otherId(id)));
      Map<List<String>, List<String>> changed = new HashMap<>(); // what is there twice stays so
      for (List<String> row : dataRows()) {
        rows.add(changed.computeIfAbsent(row, its -> otherRow(its, days, others)));
      }
    }
    return table.with(rows);
  }

  private List<List<String>> dataRows() {
    return table.rows().subList(first, table.rows().size());
  }

  private List<String> otherRow(List<String> row, int days, Map<String, String> others) {
    List<String> other = new ArrayList<>();
    for (int place = 0; place < row.size(); place++) {
      other.add(otherCell(row.get(place), place, days, others));
    }
    return other;
  }

  private String otherCell(String cell, int place, int days, Map<String, String> others) {
    String changed = cell;
    for (Map.Entry<String, String> other : others.entrySet()) {
      changed =
          changed.replaceAll(
              "(?<![0-9A-Za-z])" + Pattern.quote(other.getKey()) + "(?![0-9A-Za-z])",
              other.getValue());
    }
    if (places(dateFields()).contains(place)) {
      Optional<WrittenDate> date = WrittenDate.of(cell, conventions.times());
      return date.map(its -> its.plusDays(days).text()).orElse(cell);
    }
    boolean isNumber = places(numberFields()).contains(place) && cell.matches("[0-9][0-9,]*");
    return isNumber && changed.equals(cell) ? String.valueOf(random.nextInt(9999)) : changed;
  }

  /** An id like another one, as long as platforms have them. */
  private String otherId(String id) {
    if (id.matches("[0-9]+_[0-9]+")) {
      return id.substring(0, id.indexOf('_') + 1) + digits(17);
    }
    if (id.matches("[0-9]+")) {
      return digits(19);
    }
    return IntStream.range(0, Math.max(11, id.length()))
        .mapToObj(i -> "abcdefghijkmnpqrstuvwxyz23456789".charAt(random.nextInt(32)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private String digits(int length) {
    return "1"
        + IntStream.range(1, length)
            .mapToObj(i -> "" + (i == length - 1 ? 1 + random.nextInt(9) : random.nextInt(10)))
            .collect(Collectors.joining());
  }

  // Which column is what, as the source has it.

  private Set<String> dateFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream()
                .anyMatch(c -> c.name().equals(column) && c.type() == CanonicalType.INSTANT));
  }

  private Set<String> idFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream()
                .anyMatch(c -> c.name().equals(column) && RoundedIds.isId(c)));
  }

  private Set<String> neededIdFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream()
                .anyMatch(
                    c ->
                        c.name().equals(column)
                            && RoundedIds.isId(c)
                            && c.type() != CanonicalType.ACCOUNT));
  }

  private Set<String> numberFields() {
    return read.into().stream()
        .flatMap(into -> into.counters().stream())
        .map(counter -> counter.value().from())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private interface Column {
    boolean isOne(Into into, String column);
  }

  private Set<String> fields(Column which) {
    Set<String> fields = new TreeSet<>();
    for (Into into : read.into()) {
      into.columns()
          .forEach(
              (column, value) -> {
                if (which.isOne(into, column)) {
                  fields.addAll(value.fieldsAmong(read.fieldNames()));
                }
              });
    }
    return fields;
  }

  private List<String> names() {
    if (!read.header()) {
      return read.fieldNames();
    }
    Map<String, Integer> seen = new HashMap<>();
    return table.names().stream()
        .map(TableChanges::plain)
        .map(
            name ->
                seen.merge(name, 1, Integer::sum) == 1 ? name : name + "(" + seen.get(name) + ")")
        .toList();
  }

  private static String plain(String name) {
    return name.replaceAll("[\\p{Cf}\\p{Z}\\s\\uFFFD]", "").toLowerCase(Locale.ROOT);
  }

  private int place(String field) {
    Read.Field its = read.fields().get(field);
    if (its == null) {
      return -1;
    }
    List<String> names = names();
    return its.names().stream()
        .map(name -> names.indexOf(plain(name)))
        .filter(place -> place >= 0)
        .findFirst()
        .orElse(-1);
  }

  private Set<Integer> places(Set<String> fields) {
    return fields.stream()
        .map(this::place)
        .filter(place -> place >= 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Columns.

  private void columns(List<Variant> all) {
    int width = table.names().size();
    boolean twoTables =
        read.fields().values().stream()
            .flatMap(f -> f.names().stream())
            .anyMatch(n -> n.endsWith("(2)"));
    read.fields()
        .forEach(
            (name, field) -> {
              int place = place(name);
              if (place < 0
                  || twoTables
                  || read.headerRows() == 2
                  || Variant.tellsWhatItIs(read, Set.of(name))) {
                return;
              }
              String told =
                  "(?i)lacks|fits no|not one row|is missing|single days|"
                      + Pattern.quote(table.names().get(place));
              Set<String> apart = Variant.madeOf(read, Set.of(name));
              SampleTable without =
                  table.eachRow(
                      row -> {
                        if (row.size() == width) {
                          row.remove(place);
                        }
                        return row;
                      });
              String called = "\"" + table.names().get(place) + "\"";
              all.add(Variant.less(as(without), "without the column " + called, told, apart));
              all.add(
                  Variant.less(
                      as(renamed(place, "Zz" + random.nextInt(1000))),
                      "another name for " + called,
                      told,
                      apart));
              all.add(
                  Variant.less(
                      as(eachCell(place, cell -> "")),
                      "nothing in the column " + called,
                      ".",
                      apart));
              for (String alias : field.names()) {
                if (!alias.matches(".*(\\(2\\)|/).*")
                    && names().stream().noneMatch(plain(alias)::equals)) {
                  all.add(
                      Variant.same(
                          as(renamed(place, alias)), called + " called \"" + alias + "\""));
                }
              }
              all.add(
                  Variant.same(
                      as(
                          table.eachRow(
                              row ->
                                  row.size() == width
                                      ? with(
                                          row,
                                          width,
                                          otherOf(row.get(place), table.names().get(place)))
                                      : row)),
                      "a second column " + called + " behind"));
            });
    if (!twoTables && read.headerRows() == 1) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, width).boxed().toList());
      Collections.shuffle(order, random);
      all.add(
          Variant.same(
              as(
                  table.eachRow(
                      row -> row.size() == width ? order.stream().map(row::get).toList() : row)),
              "columns in the order " + order));
      all.add(
          Variant.same(
              as(table.eachRow(row -> row.size() == width ? with(row, 0, "Zz") : row)),
              "a column beside them"));
    }
    all.add(Variant.same(as(table.header(name -> name.toUpperCase(Locale.ROOT))), "capitals"));
    all.add(Variant.same(as(table.header(name -> " " + name + "\u00A0")), "blanks around names"));
    List<List<String>> headless = new ArrayList<>(table.rows());
    headless.remove(header);
    all.add(
        Variant.sameOrTold(
            as(table.with(headless)),
            "without the names",
            "(?i)lacks|fits no|cannot be read|not one row"));
    List<List<String>> twice = new ArrayList<>(table.rows());
    twice.add(first + random.nextInt(twice.size() - first + 1), table.names());
    all.add(Variant.sameOrTold(as(table.with(twice)), "the names again among the rows", "."));
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
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> names = new ArrayList<>(table.names());
    names.set(place, name);
    rows.set(header, names);
    return table.with(rows);
  }

  private SampleTable eachCell(int place, UnaryOperator<String> change) {
    List<List<String>> rows = new ArrayList<>(table.rows());
    for (int row = first; row < rows.size(); row++) {
      List<String> cells = new ArrayList<>(rows.get(row));
      if (place < cells.size()) {
        cells.set(place, change.apply(cells.get(place)));
      }
      rows.set(row, cells);
    }
    return table.with(rows);
  }

  private SampleTable oneCell(int place, UnaryOperator<String> change) {
    int chosen = first + random.nextInt(table.rows().size() - first);
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> cells = new ArrayList<>(rows.get(chosen));
    cells.set(place, change.apply(cells.get(place)));
    rows.set(chosen, cells);
    return table.with(rows);
  }

  // Rows.

  private void rows(List<Variant> all) {
    int size = table.rows().size();
    List<List<String>> reversed = new ArrayList<>(table.rows());
    Collections.shuffle(reversed.subList(first, size), random);
    if (read.inOrder() == null) {
      all.add(Variant.same(as(table.with(reversed)), "rows in another order"));
    }
    for (int row = first; row < size; row++) {
      List<List<String>> twice = new ArrayList<>(table.rows());
      twice.add(size, twice.get(row));
      if (read.inOrder() == null) {
        all.add(Variant.same(as(table.with(twice)), "row " + row + " twice"));
      }
      List<List<String>> without = new ArrayList<>(table.rows());
      without.remove(row);
      all.add(Variant.fewer(as(table.with(without)), "without row " + row));
      int wide = table.rows().get(row).size();
      int kept = random.nextInt(wide);
      if (wide > 1 && kept > 0) {
        List<List<String>> cut = new ArrayList<>(table.rows());
        cut.set(row, cut.get(row).subList(0, kept));
        all.add(
            Variant.sameOrTold(
                as(table.with(cut)),
                "row " + row + " with " + kept + " of " + wide + " cells",
                ROW));
      }
      List<List<String>> more = new ArrayList<>(table.rows());
      more.set(row, with(more.get(row), random.nextInt(wide + 1), "77"));
      all.add(Variant.sameOrTold(as(table.with(more)), "row " + row + " with a cell more", ROW));
      if (row + 1 < size) {
        List<List<String>> merged = new ArrayList<>(table.rows());
        List<String> both = new ArrayList<>(merged.get(row));
        both.addAll(merged.remove(row + 1));
        merged.set(row, both);
        all.add(
            Variant.sameOrTold(
                as(table.with(merged)), "rows " + row + " and " + (row + 1) + " on one line", ROW));
      }
      String[] lines =
          table.with(table.rows().subList(0, row)).text(delimiter, "\n").split("\n", -1);
      List<String> cells = table.rows().get(row);
      String line = SampleTable.line(cells, delimiter);
      int at = 1 + random.nextInt(line.length() - 1);
      if (at
          != line.length()
              - SampleTable.line(List.of(cells.get(cells.size() - 1)), delimiter).length()) {
        // before the last cell nothing tells that it was not empty
        all.add(
            Variant.sameOrTold(
                as(String.join("\n", lines) + line.substring(0, at)),
                "cut in row " + row + " at " + at,
                ROW));
      }
    }
    String text = table.text(delimiter, "\n");
    if (read.header()) {
      all.add(Variant.same(as("Made for you, today\n\n" + text), "prose above"));
    }
    all.add(Variant.sameOrTold(as(text + "Made for you, today\n"), "prose below", ROW));
  }

  // Ids, dates and numbers.

  private void ids(List<Variant> all) {
    Set<Integer> needed = places(neededIdFields());
    for (int place : places(idFields())) {
      String called = "\"" + names().get(place) + "\"";
      boolean isLong = dataRows().stream().anyMatch(row -> row.get(place).matches("[0-9]{16,}"));
      if (!isLong) {
        continue;
      }
      for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
        all.add(
            rounded(
                needed.contains(place),
                as(
                    eachCell(
                        place,
                        cell ->
                            rounded(cell, 15, mode).map(BigDecimal::toPlainString).orElse(cell))),
                called + " with 15 digits, " + mode));
      }
      for (int digits : List.of(3, 6)) {
        UnaryOperator<String> exponent =
            cell ->
                rounded(cell, digits, RoundingMode.HALF_UP)
                    .map(n -> exponent(n, digits))
                    .orElse(cell);
        all.add(
            rounded(
                needed.contains(place),
                as(eachCell(place, exponent)),
                called + " with an exponent"));
        all.add(
            rounded(
                needed.contains(place),
                as(oneCell(place, exponent)),
                called + " with an exponent in one row"));
        all.add(
            rounded(
                needed.contains(place),
                as(eachCell(place, cell -> exponent.apply(cell).replace('.', ','))),
                called + " with an exponent and a comma"));
      }
      all.add(
          Variant.same(
                  as(eachCell(place, cell -> cell.isEmpty() ? cell : "=\"" + cell + "\"")),
                  called + " as ='…'")
              .apart("event_id", "parent_event_id"));
      all.add(
          Variant.same(
                  as(eachCell(place, cell -> cell.isEmpty() ? cell : "'" + cell)),
                  called + " behind '")
              .apart("event_id", "parent_event_id"));
      all.add(
          Variant.same(
                  as(eachCell(place, cell -> cell.isEmpty() ? cell : " " + cell + " ")),
                  called + " between blanks")
              .apart("event_id", "parent_event_id"));
    }
    for (String field : idFields()) {
      if (place(field) >= 0 && !Variant.tellsWhatItIs(read, Set.of(field))) {
        all.add(
            Variant.less(
                as(oneCell(place(field), cell -> "")),
                "no " + names().get(place(field)) + " in one row",
                ".",
                Variant.madeOf(read, Set.of(field))));
      }
    }
  }

  /** An account that is not known is left out; an id that the row needs is not. */
  private static Variant rounded(boolean needed, Export export, String change) {
    return needed
        ? Variant.sameOrTold(export, change, "(?i)rounded")
        : Variant.less(export, change, "(?i)rounded", Set.of());
  }

  private static Optional<BigDecimal> rounded(String id, int digits, RoundingMode mode) {
    return id.matches("[0-9]{16,}")
        ? Optional.of(new BigDecimal(id).round(new MathContext(digits, mode)))
        : Optional.empty();
  }

  private static String exponent(BigDecimal number, int digits) {
    return String.format(Locale.ROOT, "%." + (digits - 1) + "E", number);
  }

  private void dates(List<Variant> all) {
    for (int place : places(dateFields())) {
      List<Optional<WrittenDate>> dates =
          dataRows().stream()
              .map(row -> WrittenDate.of(row.get(place), conventions.times()))
              .toList();
      String called = "\"" + names().get(place) + "\"";
      List<String> patterns = conventions.times();
      for (String pattern : patterns) {
        if (!isEitherWay(pattern)) {
          all.add(
              Variant.same(
                  as(eachDate(place, patterns, date -> date.in(pattern).orElse(date.text()))),
                  called + " as " + pattern));
        }
      }
      List<WrittenDate> known = dates.stream().flatMap(Optional::stream).toList();
      boolean turnable =
          !known.isEmpty() && known.stream().allMatch(date -> isEitherWay(date.pattern()));
      if (turnable && known.stream().filter(date -> date.day().getDayOfMonth() > 12).count() > 1) {
        all.add(
            Variant.sameOrTold(
                as(eachDate(place, patterns, TableChanges::turned)), called + " day first", DATE));
        WrittenDate half = known.get(random.nextInt(known.size()));
        Predicate<WrittenDate> isLater = date -> date.day().isAfter(half.day());
        List<WrittenDate> sure =
            known.stream().filter(date -> date.day().getDayOfMonth() > 12).toList();
        long later = sure.stream().filter(isLater).count();
        if (later > 1 && sure.size() - later > 1) { // one alone is taken for a slip
          all.add(
              Variant.sameOrTold(
                  as(
                      eachDate(
                          place,
                          patterns,
                          date -> isLater.test(date) ? turned(date) : date.text())),
                  called + " day first in some rows",
                  DATE));
        }
      }
      for (String wrong :
          List.of("31/31/2026", "2026-02-30", "yesterday", "0000-00-00", "#####", "46027.375")) {
        all.add(
            Variant.sameOrTold(
                as(oneCell(place, cell -> cell.isEmpty() ? cell : wrong)),
                called + " " + wrong + " in one row",
                DATE));
      }
      all.add(
          Variant.sameOrTold(
              as(eachCell(place, cell -> cell.isEmpty() ? cell : "46027.375")),
              called + " as days since 1900",
              DATE));
      for (String zone : List.of("IST", "CST", "XYZ")) {
        all.add(
            Variant.sameOrTold(
                as(eachCell(place, cell -> cell.isEmpty() ? cell : cell + " " + zone)),
                called + " with " + zone,
                DATE));
      }
      all.add(
          Variant.same(
              as(eachCell(place, cell -> cell.replace(" ", "\u202F"))),
              called + " with narrow spaces"));
    }
  }

  private static boolean isEitherWay(String pattern) {
    return pattern.matches("(?:M{1,2}|d{1,2})[/-](?:M{1,2}|d{1,2})[/-].*");
  }

  private static String turned(WrittenDate date) {
    String pattern = date.pattern().replace('M', '\u0001').replace('d', 'M').replace('\u0001', 'd');
    return new WrittenDate(date.at(), pattern).text();
  }

  private SampleTable eachDate(
      int place, List<String> patterns, Function<WrittenDate, String> change) {
    return eachCell(place, cell -> WrittenDate.of(cell, patterns).map(change).orElse(cell));
  }

  private void numbers(List<Variant> all) {
    List<Integer> places = List.copyOf(places(numberFields()));
    if (places.isEmpty()) {
      return;
    }
    int place = places.get(random.nextInt(places.size()));
    String called = "\"" + names().get(place) + "\"";
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("with .0", n -> n + ".0");
    ways.put("between blanks", n -> " " + n + " ");
    ways.put("with a plus", n -> "+" + n);
    ways.put(
        "in fullwidth digits",
        n ->
            n.chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                .collect(Collectors.joining()));
    for (String mark : List.of(",", ".", " ", "\u00A0", "\u202F", "'", "’")) {
      ways.put(
          "grouped by '" + mark + "'", n -> n.replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", mark));
    }
    ways.put("with a comma and cents", n -> n + ",00");
    ways.forEach(
        (way, change) ->
            all.add(
                Variant.sameOrTold(
                    as(eachCell(place, cell -> cell.matches("[0-9]+") ? change.apply(cell) : cell)),
                    called + " " + way,
                    NUMBER)));
    for (String wrong :
        List.of(
            "12abc",
            "NaN",
            "Infinity",
            "1e400",
            "#REF!",
            "1.5",
            "1,5",
            "12%",
            "0x10",
            "9".repeat(30))) {
      all.add(inOneRow(place, wrong));
    }
    boolean maybeNet = read.into().stream().anyMatch(into -> into.columns().containsKey("basis"));
    if (!maybeNet) { // of a day more may be taken back than came
      all.add(inOneRow(place, "-3"));
    }
  }

  private Variant inOneRow(int place, String number) {
    return Variant.sameOrTold(
        as(oneCell(place, cell -> cell.matches("[0-9]+") ? number : cell)),
        "\"" + names().get(place) + "\" " + number + " in one row",
        NUMBER);
  }

  // How it is written.

  private void writing(List<Variant> all) {
    boolean any = read.delimiter().size() > 1;
    for (String separator : SEPARATORS) {
      String text = table.text(separator.charAt(0), "\n");
      boolean known = read.delimiter().contains(separator);
      all.add(
          known
              ? Variant.same(as(text), "separated by '" + separator + "'")
              : Variant.sameOrTold(
                  as(text),
                  "separated by '" + separator + "'",
                  "(?i)lacks|fits no|cells?\\b|columns|not one row|cannot be read|quoted cell"));
    }
    all.add(
        Variant.sameOrTold(
            as(table.text('|', "\n")),
            "separated by '|'",
            "(?i)lacks|fits no|cells?\\b|columns|not one row|cannot be read|quoted cell"));
    if (any) {
      all.add(
          Variant.same(
              as("sep=" + delimiter + "\n" + table.text(delimiter, "\n")), "a spreadsheet's hint"));
    }
    String bare =
        table.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(
                            cell ->
                                cell.matches("(?s).*[\"\n\r" + delimiter + "].*")
                                    ? '"' + cell.replace("\"", "\"\"") + '"'
                                    : cell)
                        .collect(Collectors.joining("" + delimiter)))
            .collect(Collectors.joining("\n", "", "\n"));
    all.add(Variant.same(as(bare), "quotes only where needed"));
    for (int place : places(fields((into, column) -> column.equals("text")))) {
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
                    as(oneCell(place, cell -> words)),
                    "the text " + words.replaceAll("\\p{Cntrl}", "␀"),
                    ROW)
                .apart("text", "format"));
      }
    }
  }
}
