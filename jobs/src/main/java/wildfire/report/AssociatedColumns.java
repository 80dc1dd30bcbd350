package wildfire.report;

import static wildfire.report.Estimated.REFUSED;
import static wildfire.report.Estimated.agreement;
import static wildfire.report.Estimated.id;
import static wildfire.report.Estimated.ids;
import static wildfire.report.Estimated.interval;
import static wildfire.report.Estimated.shrunk;
import static wildfire.report.Estimated.test;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.FACT;

import wildfire.association.Agreement;
import wildfire.association.Conclusion;
import wildfire.association.FalseDiscovery.Tested;
import wildfire.association.Shrinkage.Shrunk;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.report.Estimated.IntervalSource;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What is told of one outcome and one factor, declared. */
final class AssociatedColumns {
  static final String COEFFICIENT_UNIT = "of the outcome; log odds of viral";

  static final Table<AssociationEntry> TABLE = declared();

  private AssociatedColumns() {}

  private static Table<AssociationEntry> declared() {
    Declaration<AssociationEntry> d =
        Table.<AssociationEntry>named(
                "association",
                "One row per platform (and one over all of them), outcome and factor: how the outcome differs with the factor, plainly and with all else compared fairly, with its doubt. Never an effect or a cause.")
            .version(2)
            .from("report: post_scorecard, post_tag");
    identity(d);
    counts(d);
    PlainColumns.declare(d);
    AdjustedColumns.declare(d);
    shrinkage(d);
    doubts(d);
    return d.key("platform", "outcome", "factor_kind", "factor").declared();
  }

  private static void identity(Declaration<AssociationEntry> d) {
    d.always("platform", TEXT, t -> t.row().scope())
        .means("Where the posts are; all: over all platforms, with the platform held equal.")
        .on(FACT)
        .always("outcome", TEXT, t -> t.row().outcome())
        .means(
            "What became of the posts: "
                + ids(PostOutcome.values())
                + ". Overperformance for the first four.")
        .on(FACT)
        .always("unit", TEXT, t -> id(t.unit()))
        .means(
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges (steps in the cascade).")
        .on(FACT)
        .always("factor_kind", TEXT, t -> FactorKind.of(t.row().factor()).id())
        .means(ids(FactorKind.values()) + ".")
        .on(FACT)
        .always("factor", TEXT, t -> FactorKind.value(t.row().factor()))
        .means(
            "Which one: emotion, emotion:anger (detail), emotion+timing (pair: what both have beyond their sum), video, 09 (hour), monday, a platform, an author's pseudonym, or angry (reactions of that kind as a part of all to the post, which come after it). Formats, hours, weekdays, platforms, authors and reactions each against all others.")
        .on(FACT)
        .always("conclusion", TEXT, t -> t.conclusion().id())
        .means(
            "What may be concluded; the first that applies of: "
                + ids(Conclusion.values())
                + ". more and less: clear at the rate of false discoveries that was set.")
        .on(FACT);
  }

  private static void counts(Declaration<AssociationEntry> d) {
    d.always("posts_with", COUNT, "posts", t -> (long) t.row().counts().with())
        .means(
            "Posts with the factor at any strength; of reactions: with a larger share of them than its account's posts have on average.")
        .on(FACT)
        .always("posts_without", COUNT, "posts", t -> (long) t.row().counts().without())
        .means("The other posts.")
        .on(FACT)
        .always("posts_left_out", COUNT, "posts", t -> (long) t.row().counts().unknown())
        .means(
            "Posts whose outcome, or format, hour, reactions by kind and so on, is unknown: in no other count.")
        .on(FACT)
        .always("posts_unknown_author", COUNT, "posts", t -> (long) t.unknownAuthors())
        .means(
            "Posts of the platform whose author is unknown: on each platform they count as one account.")
        .always("accounts_with", COUNT, "accounts", t -> (long) t.row().counts().accountsWith())
        .means("Accounts with a post that has it.")
        .on(FACT)
        .always(
            "accounts_without", COUNT, "accounts", t -> (long) t.row().counts().accountsWithout())
        .means("Accounts with a post that does not.")
        .always("accounts", COUNT, "accounts", t -> (long) t.row().counts().accounts())
        .means("Accounts in all.")
        .on(FACT);
  }

  private static void shrinkage(Declaration<AssociationEntry> d) {
    String alone = " Null over all platforms and where refused.";
    d.maybe("shrunk_coefficient", NUMBER, COEFFICIENT_UNIT, shrunk(Shrunk::coefficient))
        .means(
            "What is left of the coefficient once platforms lend each other strength (empirical Bayes), so that three lucky posts do not top a list: sort by this."
                + alone)
        .formula(
            "shrunk_weight · coefficient + (1 − shrunk_weight) · mean over platforms",
            "empirical Bayes, with the variance between platforms by Paule and Mandel (1982)")
        .columns(
            interval(
                "shrunk_coefficient",
                COEFFICIENT_UNIT,
                AdjustedColumns.MODEL,
                shrunk(Shrunk::interval)))
        .maybe("shrunk_weight", NUMBER, "0–1", shrunk(Shrunk::weight))
        .means("How much of the platform's own value is left." + alone)
        .maybe("shrunk_platforms", COUNT, "platforms", shrunk(s -> (long) s.platforms()))
        .means("How many lent each other strength; with 1 nothing was shrunk." + alone);
  }

  private static void doubts(Declaration<AssociationEntry> d) {
    d.maybe("q", NUMBER, "0–1", test(Tested::q))
        .means(
            "The least rate of false discoveries within the family at which this is one of them (Benjamini and Hochberg 1995)."
                + REFUSED)
        .formula(
            "least, over p′ ≥ p of the family, of p′ · family_size / rank of p′; at most 1",
            "Benjamini and Hochberg (1995)")
        .on(FACT)
        .maybe("family", TEXT, test(Tested::family))
        .means(
            "What was tested together: all outcomes of one kind of factor, per platform or over all."
                + REFUSED)
        .maybe("family_size", COUNT, "tests", test(tested -> (long) tested.size()))
        .means("How many tests that is; refused rows were not tested." + REFUSED)
        .on(FACT)
        .maybe("agreement", TEXT, agreement(a -> id(a.standing())))
        .means(
            "How far taggers of the same posts agree: "
                + ids(Agreement.Standing.values())
                + ". Of a pair: that of the trigger agreed on least. Null of what is not tagged.")
        .maybe("agreement_alpha", NUMBER, "at most 1", agreement(Agreement::alpha))
        .means("Krippendorff's alpha of being there or not; null where it is undefined.")
        .formula("1 − observed disagreement / disagreement by chance", "Krippendorff (2004)")
        .on(FACT)
        .columns(
            interval(
                "agreement_alpha",
                "at most 1",
                IntervalSource.of(
                    "From posts drawn with replacement; null too where alpha was often undefined in the draws"),
                agreement(Agreement::interval)))
        .maybe("agreement_posts", COUNT, "posts", agreement(a -> (long) a.units()))
        .means("Posts that two people or more tagged; null where the factor is no tag.")
        .always("sentence", TEXT, AssociationEntry::sentence)
        .means("The row in words, in the language of the run (report.language).");
  }
}
