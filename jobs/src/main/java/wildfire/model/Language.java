package wildfire.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A language that reports can be in. There is one for each line of {@code languages.txt}; its words
 * are in the bundles whose names end with it.
 *
 * @param id two letters: en, nl
 */
public record Language(String id) implements Serializable {
  /** The one that is always there. */
  public static final Language ENGLISH = new Language("en");

  private static final List<Language> ALL = listed();

  /** Every one that there is. */
  public static List<Language> all() {
    return ALL;
  }

  /**
   * The one of these two letters.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Language of(String id) {
    return ALL.stream()
        .filter(one -> one.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no language " + id));
  }

  public Locale locale() {
    return Locale.forLanguageTag(id);
  }

  /**
   * The words of a bundle by their keys; of a key that it lacks, the English ones.
   *
   * @param name as {@code explain/sentences}
   * @throws IllegalArgumentException if there is no such bundle, in this language or in English
   */
  public Map<String, String> bundle(String name) {
    Properties own = new Properties();
    try {
      own.load(new StringReader(text(name + "_" + id + ".properties")));
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    Map<String, String> words = new HashMap<>(equals(ENGLISH) ? Map.of() : ENGLISH.bundle(name));
    own.forEach((key, value) -> words.put((String) key, (String) value));
    return words;
  }

  private static List<Language> listed() {
    return text("languages.txt").lines().map(Language::new).toList();
  }

  private static String text(String resource) {
    try (InputStream bytes = Language.class.getResourceAsStream("/wildfire/" + resource)) {
      if (bytes == null) {
        throw new IllegalArgumentException("no " + resource);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
