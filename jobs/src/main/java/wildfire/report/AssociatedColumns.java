package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.FACT;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildfire.association.Agreement;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Counts;
import wildfire.association.FalseDiscovery;
import wildfire.association.Shrinkage;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.table.Table;
import wildfire.table.Table.Declaration;

/** What is told of one outcome and one factor, declared. */
final class AssociatedColumns {
  static final String REFUSED = " Null where refused says why.";
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
    shrunk(d);
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
        .always(
            "unit",
            TEXT,
            t -> lower(PostOutcome.valueOf(t.row().outcome().toUpperCase(Locale.ROOT)).unit()))
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
    count(
            d,
            "posts_with",
            "posts",
            "Posts with the factor at any strength; of reactions: with a larger share of them than its account's posts have on average.",
            Counts::with)
        .on(FACT);
    count(d, "posts_without", "posts", "The other posts.", Counts::without).on(FACT);
    count(
            d,
            "posts_left_out",
            "posts",
            "Posts whose outcome, or format, hour, reactions by kind and so on, is unknown: in no other count.",
            Counts::unknown)
        .on(FACT);
    d.always("posts_unknown_author", COUNT, "posts", t -> (long) t.unknownAuthors())
        .means(
            "Posts of the platform whose author is unknown: on each platform they count as one account.");
    count(d, "accounts_with", "accounts", "Accounts with a post that has it.", Counts::accountsWith)
        .on(FACT);
    count(
        d,
        "accounts_without",
        "accounts",
        "Accounts with a post that does not.",
        Counts::accountsWithout);
    count(d, "accounts", "accounts", "Accounts in all.", Counts::accounts).on(FACT);
  }

  private static Declaration<AssociationEntry> count(
      Declaration<AssociationEntry> d,
      String name,
      String unit,
      String meaning,
      Function<Counts, Integer> count) {
    return d.always(name, COUNT, unit, meaning, t -> (long) count.apply(t.row().counts()));
  }

  private static void shrunk(Declaration<AssociationEntry> d) {
    String alone = " Null over all platforms and where refused.";
    d.maybe(
            "shrunk_coefficient",
            NUMBER,
            COEFFICIENT_UNIT,
            t -> t.of(AssociationRow::shrunk, Shrinkage.Shrunk::coefficient))
        .means(
            "What is left of the coefficient once platforms lend each other strength (empirical Bayes), so that three lucky posts do not top a list: sort by this."
                + alone)
        .formula(
            "shrunk_weight · coefficient + (1 − shrunk_weight) · mean over platforms",
            "empirical Bayes, with the variance between platforms by Paule and Mandel (1982)");
    PlainColumns.limits(
        d,
        "shrunk_coefficient",
        COEFFICIENT_UNIT,
        "Its interval",
        t -> t.of(AssociationRow::shrunk, Shrinkage.Shrunk::interval),
        PlainColumns.Source.MODEL);
    d.maybe(
            "shrunk_weight",
            NUMBER,
            "0–1",
            t -> t.of(AssociationRow::shrunk, Shrinkage.Shrunk::weight))
        .means("How much of the platform's own value is left." + alone)
        .maybe(
            "shrunk_platforms",
            COUNT,
            "platforms",
            t -> t.of(AssociationRow::shrunk, s -> (long) s.platforms()))
        .means("How many lent each other strength; with 1 nothing was shrunk." + alone);
  }

  private static void doubts(Declaration<AssociationEntry> d) {
    d.maybe("q", NUMBER, "0–1", t -> t.of(AssociationRow::test, FalseDiscovery.Tested::q))
        .means(
            "The least rate of false discoveries within the family at which this is one of them (Benjamini and Hochberg 1995)."
                + REFUSED)
        .formula(
            "least, over p′ ≥ p of the family, of p′ · family_size / rank of p′; at most 1",
            "Benjamini and Hochberg (1995)")
        .on(FACT)
        .maybe("family", TEXT, t -> t.of(AssociationRow::test, FalseDiscovery.Tested::family))
        .means(
            "What was tested together: all outcomes of one kind of factor, per platform or over all."
                + REFUSED)
        .maybe(
            "family_size",
            COUNT,
            "tests",
            t -> t.of(AssociationRow::test, tested -> (long) tested.size()))
        .means("How many tests that is; refused rows were not tested." + REFUSED)
        .on(FACT)
        .maybe("agreement", TEXT, t -> t.of(AssociationRow::agreement, a -> lower(a.standing())))
        .means(
            "How far taggers of the same posts agree: "
                + ids(Agreement.Standing.values())
                + ". Of a pair: that of the trigger agreed on least. Null of what is not tagged.")
        .maybe(
            "agreement_alpha",
            NUMBER,
            "at most 1",
            t -> t.of(AssociationRow::agreement, Agreement::alpha))
        .means("Krippendorff's alpha of being there or not; null where it is undefined.")
        .formula("1 − observed disagreement / disagreement by chance", "Krippendorff (2004)")
        .on(FACT);
    PlainColumns.limits(
        d,
        "agreement_alpha",
        "at most 1",
        "From posts drawn with replacement; null too where alpha was often undefined in the draws",
        t -> t.of(AssociationRow::agreement, Agreement::interval),
        PlainColumns.Source.MODEL);
    d.maybe(
            "agreement_posts",
            COUNT,
            "posts",
            t -> t.of(AssociationRow::agreement, a -> (long) a.units()))
        .means("Posts that two people or more tagged; null where the factor is no tag.")
        .always("sentence", TEXT, AssociationEntry::sentence)
        .means("The row in words, in the language of the run (report.language).");
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String ids(Enum<?>[] values) {
    return Stream.of(values).map(AssociatedColumns::lower).collect(Collectors.joining(", "));
  }
}
