package wildfire.report;

import static wildfire.report.Estimated.OUTCOME;
import static wildfire.report.Estimated.interval;
import static wildfire.report.Estimated.medians;
import static wildfire.report.Estimated.shares;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.Place.FACT;

import wildfire.association.Plain;
import wildfire.report.Estimated.IntervalSource;
import wildfire.table.Table.Declaration;

/** Posts with and without a factor side by side, nothing held equal. */
final class PlainColumns {
  private static final String OF_VIRAL = " Of the outcome viral only; else null.";
  private static final String NOT_OF_VIRAL = " Null of the outcome viral.";

  private static final IntervalSource WILSON =
      new IntervalSource("Wilson's interval", "Wilson's score interval, 95 %", "Wilson (1927)");
  private static final IntervalSource NEWCOMBE =
      new IntervalSource(
          "Newcombe's interval",
          "hybrid of Wilson's intervals of both shares, 95 %",
          "Newcombe (1998), method 10");
  private static final IntervalSource KOOPMAN =
      new IntervalSource(
          "Koopman's interval", "chi-square interval of a ratio of shares, 95 %", "Koopman (1984)");
  private static final IntervalSource FENG_CLIFF =
      new IntervalSource(
          "Feng and Cliff's interval; it takes posts as independent of each other, as do all plain intervals",
          "interval of Cliff's delta, 95 %",
          "Feng and Cliff (2004)");

  private PlainColumns() {}

  static void declare(Declaration<AssociationEntry> d) {
    d.maybe("share_with", NUMBER, "0–1", shares(Plain.Shares::shareWith))
        .means("Share of viral posts among those with it." + OF_VIRAL)
        .formula("viral posts with the factor / posts with it")
        .on(FACT)
        .columns(interval("share_with", "0–1", WILSON, shares(Plain.Shares::shareWithInterval)))
        .maybe("share_without", NUMBER, "0–1", shares(Plain.Shares::shareWithout))
        .means("The same without it." + OF_VIRAL)
        .formula("viral posts without the factor / posts without it")
        .on(FACT)
        .columns(
            interval("share_without", "0–1", WILSON, shares(Plain.Shares::shareWithoutInterval)))
        .maybe("share_difference", NUMBER, "0–1", shares(Plain.Shares::difference))
        .means("The first less the second." + OF_VIRAL)
        .formula("share_with − share_without")
        .columns(
            interval("share_difference", "0–1", NEWCOMBE, shares(Plain.Shares::differenceInterval)))
        .maybe("risk_ratio", NUMBER, "times", shares(Plain.Shares::ratio))
        .means(
            "The first divided by the second; null where no post without it is viral." + OF_VIRAL)
        .formula("share_with / share_without")
        .columns(interval("risk_ratio", "times", KOOPMAN, shares(Plain.Shares::ratioInterval)))
        .maybe("median_with", NUMBER, OUTCOME, medians(Plain.Medians::medianWith))
        .means("Median of the posts with it." + NOT_OF_VIRAL)
        .on(FACT)
        .maybe("median_without", NUMBER, OUTCOME, medians(Plain.Medians::medianWithout))
        .means("Median of those without." + NOT_OF_VIRAL)
        .on(FACT)
        .maybe("median_difference", NUMBER, OUTCOME, medians(Plain.Medians::difference))
        .means("The first less the second." + NOT_OF_VIRAL)
        .formula("median_with − median_without")
        .on(FACT)
        .maybe("mean_with", NUMBER, OUTCOME, medians(Plain.Medians::meanWith))
        .means("Mean of the posts with it." + NOT_OF_VIRAL)
        .maybe("mean_without", NUMBER, OUTCOME, medians(Plain.Medians::meanWithout))
        .means("Mean of those without." + NOT_OF_VIRAL)
        .maybe("mean_difference", NUMBER, OUTCOME, medians(m -> m.meanWith() - m.meanWithout()))
        .means(
            "The first less the second: what the adjusted difference is without adjusting."
                + NOT_OF_VIRAL)
        .formula("mean_with − mean_without")
        .maybe("cliffs_delta", NUMBER, "-1–1", medians(Plain.Medians::cliffsDelta))
        .means(
            "Share of pairs where the post with it has the greater outcome, less the share where it has the smaller one (Cliff 1993)."
                + NOT_OF_VIRAL)
        .formula(
            "(pairs in which the post with the factor has more − pairs in which it has less) / pairs",
            "Cliff (1993)")
        .on(FACT)
        .columns(
            interval(
                "cliffs_delta",
                "-1–1",
                FENG_CLIFF,
                medians(Plain.Medians::cliffsDeltaInterval),
                FACT));
  }
}
