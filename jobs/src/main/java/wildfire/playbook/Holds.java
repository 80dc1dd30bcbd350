package wildfire.playbook;

/** Whether something holds of a post; what is not known is neither. */
public enum Holds {
  NO,
  UNKNOWN,
  YES;

  static Holds of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Both: no as soon as one is no (Kleene 1938). */
  Holds and(Holds other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** One of both: yes as soon as one is yes. */
  Holds or(Holds other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Holds not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
