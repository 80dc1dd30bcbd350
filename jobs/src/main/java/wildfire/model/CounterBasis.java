package wildfire.model;

/** Over which time a counter counts. */
public enum CounterBasis implements IdByName {
  /** Everything up to the time of observation. */
  LIFETIME,
  /** One day, the one that the time of observation names. */
  DAY
}
