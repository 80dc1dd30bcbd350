package wildfire.association;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import wildfire.association.Control.AccountMean;
import wildfire.model.IdByName;

/**
 * How calendar time is held equal: what happens to everybody at once, as news or a change of the
 * platform's ranking, is else taken for whatever posts of those weeks had in common. Beside that
 * stands the course of time itself, with the account's own mean of it, so that accounts which came
 * later are not mistaken for later posts.
 */
public enum Calendar implements IdByName {
  /** Posts of the same week (UTC, from Monday) beside each other. */
  WEEKS,
  /** Posts of the same calendar month (UTC) beside each other. */
  MONTHS,
  /** Time as a number and its square: there are too few posts for more. */
  TREND,
  /** Not at all: times are not known, or all posts are of the same days. */
  NONE;

  private static final double MICROS_PER_DAY = 8.64e10;

  /** Fewer posts per period would spend more columns than time is worth. */
  private static final int POSTS_PER_PERIOD = 15;

  /** A column of each period, one number a post: more would not fit beside the posts. */
  private static final long MOST_CELLS = 30_000_000;

  /** Within a shorter span there is no course of time to hold equal. */
  private static final double SHORTEST_DAYS = 14;

  /** The finest for which there are enough posts, and no finer than that. */
  private static Calendar of(long[] known, Calendar finest) {
    if (known.length == 0) {
      return NONE;
    }
    long span = Arrays.stream(known).max().orElseThrow() - Arrays.stream(known).min().orElseThrow();
    if (span < SHORTEST_DAYS * MICROS_PER_DAY || known.length < 2 * POSTS_PER_PERIOD) {
      return NONE;
    }
    for (Calendar finer : finest == TREND ? List.<Calendar>of() : List.of(WEEKS, MONTHS)) {
      long periods = Arrays.stream(known).mapToObj(finer::period).distinct().count();
      if (periods > 1
          && known.length >= POSTS_PER_PERIOD * periods
          && known.length * periods <= MOST_CELLS) {
        return finer;
      }
    }
    return TREND;
  }

  /** The name of the period that an instant falls in. */
  private String period(long micros) {
    LocalDate day =
        LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    return this == WEEKS
        ? day.minusDays(day.getDayOfWeek().getValue() - 1L).toString()
        : day.toString().substring(0, 7);
  }

  /**
   * What holds time equal.
   *
   * @param publishedAt UTC microseconds, {@link Long#MAX_VALUE} where unknown
   * @param finest {@link #WEEKS} or {@link #TREND}
   */
  static List<Control> controls(long[] publishedAt, Calendar finest) {
    long[] known = Arrays.stream(publishedAt).filter(at -> at != Long.MAX_VALUE).toArray();
    Calendar calendar = of(known, finest);
    List<Control> controls = new ArrayList<>();
    if (calendar == NONE) {
      return controls;
    }
    double middle = Arrays.stream(known).average().orElseThrow();
    double[] time = new double[publishedAt.length];
    double[] square = new double[publishedAt.length];
    double farthest = Arrays.stream(known).mapToDouble(at -> Math.abs(at - middle)).max().orElse(1);
    for (int post = 0; post < time.length; post++) {
      boolean unknown = publishedAt[post] == Long.MAX_VALUE;
      time[post] = unknown ? Double.NaN : (publishedAt[post] - middle) / farthest;
      square[post] = time[post] * time[post];
    }
    String block = calendar.id();
    AccountMean mean = calendar == TREND ? AccountMean.ADDED : AccountMean.ALONE;
    controls.addAll(Control.number(block, time, mean));
    controls.add(Control.number(block + " squared", square, mean).get(0).of(block));
    if (calendar != TREND) {
      controls.addAll(calendar.periods(publishedAt, block));
    }
    return controls;
  }

  private List<Control> periods(long[] publishedAt, String block) {
    List<String> names = names(publishedAt);
    return Control.categories(block, codes(publishedAt, names), names, AccountMean.LEFT_OUT);
  }

  /** The week of each post, numbered in order of time; -1 where unknown. */
  static int[] weeks(long[] publishedAt) {
    return WEEKS.codes(publishedAt, WEEKS.names(publishedAt));
  }

  private List<String> names(long[] publishedAt) {
    return Arrays.stream(publishedAt)
        .filter(at -> at != Long.MAX_VALUE)
        .mapToObj(this::period)
        .distinct()
        .sorted()
        .toList();
  }

  private int[] codes(long[] publishedAt, List<String> names) {
    return Arrays.stream(publishedAt)
        .mapToInt(at -> at == Long.MAX_VALUE ? -1 : Collections.binarySearch(names, period(at)))
        .toArray();
  }

  /** Whether there are enough posts for the periods among those controls. */
  static boolean isAffordable(List<Control> controls, int posts) {
    long periods =
        controls.stream()
            .filter(c -> c.name().startsWith(c.block() + "="))
            .filter(Calendar::isPeriod)
            .count();
    return posts >= POSTS_PER_PERIOD * periods;
  }

  private static boolean isPeriod(Control control) {
    return control.block().equals(WEEKS.id()) || control.block().equals(MONTHS.id());
  }

  /** What a model holds equal, by the blocks of its columns. */
  static Calendar heldBy(List<String> blocks) {
    return Arrays.stream(values())
        .filter(calendar -> blocks.contains(calendar.id()))
        .findFirst()
        .orElse(NONE);
  }
}
