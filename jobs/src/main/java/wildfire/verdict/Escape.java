package wildfire.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  public enum Outcome {
    UNSEEN,
    /** Among the author's own followers, or handed out by the author alone. */
    STAYED,
    /** Passed on by others, but too little to say that it left. */
    PASSED_ON_LITTLE,
    ESCAPED;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Escape {
    evidence = List.copyOf(evidence);
  }

  static Escape of(PostFigures post, JudgeSettings settings) {
    boolean followersKnown =
        post.outside().share() != null && post.outside().known() >= settings.minOutsideKnown();
    boolean treeObserved = post.cascade().rootChildShare() != null;
    boolean treeTells =
        treeObserved
            && post.cascade().size() != null
            && post.cascade().size() - 1 >= settings.minSpread();
    if (!followersKnown && !treeTells) {
      return new Escape(Outcome.UNSEEN, List.of(), why(post, settings));
    }
    List<Evidence> evidence = new ArrayList<>();
    if (followersKnown) {
      evidence.add(outside(post, settings));
      if (post.outside().escapeHours() != null) {
        evidence.add(
            Evidence.noted(Dimension.ESCAPE, Metric.ESCAPE_HOURS, post.outside().escapeHours()));
      }
    }
    if (treeTells) {
      evidence.add(tree(post, settings));
      note(evidence, Metric.STRUCTURAL_VIRALITY, post.cascade().structuralVirality());
      note(evidence, Metric.SECONDARY_REPRODUCTION, post.cascade().secondaryReproduction());
    }
    return new Escape(outcome(evidence.get(0)), evidence, null);
  }

  private static Outcome outcome(Evidence decisive) {
    return switch (decisive.relation()) {
      case AT_LEAST -> decisive.metric() == Metric.OUTSIDE_SHARE ? Outcome.ESCAPED : Outcome.STAYED;
      case AT_MOST -> Outcome.ESCAPED;
      case LESS_THAN -> Outcome.STAYED;
      case MORE_THAN -> Outcome.PASSED_ON_LITTLE;
      case TOO_FEW, NEAR, NOTED -> throw new IllegalStateException(decisive + " decides nothing");
    };
  }

  private static Evidence outside(PostFigures post, JudgeSettings settings) {
    double share = post.outside().share();
    Relation relation =
        share >= settings.minOutsideShare() ? Relation.AT_LEAST : Relation.LESS_THAN;
    return Evidence.held(
            Dimension.ESCAPE, Metric.OUTSIDE_SHARE, share, relation, settings.minOutsideShare())
        .outOf(post.outside().known());
  }

  private static Evidence tree(PostFigures post, JudgeSettings settings) {
    double onRoot = post.cascade().rootChildShare();
    double escapedUpTo = 1 - settings.minPassedOnShare();
    if (onRoot <= escapedUpTo) {
      return held(onRoot, Relation.AT_MOST, escapedUpTo);
    }
    return onRoot >= settings.starShare()
        ? held(onRoot, Relation.AT_LEAST, settings.starShare())
        : held(onRoot, Relation.MORE_THAN, escapedUpTo);
  }

  private static Evidence held(double onRoot, Relation relation, double threshold) {
    return Evidence.held(Dimension.ESCAPE, Metric.ROOT_CHILD_SHARE, onRoot, relation, threshold);
  }

  private static void note(List<Evidence> evidence, Metric metric, Double number) {
    if (number != null) {
      evidence.add(Evidence.noted(Dimension.ESCAPE, metric, number));
    }
  }

  private static Unseen why(PostFigures post, JudgeSettings settings) {
    if (post.cascade().rootChildShare() != null && post.cascade().size() != null) {
      return Unseen.tooFew(
          Dimension.ESCAPE,
          Unseen.Cause.SMALL_CASCADE,
          Math.max(0, post.cascade().size() - 1),
          settings.minSpread());
    }
    return Unseen.tooFew(
        Dimension.ESCAPE,
        Unseen.Cause.TOO_FEW_KNOWN_ACCOUNTS,
        post.outside().share() == null ? 0 : post.outside().known(),
        settings.minOutsideKnown());
  }

  boolean isSeen() {
    return outcome != Outcome.UNSEEN;
  }
}
