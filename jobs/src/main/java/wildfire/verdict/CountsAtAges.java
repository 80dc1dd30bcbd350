package wildfire.verdict;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * One post's counts at the ages at which posts are compared. A count is unknown where the post has
 * not reached the age or the export does not tell; unknown is not zero.
 */
public final class CountsAtAges {
  private final Map<Counted, Map<ComparisonAge, Long>> counts = new EnumMap<>(Counted.class);

  private CountsAtAges(BiFunction<Counted, ComparisonAge, Long> count) {
    for (Counted counted : Counted.values()) {
      Map<ComparisonAge, Long> atAges = new EnumMap<>(ComparisonAge.class);
      for (ComparisonAge age : counted.knownAges()) {
        Long known = count.apply(counted, age);
        if (known != null) {
          if (known < 0) {
            throw new IllegalArgumentException(counted + " at " + age + " is " + known);
          }
          atAges.put(age, known);
        }
      }
      counts.put(counted, atAges);
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
    Long known = counts.get(counted).get(age);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
