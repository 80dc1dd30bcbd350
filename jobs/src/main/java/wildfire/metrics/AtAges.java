package wildfire.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import wildfire.model.FixedAge;
import wildfire.model.PostHistory;

/**
 * A count up to each {@link FixedAge}. Null until the post has reached the age, and where the count
 * is not known: missing is not zero.
 */
public record AtAges(Long hour1, Long hours6, Long hours24, Long hours72, Long days7, Long days30) {
  /** The counts that a function gives, null where one is not known. */
  public static AtAges of(Function<FixedAge, Long> count) {
    return new AtAges(
        count.apply(FixedAge.HOUR_1),
        count.apply(FixedAge.HOURS_6),
        count.apply(FixedAge.HOURS_24),
        count.apply(FixedAge.HOURS_72),
        count.apply(FixedAge.DAYS_7),
        count.apply(FixedAge.DAYS_30));
  }

  /** The events of a post that {@code which} holds. */
  static AtAges of(PostHistory post, Selection which) {
    return of(post, which.ages(post));
  }

  /**
   * What happened to a post.
   *
   * @param ages microseconds since publication, ascending
   */
  static AtAges of(PostHistory post, long[] ages) {
    return of(age -> post.tells(age) ? Long.valueOf(countUpTo(ages, age.micros())) : null);
  }

  /** How many of the ascending ages are at most {@code limit}. */
  static int countUpTo(long[] ages, long limit) {
    int low = 0;
    int high = ages.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ages[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The count up to an age; null where it is not known. */
  public Long at(FixedAge age) {
    return toList().get(FixedAge.all().indexOf(age));
  }

  /** The counts in the order of the ages, youngest first; null where one is not known. */
  public List<Long> toList() {
    return Arrays.asList(hour1, hours6, hours24, hours72, days7, days30);
  }
}
