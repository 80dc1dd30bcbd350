package wildfire.generate;

import java.io.Serializable;
import java.util.List;
import wildfire.model.IdByName;

/**
 * A planted confounding: under some circumstance a trigger is used more, or less, than elsewhere.
 *
 * @param format the format of {@link Circumstance#FORMAT}; empty for the others
 * @param oddsFactor what the odds of the trigger are multiplied by; above 0
 */
public record Habit(String trigger, Circumstance circumstance, String format, double oddsFactor)
    implements Serializable {

  public enum Circumstance implements IdByName {
    /** The fifth of the accounts with the most followers, whose posts spread more anyway. */
    LARGE_ACCOUNT,
    /** Posts of one format. */
    FORMAT,
    /** Posts of 18:00 UTC and later. */
    EVENING
  }

  /** Large accounts time, personal posts are plain text, stories are videos. */
  public static List<Habit> standard() {
    return List.of(
        new Habit("timing", Circumstance.LARGE_ACCOUNT, "", 4),
        new Habit("recognition", Circumstance.FORMAT, "text", 3),
        new Habit("storytelling_visual", Circumstance.FORMAT, "video", 5),
        new Habit("emotion", Circumstance.EVENING, "", 2));
  }

  boolean holdsFor(boolean largeAccount, String postFormat, boolean evening) {
    return switch (circumstance) {
      case LARGE_ACCOUNT -> largeAccount;
      case FORMAT -> format.equals(postFormat);
      case EVENING -> evening;
    };
  }
}
