package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildfire.association.Refusal;
import wildfire.model.Language;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange.Because;
import wildfire.verdict.cause.Cause;

/** Holds the bundles that are shipped to be whole: words that lack would be English ones. */
final class ShippedWordsTest {
  private static final List<String> SENTENCES =
      List.of(
          EvidenceWording.BUNDLE,
          ExplanationWording.BUNDLE,
          AssociationWording.BUNDLE,
          PlaybookWording.BUNDLE,
          ChangeWording.BUNDLE);

  static Stream<Language> languages() {
    return Language.all().stream();
  }

  private static Properties words(String bundle, Language language) throws IOException {
    Properties words = new Properties();
    String file = "/wildfire/" + bundle + "_" + language.id() + ".properties";
    try (InputStream bytes = ShippedWordsTest.class.getResourceAsStream(file)) {
      assertThat(bytes).as(file).isNotNull();
      words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return words;
  }

  @Test
  void thereAreTwoAtLeast() {
    assertThat(Language.all()).extracting(Language::id).contains("en", "nl");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasAllWords(Language language) throws IOException {
    for (String bundle :
        Stream.concat(SENTENCES.stream(), Stream.of("page/page", "playbook/words", Names.BUNDLE))
            .toList()) {
      Properties english = words(bundle, Language.ENGLISH);
      Properties own = words(bundle, language);
      assertThat(new TreeSet<>(own.stringPropertyNames()))
          .as(bundle)
          .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }
  }

  @Test
  void whateverIsFoundHasWords() throws IOException {
    Properties associations = words(AssociationWording.BUNDLE, Language.ENGLISH);
    Properties playbook = words(PlaybookWording.BUNDLE, Language.ENGLISH);
    for (Refusal refusal : Refusal.values()) {
      assertThat(associations).containsKey("refusal." + refusal.id());
      assertThat(playbook).containsKey("refusal." + refusal.id());
    }
    Properties changes = words(ChangeWording.BUNDLE, Language.ENGLISH);
    for (Because because : Because.values()) {
      assertThat(changes).containsKey("because." + because.id());
    }
    for (Verdict verdict : Verdict.values()) {
      assertThat(changes).containsKey("verdict." + verdict.id());
    }
    for (Cause cause : Cause.values()) {
      assertThat(words(EvidenceWording.BUNDLE, Language.ENGLISH))
          .containsKey("cause." + cause.id());
    }
  }

  /**
   * {@link MessageFormat} loses apostrophes in choices that have an argument, and knows no forms of
   * numbers but its own; what has either is left out.
   */
  @ParameterizedTest
  @MethodSource("languages")
  void patternsSayWhatMessageFormatSays(Language language) throws IOException {
    Pattern ours = Pattern.compile(",choice,[^{]*\\{[^}]*}[^}]*'|\\{\\d+,(?!choice,)");
    int compared = 0;
    for (String bundle : SENTENCES) {
      Properties words = words(bundle, language);
      Phrases phrases = new Phrases(bundle, language);
      for (String key : words.stringPropertyNames()) {
        String pattern = words.getProperty(key);
        for (int count : new int[] {0, 1, 2, 1000}) {
          Object[] arguments = {count, "b's {0}", "c", "d", "e", "f", "g", "h", "i"};
          if (!ours.matcher(pattern).find()) {
            compared++;
            assertThat(phrases.say(key, arguments))
                .as(key)
                .isEqualTo(new MessageFormat(pattern, language.locale()).format(arguments));
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "de", "fr", "sv", "pl", "hi", "ar-EG", "de-CH"})
  void numbersAreWrittenAsTheirLanguageWritesThem(String tag) {
    Random random = new Random(11);
    Numbers numbers = new Numbers(new Language(tag));
    NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(tag));
    format.setRoundingMode(RoundingMode.HALF_UP);
    for (int i = 0; i < 200_000; i++) {
      double size = Math.pow(10, random.nextInt(16) - 4);
      double any = size * (random.nextDouble() - 0.4);
      double number = i % 3 == 0 ? any : i % 3 == 1 ? Math.rint(any) : Math.rint(any * 20) / 20;
      format.setMaximumFractionDigits(3);
      assertThat(numbers.limit(number)).isEqualTo(withoutSign(format, number));
      format.setMaximumFractionDigits(0);
      assertThat(numbers.whole(number)).isEqualTo(withoutSign(format, number));
    }
  }

  /** Of nothing. */
  private static String withoutSign(NumberFormat format, double number) {
    String text = format.format(number);
    return text.equals(format.format(-0.0)) ? format.format(0) : text;
  }

  @Test
  void apostrophesStayWhereNumbersAreChosen() {
    assertThat(
            new Phrases(EvidenceWording.BUNDLE, Language.ENGLISH)
                .counted("count.follower_accounts", 1200))
        .isEqualTo("1,200 of the author's followers engaged");
  }

  @Test
  void smallGroupsAreToldWithoutTheirNumber() {
    assertThat(Wording.in(Language.ENGLISH).fewOutsiders(10, 1234))
        .isEqualTo(
            "Of 1,234 engaged accounts of which it is known, fewer than 10 do not follow the author.");
    assertThat(Wording.in(Language.of("nl")).fewFollowers(10, 1234))
        .isEqualTo(
            "Van 1.234 betrokken accounts waarvan het bekend is, volgen er minder dan 10 de auteur.");
  }

  @Test
  void aLanguageThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Language.of("fr")).isInstanceOf(IllegalArgumentException.class);
  }
}
