package wildfire.report;

import static wildfire.report.AssociatedColumns.OUTCOME;
import static wildfire.report.AssociatedColumns.REFUSED;
import static wildfire.report.AssociatedColumns.WHY_REFUSED;
import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.DATE;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.List;
import java.util.function.Function;
import wildfire.association.Adjusted;
import wildfire.association.Agreement;
import wildfire.association.AssociationRow;
import wildfire.association.FalseDiscovery.Tested;
import wildfire.association.Plain.Medians;
import wildfire.association.Plain.Shares;
import wildfire.association.Refused;
import wildfire.explain.Wording;
import wildfire.playbook.Answered;
import wildfire.playbook.Answered.Answer;
import wildfire.playbook.Hypothesis.Direction;
import wildfire.table.Column;
import wildfire.table.Table;

/** What is told of one rule of thumb, declared. */
final class PlaybookColumns {
  /** An answer, and the words for it. */
  record WordedAnswer(Answered answered, Wording words) {}

  static final Table<WordedAnswer> TABLE =
      Table.<WordedAnswer>named(
              "playbook_result",
              "One row per rule of thumb of the playbook and platform (and one over all of them): what the posts say to it.")
          .version(2)
          .from("report: post_scorecard, post_tag, the playbook")
          .always("hypothesis", TEXT, w -> w.answered().hypothesis().id())
          .means("The rule, by its id.")
          .always("platform", TEXT, w -> w.answered().row().scope())
          .means("Where the posts are; all: over all platforms, with the platform held equal.")
          .always("claim", TEXT, w -> w.words().claim(w.answered()))
          .means(
              "The rule in the language of the run (report.language); in English where the playbook does not have it in that one.")
          .part(WordedAnswer::answered, answer())
          .part(w -> w.answered().row(), counts())
          .part(
              w -> w.answered().row().adjusted() == null ? null : w.answered(),
              REFUSED,
              differences())
          .part(
              w -> w.answered().row().looks(),
              " Null where no run had a difference.",
              AssociatedColumns.looks())
          .maybe("refused", TEXT, part(w -> w.answered().row().refused(), Refused::reason))
          .means(WHY_REFUSED)
          .maybe(
              "agreement_alpha",
              NUMBER,
              "at most 1",
              part(w -> w.answered().row().agreement(), Agreement::alpha))
          .means(
              "Krippendorff's alpha of the trigger it asks about that taggers agree on least; null where nobody tagged the same posts.")
          .always("sentence", TEXT, w -> w.words().of(w.answered()))
          .means("The row in words, in the same language.")
          .key("hypothesis", "platform")
          .declared();

  private PlaybookColumns() {}

  private static List<Column<Answered>> answer() {
    return Table.<Answered>part()
        .always("outcome", TEXT, a -> a.hypothesis().outcome().id())
        .means(
            "What it says differs: an outcome as in the table association, or a column of post_scorecard.")
        .always("unit", TEXT, a -> a.hypothesis().outcome().unit())
        .means(
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges.")
        .always("expected", TEXT, a -> a.hypothesis().expected())
        .means("Which way: %s.", Direction.values())
        .always("answer", TEXT, Answered::answer)
        .means(
            "What the posts say to it: %s. An association that supports a rule does not show that following it helps.",
            Answer.values())
        .maybe("rule_since", DATE, a -> a.hypothesis().since())
        .means("The day on which the rule was written down, as the playbook says; null where not.")
        .maybe("posts_earlier", COUNT, "posts", Answered::postsEarlier)
        .means(
            "Posts that it speaks of and that are older than the rule: it may come from them, and then they are no test of it. Null where rule_since is.")
        .columns();
  }

  private static List<Column<AssociationRow>> counts() {
    Function<AssociationRow, Medians> medians = r -> r.plain() instanceof Medians of ? of : null;
    Function<AssociationRow, Shares> shares = r -> r.plain() instanceof Shares of ? of : null;
    return Table.<AssociationRow>part()
        .always("posts_with", COUNT, "posts", r -> r.counts().with())
        .means("Posts of which it is true.")
        .always("posts_without", COUNT, "posts", r -> r.counts().without())
        .means("Posts of which it is not.")
        .always("posts_left_out", COUNT, "posts", r -> r.counts().unknown())
        .means(
            "Posts that it does not speak of, or of which the condition or the outcome is unknown.")
        .always("accounts_with", COUNT, "accounts", r -> r.counts().accountsWith())
        .means("Accounts with a post of which it is true.")
        .always("accounts", COUNT, "accounts", "Accounts in all.", r -> r.counts().accounts())
        .maybe("median_with", NUMBER, OUTCOME, part(medians, Medians::medianWith))
        .means("Median of the outcome where it is true, nothing held equal. Null of viral.")
        .maybe("median_without", NUMBER, OUTCOME, part(medians, Medians::medianWithout))
        .means("The same where it is not; null as that is.")
        .maybe("share_with", NUMBER, "0–1", part(shares, Shares::shareWith))
        .means("Share of viral posts where it is true. Of viral only; else null.")
        .maybe("share_without", NUMBER, "0–1", part(shares, Shares::shareWithout))
        .means("The same where it is not; null as that is.")
        .columns();
  }

  /** Of answers that are not refused. */
  private static List<Column<Answered>> differences() {
    Function<Answered, Adjusted> adjusted = a -> a.row().adjusted();
    Function<Answered, Tested> test = a -> a.row().test();
    return Table.<Answered>part()
        .always("adjusted_difference", NUMBER, OUTCOME, part(adjusted, Adjusted::difference))
        .means(
            "How the outcome differs where it is true, with all else held equal that it does not ask about: platform, format, paid or not, followers, hour, weekday, triggers, and the account's own means.")
        .always(
            "adjusted_difference_lower",
            NUMBER,
            OUTCOME,
            part(adjusted, a -> a.differenceInterval().lower()))
        .means("Lower end of its 95 % interval, from accounts as clusters.")
        .always(
            "adjusted_difference_upper",
            NUMBER,
            OUTCOME,
            part(adjusted, a -> a.differenceInterval().upper()))
        .means("Upper end.")
        .maybe(
            "adjusted_ratio",
            NUMBER,
            "times",
            a -> AssociatedColumns.ratio(a.row(), a.hypothesis().outcome().unit()))
        .means("2 to the power of that difference. Of outcomes in doublings only; else null.")
        .always("inference", TEXT, part(adjusted, Adjusted::inference))
        .means(
            "Of whom the difference is told: accounts_like_these (would it be so elsewhere? its doubt comes from the differences between accounts) or these_accounts (would it be so of more of their posts? where there are too few accounts for the first: from the differences between weeks).")
        .always("comparison_basis", TEXT, part(adjusted, Adjusted::basis))
        .means(
            "within_accounts: posts of the same accounts beside each other; between_accounts: it is true of all posts of an account or of none, so that accounts are beside each other and what else sets them apart is not held equal.")
        .always("p", NUMBER, "0–1", part(adjusted, a -> a.estimate().p()))
        .means("Two-sided, of no difference; a test among many, so see q.")
        .always("q", NUMBER, "0–1", part(test, Tested::q))
        .means(
            "The least rate of false discoveries within the playbook at which this is one of them (Benjamini and Hochberg 1995).")
        .always("family_size", COUNT, "tests", part(test, Tested::size))
        .means("Rules and platforms that were tested together.")
        .always("e_value", NUMBER, "times", part(adjusted, a -> a.eValue().estimate()))
        .means(
            "The least risk ratio that something unseen would need with both to explain the difference away (VanderWeele and Ding 2017).")
        .columns();
  }
}
