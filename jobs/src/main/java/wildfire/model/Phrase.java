package wildfire.model;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Some words in a row, found as whole words whatever stands between them.
 *
 * @param longestPart of its words as they must stand: a text without it is told fast
 */
public record Phrase(Pattern pattern, String longestPart) implements Serializable {

  /** A phrase; {@code *} stands for the rest of a word, as in {@code meld je * aan}. */
  public static Phrase of(String words) {
    StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{M}\\p{N}])");
    String between = "";
    String longest = "";
    for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      pattern.append(between);
      if (word.equals("*")) {
        pattern.append("[\\p{L}\\p{M}\\p{N}'’-]+");
      } else {
        for (String part : word.split("(?<=\\*)|(?=\\*)", -1)) {
          boolean isOpen = part.equals("*");
          pattern.append(isOpen ? "[\\p{L}\\p{M}\\p{N}]*" : Pattern.quote(part));
          longest = !isOpen && part.length() > longest.length() ? part : longest;
        }
      }
      between = "[^\\p{L}\\p{N}]{1,3}";
    }
    return new Phrase(
        Pattern.compile(pattern.append("(?![\\p{L}\\p{M}\\p{N}])").toString()), longest);
  }

  /**
   * Whether the words stand in a text.
   *
   * @param lowerCase the text, in lower case
   */
  public boolean isIn(String lowerCase) {
    return lowerCase.contains(longestPart) && pattern.matcher(lowerCase).find();
  }
}
