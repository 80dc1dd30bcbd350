package wildfire.metrics;

import java.io.Serializable;
import java.util.Optional;

/**
 * How active a platform's audience is in each hour of the week, from what was done with all posts
 * in the first days after their publication.
 *
 * <p>Most is done shortly after publication, so the mere hours of engagement would show when posts
 * are published. So what was done in an hour is set against what would have been done in it if the
 * time since publication alone decided (indirect standardisation): with N(p, a) what was done at
 * age a with posts published in hour p, N(p) its sum over the ages, and f(a) the part of all that
 * is done at age a, an hour h expects the sum over p and a with p + a = h of N(p) f(a). What posts
 * that are published in quiet hours lose altogether is not in it, so quiet hours are rather quieter
 * than it says. Hours are those of UTC; they are compared with nothing but each other.
 */
public final class AudienceActivity implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Hours of a week, from Thursday 0:00, the weekday of 1 January 1970. */
  public static final int HOURS_OF_WEEK = 168;

  /** Ages that are looked at, an hour each. */
  public static final int AGES = 72;

  private static final int HOURS_OF_DAY = 24;

  private final double[] observed = new double[HOURS_OF_WEEK];
  private final double[] expected = new double[HOURS_OF_WEEK];

  private AudienceActivity() {}

  /**
   * How active an audience is.
   *
   * @param share what is done in these hours, as a part of what the time since publication alone
   *     leads to expect; 0 or more, 1 where they are like others
   * @param expected engagements that were expected in these hours
   */
  public record Reading(double share, double expected) {}

  /** Nothing is known of it. */
  public static AudienceActivity unknown() {
    return new AudienceActivity();
  }

  /**
   * The activity behind engagements.
   *
   * @param engagements by the hour of the week in which the post was published, and by age in hours
   */
  public static AudienceActivity of(long[][] engagements) {
    AudienceActivity activity = new AudienceActivity();
    double[] ofHour = new double[HOURS_OF_WEEK];
    double[] ofAge = new double[AGES];
    double all = 0;
    for (int hour = 0; hour < HOURS_OF_WEEK; hour++) {
      for (int age = 0; age < AGES; age++) {
        ofHour[hour] += engagements[hour][age];
        ofAge[age] += engagements[hour][age];
        all += engagements[hour][age];
      }
    }
    for (int hour = 0; all > 0 && hour < HOURS_OF_WEEK; hour++) {
      for (int age = 0; age < AGES; age++) {
        int at = (hour + age) % HOURS_OF_WEEK;
        activity.observed[at] += engagements[hour][age];
        activity.expected[at] += ofHour[hour] * ofAge[age] / all;
      }
    }
    return activity;
  }

  /**
   * The activity in the hours from one hour of the week on. Where fewer engagements than {@code
   * least} are expected in them, in the same hours of all days; empty if those are too few as well.
   *
   * @param hours how many, up to 24
   */
  public Optional<Reading> from(int hourOfWeek, int hours, double least) {
    Optional<Reading> ofWeek = sum(hourOfWeek, hours, 1, least);
    return ofWeek.isPresent()
        ? ofWeek
        : sum(hourOfWeek, hours, HOURS_OF_WEEK / HOURS_OF_DAY, least);
  }

  private Optional<Reading> sum(int hourOfWeek, int hours, int days, double least) {
    double did = 0;
    double would = 0;
    for (int day = 0; day < days; day++) {
      for (int hour = 0; hour < hours; hour++) {
        int at = (hourOfWeek + day * HOURS_OF_DAY + hour) % HOURS_OF_WEEK;
        did += observed[at];
        would += expected[at];
      }
    }
    return would > 0 && would >= least
        ? Optional.of(new Reading(did / would, would))
        : Optional.empty();
  }
}
