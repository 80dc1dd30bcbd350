package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import wildfire.explain.Wording;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.Counted;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictChange.Because;
import wildfire.verdict.VerdictChange.Shift;
import wildfire.verdict.VerdictSnapshot;

/** What is said of a verdict that is another one than it was, declared. */
final class ChangeColumns {
  static final Table<WordedChange> TABLE = declared();

  /**
   * A change with what is said about it.
   *
   * @param since the moment that the run before was about
   */
  record WordedChange(VerdictChange change, Instant since, Wording words) {}

  private ChangeColumns() {}

  private static Table<WordedChange> declared() {
    Declaration<WordedChange> d =
        Table.<WordedChange>named(
                "verdict_change",
                "One row per post whose verdict is another one than in the run before, new posts and gone ones among them: what it was, what it is, and what is other than then. Empty after a first run.")
            .version(2)
            .from("report: post_scorecard of this run and of the run before")
            .always("platform", TEXT, "", "Where it was posted.", t -> t.change().platform())
            .always("post_id", TEXT, "", "The post's id on its platform.", t -> t.change().postId())
            .always("compared_with", INSTANT, WordedChange::since)
            .means("The moment that the run before was about: its as_of, else its start.")
            .maybe("verdict_before", TEXT, t -> verdict(t.change().before()))
            .means("Its verdict then; null if that run did not have the post.")
            .maybe("verdict", TEXT, t -> verdict(t.change().now()))
            .means("Its verdict now; null if no export that counts has the post any more.")
            .always(
                "changed_because",
                TEXT,
                t ->
                    t.change().because().stream().map(Because::id).collect(Collectors.joining(",")))
            .means(
                "What is other than then, separated by commas, of: "
                    + Estimated.ids(Because.values())
                    + ". Nothing says that one of them alone would have done it.");
    for (Counted counted : Counted.ofVerdicts()) {
      looks(d, counted, "_before", "then", Shift::before);
      looks(d, counted, "", "now", Shift::now);
    }
    return d.always("sentence", TEXT, t -> t.words().of(t.change()))
        .means("The change in words, in the language of the run (report.language).")
        .key("platform", "post_id")
        .declared();
  }

  private static void looks(
      Declaration<WordedChange> d,
      Counted counted,
      String when,
      String words,
      Function<Shift, VerdictSnapshot.Look> side) {
    String dimension = counted.dimension().id();
    Function<WordedChange, VerdictSnapshot.Look> look = t -> side.apply(t.change().shift(counted));
    d.maybe("age_" + dimension + when, TEXT, part(look, l -> l.age().suffix()))
        .means(
            "The age at which " + dimension + " was compared " + words + "; null where it was not.")
        .maybe(
            "observed_" + dimension + when,
            COUNT,
            counted == Counted.ACCOUNTS ? "accounts" : "events",
            part(look, VerdictSnapshot.Look::observed))
        .means("What was counted at that age, as known " + words + "; null where it was not known.")
        .maybe(
            "expected_" + dimension + when,
            NUMBER,
            counted == Counted.ACCOUNTS ? "accounts" : "events",
            t -> look.apply(t) == null ? null : look.apply(t).expected())
        .means("What was usual at that age, as known " + words + "; null where it was not known.");
  }

  private static String verdict(VerdictSnapshot snapshot) {
    return snapshot == null ? null : snapshot.verdict().id();
  }
}
