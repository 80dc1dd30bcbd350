package wildfire.playbook;

import java.util.ArrayList;
import java.util.List;
import wildfire.association.Association;
import wildfire.association.AssociationRow;
import wildfire.association.Claim;
import wildfire.association.Posts;

/**
 * A rule of thumb, put to the posts of one platform or of all.
 *
 * @param row its numbers; the factor is the rule's id
 */
public record Answered(Hypothesis hypothesis, Answer answer, AssociationRow row) {
  private static final String FAMILY = "playbook";

  /** The platforms, or all, that a rule is put to, of those that have posts. */
  public static List<String> scopes(Hypothesis hypothesis, Posts posts) {
    return hypothesis.platforms().isEmpty()
        ? posts.scopes()
        : posts.scopes().stream().filter(hypothesis.platforms()::contains).toList();
  }

  /**
   * A rule as a claim about posts.
   *
   * @param holds one entry per post: 1, 0 or {@code NaN} where {@link #holds} is unknown
   * @param value the outcome of each post where a column says it; else empty
   */
  public static Claim claim(Hypothesis hypothesis, double[] holds, double[] value) {
    return new Claim(
        hypothesis.id(),
        holds,
        hypothesis.outcome().known().orElse(null),
        value,
        hypothesis.when().triggers(),
        hypothesis.when().controls());
  }

  /** Whether a rule's condition holds of the post; unknown too where it does not speak of it. */
  public static Holds holds(Hypothesis hypothesis, PlaybookPost post) {
    return hypothesis.among().of(post) == Holds.YES ? hypothesis.when().of(post) : Holds.UNKNOWN;
  }

  /**
   * The answers, with q over all of them.
   *
   * @param rows of {@link Claim#answered}, in the order of {@code asked}
   */
  public static List<Answered> together(
      List<Hypothesis> asked, List<AssociationRow> rows, double falseDiscoveryShare) {
    List<AssociationRow> tested = Association.withinFamily(FAMILY, rows);
    List<Answered> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      AssociationRow row = tested.get(i);
      answers.add(
          new Answered(
              asked.get(i), Answer.of(row, asked.get(i).expected(), falseDiscoveryShare), row));
    }
    return answers;
  }
}
