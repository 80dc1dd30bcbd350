package wildfire.measure;

import static org.apache.spark.sql.functions.max;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far the lake reached before each file came: the latest event of its platform and source that
 * an earlier intake had brought. An event of the file that lies before that came late, by the time
 * between them. (The event time against the greatest event time seen so far, as streaming systems
 * have it; Akidau et al. 2015, The Dataflow Model, §2.3.)
 *
 * @param intakeByPlace the intake that brought each file, by the file's place; later ones are
 *     greater. Empty where there is one intake
 * @param byPlatform the horizon of each file, by its place (UTC microseconds)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Horizons(int[] intakeByPlace, Map<String, long[]> byPlatform) implements Serializable {
  /** Nothing can be late. */
  static final Horizons NONE = new Horizons(new int[0], Map.of());

  private static final long NOWHERE = Long.MIN_VALUE;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /**
   * Those of the files that count. A newer version of a file repeats what it had, so that nothing
   * in it is late.
   *
   * @param seen what {@link Seen} has of the events
   * @param placeOfFile the order of files, by number; -1 for files that do not count
   */
  static Horizons of(Dataset<Row> seen, List<Arrival> arrivals, int[] placeOfFile) {
    TreeSet<String> intakes = new TreeSet<>();
    arrivals.forEach(arrival -> intakes.add(arrival.intake()));
    if (intakes.size() < 2) {
      return NONE;
    }
    List<String> inOrder = List.copyOf(intakes);
    int[] intakeByPlace = new int[placeOfFile.length];
    Map<Integer, Arrival> byFile = new HashMap<>();
    for (Arrival arrival : arrivals) {
      byFile.put(arrival.file(), arrival);
      if (placeOfFile[arrival.file()] >= 0) {
        intakeByPlace[placeOfFile[arrival.file()]] = inOrder.indexOf(arrival.intake());
      }
    }
    Map<List<String>, TreeMap<String, Long>> reached = new HashMap<>();
    List<Row> latest =
        seen.groupBy("platform", "file_id")
            .agg(max(Seen.LATEST))
            .where("file_id is not null")
            .collectAsList();
    for (Row row : latest) {
      Arrival file = byFile.get(row.getInt(1));
      if (file != null && !row.isNullAt(2)) {
        reached
            .computeIfAbsent(List.of(row.getString(0), file.source()), key -> new TreeMap<>())
            .merge(file.intake(), row.getLong(2), Math::max);
      }
    }
    Map<String, long[]> byPlatform = new HashMap<>();
    for (Row row : latest) {
      Arrival file = byFile.get(row.getInt(1));
      if (file != null && !file.isNewVersion() && placeOfFile[file.file()] >= 0) {
        TreeMap<String, Long> theirs = reached.get(List.of(row.getString(0), file.source()));
        long horizon =
            theirs == null
                ? NOWHERE
                : theirs.headMap(file.intake()).values().stream()
                    .mapToLong(l -> l)
                    .max()
                    .orElse(NOWHERE);
        byPlatform
                .computeIfAbsent(row.getString(0), key -> nowhere(placeOfFile.length))[
                placeOfFile[file.file()]] =
            horizon;
      }
    }
    return new Horizons(intakeByPlace, byPlatform);
  }

  private static long[] nowhere(int files) {
    long[] horizons = new long[files];
    Arrays.fill(horizons, NOWHERE);
    return horizons;
  }

  /** Whether there is more than one intake, so that something can be late. */
  boolean areKnown() {
    return intakeByPlace.length > 0;
  }

  /** The file that came first of two, by their places. */
  int first(int place, int other) {
    int order = Integer.compare(intakeByPlace[place], intakeByPlace[other]);
    return order < 0 || (order == 0 && place <= other) ? place : other;
  }

  /**
   * By how much an event of a file came late; null if it did not, or that cannot be told.
   *
   * @param dated whether only the day of the event is known, which then counts from its end
   */
  Lateness of(String platform, int place, long occurredAt, boolean dated) {
    long[] horizons = byPlatform.get(platform);
    if (horizons == null || horizons[place] == NOWHERE) {
      return null;
    }
    long late = horizons[place] - (dated ? occurredAt + MICROS_PER_DAY : occurredAt);
    if (late <= 0) {
      return null;
    }
    for (Lateness lateness : Lateness.all()) {
      if (late <= lateness.mostMicros()) {
        return lateness;
      }
    }
    throw new IllegalStateException(late + " µs is longer than the longest");
  }
}
