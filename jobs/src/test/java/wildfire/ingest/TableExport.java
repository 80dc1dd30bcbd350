package wildfire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.source.Conventions;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;

/**
 * A table as one file of an export: which column is what, as the source has it, and the same file
 * with other cells.
 */
final class TableExport {
  private final SampleTable table;
  private final String source;
  private final String path;
  private final Read read;
  private final Conventions conventions;
  private final Random random;
  private final char delimiter;
  private final int first;

  /**
   * @param source that is said to read it; null: its columns tell
   * @param path below the export's folder
   */
  TableExport(
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
    this.random = random;
    this.delimiter = read.delimiter().get(0).charAt(0);
    this.first = (read.header() ? table.header() : -1) + Math.max(1, read.headerRows());
  }

  /** The same file of other cells. */
  TableExport of(SampleTable other) {
    return new TableExport(other, source, path, read, conventions, random);
  }

  Export export() {
    return as(table);
  }

  Export as(SampleTable changed) {
    return as(changed.text(delimiter, "\n"));
  }

  Export as(String text) {
    return new Export(source, path, () -> text.getBytes(UTF_8));
  }

  SampleTable table() {
    return table;
  }

  Read read() {
    return read;
  }

  char delimiter() {
    return delimiter;
  }

  /** The patterns of its dates. */
  List<String> datePatterns() {
    return conventions.times();
  }

  /** The place of the first row below the names. */
  int first() {
    return first;
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

  List<List<String>> dataRows() {
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

  Set<String> dateFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream()
                .anyMatch(c -> c.name().equals(column) && c.type() == CanonicalType.INSTANT));
  }

  Set<String> idFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream().anyMatch(c -> c.name().equals(column) && Ids.isId(c)));
  }

  Set<String> neededIdFields() {
    return fields(
        (into, column) ->
            into.table().columns().stream()
                .anyMatch(
                    c ->
                        c.name().equals(column)
                            && Ids.isId(c)
                            && c.type() != CanonicalType.ACCOUNT));
  }

  Set<String> numberFields() {
    return read.into().stream()
        .flatMap(into -> into.counters().stream())
        .map(counter -> counter.value().from())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  interface Column {
    boolean isOne(Into into, String column);
  }

  Set<String> fields(Column which) {
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

  List<String> names() {
    if (!read.header()) {
      return read.fieldNames();
    }
    Map<String, Integer> seen = new HashMap<>();
    return table.names().stream()
        .map(TableExport::plain)
        .map(
            name ->
                seen.merge(name, 1, Integer::sum) == 1 ? name : name + "(" + seen.get(name) + ")")
        .toList();
  }

  static String plain(String name) {
    return name.replaceAll("[\\p{Cf}\\p{Z}\\s\\uFFFD]", "").toLowerCase(Locale.ROOT);
  }

  int place(String field) {
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

  Set<Integer> places(Set<String> fields) {
    return fields.stream()
        .map(this::place)
        .filter(place -> place >= 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  SampleTable eachCell(int place, UnaryOperator<String> change) {
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

  SampleTable oneCell(int place, UnaryOperator<String> change) {
    int chosen = first + random.nextInt(table.rows().size() - first);
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> cells = new ArrayList<>(rows.get(chosen));
    cells.set(place, change.apply(cells.get(place)));
    rows.set(chosen, cells);
    return table.with(rows);
  }
}
