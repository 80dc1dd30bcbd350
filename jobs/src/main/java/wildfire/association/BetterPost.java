package wildfire.association;

import java.util.List;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * The most similar post of the same account that did clearly better, and in what it differs. Alike
 * in what was known before anybody reacted: format, triggers, paid or not, hour and weekday.
 *
 * @param platform of both
 * @param postId of the better one
 * @param outcome in which it did
 * @param own what this post had of it, in doublings of the usual
 * @param others what the other had
 * @param candidates how many of the account's posts did clearly better
 * @param differences in what they differ; none where nothing that is known does
 */
public record BetterPost(
    String platform,
    String postId,
    PostOutcome outcome,
    double own,
    double others,
    int candidates,
    List<Difference> differences) {

  public BetterPost {
    differences = List.copyOf(differences);
  }

  /**
   * In what two posts differ.
   *
   * @param here what this post has; null where it lacks it
   * @param there what the better one has; null where it lacks it
   */
  public record Difference(FactorKind kind, String here, String there) {}
}
