package wildfire.report;

import static wildfire.report.SpreadColumns.part;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.FACT;

import java.util.List;
import java.util.function.Function;
import wildfire.association.Agreement;
import wildfire.association.AssociationRow;
import wildfire.association.Calendar;
import wildfire.association.Conclusion;
import wildfire.association.EqualSize;
import wildfire.association.Estimate;
import wildfire.association.FalseDiscovery.Tested;
import wildfire.association.Looks;
import wildfire.association.Plain.Medians;
import wildfire.association.Plain.Shares;
import wildfire.association.Refusal;
import wildfire.association.Refused;
import wildfire.association.Shrinkage.Shrunk;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;
import wildfire.table.Column;
import wildfire.table.Table;

/** What is told of one outcome and one factor, declared. */
final class AssociatedColumns {
  static final String REFUSED = " Null where refused says why.";
  static final String WHY_REFUSED =
      "Why there is no adjusted difference, null where there is one; the first that applies of: "
          + Table.ids(Refusal.values())
          + ".";
  static final String OUTCOME = "of the outcome";
  private static final String COEFFICIENT = "of the outcome; log odds of viral";
  private static final String E_VALUE =
      "RR + √(RR (RR − 1)), with RR the ratio that the difference comes to, inverted below 1";
  private static final String VANDERWEELE_DING = "VanderWeele and Ding (2017)";

  static final Table<AssociationEntry> TABLE =
      Table.<AssociationEntry>named(
              "association",
              "One row per platform (and one over all of them), outcome and factor: how the outcome differs with the factor, plainly and with all else compared fairly, with its doubt. Never an effect or a cause.")
          .version(3)
          .from("report: post_scorecard, post_tag")
          .columns(identity())
          .columns(counts())
          .part(
              t -> t.row().plain() instanceof Shares of ? of : null,
              " Of the outcome viral only; else null.",
              shares())
          .part(
              t -> t.row().plain() instanceof Medians of ? of : null,
              " Null of the outcome viral.",
              medians())
          .part(t -> t.row().adjusted() == null ? null : t, REFUSED, adjusted())
          .maybe("refused", TEXT, part(t -> t.row().refused(), Refused::reason), FACT)
          .means(WHY_REFUSED)
          .maybe("refused_detail", TEXT, part(t -> t.row().refused(), Refused::message))
          .means("Reason and the numbers or columns behind it, in English; null where refused is.")
          .part(t -> t.row().equalSize(), " Of shapes of cascades only; else null.", equalSize())
          .part(t -> t.row().shrunk(), " Null over all platforms and where refused.", shrunk())
          .part(t -> t.row().test(), REFUSED, tested())
          .part(t -> t.row().looks(), " Null where no run had a difference.", looks())
          .part(t -> t.row().agreement(), agreement())
          .always("sentence", TEXT, AssociationEntry::sentence)
          .means("The row in words, in the language of the run (report.language).")
          .key("platform", "outcome", "factor_kind", "factor")
          .declared();

  /** What people read of those that have an answer. */
  static final Table<AssociationEntry> ANSWERED =
      Table.<AssociationEntry>named(
              "association_answered",
              "The rows of association that have a difference, without those that are refused, and the columns that people read.")
          .columns(
              TABLE.columns(
                  List.of(
                      "platform",
                      "outcome",
                      "factor_kind",
                      "factor",
                      "conclusion",
                      "unit",
                      "adjusted_difference",
                      "adjusted_difference_low",
                      "adjusted_difference_high",
                      "adjusted_ratio",
                      "q",
                      "posts_with",
                      "posts_without",
                      "accounts",
                      "inference",
                      "sentence")))
          .key("platform", "outcome", "factor_kind", "factor")
          .declared();

  private AssociatedColumns() {}

  private static List<Column<AssociationEntry>> identity() {
    return Table.<AssociationEntry>part()
        .always("platform", TEXT, t -> t.row().scope(), FACT)
        .means("Where the posts are; all: over all platforms, with the platform held equal.")
        .always("outcome", TEXT, t -> t.row().outcome(), FACT)
        .means(
            "What became of the posts: %s. Overperformance for the first four.",
            PostOutcome.values())
        .always("unit", TEXT, AssociationEntry::unit, FACT)
        .means(
            "What differences of it are in: doublings (log2), share (0–1), yes_no (a difference of shares) or edges (steps in the cascade).")
        .always("factor_kind", TEXT, t -> FactorKind.of(t.row().factor()), FACT)
        .means("%s.", FactorKind.values())
        .always("factor", TEXT, t -> FactorKind.value(t.row().factor()), FACT)
        .means(
            "Which one: emotion, emotion:anger (detail), emotion+timing (pair: what both have beyond their sum), video, 09 (hour), monday, a platform, an author's pseudonym, or angry (reactions of that kind as a part of all to the post, which come after it). Formats, hours, weekdays, platforms, authors and reactions each against all others.")
        .always("conclusion", TEXT, AssociationEntry::conclusion, FACT)
        .means(
            "What may be concluded; the first that applies of: %s. more and less: clear at the rate of false discoveries that was set.",
            Conclusion.values())
        .columns();
  }

  private static List<Column<AssociationEntry>> counts() {
    return Table.<AssociationEntry>part()
        .always("posts_with", COUNT, "posts", t -> t.row().counts().with(), FACT)
        .means(
            "Posts with the factor at any strength; of reactions: with a larger share of them than its account's posts have on average.")
        .always("posts_without", COUNT, "posts", t -> t.row().counts().without(), FACT)
        .means("The other posts.")
        .always("posts_left_out", COUNT, "posts", t -> t.row().counts().unknown(), FACT)
        .means(
            "Posts whose outcome, or format, hour, reactions by kind and so on, is unknown: in no other count.")
        .always("posts_unknown_author", COUNT, "posts", AssociationEntry::unknownAuthors)
        .means(
            "Posts of the platform whose author is unknown: on each platform they count as one account.")
        .always("accounts_with", COUNT, "accounts", t -> t.row().counts().accountsWith(), FACT)
        .means("Accounts with a post that has it.")
        .always("accounts_without", COUNT, "accounts", t -> t.row().counts().accountsWithout())
        .means("Accounts with a post that does not.")
        .always("accounts", COUNT, "accounts", t -> t.row().counts().accounts(), FACT)
        .means("Accounts in all.")
        .columns();
  }

  private static List<Column<Shares>> shares() {
    IntervalColumns wilson =
        new IntervalColumns("Wilson's interval", "Wilson's score interval, 95 %", "Wilson (1927)");
    IntervalColumns newcombe =
        new IntervalColumns(
            "Newcombe's interval",
            "hybrid of Wilson's intervals of both shares, 95 %",
            "Newcombe (1998), method 10");
    IntervalColumns koopman =
        new IntervalColumns(
            "Koopman's interval",
            "chi-square interval of a ratio of shares, 95 %",
            "Koopman (1984)");
    return Table.<Shares>part()
        .always("share_with", NUMBER, "0–1", Shares::shareWith, FACT)
        .means("Share of viral posts among those with it.")
        .formula("viral posts with the factor / posts with it")
        .columns(wilson.of("share_with", "0–1", Shares::shareWithInterval))
        .always("share_without", NUMBER, "0–1", Shares::shareWithout, FACT)
        .means("The same without it.")
        .formula("viral posts without the factor / posts without it")
        .columns(wilson.of("share_without", "0–1", Shares::shareWithoutInterval))
        .always("share_difference", NUMBER, "0–1", Shares::difference)
        .means("The first less the second.")
        .formula("share_with − share_without")
        .columns(newcombe.of("share_difference", "0–1", Shares::differenceInterval))
        .always("risk_ratio", NUMBER, "times", Shares::ratio)
        .means("The first divided by the second; null where no post without it is viral.")
        .formula("share_with / share_without")
        .columns(koopman.of("risk_ratio", "times", Shares::ratioInterval))
        .columns();
  }

  private static List<Column<Medians>> medians() {
    IntervalColumns fengCliff =
        new IntervalColumns(
            "Feng and Cliff's interval; it takes posts as independent of each other, as do all plain intervals",
            "interval of Cliff's delta, 95 %",
            "Feng and Cliff (2004)");
    return Table.<Medians>part()
        .always("median_with", NUMBER, OUTCOME, Medians::medianWith, FACT)
        .means("Median of the posts with it.")
        .always("median_without", NUMBER, OUTCOME, Medians::medianWithout, FACT)
        .means("Median of those without.")
        .always("median_difference", NUMBER, OUTCOME, Medians::difference, FACT)
        .means("The first less the second.")
        .formula("median_with − median_without")
        .always("mean_with", NUMBER, OUTCOME, "Mean of the posts with it.", Medians::meanWith)
        .always("mean_without", NUMBER, OUTCOME, "Mean of those without.", Medians::meanWithout)
        .always("mean_difference", NUMBER, OUTCOME, m -> m.meanWith() - m.meanWithout())
        .means("The first less the second: what the adjusted difference is without adjusting.")
        .formula("mean_with − mean_without")
        .always("cliffs_delta", NUMBER, "-1–1", Medians::cliffsDelta, FACT)
        .means(
            "Share of pairs where the post with it has the greater outcome, less the share where it has the smaller one (Cliff 1993).")
        .formula(
            "(pairs in which the post with the factor has more − pairs in which it has less) / pairs",
            "Cliff (1993)")
        .columns(fengCliff.of("cliffs_delta", "-1–1", Medians::cliffsDeltaInterval, FACT))
        .columns();
  }

  /** The difference with all else compared fairly, of entries that have one. */
  private static List<Column<AssociationEntry>> adjusted() {
    Function<AssociationEntry, Estimate> estimate = t -> t.row().adjusted().estimate();
    return Table.<AssociationEntry>part()
        .always("adjusted_difference", NUMBER, OUTCOME, t -> t.row().adjusted().difference(), FACT)
        .means(
            "The difference that goes with the factor, platform, format, paid or not, followers, hour, weekday, the other triggers and the account's own means held equal: from strength 0 to 1, of reactions for a step of coefficient_step. Of viral: how much likelier, on average over the posts.")
        .formula(
            "β of outcome = β · factor + γ · the account's mean of the factor + other triggers and their means + controls; of viral the mean difference in probability",
            "Mundlak (1978)")
        .columns(
            IntervalColumns.OF_ACCOUNTS.of(
                "adjusted_difference", OUTCOME, t -> t.row().adjusted().differenceInterval(), FACT))
        .maybe("adjusted_ratio", NUMBER, "times", t -> ratio(t.row(), t.unit()), FACT)
        .means(
            "2 to the power of that difference: as many times the usual. Of outcomes in doublings only; else null.")
        .formula("2 ^ adjusted_difference")
        .always("inference", TEXT, t -> t.row().inference())
        .means(
            "Of whom the difference is told: accounts_like_these (would it be so elsewhere? its doubt comes from the differences between accounts) or these_accounts (would it be so of more of their posts? where there are too few accounts for the first: from the differences between weeks).")
        .always("comparison_basis", TEXT, t -> t.row().adjusted().basis())
        .means(
            "within_accounts: posts of the same accounts beside each other; between_accounts: no account has posts both with and without it, so accounts are beside each other and what else sets them apart is not held equal.")
        .always("calendar_held", TEXT, t -> t.row().adjusted().calendar())
        .means(
            "How calendar time is held equal: %s. weeks and months: posts of the same one beside each other; trend: time as a number and its square, where there are too few posts for more; none: all posts are of the same days, or their times are not known.",
            Calendar.values())
        .always("coefficient", NUMBER, COEFFICIENT, part(estimate, Estimate::coefficient))
        .means("The model's coefficient.")
        .always("coefficient_step", NUMBER, "0–1", t -> t.row().role().step())
        .means(
            "The difference in strength that coefficient and adjusted_difference are of: 1, and of reactions 0.01, which is one more in a hundred of the post's reactions.")
        .columns(
            IntervalColumns.OF_MODEL.of(
                "coefficient", COEFFICIENT, estimate.andThen(Estimate::interval)))
        .always("standard_error", NUMBER, COEFFICIENT, part(estimate, Estimate::standardError))
        .means("Of the coefficient, clustered by account (CR1).")
        .always("p", NUMBER, "0–1", part(estimate, Estimate::p), FACT)
        .means("Two-sided, of a coefficient of 0; a test among many, so see q.")
        .always("method", TEXT, part(estimate, Estimate::method))
        .means(
            "Where interval and p come from: clustered_t (t with one degree of freedom less than there are accounts) or wild_bootstrap.")
        .always(
            "effective_accounts", NUMBER, "accounts", part(estimate, Estimate::effectiveAccounts))
        .means(
            "As how many equally telling accounts those of the comparison count (Carter, Schnepel and Steigerwald 2017); of these_accounts, as how many weeks.")
        .always("model_posts", COUNT, "posts", t -> t.row().adjusted().posts())
        .means("Posts that the fit rests on.")
        .always("certain_posts", COUNT, "posts", t -> t.row().adjusted().certainPosts())
        .means("Posts that what is held equal decides for certain; not in the fit.")
        .always("model_left_out", TEXT, t -> String.join("; ", t.row().adjusted().leftOut()))
        .means("Columns, separated by semicolons, that say what others already say.")
        .always("e_value", NUMBER, "times", t -> t.row().adjusted().eValue().estimate(), FACT)
        .means(
            "The least risk ratio that something unseen would need with both factor and outcome to explain the difference away (VanderWeele and Ding 2017).")
        .formula(E_VALUE, VANDERWEELE_DING)
        .always("e_value_limit", NUMBER, "times", t -> t.row().adjusted().eValue().limit())
        .means(
            "The same for the end of the interval nearest to no difference; 1 where it holds that.")
        .formula(E_VALUE, VANDERWEELE_DING)
        .columns();
  }

  /** The adjusted difference as a ratio: of outcomes in doublings only. */
  static Double ratio(AssociationRow row, PostOutcome.Unit unit) {
    return row.adjusted() == null || unit != PostOutcome.Unit.DOUBLINGS
        ? null
        : Double.valueOf(Math.pow(2, row.adjusted().difference()));
  }

  private static List<Column<EqualSize>> equalSize() {
    return Table.<EqualSize>part()
        .always(
            "equal_size_difference",
            NUMBER,
            "edges",
            part(EqualSize::estimate, Estimate::coefficient))
        .means(
            "Mean difference between cascades of equal size (Juul and Ugander 2021), nothing else held equal; null where equal_size_refused says why.")
        .columns(
            IntervalColumns.OF_ACCOUNTS.of(
                "equal_size_difference",
                "edges",
                e -> e.estimate() == null ? null : e.estimate().interval()))
        .always("equal_size_p", NUMBER, "0–1", part(EqualSize::estimate, Estimate::p))
        .means("Two-sided, of no difference at equal size; not among the tests of the family.")
        .always("equal_size_matched", COUNT, "cascades", EqualSize::matched)
        .means("Cascades of each kind that find one of equal size.")
        .always("equal_size_refused", TEXT, part(EqualSize::refused, Refused::reason))
        .means("Why there is no difference at equal size; null where there is one.")
        .columns();
  }

  private static List<Column<Shrunk>> shrunk() {
    return Table.<Shrunk>part()
        .always("shrunk_coefficient", NUMBER, COEFFICIENT, Shrunk::coefficient)
        .means(
            "What is left of the coefficient once platforms lend each other strength (empirical Bayes), so that three lucky posts do not top a list: sort by this.")
        .formula(
            "shrunk_weight · coefficient + (1 − shrunk_weight) · mean over platforms",
            "empirical Bayes, with the variance between platforms by Paule and Mandel (1982)")
        .always("shrunk_weight", NUMBER, "0–1", Shrunk::weight)
        .means("How much of the platform's own value is left.")
        .always("shrunk_platforms", COUNT, "platforms", Shrunk::platforms)
        .means("How many lent each other strength; with 1 nothing was shrunk.")
        .columns();
  }

  private static List<Column<Tested>> tested() {
    return Table.<Tested>part()
        .always("q", NUMBER, "0–1", Tested::q, FACT)
        .means(
            "The least rate of false discoveries within the family at which this is one of them (Benjamini and Hochberg 1995).")
        .formula(
            "least, over p′ ≥ p of the family, of p′ · family_size / rank of p′; at most 1",
            "Benjamini and Hochberg (1995)")
        .always("family", TEXT, Tested::family)
        .means(
            "What was tested together: all outcomes of one kind of factor, per platform or over all.")
        .always("family_size", COUNT, "tests", Tested::size, FACT)
        .means("How many tests that is; refused rows were not tested.")
        .columns();
  }

  /** How long a difference is clear. */
  static List<Column<Looks>> looks() {
    return Table.<Looks>part()
        .always("first_asked", INSTANT, Looks::firstAsked)
        .means(
            "The moment (as_of, else start) of the first nightly run that had an adjusted difference, of those that followed each other.")
        .maybe("clear_since", INSTANT, Looks::clearSince)
        .means(
            "The moment of the run since which every one found it clear, and the same way; null where this one does not.")
        .always("clear_runs", COUNT, "runs", Looks::clearRuns)
        .means("How many runs that is, this one among them; 0 where this one does not.")
        .always("clear_since_posts", COUNT, "posts", Looks::clearSincePosts)
        .means(
            "posts_with at the first of them: what was not clear when first asked is called clear once there are associate.confirm_growth times as many.")
        .columns();
  }

  private static List<Column<Agreement>> agreement() {
    IntervalColumns draws =
        new IntervalColumns(
            "From posts drawn with replacement; null too where alpha was often undefined in the draws",
            null,
            null);
    return Table.<Agreement>part()
        .maybe("agreement", TEXT, Agreement::standing)
        .means(
            "How far taggers of the same posts agree: %s. Of a pair: that of the trigger agreed on least. Null of what is not tagged.",
            Agreement.Standing.values())
        .maybe("agreement_alpha", NUMBER, "at most 1", Agreement::alpha, FACT)
        .means("Krippendorff's alpha of being there or not; null where it is undefined.")
        .formula("1 − observed disagreement / disagreement by chance", "Krippendorff (2004)")
        .columns(draws.of("agreement_alpha", "at most 1", Agreement::interval))
        .maybe("agreement_posts", COUNT, "posts", Agreement::units)
        .means("Posts that two people or more tagged; null where the factor is no tag.")
        .columns();
  }
}
