package wildfire.model;

import java.util.Optional;
import java.util.stream.Stream;

/** A constant whose id in exports, settings and tables is its name in lower case. */
public interface IdByName {
  default String id() {
    return ConstantIds.of((Enum<?>) this);
  }

  /** The constant of an id; empty where there is none. */
  static <E extends Enum<E> & IdByName> Optional<E> find(Class<E> all, String id) {
    return Stream.of(all.getEnumConstants()).filter(each -> each.id().equals(id)).findFirst();
  }
}
