package wildfire.playbook;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildfire.model.Phrase;

/**
 * What can be told of a post's text without understanding it. The opening is the first sentence of
 * the first line with words in it; mentions, hashtags, links and emoji before it are not words.
 *
 * @param language as the export says, else as its commonest words tell; empty where neither does,
 *     and then what depends on the language is unknown
 * @param opening words of the opening, in lower case; none where there are no words
 * @param asks whether the opening is a question
 * @param text all of it, in lower case
 */
public record PostText(
    Optional<TextLanguage> language, List<String> opening, boolean asks, String text) {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*['’]?|\\p{N}+(?:[.,:]\\p{N}+)*");
  private static final Pattern AHEAD =
      Pattern.compile(
          "^(?:[@#][\\p{L}\\p{N}_.]+|https?://\\S+|[^\\p{L}\\p{N}\"'“‘«¿¡#@]+|[\"'“‘«])+");

  /** To be copied: making one anew reads its rules from a file. */
  private static final Map<Locale, BreakIterator> SENTENCES = new ConcurrentHashMap<>();

  private static final Pattern QUESTION = Pattern.compile("[?？؟][\\s\\p{P}\\p{S}]*$");

  /**
   * Reads a text.
   *
   * @param language as the export names it, such as {@code nl} or {@code nl-BE}; null where it does
   *     not
   */
  public static PostText of(String text, String language) {
    Optional<TextLanguage> said = TextLanguage.named(language);
    List<String> words = words(text);
    Optional<TextLanguage> known =
        said.isPresent() || namesAnother(language) ? said : TextLanguage.of(words);
    String opening = opening(text, known.map(its -> its.language().locale()).orElse(Locale.ROOT));
    return new PostText(
        known, words(opening), QUESTION.matcher(opening).find(), text.toLowerCase(Locale.ROOT));
  }

  private static boolean namesAnother(String language) {
    return language != null && !language.isBlank() && !language.equals("und");
  }

  private static String opening(String text, Locale locale) {
    for (String line : text.split("\\R", -1)) {
      String words = AHEAD.matcher(line.strip()).replaceFirst("");
      if (WORD.matcher(words).find()) {
        return firstSentence(words, locale);
      }
    }
    return "";
  }

  private static String firstSentence(String line, Locale locale) {
    BreakIterator sentences =
        (BreakIterator)
            SENTENCES.computeIfAbsent(locale, BreakIterator::getSentenceInstance).clone();
    sentences.setText(line);
    return line.substring(0, sentences.next());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
      words.add(word.group().replace('’', '\''));
    }
    return words;
  }

  /**
   * What conditions may ask about it.
   *
   * @param message terms of the campaign's message; none where the settings name none
   */
  public TextTraits traits(List<String> message) {
    return new TextTraits(
        opening.size(),
        Holds.of(asks),
        opensWithStatement(),
        opensWithNumber(),
        inLanguage(its -> opening.stream().anyMatch(its.firstPerson()::contains)),
        inLanguage(its -> its.callsToAct(text)),
        message.isEmpty() ? Holds.UNKNOWN : Holds.of(mentions(message)));
  }

  private Holds inLanguage(Predicate<TextLanguage> test) {
    return language.map(its -> Holds.of(test.test(its))).orElse(Holds.UNKNOWN);
  }

  /** Whether the opening begins with a number, in digits or as a word. */
  private Holds opensWithNumber() {
    if (opening.isEmpty() || Character.isDigit(opening.get(0).codePointAt(0))) {
      return Holds.of(!opening.isEmpty());
    }
    return inLanguage(its -> its.numbers().contains(opening.get(0)));
  }

  /**
   * Whether the opening states something: three words or more that are no question, no call to act,
   * begin with no number and do not speak of I or we. Unknown in a language that is not known here,
   * but for what ends with a question mark.
   */
  private Holds opensWithStatement() {
    if (asks || opening.size() < 3) {
      return Holds.NO;
    }
    return inLanguage(
        its ->
            !its.callsToAct(String.join(" ", opening))
                && opensWithNumber() == Holds.NO
                && opening.stream().noneMatch(its.firstPerson()::contains));
  }

  /** Whether one of the terms is in it, as whole words, capitals apart. */
  private boolean mentions(List<String> terms) {
    return terms.stream().anyMatch(term -> Phrase.of(term).isIn(text));
  }
}
