package wildfire.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wildfire.model.Language;
import wildfire.model.Phrase;

/** A language of which the words are known that openings and calls to act are told by. */
public final class TextLanguage {
  private static final List<TextLanguage> ALL =
      Language.all().stream().map(TextLanguage::new).toList();

  /** So many of its commonest words, and twice as many as of another, make a text one of it. */
  private static final int FEWEST_COMMON_WORDS = 2;

  private final String id;
  private final Locale locale;
  private final Set<String> common;
  private final Set<String> firstPerson;
  private final Set<String> numbers;
  private final List<Phrase> calls;

  private TextLanguage(Language language) {
    this.id = language.id();
    this.locale = language.locale();
    Map<String, String> words = language.bundle("playbook/words");
    this.common = set(words.get("common"));
    this.firstPerson = set(words.get("first_person"));
    this.numbers = set(words.get("numbers"));
    this.calls = Arrays.stream(words.get("calls_to_act").split(",", -1)).map(Phrase::of).toList();
  }

  private static Set<String> set(String words) {
    return Arrays.stream(words.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  /** The language of a tag such as {@code nl-BE}; empty for another, or none. */
  static Optional<TextLanguage> named(String tag) {
    String named = tag == null ? "" : Locale.forLanguageTag(tag.strip()).getLanguage();
    return ALL.stream().filter(l -> l.id.equals(named)).findFirst();
  }

  /** The language whose commonest words a text has; empty where none stands out. */
  static Optional<TextLanguage> of(List<String> words) {
    for (TextLanguage one : ALL) {
      long own = one.commonAmong(words);
      boolean standsOut =
          ALL.stream()
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

  /** Two letters: en, nl. */
  public String id() {
    return id;
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
