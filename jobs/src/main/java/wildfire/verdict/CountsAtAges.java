package wildfire.verdict;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import wildfire.model.FixedAge;

/**
 * One post's counts at the fixed ages. A count is unknown where the post has not reached the age or
 * the export does not tell; unknown is not zero.
 */
public final class CountsAtAges {
  private final Map<Counted, Map<FixedAge, Long>> counts = new EnumMap<>(Counted.class);

  private CountsAtAges(BiFunction<Counted, FixedAge, Long> count) {
    for (Counted counted : Counted.values()) {
      Map<FixedAge, Long> atAges = new EnumMap<>(FixedAge.class);
      for (FixedAge age : FixedAge.all()) {
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
  public static CountsAtAges from(BiFunction<Counted, FixedAge, Long> count) {
    return new CountsAtAges(count);
  }

  /** The count at an age; empty where it is unknown. */
  public OptionalLong at(Counted counted, FixedAge age) {
    Long known = counts.get(counted).get(age);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
