package wildfire.model;

import java.util.Optional;

/** Which part of what happened a counter counts. */
public enum CounterScope implements IdByName {
  /** What nobody paid for. */
  ORGANIC,
  /** What was paid for. */
  PAID,
  /** Both, or the platform does not tell them apart. */
  TOTAL;

  /** The scope of that {@link #id()}; empty where there is none. */
  public static Optional<CounterScope> ofId(String id) {
    return IdByName.find(CounterScope.class, id);
  }
}
