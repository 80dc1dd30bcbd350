package wildfire.model;

import java.util.Locale;

/** What kind of thing a factor is; beside its value that names it. */
public enum FactorKind implements IdByName {
  /** A trigger that people tagged posts with: {@code emotion}. */
  TRIGGER,
  /** A kind of a trigger: {@code emotion:anger}. */
  DETAIL,
  /** Two triggers at once: {@code emotion+timing}. */
  PAIR,
  /** The form of a post: {@code video}. */
  FORMAT,
  /** The hour of publication: {@code 00} to {@code 23}. */
  HOUR,
  /** The day of publication: {@code monday}. */
  WEEKDAY,
  /** Where it was posted. */
  PLATFORM,
  /** Who posted it. */
  AUTHOR,
  /** A kind of reaction, as a part of all reactions to the post: {@code angry}. */
  REACTION;

  /**
   * Whether it is seen only once people have answered a post. Such a factor is a companion of what
   * became of the post: nobody chooses it, and it explains nothing.
   */
  public boolean comesAfterPublication() {
    return switch (this) {
      case TRIGGER, DETAIL, PAIR, FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR -> false;
      case REACTION -> true;
    };
  }

  /** The factor of this kind and value, by a name that no other kind's factor has. */
  public String name(String value) {
    return id() + "=" + value;
  }

  /** The kind that a factor's {@link #name} begins with. */
  public static FactorKind of(String name) {
    return valueOf(name.substring(0, name.indexOf('=')).toUpperCase(Locale.ROOT));
  }

  /** What follows it. */
  public static String value(String name) {
    return name.substring(name.indexOf('=') + 1);
  }
}
