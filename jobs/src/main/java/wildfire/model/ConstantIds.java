package wildfire.model;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of constants in lower case, each made once: rows by the million ask for them. */
public final class ConstantIds {
  private static final Map<Enum<?>, String> IDS = new ConcurrentHashMap<>();

  private ConstantIds() {}

  public static String of(Enum<?> constant) {
    String id = IDS.get(constant);
    return id != null
        ? id
        : IDS.computeIfAbsent(constant, its -> its.name().toLowerCase(Locale.ROOT));
  }
}
