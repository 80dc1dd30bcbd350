package wildfire.ingest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wildfire.ingest.ManyExports.Export;
import wildfire.ingest.ManyExports.Result;
import wildfire.ingest.source.Into;
import wildfire.ingest.source.Read;

/**
 * An export in which one thing is changed.
 *
 * @param change what, as a reader of a report needs it
 * @param mustBe what must come of it
 * @param because what the reason says, where it is refused or rows of it are rejected
 * @param apart columns in which rows may say something else, as what told them is gone
 */
record Variant(Export export, String change, MustBe mustBe, Pattern because, Set<String> apart) {
  /** What must come of a variant, beside the export that it was made of. */
  enum MustBe {
    /** The same rows. */
    SAME,
    /** The same rows, or fewer with a reason. */
    SAME_OR_TOLD,
    /** As many posts and engagements, that say less; or fewer with a reason. */
    LESS,
    /** The same rows but those of one record. */
    FEWER
  }

  /** A row that says nothing of when. */
  private static final Map.Entry<String, String> UNKNOWN_TIME =
      Map.entry(Mapping.TIME_PRECISION, "none");

  /** A row of two tables beside each other has two posts; a line of a cascade has many acts. */
  private static final int MOST_OF_A_RECORD = 5;

  private static final Pattern ANYTHING = Pattern.compile("");
  private static final Pattern NO_SENTENCE = Pattern.compile("Exception|\\bat java\\.");

  /** An export as it is. */
  static Variant asItIs(Export export) {
    return new Variant(export, "as it is", MustBe.SAME, ANYTHING, Set.of());
  }

  static Variant same(Export export, String change) {
    return new Variant(export, change, MustBe.SAME, ANYTHING, Set.of());
  }

  static Variant sameOrTold(Export export, String change, String because) {
    return new Variant(export, change, MustBe.SAME_OR_TOLD, Pattern.compile(because), Set.of());
  }

  static Variant less(Export export, String change, String because, Set<String> apart) {
    return new Variant(export, change, MustBe.LESS, Pattern.compile(because), apart);
  }

  /**
   * The columns of the lake that say something else where fields are gone: an expression makes them
   * of several, or another part of the row tells the moment.
   */
  static Set<String> madeOf(Read read, Set<String> fields) {
    Set<String> columns = new TreeSet<>();
    if (fields.stream().anyMatch(f -> f.equals(read.exportedOn()) || f.equals(read.inOrder()))) {
      columns.add("observed_at");
      columns.add("published_at");
      columns.add(Mapping.TIME_PRECISION);
    }
    for (Into into : read.into()) {
      into.columns()
          .forEach(
              (column, value) -> {
                if (value.moment() != null
                    && fields.stream()
                        .anyMatch(f -> value.moment().matches(".*\\b" + f + "\\b.*"))) {
                  columns.add(column);
                  columns.add(Mapping.TIME_PRECISION);
                }
                if (value.expr() != null
                    && !column.equals("post_id")
                    && !value.fieldsAmong(fields).isEmpty()) {
                  columns.add(column);
                }
              });
    }
    return columns;
  }

  /** Whether fields tell what a record is: without them it is rightly taken for something else. */
  static boolean tellsWhatItIs(Read read, Set<String> fields) {
    if (read.passOver().keySet().stream().anyMatch(fields::contains)) {
      return true;
    }
    return read.into().stream()
        .filter(into -> into.when() != null)
        .anyMatch(
            into -> fields.stream().anyMatch(f -> into.when().matches("(?s).*\\b" + f + "\\b.*")));
  }

  static Variant fewer(Export export, String change) {
    return new Variant(
        export,
        change,
        MustBe.FEWER,
        Pattern.compile("not one row|it is empty|no edge from ROOT"),
        Set.of());
  }

  Variant apart(String... columns) {
    return new Variant(export, change, mustBe, because, Set.of(columns));
  }

  /** What is wrong with what came of it; null if nothing is. */
  String fault(Result base, Result its) {
    Set<String> reasons = new TreeSet<>(its.rejected());
    reasons.removeAll(base.rejected());
    boolean alike = base.refused() != null && isQuality(base) && isQuality(its);
    if (its.refused() != null && !alike) {
      reasons.add(its.refused());
    }
    String unclear = reasons.stream().filter(NO_SENTENCE.asPredicate()).findFirst().orElse(null);
    if (unclear != null) {
      return "no sentence: " + unclear;
    }
    if (its.refused() == null) { // what a run refuses tells nobody anything wrong
      for (Map<String, String> row : its.rows()) {
        if (base.rows().stream().noneMatch(other -> isWithin(row, other))) {
          return "wrong: " + row + " of " + nearest(row, base.rows()) + " " + reasons;
        }
      }
    }
    if (mustBe != MustBe.SAME && reasons.stream().anyMatch(because.asPredicate())) {
      return null;
    }
    if (!reasons.isEmpty()) {
      return "another reason: " + reasons;
    }
    return switch (mustBe) {
      case FEWER -> fewerThan(base, its, MOST_OF_A_RECORD);
      case LESS -> fewerThan(base, its, 0);
      case SAME, SAME_OR_TOLD -> difference(base, its);
    };
  }

  /** Whether it is refused for its share of rejected rows. */
  private static boolean isQuality(Result of) {
    return of.refused() != null && of.refused().startsWith("Of ");
  }

  private static String fewerThan(Result base, Result its, int less) {
    return postsAndActs(base) - postsAndActs(its) > less ? "fewer in silence: " + its.rows() : null;
  }

  private static long postsAndActs(Result of) {
    return of.rows().stream().filter(Variant::isPostOrAct).distinct().count();
  }

  private static boolean isPostOrAct(Map<String, String> row) {
    return List.of("posts", "engagements").contains(row.get("table"));
  }

  private String difference(Result base, Result its) {
    Set<String> less = once(base.rows());
    less.removeAll(once(its.rows()));
    return less.isEmpty() ? null : "gone in silence: " + less;
  }

  /** The same thing twice counts once. */
  private Set<String> once(List<Map<String, String>> rows) {
    return rows.stream()
        .map(
            row -> {
              Map<String, String> others = new TreeMap<>(row);
              others.keySet().removeAll(apart);
              return others.toString();
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isWithin(Map<String, String> row, Map<String, String> other) {
    return row.entrySet().stream()
        .filter(cell -> !UNKNOWN_TIME.equals(cell))
        .allMatch(
            cell ->
                apart.contains(cell.getKey()) || cell.getValue().equals(other.get(cell.getKey())));
  }

  private Map<String, String> nearest(Map<String, String> row, List<Map<String, String>> rows) {
    return rows.stream()
        .max(
            Comparator.comparingLong(
                other ->
                    row.entrySet().stream()
                        .filter(cell -> cell.getValue().equals(other.get(cell.getKey())))
                        .count()))
        .map(
            other -> {
              Map<String, String> others = new LinkedHashMap<>(other);
              others.entrySet().removeIf(cell -> cell.getValue().equals(row.get(cell.getKey())));
              return others;
            })
        .orElse(Map.of());
  }
}
