package wildfire.association;

import wildfire.model.FactorKind;

/**
 * One tag that somebody gave a post.
 *
 * @param detail null where none is named
 * @param strength 0 to 1; 0 says that the trigger is not there
 * @param tagger null where unknown: all of those count as one person
 */
public record Tagged(
    String platform, String postId, String trigger, String detail, double strength, String tagger) {

  /** What was said: a trigger, or one kind of it. */
  String said(FactorKind kind) {
    return kind.name(
        detail == null || kind == FactorKind.TRIGGER ? trigger : trigger + ":" + detail);
  }
}
