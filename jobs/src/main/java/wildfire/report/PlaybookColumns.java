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
        .always(
            "platform",
            TEXT,
            "",
            "Where the posts are; all: over all platforms, with the platform held equal.",
            s -> s.answered().row().scope())
        .always(
            "claim",
            TEXT,
            "",
            "The rule in the language of the run (report.language); in English where the playbook does not have it in that one.",
            s -> s.words().claim(s.answered()))
        .always(
            "outcome",
            TEXT,
            "",
            "What it says differs: an outcome as in the table association, or a column of post_scorecard.",
            s -> s.answered().hypothesis().outcome().id())
        .always(
            "unit",
            TEXT,
            "",
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges.",
            s -> lower(s.unit()))
        .always(
            "expected",
            TEXT,
            "",
            "Which way: " + ids(Direction.values()) + ".",
            s -> lower(s.answered().hypothesis().expected()))
        .always(
            "answer",
            TEXT,
            "",
            "What the posts say to it: "
                + ids(Answer.values())
                + ". An association that supports a rule does not show that following it helps.",
            s -> s.answered().answer().id());
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
    d.maybe(
            "median_with",
            NUMBER,
            "of the outcome",
            "Median of the outcome where it is true, nothing held equal. Null of viral.",
            s -> medians(s, Plain.Medians::medianWith))
        .maybe(
            "median_without",
            NUMBER,
            "of the outcome",
            "The same where it is not; null as that is.",
            s -> medians(s, Plain.Medians::medianWithout))
        .maybe(
            "share_with",
            NUMBER,
            "0–1",
            "Share of viral posts where it is true. Of viral only; else null.",
            s -> shares(s, Plain.Shares::shareWith))
        .maybe(
            "share_without",
            NUMBER,
            "0–1",
            "The same where it is not; null as that is.",
            s -> shares(s, Plain.Shares::shareWithout));
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
    d.maybe(
            "adjusted_difference",
            NUMBER,
            "of the outcome",
            "How the outcome differs where it is true, with all else held equal that it does not ask about: platform, format, paid or not, followers, hour, weekday, triggers, and the account's own means."
                + REFUSED,
            s -> s.adjusted(Adjusted::difference))
        .maybe(
            "adjusted_difference_lower",
            NUMBER,
            "of the outcome",
            "Lower end of its 95 % interval, from accounts as clusters." + REFUSED,
            s -> s.adjusted(a -> a.differenceInterval().lower()))
        .maybe(
            "adjusted_difference_upper",
            NUMBER,
            "of the outcome",
            "Upper end." + REFUSED,
            s -> s.adjusted(a -> a.differenceInterval().upper()))
        .maybe(
            "adjusted_ratio",
            NUMBER,
            "times",
            "2 to the power of that difference. Of outcomes in doublings only; else null.",
            s ->
                s.unit() == PostOutcome.Unit.DOUBLINGS
                    ? s.adjusted(a -> Math.pow(2, a.difference()))
                    : null)
        .maybe(
            "p",
            NUMBER,
            "0–1",
            "Two-sided, of no difference; a test among many, so see q." + REFUSED,
            s -> s.adjusted(a -> a.estimate().p()))
        .maybe(
            "q",
            NUMBER,
            "0–1",
            "The least rate of false discoveries within the playbook at which this is one of them (Benjamini and Hochberg 1995)."
                + REFUSED,
            s -> s.test(FalseDiscovery.Tested::q))
        .maybe(
            "family_size",
            COUNT,
            "tests",
            "Rules and platforms that were tested together." + REFUSED,
            s -> s.test(tested -> (long) tested.size()))
        .maybe(
            "e_value",
            NUMBER,
            "times",
            "The least risk ratio that something unseen would need with both to explain the difference away (VanderWeele and Ding 2017)."
                + REFUSED,
            s -> s.adjusted(a -> a.eValue().estimate()))
        .maybe(
            "refused",
            TEXT,
            "",
            "Why there is no adjusted difference, null where there is one; the first that applies of: "
                + ids(Refusal.values())
                + ".",
            s ->
                s.answered().row().refused() == null
                    ? null
                    : s.answered().row().refused().reason().id())
        .maybe(
            "agreement_alpha",
            NUMBER,
            "at most 1",
            "Krippendorff's alpha of the trigger it asks about that taggers agree on least; null where nobody tagged the same posts.",
            s -> s.agreement(Agreement::alpha))
        .always(
            "sentence",
            TEXT,
            "",
            "The row in words, in the same language.",
            s -> s.words().of(s.answered()));
  }
}
