package wildfire.explain;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;

/** The patterns of one bundle in one language, filled in. For one thread at a time. */
final class Phrases {
  private final Language language;
  private final ResourceBundle patterns;
  private final Map<String, MessageFormat> parsed = new HashMap<>();

  Phrases(String bundle, Language language) {
    this.language = language;
    this.patterns = ResourceBundle.getBundle(bundle, language.locale());
  }

  boolean has(String key) {
    return patterns.containsKey(key);
  }

  String say(String key, Object... arguments) {
    return parsed
        .computeIfAbsent(key, k -> new MessageFormat(patterns.getString(k), language.locale()))
        .format(arguments);
  }

  /** With a capital in front. */
  String asSentence(String words) {
    int first = words.codePointAt(0);
    String rest = words.substring(Character.charCount(first));
    return new String(Character.toChars(first)).toUpperCase(language.locale()) + rest;
  }
}
