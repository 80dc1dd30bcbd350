package wildfire.association;

import java.io.Serializable;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * An association that is clear enough to be told of single posts.
 *
 * @param scope a platform, or {@link Posts#ALL}
 * @param outcome one that is counted in doublings
 * @param factor by its name
 * @param difference adjusted, in doublings, from strength 0 to 1
 * @param q of it within its family
 * @param postsWith posts with the factor that it rests on
 */
public record ClearDifference(
    String scope, PostOutcome outcome, String factor, double difference, double q, int postsWith)
    implements Serializable {

  /** Refuses what only comes after the publication: it explains no post. */
  public ClearDifference {
    if (FactorKind.of(factor).comesAfterPublication()) {
      throw new IllegalArgumentException(factor + " comes after the publication");
    }
  }
}
