package wildfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PlainTextTest {
  /** Control characters but tabs and ends of lines, and those that turn the direction of text. */
  private static final String SHOWN_OTHERWISE =
      "[\\p{Cc}&&[^\\t\\n\\r]]|[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]";

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12), Arbitraries.strings().ascii().ofMaxLength(12));
  }

  /** Most texts are given back without asking the pattern. */
  @Property
  void isWhatThePatternMakesOfIt(@ForAll("texts") String text) {
    assertThat(PlainText.of(text)).isEqualTo(text.replaceAll(SHOWN_OTHERWISE, ""));
  }

  @Test
  void isSoForEveryCharacter() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a" + (char) c;
      assertThat(PlainText.of(text)).isEqualTo(text.replaceAll(SHOWN_OTHERWISE, ""));
    }
  }
}
