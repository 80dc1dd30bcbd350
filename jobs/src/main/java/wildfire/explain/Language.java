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

  Locale locale() {
    return locale;
  }

  /** Two letters: en, nl. */
  public String id() {
    return locale.getLanguage();
  }
}
