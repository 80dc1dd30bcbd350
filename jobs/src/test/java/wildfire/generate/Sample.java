package wildfire.generate;

import java.util.Arrays;

/** Mean of a sample, and the standard error of that mean. */
record Sample(double mean, double error) {
  static Sample of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Sample(mean, Math.sqrt(squares / (values.length - 1.0) / values.length));
  }
}
