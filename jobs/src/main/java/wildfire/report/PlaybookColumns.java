package wildfire.report;

import static wildfire.report.Estimated.OUTCOME;
import static wildfire.report.Estimated.REFUSED;
import static wildfire.report.Estimated.adjusted;
import static wildfire.report.Estimated.agreement;
import static wildfire.report.Estimated.estimate;
import static wildfire.report.Estimated.id;
import static wildfire.report.Estimated.ids;
import static wildfire.report.Estimated.medians;
import static wildfire.report.Estimated.shares;
import static wildfire.report.Estimated.test;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import wildfire.association.Adjusted;
import wildfire.association.Agreement;
import wildfire.association.AssociationRow;
import wildfire.association.Estimate;
import wildfire.association.FalseDiscovery.Tested;
import wildfire.association.Plain;
import wildfire.association.Refusal;
import wildfire.explain.Wording;
import wildfire.model.PostOutcome;
import wildfire.playbook.Answered;
import wildfire.playbook.Answered.Answer;
import wildfire.playbook.Hypothesis.Direction;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What is told of one rule of thumb, declared. */
final class PlaybookColumns {
  static final Table<WordedAnswer> TABLE = declared();

  /** An answer, and the words for it. */
  record WordedAnswer(Answered answered, Wording words) implements Estimated {
    @Override
    public AssociationRow row() {
      return answered.row();
    }

    @Override
    public PostOutcome.Unit unit() {
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
    differences(d);
    return d.key("hypothesis", "platform").declared();
  }

  private static void rule(Declaration<WordedAnswer> d) {
    d.always("hypothesis", TEXT, "", "The rule, by its id.", s -> s.answered().hypothesis().id())
        .always("platform", TEXT, s -> s.row().scope())
        .means("Where the posts are; all: over all platforms, with the platform held equal.")
        .always("claim", TEXT, s -> s.words().claim(s.answered()))
        .means(
            "The rule in the language of the run (report.language); in English where the playbook does not have it in that one.")
        .always("outcome", TEXT, s -> s.answered().hypothesis().outcome().id())
        .means(
            "What it says differs: an outcome as in the table association, or a column of post_scorecard.")
        .always("unit", TEXT, s -> id(s.unit()))
        .means(
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges.")
        .always("expected", TEXT, s -> id(s.answered().hypothesis().expected()))
        .means("Which way: " + ids(Direction.values()) + ".")
        .always("answer", TEXT, s -> s.answered().answer().id())
        .means(
            "What the posts say to it: "
                + ids(Answer.values())
                + ". An association that supports a rule does not show that following it helps.");
  }

  private static void counts(Declaration<WordedAnswer> d) {
    d.always("posts_with", COUNT, "posts", s -> (long) s.row().counts().with())
        .means("Posts of which it is true.")
        .always("posts_without", COUNT, "posts", s -> (long) s.row().counts().without())
        .means("Posts of which it is not.")
        .always("posts_left_out", COUNT, "posts", s -> (long) s.row().counts().unknown())
        .means(
            "Posts that it does not speak of, or of which the condition or the outcome is unknown.")
        .always("accounts_with", COUNT, "accounts", s -> (long) s.row().counts().accountsWith())
        .means("Accounts with a post of which it is true.")
        .always("accounts", COUNT, "accounts", s -> (long) s.row().counts().accounts())
        .means("Accounts in all.");
  }

  private static void plain(Declaration<WordedAnswer> d) {
    d.maybe("median_with", NUMBER, OUTCOME, medians(Plain.Medians::medianWith))
        .means("Median of the outcome where it is true, nothing held equal. Null of viral.")
        .maybe("median_without", NUMBER, OUTCOME, medians(Plain.Medians::medianWithout))
        .means("The same where it is not; null as that is.")
        .maybe("share_with", NUMBER, "0–1", shares(Plain.Shares::shareWith))
        .means("Share of viral posts where it is true. Of viral only; else null.")
        .maybe("share_without", NUMBER, "0–1", shares(Plain.Shares::shareWithout))
        .means("The same where it is not; null as that is.");
  }

  private static void differences(Declaration<WordedAnswer> d) {
    d.maybe("adjusted_difference", NUMBER, OUTCOME, adjusted(Adjusted::difference))
        .means(
            "How the outcome differs where it is true, with all else held equal that it does not ask about: platform, format, paid or not, followers, hour, weekday, triggers, and the account's own means."
                + REFUSED)
        .maybe(
            "adjusted_difference_lower",
            NUMBER,
            OUTCOME,
            adjusted(a -> a.differenceInterval().lower()))
        .means("Lower end of its 95 % interval, from accounts as clusters." + REFUSED)
        .maybe(
            "adjusted_difference_upper",
            NUMBER,
            OUTCOME,
            adjusted(a -> a.differenceInterval().upper()))
        .means("Upper end." + REFUSED)
        .maybe("adjusted_ratio", NUMBER, "times", Estimated::ratio)
        .means("2 to the power of that difference. Of outcomes in doublings only; else null.")
        .maybe("p", NUMBER, "0–1", estimate(Estimate::p))
        .means("Two-sided, of no difference; a test among many, so see q." + REFUSED)
        .maybe("q", NUMBER, "0–1", test(Tested::q))
        .means(
            "The least rate of false discoveries within the playbook at which this is one of them (Benjamini and Hochberg 1995)."
                + REFUSED)
        .maybe("family_size", COUNT, "tests", test(tested -> (long) tested.size()))
        .means("Rules and platforms that were tested together." + REFUSED)
        .maybe("e_value", NUMBER, "times", adjusted(a -> a.eValue().estimate()))
        .means(
            "The least risk ratio that something unseen would need with both to explain the difference away (VanderWeele and Ding 2017)."
                + REFUSED)
        .maybe("refused", TEXT, Estimated.of(AssociationRow::refused, r -> r.reason().id()))
        .means(
            "Why there is no adjusted difference, null where there is one; the first that applies of: "
                + ids(Refusal.values())
                + ".")
        .maybe("agreement_alpha", NUMBER, "at most 1", agreement(Agreement::alpha))
        .means(
            "Krippendorff's alpha of the trigger it asks about that taggers agree on least; null where nobody tagged the same posts.")
        .always("sentence", TEXT, s -> s.words().of(s.answered()))
        .means("The row in words, in the same language.");
  }
}
