package wildfire.associate;

import static wildfire.table.ColumnType.NUMBER;

import java.util.function.Function;
import wildfire.association.AssociationRow;
import wildfire.association.Interval;
import wildfire.association.Plain;
import wildfire.table.Table.Declaration;

/** What is told of posts with and without a factor side by side, nothing held equal. */
final class PlainColumns {
  private static final String OF_VIRAL = " Of the outcome viral only; else null.";
  private static final String NOT_OF_VIRAL = " Null of the outcome viral.";

  private PlainColumns() {}

  static void declare(Declaration<Told> d) {
    share(
        d,
        "share_with",
        "0–1",
        "Share of viral posts among those with it.",
        Plain.Shares::shareWith);
    limits(
        d,
        "share_with",
        "0–1",
        "Wilson's interval" + OF_VIRAL,
        shares(Plain.Shares::shareWithInterval));
    share(d, "share_without", "0–1", "The same without it.", Plain.Shares::shareWithout);
    limits(
        d,
        "share_without",
        "0–1",
        "Wilson's interval" + OF_VIRAL,
        shares(Plain.Shares::shareWithoutInterval));
    share(d, "share_difference", "0–1", "The first less the second.", Plain.Shares::difference);
    limits(
        d,
        "share_difference",
        "0–1",
        "Newcombe's interval" + OF_VIRAL,
        shares(Plain.Shares::differenceInterval));
    share(
        d,
        "risk_ratio",
        "times",
        "The first divided by the second; null where no post without it is viral.",
        Plain.Shares::ratio);
    limits(
        d,
        "risk_ratio",
        "times",
        "Koopman's interval" + OF_VIRAL,
        shares(Plain.Shares::ratioInterval));
    median(d, "median_with", "Median of the posts with it.", Plain.Medians::medianWith);
    median(d, "median_without", "Median of those without.", Plain.Medians::medianWithout);
    median(d, "median_difference", "The first less the second.", Plain.Medians::difference);
    median(d, "mean_with", "Mean of the posts with it.", Plain.Medians::meanWith);
    median(d, "mean_without", "Mean of those without.", Plain.Medians::meanWithout);
    median(
        d,
        "mean_difference",
        "The first less the second: what the adjusted difference is without adjusting.",
        m -> m.meanWith() - m.meanWithout());
    d.maybe(
        "cliffs_delta",
        NUMBER,
        "-1–1",
        "Share of pairs where the post with it has the greater outcome, less the share where it has the smaller one (Cliff 1993)."
            + NOT_OF_VIRAL,
        t -> t.of(PlainColumns::medians, Plain.Medians::cliffsDelta));
    limits(
        d,
        "cliffs_delta",
        "-1–1",
        "Feng and Cliff's interval; it takes posts as independent of each other, as do all plain intervals",
        t -> t.of(PlainColumns::medians, Plain.Medians::cliffsDeltaInterval));
  }

  private static Plain.Medians medians(AssociationRow row) {
    return row.plain() instanceof Plain.Medians medians ? medians : null;
  }

  private static <R> Function<Told, R> shares(Function<Plain.Shares, R> value) {
    return told ->
        told.of(row -> row.plain() instanceof Plain.Shares shares ? shares : null, value);
  }

  private static void share(
      Declaration<Told> d,
      String name,
      String unit,
      String meaning,
      Function<Plain.Shares, Double> value) {
    d.maybe(name, NUMBER, unit, meaning + OF_VIRAL, t -> shares(value).apply(t));
  }

  private static void median(
      Declaration<Told> d, String name, String meaning, Function<Plain.Medians, Double> value) {
    d.maybe(
        name,
        NUMBER,
        "of the outcome",
        meaning + NOT_OF_VIRAL,
        t -> t.of(PlainColumns::medians, value));
  }

  /** Two columns, the ends of an interval. */
  static void limits(
      Declaration<Told> d,
      String name,
      String unit,
      String meaning,
      Function<Told, Interval> interval) {
    d.maybe(
            name + "_low",
            NUMBER,
            unit,
            meaning + ", 95 %: lower end. Null where " + name + " is.",
            t -> interval.apply(t) == null ? null : (Double) interval.apply(t).lower())
        .maybe(
            name + "_high",
            NUMBER,
            unit,
            "Its upper end; null where the lower end is.",
            t -> interval.apply(t) == null ? null : (Double) interval.apply(t).upper());
  }
}
