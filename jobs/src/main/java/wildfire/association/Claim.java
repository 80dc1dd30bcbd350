package wildfire.association;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Something that is said of posts, to be set against one outcome, all else compared fairly.
 *
 * @param name of the claim
 * @param holds one entry per post of {@link Posts}: 1 where it holds, 0 where not, {@code NaN}
 *     where that is not known or the claim does not speak of the post
 * @param outcome null: {@code value} is it
 * @param value one entry per post, {@code NaN} where unknown; empty where {@code outcome} says it
 * @param triggers that it asks about, so that they are not held equal; {@code *} is every trigger
 * @param controls that it asks about, by their blocks
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Claim(
    String name,
    double[] holds,
    PostOutcome outcome,
    double[] value,
    Set<String> triggers,
    Set<String> controls)
    implements Serializable {

  private static final String EVERY = "*";

  /** What the outcome is called in the answer where a number of the posts is it. */
  public static final String OWN_OUTCOME = "value";

  /**
   * One claim, to be answered of one scope.
   *
   * @param scope a platform, or {@link Posts#ALL}
   */
  public record InScope(Claim claim, String scope) {}

  /**
   * How the outcome differs where each claim holds, in the order in which they are asked. Takes the
   * threads of the fork-join pool that it is called in, else those of the common one.
   *
   * @param limits when there is too little for a number
   * @param minAgreement alpha from which tags are reliable; an answer has the worst agreement of
   *     the triggers asked about
   */
  public static List<AssociationRow> answered(
      Posts posts, List<InScope> asked, Question.Limits limits, double minAgreement) {
    AssociationRow[] rows = new AssociationRow[asked.size()];
    for (String scope : posts.scopes()) {
      ScopePosts own = new ScopePosts(posts, scope);
      IntStream.range(0, rows.length)
          .filter(i -> asked.get(i).scope().equals(scope))
          .parallel()
          .forEach(i -> rows[i] = asked.get(i).claim().row(posts, own, limits, minAgreement));
    }
    return List.of(rows);
  }

  private AssociationRow row(
      Posts posts, ScopePosts own, Question.Limits limits, double minAgreement) {
    double[] asked = Posts.take(holds, own.place());
    double[] its = outcome == null ? Posts.take(value, own.place()) : own.outcome(outcome);
    double[] strength = new double[asked.length];
    Arrays.setAll(strength, post -> asked[post] == 1 ? 1 : 0);
    Factor claim = Factor.joint(name, strength);
    List<Factor> joint =
        Stream.concat(
                own.joint().stream().filter(trigger -> !isAsked(trigger.name())), Stream.of(claim))
            .toList();
    int[] known =
        IntStream.range(0, its.length)
            .filter(post -> !Double.isNaN(asked[post]) && !Double.isNaN(its[post]))
            .toArray();
    Function<Inference, List<AssociationRow>> rows =
        inference -> {
          Frame frame = own.frame(IntStream.of(known), inference);
          return own.association(frame, scale(), limits, controls, joint)
              .rows(List.of(claim), List.of(response(frame, own, its)));
        };
    return Association.orOfThese(
            rows.apply(Inference.ACCOUNTS_LIKE_THESE), () -> rows.apply(Inference.THESE_ACCOUNTS))
        .get(0)
        .withAgreement(worstAgreement(posts, own.place(), limits.rules().seed(), minAgreement));
  }

  private Scale scale() {
    return outcome == null ? Scale.LOG : Question.scale(outcome);
  }

  private Response response(Frame frame, ScopePosts own, double[] its) {
    boolean isShape = outcome != null && outcome.isShape();
    return Response.of(
        outcome == null ? OWN_OUTCOME : outcome.id(),
        scale(),
        frame.take(its),
        isShape ? SizeMatching.sizeClasses(frame, own.cascadeSize()) : new int[0]);
  }

  private boolean isAsked(String trigger) {
    return triggers.contains(EVERY) || triggers.contains(FactorKind.value(trigger));
  }

  /** Null where no trigger is asked about that several people tagged. */
  private Agreement worstAgreement(Posts posts, int[] places, long seed, double least) {
    return posts.tagging().triggers().stream()
        .filter(this::isAsked)
        .map(
            trigger ->
                Map.entry(trigger, posts.tagging().agreement(trigger, places, least, 0, seed)))
        .filter(its -> its.getValue().alpha() != null)
        .min(Comparator.comparing(its -> its.getValue().alpha())) // of equal ones the first
        .map(worst -> posts.tagging().agreement(worst.getKey(), places, least, Tagging.DRAWS, seed))
        .orElse(null);
  }
}
