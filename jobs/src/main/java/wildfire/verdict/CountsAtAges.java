package wildfire.verdict;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One post's counts at the ages at which posts are compared. A count is unknown where the post has
 * not reached the age or the export does not tell; unknown is not zero. Kept in one array, since a
 * run holds those of all posts at once.
 */
public final class CountsAtAges {
  private static final long UNKNOWN = -1;
  private static final Map<Counted, Integer> FIRST = new EnumMap<>(Counted.class);
  private static final int SIZE;

  static {
    int next = 0;
    for (Counted counted : Counted.values()) {
      FIRST.put(counted, next);
      next += counted.knownAges().size();
    }
    SIZE = next;
  }

  private final long[] counts = new long[SIZE];

  private CountsAtAges(BiFunction<Counted, ComparisonAge, Long> count) {
    Arrays.fill(counts, UNKNOWN);
    for (Counted counted : Counted.values()) {
      int at = FIRST.get(counted);
      for (ComparisonAge age : counted.knownAges()) {
        Long known = count.apply(counted, age);
        if (known != null) {
          if (known < 0) {
            throw new IllegalArgumentException(counted + " at " + age + " is " + known);
          }
          counts[at] = known;
        }
        at++;
      }
    }
  }

  /**
   * The counts that {@code count} gives, null where one is unknown.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public static CountsAtAges from(BiFunction<Counted, ComparisonAge, Long> count) {
    return new CountsAtAges(count);
  }

  /** The count at an age; empty where it is unknown. */
  public OptionalLong at(Counted counted, ComparisonAge age) {
    int place = counted.knownAges().indexOf(age);
    long known = place < 0 ? UNKNOWN : counts[FIRST.get(counted) + place];
    return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(known);
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
