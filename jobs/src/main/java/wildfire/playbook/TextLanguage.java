package wildfire.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import wildfire.model.Phrase;

/** A language of which the words are known that openings and calls to act are told by. */
public enum TextLanguage {
  ENGLISH("en"),
  DUTCH("nl");

  private static final String BUNDLE = "wildfire.playbook.words";

  /** So many of its commonest words, and twice as many as of another, make a text one of it. */
  private static final int FEWEST_COMMON_WORDS = 2;

  private final Locale locale;
  private final Set<String> common;
  private final Set<String> firstPerson;
  private final Set<String> numbers;
  private final List<Phrase> calls;

  TextLanguage(String tag) {
    this.locale = Locale.forLanguageTag(tag);
    ResourceBundle words = ResourceBundle.getBundle(BUNDLE, locale);
    this.common = set(words.getString("common"));
    this.firstPerson = set(words.getString("first_person"));
    this.numbers = set(words.getString("numbers"));
    this.calls =
        Arrays.stream(words.getString("calls_to_act").split(",", -1)).map(Phrase::of).toList();
  }

  private static Set<String> set(String words) {
    return Arrays.stream(words.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  /** The language of a tag such as {@code nl-BE}; empty for another, or none. */
  static Optional<TextLanguage> named(String tag) {
    String named = tag == null ? "" : Locale.forLanguageTag(tag.strip()).getLanguage();
    return Arrays.stream(values()).filter(l -> l.locale.getLanguage().equals(named)).findFirst();
  }

  /** The language whose commonest words a text has; empty where none stands out. */
  static Optional<TextLanguage> of(List<String> words) {
    for (TextLanguage one : values()) {
      long own = one.commonAmong(words);
      boolean standsOut =
          Arrays.stream(values())
              .filter(other -> other != one)
              .allMatch(other -> own >= 2 * other.commonAmong(words));
      if (own >= FEWEST_COMMON_WORDS && standsOut) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private long commonAmong(List<String> words) {
    return words.stream().filter(common::contains).count();
  }

  Locale locale() {
    return locale;
  }

  Set<String> firstPerson() {
    return firstPerson;
  }

  Set<String> numbers() {
    return numbers;
  }

  boolean callsToAct(String lowerCase) {
    return calls.stream().anyMatch(call -> call.isIn(lowerCase));
  }
}
