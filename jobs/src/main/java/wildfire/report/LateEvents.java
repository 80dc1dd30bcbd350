package wildfire.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static wildfire.table.ColumnType.COUNT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.Intake;
import wildfire.ingest.Known;
import wildfire.measure.Lateness;
import wildfire.measure.Measure;
import wildfire.table.Column;

/**
 * Events of the files that a run took in which an earlier intake should have brought: they happened
 * before the latest event of their platform that it had from the same source.
 *
 * @param byLateness how many, in the order of {@link Lateness}; null where there was no earlier
 *     intake, so that nothing could be late
 */
public record LateEvents(List<Long> byLateness) {

  /** As columns. */
  static final List<Column<LateEvents>> COLUMNS = columns();

  public LateEvents {
    byLateness = byLateness == null ? null : List.copyOf(byLateness);
  }

  private static List<Column<LateEvents>> columns() {
    List<Column<LateEvents>> columns = new ArrayList<>();
    columns.add(
        new Column<>(
            "events_arrived_late",
            COUNT,
            "events",
            "Events of the files that this run took in that came late: they happened before the latest event of their platform which an earlier intake had from the same source. Events that were there before, and newer versions of files, are not among them. Null where there was no earlier intake.",
            true,
            late -> late.byLateness() == null ? null : late.all()));
    for (Lateness lateness : Lateness.all()) {
      int place = Lateness.all().indexOf(lateness);
      columns.add(
          new Column<>(
              "events_arrived_late_" + lateness.id(),
              COUNT,
              "events",
              "Of events_arrived_late, those that came late by "
                  + words(lateness)
                  + ". Null where there was no earlier intake.",
              true,
              late -> late.byLateness() == null ? null : late.byLateness().get(place)));
    }
    return List.copyOf(columns);
  }

  private static String words(Lateness lateness) {
    return switch (lateness) {
      case HOUR -> "an hour at most";
      case DAY -> "more than an hour and a day at most";
      case WEEK -> "more than a day and 7 days at most";
      case MONTH -> "more than 7 days and 30 days at most";
      case LONGER -> "more than 30 days";
    };
  }

  /** Of the files that a run took in. */
  static LateEvents of(Dataset<Row> measured, Intake intake, String runId) {
    List<Known> counting = intake.ledger().counting();
    if (counting.stream().allMatch(file -> file.run().equals(runId))) {
      return new LateEvents(null);
    }
    Set<Integer> taken =
        counting.stream()
            .filter(file -> file.run().equals(runId))
            .map(Known::id)
            .collect(Collectors.toSet());
    long[] late = new long[Lateness.all().size()];
    if (!taken.isEmpty()) {
      measured
          .select(explode(col(Measure.LATE)).as(new String[] {"file_id", "late"}))
          .where(col("file_id").isin(taken.toArray()))
          .select("late")
          .toLocalIterator()
          .forEachRemaining(
              row -> {
                List<Long> ofPost = row.getList(0);
                IntStream.range(0, late.length).forEach(i -> late[i] += ofPost.get(i));
              });
    }
    return new LateEvents(IntStream.range(0, late.length).mapToObj(i -> late[i]).toList());
  }

  /** How many there are. */
  public long all() {
    return byLateness == null ? 0 : byLateness.stream().mapToLong(n -> n).sum();
  }

  /** How many came late by how much, in words; only where there are any. */
  public String words() {
    List<String> parts = new ArrayList<>();
    for (Lateness lateness : Lateness.all()) {
      long n = byLateness.get(Lateness.all().indexOf(lateness));
      if (n > 0) {
        parts.add(String.format(Locale.ROOT, "%,d by %s", n, words(lateness)));
      }
    }
    return String.join(", ", parts);
  }
}
