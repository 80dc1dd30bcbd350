package wildfire.verdict;

import java.util.ArrayList;
import java.util.List;
import wildfire.model.IdByName;
import wildfire.settings.JudgeSettings;

/**
 * Whether a post left its author's own network. Who follows the author decides where it is known of
 * enough accounts; else the shape of the tree, where that is observed: people who share from other
 * people's shares did not get the post from its author.
 *
 * @param evidence what decided it first, then what else is known; empty where nothing is
 * @param unseen why it cannot be seen; null where it can
 */
public record Escape(Outcome outcome, List<Evidence> evidence, Unseen unseen) {

  /** Where the post got to. */
  public enum Outcome implements IdByName {
    UNSEEN,
    /** Among the author's own followers, or handed out by the author alone. */
    STAYED,
    /** Passed on by others, but too little to say that it left. */
    PASSED_ON_LITTLE,
    ESCAPED
  }

  static Escape of(PostFigures post, JudgeSettings settings) {
    PostFigures.Outside outside = post.outside();
    PostFigures.Cascade tree = post.cascade();
    List<Evidence> evidence = new ArrayList<>();
    Outcome outcome = Outcome.UNSEEN;
    boolean followersKnown =
        outside.share() != null && outside.known() >= settings.minOutsideKnown();
    if (followersKnown) {
      Evidence left =
          Evidence.atLeast(
                  Dimension.ESCAPE,
                  Metric.OUTSIDE_SHARE,
                  outside.share(),
                  settings.minOutsideShare())
              .outOf(outside.known());
      outcome = left.reaches() ? Outcome.ESCAPED : Outcome.STAYED;
      evidence.add(left);
      note(evidence, Metric.ESCAPE_HOURS, outside.escapeHours());
    }
    boolean treeObserved = tree.rootChildShare() != null && tree.size() != null;
    if (treeObserved && tree.size() - 1 >= settings.minSpread()) {
      Evidence shape = shape(tree.rootChildShare(), settings);
      outcome = followersKnown ? outcome : outcome(shape.relation());
      evidence.add(shape);
      note(evidence, Metric.STRUCTURAL_VIRALITY, tree.structuralVirality());
      note(evidence, Metric.SECONDARY_REPRODUCTION, tree.secondaryReproduction());
    }
    Unseen unseen = evidence.isEmpty() ? why(post, treeObserved ? tree : null, settings) : null;
    return new Escape(outcome, List.copyOf(evidence), unseen);
  }

  private static Outcome outcome(Relation ofTheTree) {
    return switch (ofTheTree) {
      case AT_LEAST -> Outcome.STAYED;
      case AT_MOST -> Outcome.ESCAPED;
      case MORE_THAN -> Outcome.PASSED_ON_LITTLE;
      case LESS_THAN, TOO_FEW, NEAR, NOTED ->
          throw new IllegalStateException(ofTheTree + " decides nothing");
    };
  }

  private static Evidence shape(double onRoot, JudgeSettings settings) {
    double escapedUpTo = 1 - settings.minPassedOnShare();
    return onRoot > escapedUpTo && onRoot >= settings.starShare()
        ? Evidence.atLeast(Dimension.ESCAPE, Metric.ROOT_CHILD_SHARE, onRoot, settings.starShare())
        : Evidence.atMost(Dimension.ESCAPE, Metric.ROOT_CHILD_SHARE, onRoot, escapedUpTo);
  }

  private static void note(List<Evidence> evidence, Metric metric, Double number) {
    if (number != null) {
      evidence.add(Evidence.noted(Dimension.ESCAPE, metric, number));
    }
  }

  /** A part of the log has neither; too small a tree, where one is observed. */
  private static Unseen why(PostFigures post, PostFigures.Cascade tree, JudgeSettings settings) {
    for (Counted both : List.of(Counted.ACCOUNTS, Counted.SPREAD)) {
      if (post.parts().containsKey(both)) {
        return Unseen.partOf(Dimension.ESCAPE, post.parts().get(both));
      }
    }
    PostFigures.Outside outside = post.outside();
    return tree != null
        ? Unseen.tooFew(
            Dimension.ESCAPE,
            Unseen.Cause.SMALL_CASCADE,
            Math.max(0, tree.size() - 1),
            settings.minSpread())
        : Unseen.tooFew(
            Dimension.ESCAPE,
            Unseen.Cause.TOO_FEW_KNOWN_ACCOUNTS,
            outside.share() == null ? 0 : outside.known(),
            settings.minOutsideKnown());
  }

  boolean isSeen() {
    return outcome != Outcome.UNSEEN;
  }

  /** What decided it, where it is seen. */
  Evidence decisive() {
    return evidence.get(0);
  }
}
