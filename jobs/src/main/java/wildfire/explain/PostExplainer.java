package wildfire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wildfire.association.BetterPost;
import wildfire.association.Driver;
import wildfire.model.PostOutcome;
import wildfire.verdict.Dimension;

/**
 * Tells what goes with what became of a post: clear associations, and the most similar post that
 * did better. Says association and never cause, and nothing that is not on its row. For one thread
 * at a time.
 */
public final class PostExplainer {
  private final ExplanationWording english = new ExplanationWording(Language.ENGLISH);
  private final ExplanationWording dutch = new ExplanationWording(Language.DUTCH);

  /**
   * The reasons, weightiest associations first.
   *
   * @param rank of the last reason that the post has already
   * @param drivers weightiest first
   */
  public List<Reason> reasons(int rank, List<Driver> drivers, Optional<BetterPost> better) {
    List<Reason> reasons = new ArrayList<>();
    for (Driver driver : drivers) {
      reasons.add(association(rank + reasons.size() + 1, driver));
    }
    better.ifPresent(post -> reasons.add(better(rank + reasons.size() + 1, post)));
    return List.copyOf(reasons);
  }

  private Reason association(int rank, Driver driver) {
    return new Reason(
        rank,
        Reason.Kind.ASSOCIATION,
        dimension(driver.difference().outcome()),
        column(driver.difference().outcome()),
        driver.strength(),
        driver.usual(),
        driver.difference().difference() > 0 ? "more" : "less",
        null,
        (long) driver.others(),
        null,
        driver.contribution(),
        driver.difference().factor(),
        null,
        null,
        english.sentence(driver),
        dutch.sentence(driver));
  }

  private Reason better(int rank, BetterPost better) {
    return new Reason(
        rank,
        Reason.Kind.BETTER_POST,
        dimension(better.outcome()),
        column(better.outcome()),
        better.own(),
        better.others(),
        "did_better",
        null,
        (long) better.candidates(),
        null,
        better.others() - better.own(),
        null,
        better.postId(),
        better.differences().isEmpty()
            ? null
            : better.differences().stream()
                .map(PostExplainer::difference)
                .collect(Collectors.joining("; ")),
        english.sentence(better),
        dutch.sentence(better));
  }

  private static String difference(BetterPost.Difference one) {
    return one.kind().id() + ": " + orNone(one.here()) + ", " + orNone(one.there());
  }

  private static String orNone(String value) {
    return value == null ? "-" : value;
  }

  private static Dimension dimension(PostOutcome outcome) {
    return switch (outcome) {
      case SPEED -> Dimension.SPEED;
      case SIZE -> Dimension.SIZE;
      case BREADTH -> Dimension.BREADTH;
      case CONVERSATION -> Dimension.CONVERSATION;
      case OUTSIDE_SHARE, VIRAL, STRUCTURAL_VIRALITY, CASCADE_DEPTH ->
          throw new IllegalArgumentException(outcome + " is not counted in doublings");
    };
  }

  private static String column(PostOutcome outcome) {
    return "overperformance_" + dimension(outcome).id();
  }
}
