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

/**
 * A language of which the words are known that openings and calls to act are told by.
 *
 * @param common its commonest words
 */
record TextLanguage(
    Language language,
    Set<String> common,
    Set<String> firstPerson,
    Set<String> numbers,
    List<Phrase> calls) {
  private static final List<TextLanguage> ALL =
      Language.all().stream().map(TextLanguage::of).toList();

  /** So many of its commonest words, and twice as many as of another, make a text one of it. */
  private static final int FEWEST_COMMON_WORDS = 2;

  private static TextLanguage of(Language language) {
    Map<String, String> words = language.bundle("playbook/words");
    return new TextLanguage(
        language,
        set(words.get("common")),
        set(words.get("first_person")),
        set(words.get("numbers")),
        Arrays.stream(words.get("calls_to_act").split(",", -1)).map(Phrase::of).toList());
  }

  private static Set<String> set(String words) {
    return Arrays.stream(words.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  /** The language of a tag such as {@code nl-BE}; empty for another, or none. */
  static Optional<TextLanguage> named(String tag) {
    String named = tag == null ? "" : Locale.forLanguageTag(tag.strip()).getLanguage();
    return ALL.stream().filter(one -> one.language.id().equals(named)).findFirst();
  }

  /** The language whose commonest words a text has; empty where none stands out. */
  static Optional<TextLanguage> of(List<String> words) {
    return ALL.stream().filter(one -> one.standsOut(words)).findFirst();
  }

  private boolean standsOut(List<String> words) {
    long own = commonAmong(words);
    return own >= FEWEST_COMMON_WORDS
        && ALL.stream()
            .allMatch(other -> other.equals(this) || own >= 2 * other.commonAmong(words));
  }

  private long commonAmong(List<String> words) {
    return words.stream().filter(common::contains).count();
  }

  boolean callsToAct(String lowerCase) {
    return calls.stream().anyMatch(call -> call.isIn(lowerCase));
  }
}
