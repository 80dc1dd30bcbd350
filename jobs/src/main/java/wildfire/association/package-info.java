/**
 * How an outcome differs with a trigger, all else compared fairly. Plain Java: no Spark, no clock,
 * no randomness but from a given seed. {@link wildfire.association.Associations} is the way in.
 *
 * <p>Nothing here is an effect or a cause: who uses a trigger, and when, was never drawn by lot.
 */
package wildfire.association;
