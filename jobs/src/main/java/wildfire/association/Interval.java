package wildfire.association;

import java.io.Serializable;

/** A 95 % interval with two finite ends. */
public record Interval(double lower, double upper) implements Serializable {

  public Interval {
    if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper)) {
      throw new IllegalArgumentException("no interval from " + lower + " to " + upper);
    }
  }

  public boolean holds(double value) {
    return lower <= value && value <= upper;
  }

  double halfWidth() {
    return (upper - lower) / 2;
  }
}
