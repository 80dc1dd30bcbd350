package wildfire.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictSnapshot;

/** Reads from a published row of a judged post what its verdict rests on. */
public final class SnapshotRow {
  /** They move on with every night, whether or not anything else is known. */
  private static final List<String> TIME_PASSED =
      List.of("observed_hours", "observed_basis", "is_mature");

  private final List<String> own;

  /**
   * @param measured the columns that measuring gives
   */
  public SnapshotRow(List<String> measured) {
    this.own = measured.stream().filter(column -> !TIME_PASSED.contains(column)).toList();
  }

  /**
   * What a row says.
   *
   * @throws IllegalArgumentException if a column is not there
   */
  public VerdictSnapshot read(Row row) {
    Map<Counted, Map<ComparisonAge, Long>> counts = new EnumMap<>(Counted.class);
    Map<Counted, VerdictSnapshot.Look> looks = new EnumMap<>(Counted.class);
    for (Counted counted : Counted.ofVerdicts()) {
      Map<ComparisonAge, Long> atAges = new EnumMap<>(ComparisonAge.class);
      for (ComparisonAge age : counted.knownAges()) {
        Long count = row.getAs(counted.organic().column(age));
        if (count != null) {
          atAges.put(age, count);
        }
      }
      counts.put(counted, atAges);
      VerdictSnapshot.Look look = look(row, counted, atAges);
      if (look != null) {
        looks.put(counted, look);
      }
    }
    return new VerdictSnapshot(
        row.getAs(MeasuredRow.PLATFORM),
        row.getAs(MeasuredRow.POST_ID),
        Verdict.valueOf(row.<String>getAs("verdict").toUpperCase(Locale.ROOT)),
        row.getAs("is_mature"),
        counts,
        looks,
        values(row, own));
  }

  private static VerdictSnapshot.Look look(
      Row row, Counted counted, Map<ComparisonAge, Long> atAges) {
    JudgedColumns.OfCount columns = JudgedColumns.of(counted);
    Double expected = row.getAs(columns.expected());
    if (expected == null) {
      return null;
    }
    String suffix = row.getAs(columns.age());
    ComparisonAge age =
        ComparisonAge.all().stream()
            .filter(one -> one.suffix().equals(suffix))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(columns.age() + " is no age: " + suffix));
    return new VerdictSnapshot.Look(
        age,
        atAges.get(age),
        expected,
        values(
            row,
            List.of(
                columns.expected(),
                columns.usualLow(),
                columns.usualHigh(),
                columns.level(),
                columns.posts())));
  }

  private static List<Object> values(Row row, List<String> columns) {
    List<Object> values = new ArrayList<>(columns.size());
    for (String column : columns) {
      values.add(row.getAs(column));
    }
    return values;
  }
}
