package wildfire.verdict;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * One post's counts at the ages at which posts are compared. A count is unknown where the post has
 * not reached the age or the export does not tell; unknown is not zero. Only what is known is kept,
 * since a run holds the counts of all posts at once.
 */
public final class CountsAtAges {
  private static final int AGES = ComparisonAge.values().length;

  /** How many there can be. */
  static final int MOST = Counted.values().length * AGES;

  private final byte[] places;
  private final long[] counts;

  private CountsAtAges(byte[] places, long[] counts) {
    this.places = places;
    this.counts = counts;
  }

  /** The counts that {@code count} gives, null where one is unknown. */
  public static CountsAtAges from(BiFunction<Counted, ComparisonAge, Long> count) {
    byte[] places = new byte[MOST];
    long[] counts = new long[MOST];
    int size = 0;
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        Long known = count.apply(counted, age);
        if (known != null) {
          places[size] = (byte) place(counted, age);
          counts[size++] = known;
        }
      }
    }
    return new CountsAtAges(Arrays.copyOf(places, size), Arrays.copyOf(counts, size));
  }

  /** A place below {@link #MOST}; higher for what is declared later. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than a run
  static int place(Counted counted, ComparisonAge age) {
    return counted.ordinal() * AGES + age.ordinal();
  }

  /** The other where it has the same counts, so that there is only one to keep. */
  CountsAtAges sharedWith(CountsAtAges other) {
    return Arrays.equals(places, other.places) && Arrays.equals(counts, other.counts)
        ? other
        : this;
  }

  /** The count at an age; empty where it is unknown. */
  public OptionalLong at(Counted counted, ComparisonAge age) {
    int at = Arrays.binarySearch(places, (byte) place(counted, age));
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(counts[at]);
  }
}
