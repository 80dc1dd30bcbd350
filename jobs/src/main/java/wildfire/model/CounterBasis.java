package wildfire.model;

import java.util.Optional;

/** Over which time a counter counts. */
public enum CounterBasis implements IdByName {
  /** Everything up to the time of observation. */
  LIFETIME,
  /** One day, the one that the time of observation names. */
  DAY;

  /** The basis of that {@link #id()}; empty where there is none. */
  public static Optional<CounterBasis> ofId(String id) {
    return IdByName.find(CounterBasis.class, id);
  }
}
