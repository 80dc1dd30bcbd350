package wildfire.association;

import java.io.Serializable;

/** Which model a factor is asked about in, and what it stands in for there. */
public sealed interface Role extends Serializable {

  /** Asked about together with all other joint factors, in one model: the triggers. */
  record Joint() implements Role {}

  /**
   * What two joint factors have together beyond the sum of both: the product of their strengths,
   * added to the joint model, one pair a model.
   */
  record Pair(String first, String second) implements Role {}

  /**
   * A kind of a joint factor, as anger is of emotion. The details stand together in the place of
   * that factor, each against posts without it; where the factor is there but no detail is named is
   * a column of its own.
   */
  record Detail(String of) implements Role {}

  /**
   * One value of a control, as video is of format, against all its other values: the control's
   * columns leave the model, one category a model.
   */
  record Category(String block) implements Role {}

  /**
   * One account against all others. Adjusting holds accounts equal, so there is only the plain
   * difference.
   */
  record Account() implements Role {}

  /**
   * A share that was measured of each post, as that of angry reactions is. With it are the posts
   * whose share is above their account's mean, since some of it nearly every large post has, and
   * coefficients are of a step of a hundredth: few posts differ by much more from what their
   * account usually has. Added to the joint model, one a model.
   */
  record Measured() implements Role {
    private static final double HUNDREDTH = 0.01;

    @Override
    public double step() {
      return HUNDREDTH;
    }
  }

  /** The difference in strength that a coefficient is of. */
  default double step() {
    return 1;
  }
}
