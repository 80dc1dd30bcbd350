package wildfire.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import wildfire.model.FixedAge;

/**
 * What a platform counted up to each {@link FixedAge}; between two exports a straight line, so not
 * always whole. Null where no two exports are close enough around the age.
 */
public record TotalsAtAges(
    Double hour1, Double hours6, Double hours24, Double hours72, Double days7, Double days30) {
  static TotalsAtAges of(Function<FixedAge, Double> total) {
    return new TotalsAtAges(
        total.apply(FixedAge.HOUR_1),
        total.apply(FixedAge.HOURS_6),
        total.apply(FixedAge.HOURS_24),
        total.apply(FixedAge.HOURS_72),
        total.apply(FixedAge.DAYS_7),
        total.apply(FixedAge.DAYS_30));
  }

  /** The total at an age; null where it is not known. */
  public Double at(FixedAge age) {
    return toList().get(FixedAge.all().indexOf(age));
  }

  /** The totals in the order of the ages, youngest first; null where one is not known. */
  public List<Double> toList() {
    return Arrays.asList(hour1, hours6, hours24, hours72, days7, days30);
  }
}
