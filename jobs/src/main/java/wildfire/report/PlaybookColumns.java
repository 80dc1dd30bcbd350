package wildfire.report;

import static wildfire.report.AssociatedColumns.ids;
import static wildfire.report.AssociatedColumns.lower;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.function.Function;
import wildfire.association.Adjusted;
import wildfire.association.Agreement;
import wildfire.association.Counts;
import wildfire.association.FalseDiscovery;
import wildfire.association.Plain;
import wildfire.association.Refusal;
import wildfire.explain.Wording;
import wildfire.model.PostOutcome;
import wildfire.playbook.Answer;
import wildfire.playbook.Answered;
import wildfire.playbook.Hypothesis.Direction;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What is told of one rule of thumb, declared. */
final class PlaybookColumns {
  private static final String REFUSED = " Null where refused says why.";

  static final Table<WordedAnswer> TABLE = declared();

  /** An answer, and the words for it. */
  record WordedAnswer(Answered answered, Wording words) {
    private <R> R adjusted(Function<Adjusted, R> value) {
      Adjusted found = answered.row().adjusted();
      return found == null ? null : value.apply(found);
    }

    private <R> R test(Function<FalseDiscovery.Tested, R> value) {
      FalseDiscovery.Tested found = answered.row().test();
      return found == null ? null : value.apply(found);
    }

    private <R> R agreement(Function<Agreement, R> value) {
      Agreement found = answered.row().agreement();
      return found == null ? null : value.apply(found);
    }

    private PostOutcome.Unit unit() {
      return answered.hypothesis().outcome().unit();
    }
  }

  private PlaybookColumns() {}

  private static Table<WordedAnswer> declared() {
    Declaration<WordedAnswer> d =
        Table.<WordedAnswer>named(
                "playbook_result",
                "One row per rule of thumb of the playbook and platform (and one over all of them): what the posts say to it.")
            .version(2)
            .from("report: post_scorecard, post_tag, the playbook");
    rule(d);
    counts(d);
    plain(d);
    adjusted(d);
    return d.key("hypothesis", "platform").declared();
  }

  private static void rule(Declaration<WordedAnswer> d) {
    d.always("hypothesis", TEXT, "", "The rule, by its id.", s -> s.answered().hypothesis().id())
        .always("platform", TEXT, s -> s.answered().row().scope())
        .means("Where the posts are; all: over all platforms, with the platform held equal.")
        .always("claim", TEXT, s -> s.words().claim(s.answered()))
        .means(
            "The rule in the language of the run (report.language); in English where the playbook does not have it in that one.")
        .always("outcome", TEXT, s -> s.answered().hypothesis().outcome().id())
        .means(
            "What it says differs: an outcome as in the table association, or a column of post_scorecard.")
        .always("unit", TEXT, s -> lower(s.unit()))
        .means(
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges.")
        .always("expected", TEXT, s -> lower(s.answered().hypothesis().expected()))
        .means("Which way: " + ids(Direction.values()) + ".")
        .always("answer", TEXT, s -> s.answered().answer().id())
        .means(
            "What the posts say to it: "
                + ids(Answer.values())
                + ". An association that supports a rule does not show that following it helps.");
  }

  private static void counts(Declaration<WordedAnswer> d) {
    count(d, "posts_with", "posts", "Posts of which it is true.", Counts::with);
    count(d, "posts_without", "posts", "Posts of which it is not.", Counts::without);
    count(
        d,
        "posts_left_out",
        "posts",
        "Posts that it does not speak of, or of which the condition or the outcome is unknown.",
        Counts::unknown);
    count(
        d,
        "accounts_with",
        "accounts",
        "Accounts with a post of which it is true.",
        Counts::accountsWith);
    count(d, "accounts", "accounts", "Accounts in all.", Counts::accounts);
  }

  private static void count(
      Declaration<WordedAnswer> d,
      String name,
      String unit,
      String meaning,
      Function<Counts, Integer> count) {
    d.always(name, COUNT, unit, meaning, s -> (long) count.apply(s.answered().row().counts()));
  }

  private static void plain(Declaration<WordedAnswer> d) {
    d.maybe("median_with", NUMBER, "of the outcome", s -> medians(s, Plain.Medians::medianWith))
        .means("Median of the outcome where it is true, nothing held equal. Null of viral.")
        .maybe(
            "median_without",
            NUMBER,
            "of the outcome",
            s -> medians(s, Plain.Medians::medianWithout))
        .means("The same where it is not; null as that is.")
        .maybe("share_with", NUMBER, "0–1", s -> shares(s, Plain.Shares::shareWith))
        .means("Share of viral posts where it is true. Of viral only; else null.")
        .maybe("share_without", NUMBER, "0–1", s -> shares(s, Plain.Shares::shareWithout))
        .means("The same where it is not; null as that is.");
  }

  private static Double medians(WordedAnswer answer, Function<Plain.Medians, Double> value) {
    return answer.answered().row().plain() instanceof Plain.Medians medians
        ? value.apply(medians)
        : null;
  }

  private static Double shares(WordedAnswer answer, Function<Plain.Shares, Double> value) {
    return answer.answered().row().plain() instanceof Plain.Shares shares
        ? value.apply(shares)
        : null;
  }

  private static void adjusted(Declaration<WordedAnswer> d) {
    d.maybe("adjusted_difference", NUMBER, "of the outcome", s -> s.adjusted(Adjusted::difference))
        .means(
            "How the outcome differs where it is true, with all else held equal that it does not ask about: platform, format, paid or not, followers, hour, weekday, triggers, and the account's own means."
                + REFUSED)
        .maybe(
            "adjusted_difference_lower",
            NUMBER,
            "of the outcome",
            s -> s.adjusted(a -> a.differenceInterval().lower()))
        .means("Lower end of its 95 % interval, from accounts as clusters." + REFUSED)
        .maybe(
            "adjusted_difference_upper",
            NUMBER,
            "of the outcome",
            s -> s.adjusted(a -> a.differenceInterval().upper()))
        .means("Upper end." + REFUSED)
        .maybe(
            "adjusted_ratio",
            NUMBER,
            "times",
            s ->
                s.unit() == PostOutcome.Unit.DOUBLINGS
                    ? s.adjusted(a -> Math.pow(2, a.difference()))
                    : null)
        .means("2 to the power of that difference. Of outcomes in doublings only; else null.")
        .maybe("p", NUMBER, "0–1", s -> s.adjusted(a -> a.estimate().p()))
        .means("Two-sided, of no difference; a test among many, so see q." + REFUSED)
        .maybe("q", NUMBER, "0–1", s -> s.test(FalseDiscovery.Tested::q))
        .means(
            "The least rate of false discoveries within the playbook at which this is one of them (Benjamini and Hochberg 1995)."
                + REFUSED)
        .maybe("family_size", COUNT, "tests", s -> s.test(tested -> (long) tested.size()))
        .means("Rules and platforms that were tested together." + REFUSED)
        .maybe("e_value", NUMBER, "times", s -> s.adjusted(a -> a.eValue().estimate()))
        .means(
            "The least risk ratio that something unseen would need with both to explain the difference away (VanderWeele and Ding 2017)."
                + REFUSED)
        .maybe(
            "refused",
            TEXT,
            s ->
                s.answered().row().refused() == null
                    ? null
                    : s.answered().row().refused().reason().id())
        .means(
            "Why there is no adjusted difference, null where there is one; the first that applies of: "
                + ids(Refusal.values())
                + ".")
        .maybe("agreement_alpha", NUMBER, "at most 1", s -> s.agreement(Agreement::alpha))
        .means(
            "Krippendorff's alpha of the trigger it asks about that taggers agree on least; null where nobody tagged the same posts.")
        .always("sentence", TEXT, s -> s.words().of(s.answered()))
        .means("The row in words, in the same language.");
  }
}
