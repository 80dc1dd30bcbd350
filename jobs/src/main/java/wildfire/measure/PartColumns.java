package wildfire.measure;

import static wildfire.table.ColumnType.COUNT;

import java.util.function.Function;
import wildfire.model.FixedAge;
import wildfire.table.Table.Declaration;

/** Columns about a part of what was measured, which may be unknown as a whole. */
final class PartColumns {
  private PartColumns() {}

  /** What totals come to when the whole window is over. */
  static void settled(
      Declaration<Measured> d,
      String column,
      String what,
      Function<Measured, TwoSources.Source> source) {
    String when =
        " as the platform counted them after the whole window, and so with what was added since; null where the last export is earlier, or where a log tells.";
    d.maybe(
            column + "_settled",
            COUNT,
            "events",
            what + " without what was paid for, where the platform tells that apart," + when,
            ofPart(source, s -> s.settled().organic()))
        .maybe(
            column + "_with_paid_settled",
            COUNT,
            "events",
            what + ", bought ones included," + when,
            ofPart(source, s -> s.settled().withPaid()));
  }

  /** A column for each fixed age. */
  static <P> void atAges(
      Declaration<Measured> d,
      String prefix,
      String unit,
      String what,
      Function<Measured, P> part,
      Function<P, Long[]> counts) {
    int i = 0;
    for (FixedAge age : FixedAge.all()) {
      int at = i++;
      d.maybe(
          prefix + age.suffix(),
          COUNT,
          unit,
          what + " up to the age of " + age.suffix() + "; null until the post has reached it.",
          ofPart(part, p -> counts.apply(p)[at]));
    }
  }

  /** A value of a part that may be unknown as a whole. */
  static <P> Function<Measured, Object> ofPart(
      Function<Measured, P> part, Function<P, Object> value) {
    return m -> {
      P known = part.apply(m);
      return known == null ? null : value.apply(known);
    };
  }

  static Long whole(Integer number) {
    return number == null ? null : Long.valueOf(number);
  }
}
