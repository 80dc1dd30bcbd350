package wildfire.report;

import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.Place.FACT;

import java.util.function.Function;
import wildfire.association.AssociationRow;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.table.Place;
import wildfire.table.Table.Declaration;

/** What is told of posts with and without a factor side by side, nothing held equal. */
final class PlainColumns {
  private static final String OF_VIRAL = " Of the outcome viral only; else null.";
  private static final String NOT_OF_VIRAL = " Null of the outcome viral.";

  private static final Source WILSON = new Source("Wilson's score interval, 95 %", "Wilson (1927)");

  private PlainColumns() {}

  static void declare(Declaration<AssociationEntry> d) {
    share(
            d,
            "share_with",
            "0–1",
            "Share of viral posts among those with it.",
            Plain.Shares::shareWith)
        .formula("viral posts with the factor / posts with it")
        .on(FACT);
    interval(
        d,
        "share_with",
        "0–1",
        "Wilson's interval" + OF_VIRAL,
        Plain.Shares::shareWithInterval,
        WILSON);
    share(d, "share_without", "0–1", "The same without it.", Plain.Shares::shareWithout)
        .formula("viral posts without the factor / posts without it")
        .on(FACT);
    interval(
        d,
        "share_without",
        "0–1",
        "Wilson's interval" + OF_VIRAL,
        Plain.Shares::shareWithoutInterval,
        WILSON);
    share(d, "share_difference", "0–1", "The first less the second.", Plain.Shares::difference)
        .formula("share_with − share_without");
    interval(
        d,
        "share_difference",
        "0–1",
        "Newcombe's interval" + OF_VIRAL,
        Plain.Shares::differenceInterval,
        new Source(
            "hybrid of Wilson's intervals of both shares, 95 %", "Newcombe (1998), method 10"));
    share(
            d,
            "risk_ratio",
            "times",
            "The first divided by the second; null where no post without it is viral.",
            Plain.Shares::ratio)
        .formula("share_with / share_without");
    interval(
        d,
        "risk_ratio",
        "times",
        "Koopman's interval" + OF_VIRAL,
        Plain.Shares::ratioInterval,
        new Source("chi-square interval of a ratio of shares, 95 %", "Koopman (1984)"));
    median(d, "median_with", "Median of the posts with it.", Plain.Medians::medianWith).on(FACT);
    median(d, "median_without", "Median of those without.", Plain.Medians::medianWithout).on(FACT);
    median(d, "median_difference", "The first less the second.", Plain.Medians::difference)
        .formula("median_with − median_without")
        .on(FACT);
    median(d, "mean_with", "Mean of the posts with it.", Plain.Medians::meanWith);
    median(d, "mean_without", "Mean of those without.", Plain.Medians::meanWithout);
    median(
            d,
            "mean_difference",
            "The first less the second: what the adjusted difference is without adjusting.",
            m -> m.meanWith() - m.meanWithout())
        .formula("mean_with − mean_without");
    d.maybe(
            "cliffs_delta",
            NUMBER,
            "-1–1",
            t -> t.of(PlainColumns::medians, Plain.Medians::cliffsDelta))
        .means(
            "Share of pairs where the post with it has the greater outcome, less the share where it has the smaller one (Cliff 1993)."
                + NOT_OF_VIRAL)
        .formula(
            "(pairs in which the post with the factor has more − pairs in which it has less) / pairs",
            "Cliff (1993)")
        .on(FACT);
    limits(
        d,
        "cliffs_delta",
        "-1–1",
        "Feng and Cliff's interval; it takes posts as independent of each other, as do all plain intervals",
        t -> t.of(PlainColumns::medians, Plain.Medians::cliffsDeltaInterval),
        new Source("interval of Cliff's delta, 95 %", "Feng and Cliff (2004)"),
        FACT);
  }

  private static void interval(
      Declaration<AssociationEntry> d,
      String name,
      String unit,
      String meaning,
      Function<Plain.Shares, Interval> interval,
      Source source) {
    limits(d, name, unit, meaning, shares(interval), source);
  }

  private static Plain.Medians medians(AssociationRow row) {
    return row.plain() instanceof Plain.Medians medians ? medians : null;
  }

  private static <R> Function<AssociationEntry, R> shares(Function<Plain.Shares, R> value) {
    return entry ->
        entry.of(row -> row.plain() instanceof Plain.Shares shares ? shares : null, value);
  }

  private static Declaration<AssociationEntry> share(
      Declaration<AssociationEntry> d,
      String name,
      String unit,
      String meaning,
      Function<Plain.Shares, Double> value) {
    return d.maybe(name, NUMBER, unit, meaning + OF_VIRAL, t -> shares(value).apply(t));
  }

  private static Declaration<AssociationEntry> median(
      Declaration<AssociationEntry> d,
      String name,
      String meaning,
      Function<Plain.Medians, Double> value) {
    return d.maybe(name, NUMBER, "of the outcome", t -> t.of(PlainColumns::medians, value))
        .means(meaning + NOT_OF_VIRAL);
  }

  /**
   * Where an interval comes from.
   *
   * @param formula null where nothing is to be said of it
   */
  record Source(String formula, String by) {
    static final Source MODEL = new Source(null, null);
  }

  /** Two columns, the ends of an interval. */
  static void limits(
      Declaration<AssociationEntry> d,
      String name,
      String unit,
      String meaning,
      Function<AssociationEntry, Interval> interval,
      Source source,
      Place... places) {
    d.maybe(
            name + "_low",
            NUMBER,
            unit,
            t -> interval.apply(t) == null ? null : (Double) interval.apply(t).lower())
        .means(meaning + ", 95 %: lower end. Null where " + name + " is.")
        .formula(source.formula(), source.by())
        .on(places)
        .maybe(
            name + "_high",
            NUMBER,
            unit,
            t -> interval.apply(t) == null ? null : (Double) interval.apply(t).upper())
        .means("Its upper end; null where the lower end is.")
        .formula(source.formula(), source.by())
        .on(places);
  }
}
