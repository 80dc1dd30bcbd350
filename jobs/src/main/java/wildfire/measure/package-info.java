/**
 * The one shuffle: brings every post its events, sorted, and streams them through the pure
 * functions of {@code wildfire.metrics}.
 */
package wildfire.measure;
