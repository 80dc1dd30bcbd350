package wildfire.verdict;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One post's counts at the ages at which posts are compared. A count is unknown where the post has
 * not reached the age or the export does not tell; unknown is not zero. Only what is known is kept,
 * since a run holds the counts of all posts at once.
 */
public final class CountsAtAges {
  private static final Map<Counted, Integer> FIRST = new EnumMap<>(Counted.class);
  private static final Map<ComparisonAge, Integer> AFTER_FIRST = new EnumMap<>(ComparisonAge.class);
  private static final int MOST;

  static {
    for (ComparisonAge age : ComparisonAge.all()) {
      AFTER_FIRST.put(age, AFTER_FIRST.size());
    }
    for (Counted counted : Counted.values()) {
      FIRST.put(counted, FIRST.size() * AFTER_FIRST.size());
    }
    MOST = FIRST.size() * AFTER_FIRST.size();
  }

  private final byte[] places;
  private final long[] counts;

  private CountsAtAges(byte[] places, long[] counts) {
    this.places = places;
    this.counts = counts;
  }

  /**
   * The counts that {@code count} gives, null where one is unknown.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public static CountsAtAges from(BiFunction<Counted, ComparisonAge, Long> count) {
    byte[] places = new byte[MOST];
    long[] counts = new long[MOST];
    int size = 0;
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        Long known = count.apply(counted, age);
        if (known != null) {
          if (known < 0) {
            throw new IllegalArgumentException(counted + " at " + age + " is " + known);
          }
          places[size] = place(counted, age);
          counts[size++] = known;
        }
      }
    }
    return new CountsAtAges(Arrays.copyOf(places, size), Arrays.copyOf(counts, size));
  }

  private static byte place(Counted counted, ComparisonAge age) {
    return (byte) (FIRST.get(counted) + AFTER_FIRST.get(age));
  }

  /** This, or the other where both tell the same: then one of them is enough to keep. */
  CountsAtAges sharedWith(CountsAtAges other) {
    return Arrays.equals(places, other.places) && Arrays.equals(counts, other.counts)
        ? other
        : this;
  }

  /** The count at an age; empty where it is unknown. */
  public OptionalLong at(Counted counted, ComparisonAge age) {
    int at = Arrays.binarySearch(places, place(counted, age));
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(counts[at]);
  }

  @Override
  public String toString() {
    Map<String, Long> known = new TreeMap<>();
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        at(counted, age).ifPresent(count -> known.put(counted + " " + age, count));
      }
    }
    return known.toString();
  }
}
