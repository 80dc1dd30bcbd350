package wildfire.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import wildfire.ingest.ManyExports.Export;

/** Changes to the cells of a table: how its ids, dates and numbers are written. */
final class CellChanges {
  private static final String DATE =
      "(?i)time|date|day and month|published|observed|occurred|lacks|fits no";
  private static final String NUMBER = "(?i)is no count|is no number|whole number|number";

  private final TableExport export;
  private final Random random;

  CellChanges(TableExport export, Random random) {
    this.export = export;
    this.random = random;
  }

  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    ids(all);
    dates(all);
    numbers(all);
    return all;
  }

  private void ids(List<Variant> all) {
    Set<Integer> needed = export.places(export.neededIdFields());
    for (int place : export.places(export.idFields())) {
      String called = "\"" + export.names().get(place) + "\"";
      boolean isLong =
          export.dataRows().stream().anyMatch(row -> row.get(place).matches("[0-9]{16,}"));
      if (!isLong) {
        continue;
      }
      for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
        all.add(
            rounded(
                needed.contains(place),
                export.as(
                    export.eachCell(
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
                export.as(export.eachCell(place, exponent)),
                called + " with an exponent"));
        all.add(
            rounded(
                needed.contains(place),
                export.as(export.oneCell(place, exponent)),
                called + " with an exponent in one row"));
        all.add(
            rounded(
                needed.contains(place),
                export.as(export.eachCell(place, cell -> exponent.apply(cell).replace('.', ','))),
                called + " with an exponent and a comma"));
      }
      all.add(
          Variant.same(
                  export.as(
                      export.eachCell(place, cell -> cell.isEmpty() ? cell : "=\"" + cell + "\"")),
                  called + " as ='…'")
              .apart("event_id", "parent_event_id"));
      all.add(
          Variant.same(
                  export.as(export.eachCell(place, cell -> cell.isEmpty() ? cell : "'" + cell)),
                  called + " behind '")
              .apart("event_id", "parent_event_id"));
      all.add(
          Variant.same(
                  export.as(
                      export.eachCell(place, cell -> cell.isEmpty() ? cell : " " + cell + " ")),
                  called + " between blanks")
              .apart("event_id", "parent_event_id"));
    }
    for (String field : export.idFields()) {
      if (export.place(field) >= 0 && !Variant.tellsWhatItIs(export.read(), Set.of(field))) {
        all.add(
            Variant.less(
                export.as(export.oneCell(export.place(field), cell -> "")),
                "no " + export.names().get(export.place(field)) + " in one row",
                "is missing",
                Variant.madeOf(export.read(), Set.of(field))));
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
    for (int place : export.places(export.dateFields())) {
      List<Optional<WrittenDate>> dates =
          export.dataRows().stream()
              .map(row -> WrittenDate.of(row.get(place), export.datePatterns()))
              .toList();
      String called = "\"" + export.names().get(place) + "\"";
      List<String> patterns = export.datePatterns();
      for (String pattern : patterns) {
        if (!isEitherWay(pattern)) {
          all.add(
              Variant.same(
                  export.as(
                      eachDate(place, patterns, date -> date.in(pattern).orElse(date.text()))),
                  called + " as " + pattern));
        }
      }
      List<WrittenDate> known = dates.stream().flatMap(Optional::stream).toList();
      boolean turnable =
          !known.isEmpty() && known.stream().allMatch(date -> isEitherWay(date.pattern()));
      if (turnable && known.stream().filter(date -> date.day().getDayOfMonth() > 12).count() > 1) {
        all.add(
            Variant.sameOrTold(
                export.as(eachDate(place, patterns, CellChanges::turned)),
                called + " day export.first()",
                DATE));
        WrittenDate half = known.get(random.nextInt(known.size()));
        Predicate<WrittenDate> isLater = date -> date.day().isAfter(half.day());
        List<WrittenDate> sure =
            known.stream().filter(date -> date.day().getDayOfMonth() > 12).toList();
        long later = sure.stream().filter(isLater).count();
        if (later > 1 && sure.size() - later > 1) { // one alone is taken for a slip
          all.add(
              Variant.sameOrTold(
                  export.as(
                      eachDate(
                          place,
                          patterns,
                          date -> isLater.test(date) ? turned(date) : date.text())),
                  called + " day export.first() in some rows",
                  DATE));
        }
      }
      for (String wrong :
          List.of("31/31/2026", "2026-02-30", "yesterday", "0000-00-00", "#####", "46027.375")) {
        all.add(
            Variant.sameOrTold(
                export.as(export.oneCell(place, cell -> cell.isEmpty() ? cell : wrong)),
                called + " " + wrong + " in one row",
                DATE));
      }
      all.add(
          Variant.sameOrTold(
              export.as(export.eachCell(place, cell -> cell.isEmpty() ? cell : "46027.375")),
              called + " as days since 1900",
              DATE));
      for (String zone : List.of("IST", "CST", "XYZ")) {
        all.add(
            Variant.sameOrTold(
                export.as(
                    export.eachCell(place, cell -> cell.isEmpty() ? cell : cell + " " + zone)),
                called + " with " + zone,
                DATE));
      }
      all.add(
          Variant.same(
              export.as(export.eachCell(place, cell -> cell.replace(" ", "\u202F"))),
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
    return export.eachCell(place, cell -> WrittenDate.of(cell, patterns).map(change).orElse(cell));
  }

  private void numbers(List<Variant> all) {
    List<Integer> places = List.copyOf(export.places(export.numberFields()));
    if (places.isEmpty()) {
      return;
    }
    int place = places.get(random.nextInt(places.size()));
    String called = "\"" + export.names().get(place) + "\"";
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
                    export.as(
                        export.eachCell(
                            place, cell -> cell.matches("[0-9]+") ? change.apply(cell) : cell)),
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
    boolean maybeNet =
        export.read().into().stream().anyMatch(into -> into.columns().containsKey("basis"));
    if (!maybeNet) { // of a day more may be taken back than came
      all.add(inOneRow(place, "-3"));
    }
  }

  private Variant inOneRow(int place, String number) {
    return Variant.sameOrTold(
        export.as(export.oneCell(place, cell -> cell.matches("[0-9]+") ? number : cell)),
        "\"" + export.names().get(place) + "\" " + number + " in one row",
        NUMBER);
  }
}
