package wildfire.explain;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildfire.model.Language;

/** The patterns of one bundle in one language, filled in. For any number of threads. */
public final class Phrases {
  private final Locale locale;
  private final Map<String, String> patterns;
  private final Map<String, MessagePattern> read = new ConcurrentHashMap<>();
  private final Numbers numbers;

  /**
   * Of a bundle.
   *
   * @param bundle as {@code page/page}
   */
  public Phrases(String bundle, Language language) {
    this(bundle, language, new Numbers(language));
  }

  Phrases(String bundle, Language language, Numbers numbers) {
    this.locale = language.locale();
    this.patterns = Map.copyOf(language.bundle(bundle));
    this.numbers = numbers;
  }

  /** The patterns as they are written, by their keys. */
  public Map<String, String> patterns() {
    return patterns;
  }

  boolean has(String key) {
    return patterns.containsKey(key);
  }

  /**
   * The words of a key.
   *
   * @throws IllegalArgumentException if it has none
   */
  public String say(String key, Object... arguments) {
    MessagePattern pattern = read.get(key);
    return (pattern == null ? read(key) : pattern).say(numbers, arguments);
  }

  private MessagePattern read(String key) {
    if (!has(key)) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return read.computeIfAbsent(key, k -> new MessagePattern(patterns.get(k)));
  }

  /** A noun with its number in front, in the right one of singular and plural. */
  String counted(String noun, double count) {
    return say(noun, count, numbers.whole(count));
  }

  /** With a capital in front. */
  String asSentence(String words) {
    int first = words.codePointAt(0);
    return Character.isLowerCase(first)
        ? Character.toString(first).toUpperCase(locale)
            + words.substring(Character.charCount(first))
        : words;
  }

  Numbers numbers() {
    return numbers;
  }
}
