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
    Long[] counts = new Long[FixedAge.all().size()];
    long count = 0;
    int event = 0;
    for (int i = 0; i < counts.length; i++) {
      FixedAge age = FixedAge.all().get(i);
      for (long end = age.micros(); event < post.size() && post.ageOf(event) <= end; event++) {
        count += which.holds(event) ? 1 : 0;
      }
      counts[i] = post.tells(age) ? Long.valueOf(count) : null;
    }
    return of(age -> counts[FixedAge.all().indexOf(age)]);
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
