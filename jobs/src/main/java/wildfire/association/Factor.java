package wildfire.association;

import java.util.Arrays;

/**
 * What may go with an outcome.
 *
 * @param strength one entry per post, 0 to 1; 0 is without. Counts and plain differences know only
 *     with and without; regressions use the strength, and speak of the step from 0 to 1, or of the
 *     role's own {@link Role#step}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Factor(String name, Role role, double[] strength) {

  public Factor {
    for (double one : strength) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("strength of " + name + " is " + one);
      }
    }
  }

  public static Factor joint(String name, double[] strength) {
    return new Factor(name, new Role.Joint(), strength);
  }

  public static Factor detail(String name, Factor of, double[] strength) {
    return new Factor(name, new Role.Detail(of.name()), strength);
  }

  public static Factor category(String name, String block, double[] strength) {
    return new Factor(name, new Role.Category(block), strength);
  }

  public static Factor measured(String name, double[] strength) {
    return new Factor(name, new Role.Measured(), strength);
  }

  /** How many steps each post is from none of it. */
  double[] inSteps() {
    double step = role.step();
    return step == 1 ? strength : Arrays.stream(strength).map(one -> one / step).toArray();
  }

  /** Both at once, named {@code first+second}; as strong as the product of the two. */
  public static Factor pair(Factor first, Factor second) {
    double[] strength = new double[first.strength.length];
    for (int post = 0; post < strength.length; post++) {
      strength[post] = first.strength[post] * second.strength[post];
    }
    return new Factor(
        first.name + "+" + second.name, new Role.Pair(first.name, second.name), strength);
  }
}
