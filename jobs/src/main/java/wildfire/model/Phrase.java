package wildfire.model;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/** Some words in a row, found as whole words whatever stands between them. */
public record Phrase(Pattern pattern) implements Serializable {

  /** A phrase; {@code *} stands for the rest of a word, as in {@code meld je * aan}. */
  public static Phrase of(String words) {
    StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{M}\\p{N}])");
    String between = "";
    for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      pattern.append(between);
      if (word.equals("*")) {
        pattern.append("[\\p{L}\\p{M}\\p{N}'’-]+");
      } else {
        for (String part : word.split("(?<=\\*)|(?=\\*)", -1)) {
          pattern.append(part.equals("*") ? "[\\p{L}\\p{M}\\p{N}]*" : Pattern.quote(part));
        }
      }
      between = "[^\\p{L}\\p{N}]{1,3}";
    }
    return new Phrase(Pattern.compile(pattern.append("(?![\\p{L}\\p{M}\\p{N}])").toString()));
  }

  /**
   * Whether the words stand in a text.
   *
   * @param lowerCase the text, in lower case
   */
  public boolean isIn(String lowerCase) {
    return pattern.matcher(lowerCase).find();
  }
}
