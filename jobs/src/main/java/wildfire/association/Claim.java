package wildfire.association;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wildfire.model.FactorKind;
import wildfire.model.PostOutcome;

/**
 * Something that is said of posts, to be set against one outcome, all else compared fairly.
 *
 * @param name of the claim
 * @param holds one entry a post of {@link Posts}: 1 where it holds, 0 where not, {@code NaN} where
 *     that is not known or the claim does not speak of the post
 * @param outcome null: {@code value} is it
 * @param value one entry a post, {@code NaN} where unknown; empty where {@code outcome} says it
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
   * How the outcome differs where the claim holds, on one platform or over all.
   *
   * @param limits when there is too little for a number
   * @param minAgreement alpha from which tags are reliable; the answer has the worst agreement of
   *     the triggers asked about
   */
  public AssociationRow answered(
      Posts posts, String scope, Question.Limits limits, double minAgreement) {
    ScopePosts own = new ScopePosts(posts, scope);
    double[] asked = Posts.take(holds, own.place());
    double[] its = Posts.take(outcome == null ? value : posts.outcome(outcome), own.place());
    double[] strength = new double[asked.length];
    Arrays.setAll(its, post -> Double.isNaN(asked[post]) ? Double.NaN : its[post]);
    Arrays.setAll(strength, post -> asked[post] == 1 ? 1 : 0);
    Factor claim = Factor.joint(name, strength);
    List<Factor> factors =
        new java.util.ArrayList<>(
            own.triggers().stream()
                .filter(trigger -> trigger.role() instanceof Role.Joint)
                .filter(trigger -> !isAsked(trigger.name()))
                .toList());
    factors.add(claim);
    OutcomeData data =
        new OutcomeData(
            scope,
            new Outcome(
                outcome == null ? OWN_OUTCOME : outcome.id(),
                outcome == null ? Scale.LOG : Question.scale(outcome),
                its),
            own.account(),
            factors,
            own.controls(limits.rules().minPostsWith()).stream()
                .filter(control -> !controls.contains(control.block()))
                .toList(),
            outcome != null && outcome.isShape() ? own.cascadeSize() : new int[0]);
    int unknown = posts.unknownAuthors(scope);
    AssociationRow row =
        unknown > limits.maxUnknownAuthorShare() * own.place().length
            ? Association.plain(
                    Set.of(name),
                    data,
                    limits.rules(),
                    Refusal.AUTHORS_UNKNOWN.because(
                        "%d of %d".formatted(unknown, own.place().length)))
                .get(0)
            : Association.about(Set.of(name), data, limits.rules()).get(0);
    return row.withAgreement(
        worstAgreement(posts, own.place(), limits.rules().seed(), minAgreement));
  }

  private boolean isAsked(String trigger) {
    return triggers.contains(EVERY) || triggers.contains(FactorKind.value(trigger));
  }

  /** Null where no trigger is asked about that several people tagged. */
  private Agreement worstAgreement(Posts posts, int[] places, long seed, double least) {
    return posts.tagging().triggers().stream()
        .filter(this::isAsked)
        .map(trigger -> Map.entry(trigger, posts.tagging().agreementAlone(trigger, places)))
        .filter(its -> its.getValue().alpha() != null)
        .min(Comparator.comparing(its -> its.getValue().alpha())) // of equal ones the first
        .map(worst -> posts.tagging().agreement(worst.getKey(), places, seed).heldTo(least))
        .orElse(null);
  }
}
