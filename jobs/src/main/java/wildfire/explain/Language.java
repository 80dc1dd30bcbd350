package wildfire.explain;

import java.util.Locale;

/** The languages that reasons are worded in. */
public enum Language {
  ENGLISH(Locale.forLanguageTag("en")),
  DUTCH(Locale.forLanguageTag("nl"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /**
   * The language of these two letters.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Language of(String id) {
    for (Language language : values()) {
      if (language.id().equals(id)) {
        return language;
      }
    }
    throw new IllegalArgumentException("no language " + id);
  }

  Locale locale() {
    return locale;
  }

  /** Two letters: en, nl. */
  public String id() {
    return locale.getLanguage();
  }
}
