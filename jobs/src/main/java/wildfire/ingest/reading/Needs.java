package wildfire.ingest.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;

/**
 * What a file must have for a read to be meant by it: all required columns, and one at least that
 * says something. Where only totals are read, that is a number; else it is a column beside those
 * that only say which post, account or act is meant.
 *
 * @param required the required fields
 * @param telling the fields of which one at least is needed; none if the required ones tell enough
 */
record Needs(List<Read.Field> required, List<Read.Field> telling) {
  private static final int SHOWN = 5;

  /** Columns that only say of what a row is. */
  private static final Set<String> IDENTIFYING =
      Set.of("platform", "post_id", "event_id", "account_id");

  static Needs of(Read read) {
    boolean log = read.into().stream().anyMatch(Into::tellsWhoDidWhat);
    boolean totals = !log && read.into().stream().anyMatch(into -> !into.counters().isEmpty());
    Set<String> telling = new LinkedHashSet<>();
    for (Into into : read.into()) {
      if (totals) {
        into.counters()
            .forEach(
                counter -> telling.addAll(counter.value().fieldsAmong(read.fields().keySet())));
      } else {
        telling.addAll(telling(read, into));
      }
    }
    boolean told = telling.stream().anyMatch(name -> read.fields().get(name).required());
    return new Needs(
        read.fields().values().stream().filter(Read.Field::required).toList(),
        told ? List.of() : telling.stream().map(read.fields()::get).toList());
  }

  private static Set<String> telling(Read read, Into into) {
    Set<String> beside = new LinkedHashSet<>();
    Set<String> key = new LinkedHashSet<>();
    into.columns()
        .forEach(
            (column, value) ->
                (IDENTIFYING.contains(column) ? key : beside)
                    .addAll(value.fieldsAmong(read.fields().keySet())));
    beside.removeAll(key);
    return beside;
  }

  /** What is not there, in words: a name in quotes, or several of which one would do. */
  List<String> missing(Predicate<Read.Field> isThere) {
    List<String> missing = new ArrayList<>();
    for (Read.Field field : required) {
      if (!isThere.test(field)) {
        missing.add(quoted(field));
      }
    }
    if (!telling.isEmpty() && telling.stream().noneMatch(isThere)) {
      String any =
          telling.stream().limit(SHOWN).map(Needs::quoted).collect(Collectors.joining(", "));
      missing.add(
          telling.size() == 1
              ? any
              : String.format(
                  Locale.ROOT,
                  "any of %s%s",
                  any,
                  telling.size() > SHOWN ? " and " + (telling.size() - SHOWN) + " more" : ""));
    }
    return List.copyOf(missing);
  }

  private static String quoted(Read.Field field) {
    return '"' + field.names().get(0) + '"';
  }
}
