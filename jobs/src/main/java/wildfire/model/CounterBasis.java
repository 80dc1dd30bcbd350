package wildfire.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Over which time a counter counts. */
public enum CounterBasis {
  /** Everything up to the time of observation. */
  LIFETIME,
  /** One day, the one that the time of observation names. */
  DAY;

  private static final Map<String, CounterBasis> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(CounterBasis::id, Function.identity()));

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis of that {@link #id()}; empty where there is none. */
  public static Optional<CounterBasis> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
