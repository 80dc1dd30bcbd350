package wildfire.report;

import static wildfire.report.AssociatedColumns.COEFFICIENT_UNIT;
import static wildfire.report.Estimated.OUTCOME;
import static wildfire.report.Estimated.REFUSED;
import static wildfire.report.Estimated.adjusted;
import static wildfire.report.Estimated.atEqualSize;
import static wildfire.report.Estimated.equalSize;
import static wildfire.report.Estimated.estimate;
import static wildfire.report.Estimated.id;
import static wildfire.report.Estimated.ids;
import static wildfire.report.Estimated.interval;
import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.Place.FACT;

import wildfire.association.Adjusted;
import wildfire.association.AssociationRow;
import wildfire.association.Estimate;
import wildfire.association.Refusal;
import wildfire.report.Estimated.IntervalSource;
import wildfire.table.Table.Declaration;

/** The difference with all else compared fairly. */
final class AdjustedColumns {
  private static final String OF_SHAPES = " Of shapes of cascades only; else null.";
  private static final String E_VALUE =
      "RR + √(RR (RR − 1)), with RR the ratio that the difference comes to, inverted below 1";
  private static final String VANDERWEELE_DING = "VanderWeele and Ding (2017)";
  static final IntervalSource MODEL = IntervalSource.of("Its interval");
  private static final IntervalSource ACCOUNTS =
      IntervalSource.of("Its interval from accounts as clusters");

  private AdjustedColumns() {}

  static void declare(Declaration<AssociationEntry> d) {
    d.maybe("adjusted_difference", NUMBER, OUTCOME, adjusted(Adjusted::difference))
        .means(
            "The difference that goes with the factor, platform, format, paid or not, followers, hour, weekday, the other triggers and the account's own means held equal: from strength 0 to 1, of reactions for a step of coefficient_step. Of viral: how much likelier, on average over the posts."
                + REFUSED)
        .formula(
            "β of outcome = β · factor + γ · the account's mean of the factor + other triggers and their means + controls; of viral the mean difference in probability",
            "Mundlak (1978)")
        .on(FACT)
        .columns(
            interval(
                "adjusted_difference",
                OUTCOME,
                ACCOUNTS,
                adjusted(Adjusted::differenceInterval),
                FACT))
        .maybe("adjusted_ratio", NUMBER, "times", Estimated::ratio)
        .means(
            "2 to the power of that difference: as many times the usual. Of outcomes in doublings only; else null.")
        .formula("2 ^ adjusted_difference")
        .on(FACT)
        .maybe("comparison_basis", TEXT, adjusted(a -> id(a.basis())))
        .means(
            "within_accounts: posts of the same accounts beside each other; between_accounts: no account has posts both with and without it, so accounts are beside each other and what else sets them apart is not held equal."
                + REFUSED)
        .maybe("coefficient", NUMBER, COEFFICIENT_UNIT, estimate(Estimate::coefficient))
        .means("The model's coefficient." + REFUSED)
        .maybe(
            "coefficient_step",
            NUMBER,
            "0–1",
            t -> t.row().adjusted() == null ? null : t.row().role().step())
        .means(
            "The difference in strength that coefficient and adjusted_difference are of: 1, and of reactions 0.01, which is one more in a hundred of the post's reactions."
                + REFUSED)
        .columns(interval("coefficient", COEFFICIENT_UNIT, MODEL, estimate(Estimate::interval)))
        .maybe("standard_error", NUMBER, COEFFICIENT_UNIT, estimate(Estimate::standardError))
        .means("Of the coefficient, clustered by account (CR1)." + REFUSED)
        .maybe("p", NUMBER, "0–1", estimate(Estimate::p))
        .means("Two-sided, of a coefficient of 0; a test among many, so see q." + REFUSED)
        .on(FACT)
        .maybe("method", TEXT, estimate(e -> id(e.method())))
        .means(
            "Where interval and p come from: clustered_t (t with one degree of freedom less than there are accounts) or wild_bootstrap."
                + REFUSED)
        .maybe("effective_accounts", NUMBER, "accounts", estimate(Estimate::effectiveAccounts))
        .means(
            "As how many equally telling accounts those of the comparison count (Carter, Schnepel and Steigerwald 2017)."
                + REFUSED)
        .maybe("model_posts", COUNT, "posts", adjusted(a -> (long) a.posts()))
        .means("Posts that the fit rests on." + REFUSED)
        .maybe("certain_posts", COUNT, "posts", adjusted(a -> (long) a.certainPosts()))
        .means("Posts that what is held equal decides for certain; not in the fit." + REFUSED)
        .maybe("model_left_out", TEXT, adjusted(a -> String.join("; ", a.leftOut())))
        .means("Columns, separated by semicolons, that say what others already say." + REFUSED)
        .maybe("e_value", NUMBER, "times", adjusted(a -> a.eValue().estimate()))
        .means(
            "The least risk ratio that something unseen would need with both factor and outcome to explain the difference away (VanderWeele and Ding 2017)."
                + REFUSED)
        .formula(E_VALUE, VANDERWEELE_DING)
        .on(FACT)
        .maybe("e_value_limit", NUMBER, "times", adjusted(a -> a.eValue().limit()))
        .means(
            "The same for the end of the interval nearest to no difference; 1 where it holds that."
                + REFUSED)
        .formula(E_VALUE, VANDERWEELE_DING)
        .maybe("refused", TEXT, Estimated.of(AssociationRow::refused, r -> r.reason().id()))
        .means(
            "Why there is no adjusted difference, null where there is one; the first that applies of: "
                + ids(Refusal.values())
                + ".")
        .on(FACT)
        .maybe("refused_detail", TEXT, Estimated.of(AssociationRow::refused, r -> r.message()))
        .means("Reason and the numbers or columns behind it, in English; null where refused is.")
        .maybe("equal_size_difference", NUMBER, "edges", atEqualSize(Estimate::coefficient))
        .means(
            "Mean difference between cascades of equal size (Juul and Ugander 2021), nothing else held equal; null where equal_size_refused says why."
                + OF_SHAPES)
        .columns(
            interval("equal_size_difference", "edges", ACCOUNTS, atEqualSize(Estimate::interval)))
        .maybe("equal_size_p", NUMBER, "0–1", atEqualSize(Estimate::p))
        .means(
            "Two-sided, of no difference at equal size; not among the tests of the family."
                + OF_SHAPES)
        .maybe("equal_size_matched", COUNT, "cascades", equalSize(e -> (long) e.matched()))
        .means("Cascades of each kind that find one of equal size." + OF_SHAPES)
        .maybe(
            "equal_size_refused",
            TEXT,
            equalSize(e -> e.refused() == null ? null : e.refused().reason().id()))
        .means("Why there is no difference at equal size; null where there is one." + OF_SHAPES);
  }
}
