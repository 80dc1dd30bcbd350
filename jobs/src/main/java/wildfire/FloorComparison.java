package wildfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.Intake;
import wildfire.measure.Floor;
import wildfire.measure.Measure;
import wildfire.model.HowMany;

/**
 * {@code wildfire measure-floor}: measuring against its floors, in turn within one session, after a
 * warm-up of each.
 */
final class FloorComparison {
  private FloorComparison() {}

  static Summary of(Run run, int runs) {
    Intake intake = Intake.load(run.spark(), run.settings().workspace());
    Dataset<Row> engagements = intake.table(CanonicalTable.ENGAGEMENTS);
    long events = engagements.count();
    int partitions = Measure.partitions(events, run.spark().sparkContext().defaultParallelism());
    List<Runnable> contenders =
        List.of(
            () -> consume(Floor.ofLakeColumns(engagements, partitions)),
            () -> consume(Floor.ofShuffledRows(engagements, partitions, intake.ledger().order())),
            () ->
                consume(
                    Measure.posts(
                        new Measure.Lake(
                            intake.table(CanonicalTable.POSTS),
                            engagements,
                            intake.table(CanonicalTable.RETRACTIONS),
                            intake.table(CanonicalTable.FLIGHTS),
                            intake.table(CanonicalTable.COUNTERS),
                            intake.table(CanonicalTable.ACCOUNT_COUNTERS),
                            intake.ledger().order(),
                            MeasureStep.arrivals(intake)),
                        MeasureStep.asked(run.settings()))));
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i <= runs; i++) {
      run.progress().phase(i == 0 ? "Warming up" : "Run " + i);
      for (int c = 0; c < contenders.size(); c++) {
        long began = System.nanoTime();
        contenders.get(c).run();
        if (i > 0) {
          seconds.get(c).add((System.nanoTime() - began) / 1e9);
        }
      }
    }
    return Summary.of(
            "Measuring "
                + HowMany.of(events, "row")
                + " of engagements, medians of "
                + HowMany.of(runs, "run"))
        .figure(
            "floor: the lake's columns, shuffled by post and sorted", words(median(seconds.get(0))))
        .figure("floor: the rows that measuring shuffles, sorted", words(median(seconds.get(1))))
        .figure("measuring", words(median(seconds.get(2))))
        .figure("measuring / floor of the lake's columns", ratio(seconds.get(2), seconds.get(0)))
        .figure("measuring / floor of the shuffled rows", ratio(seconds.get(2), seconds.get(1)))
        .figure(
            "events a second",
            String.format(Locale.ROOT, "%,.0f", events / median(seconds.get(2))));
  }

  private static void consume(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static String words(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  /** Median of the ratios run by run. */
  private static String ratio(List<Double> of, List<Double> to) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      ratios.add(of.get(i) / to.get(i));
    }
    return String.format(Locale.ROOT, "%.2f", median(ratios));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
