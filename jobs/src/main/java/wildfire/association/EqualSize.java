package wildfire.association;

import java.io.Serializable;

/**
 * Cascades with a factor beside cascades of the same size without it: most differences in shape are
 * differences in size (Juul and Ugander 2021). Nothing else is held equal.
 *
 * @param matched cascades of each kind that find one of equal size
 * @param estimate difference of the matched means, outcome units; null where refused
 * @param refused null where there is an estimate
 */
public record EqualSize(int matched, Estimate estimate, Refused refused) implements Serializable {}
