package wildfire.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part of what happened a counter counts. */
public enum CounterScope {
  /** What nobody paid for. */
  ORGANIC,
  /** What was paid for. */
  PAID,
  /** Both, or the platform does not tell them apart. */
  TOTAL;

  private static final Map<String, CounterScope> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(CounterScope::id, Function.identity()));

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that {@link #id()}; empty where there is none. */
  public static Optional<CounterScope> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
