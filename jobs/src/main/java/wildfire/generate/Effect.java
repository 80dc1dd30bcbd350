package wildfire.generate;

import java.io.Serializable;
import java.util.List;
import wildfire.model.IdByName;

/**
 * A planted effect of a trigger, on the scale on which it is measured: each leaves the other
 * outcomes as they are.
 *
 * @param trigger the trigger whose posts differ
 * @param platform where; {@link #EVERYWHERE} for every platform
 * @param outcome what differs
 * @param factor by how much; above 0, and 1 is no effect
 */
public record Effect(String trigger, String platform, Outcome outcome, double factor)
    implements Serializable {
  public enum Outcome implements IdByName {
    /** Multiplies the expected number of shares and quotes, at any age. */
    SPEED,
    /** Multiplies the expected number of engagements, at any age. */
    BREADTH,
    /** Multiplies the expected number of comments. */
    CONVERSATION,
    /** Multiplies the odds that whoever reacts to the post itself does not follow the author. */
    OUTSIDE
  }

  /** Stands for every platform. */
  public static final String EVERYWHERE = "*";

  /** Effects that differ between platforms, some of them none at all. */
  public static List<Effect> standard() {
    return List.of(
        new Effect("emotion", EVERYWHERE, Outcome.BREADTH, 1.6),
        new Effect("emotion", EVERYWHERE, Outcome.SPEED, 1.3),
        new Effect("recognition", EVERYWHERE, Outcome.CONVERSATION, 2.0),
        new Effect("status_identity", "linkedin", Outcome.BREADTH, 1.8),
        new Effect("status_identity", "instagram", Outcome.BREADTH, 0.8),
        new Effect("timing", EVERYWHERE, Outcome.SPEED, 2.5),
        new Effect("storytelling_visual", "instagram", Outcome.OUTSIDE, 2.0),
        new Effect("storytelling_visual", "tiktok", Outcome.OUTSIDE, 2.0),
        new Effect("cultural_anchor", "facebook", Outcome.CONVERSATION, 1.5),
        new Effect("cultural_anchor", "mastodon", Outcome.CONVERSATION, 1.5));
  }

  boolean holdsOn(String where) {
    return platform.equals(EVERYWHERE) || platform.equals(where);
  }
}
