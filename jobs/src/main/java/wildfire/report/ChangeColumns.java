package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.time.Instant;
import java.util.List;
import wildfire.explain.Wording;
import wildfire.table.Column;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;
import wildfire.verdict.Counted;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictChange.Because;
import wildfire.verdict.VerdictSnapshot;
import wildfire.verdict.VerdictSnapshot.Look;

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
            .maybe("verdict_before", TEXT, part(t -> t.change().before(), VerdictSnapshot::verdict))
            .means("Its verdict then; null if that run did not have the post.")
            .maybe("verdict", TEXT, part(t -> t.change().now(), VerdictSnapshot::verdict))
            .means("Its verdict now; null if no export that counts has the post any more.")
            .always("changed_because", TEXT, t -> t.change().because())
            .means(
                "What is other than then, separated by commas, of: %s. Nothing says that one of them alone would have done it.",
                Because.values());
    for (Counted counted : Counted.ofVerdicts()) {
      d.part(t -> t.change().shift(counted).before(), looks(counted, "_before", "then"));
      d.part(t -> t.change().shift(counted).now(), looks(counted, "", "now"));
    }
    return d.always("sentence", TEXT, t -> t.words().of(t.change()))
        .means("The change in words, in the language of the run (report.language).")
        .key("platform", "post_id")
        .declared();
  }

  private static List<Column<Look>> looks(Counted counted, String when, String words) {
    String dimension = counted.dimension().id();
    String unit = counted == Counted.ACCOUNTS ? "accounts" : "events";
    return Table.<Look>part()
        .maybe("age_" + dimension + when, TEXT, l -> l.age().suffix())
        .means(
            "The age at which " + dimension + " was compared " + words + "; null where it was not.")
        .maybe("observed_" + dimension + when, COUNT, unit, Look::observed)
        .means("What was counted at that age, as known " + words + "; null where it was not known.")
        .maybe("expected_" + dimension + when, NUMBER, unit, Look::expected)
        .means("What was usual at that age, as known " + words + "; null where it was not known.")
        .columns();
  }
}
