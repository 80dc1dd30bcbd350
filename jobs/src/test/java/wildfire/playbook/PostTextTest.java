package wildfire.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostTextTest {
  private static final Optional<Boolean> YES = Optional.of(true);
  private static final Optional<Boolean> NO = Optional.of(false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Who else has seen this? I have.           | question | en
          🚲 @anna #fiets Wie herkent dit?? 😀 Ik wel. | question | nl
          "Waarom?" vroeg ze.                        | question | nl
          This has to change. Why wait?              | statement | en
          Dit moet anders                            | statement | nl
          3 things we learned this week.             | number | en
          1,5 miljoen mensen fietsen elke dag.       | number | nl
          Three things nobody tells you.             | number | en
          I did not expect this.                     | first person | en
          Vandaag stopte mijn moeder met werken.     | first person | nl
          We maakten een fout.                       | first person | nl
          Sign up today for free.                    | call | en
          Doe mee!                                   | call | nl
          """)
  void openings(String text, String told, String language) {
    PostText read = PostText.of(text, language);
    assertThat(read.asks()).isEqualTo(told.equals("question"));
    assertThat(read.opensWithNumber()).isEqualTo(Optional.of(told.equals("number")));
    if (told.equals("first person")) {
      assertThat(read.opensInFirstPerson()).isEqualTo(YES);
    }
    assertThat(read.opensWithStatement()).isEqualTo(Optional.of(told.equals("statement")));
    if (told.equals("statement")) {
      assertThat(read.opensInFirstPerson()).isEqualTo(NO);
    }
    if (told.equals("call")) {
      assertThat(read.callsToAct()).isEqualTo(YES);
    }
  }

  @Test
  void theOpeningIsTheFirstSentenceOfTheFirstLineWithWords() {
    assertThat(PostText.of("\n🔥🔥\n@anna Dit is het. En meer\nnog", "nl").opening())
        .containsExactly("dit", "is", "het");
    assertThat(PostText.of("Kop zonder punt\nEen tweede regel.", "nl").opening()).hasSize(3);
    assertThat(PostText.of("🔥 https://example.org/x 🔥", "nl").opening()).isEmpty();
  }

  @Test
  void anArticleIsNoNumber() {
    assertThat(PostText.of("Een kind moet naar school.", "nl").opensWithNumber()).isEqualTo(NO);
    assertThat(PostText.of("One day it will.", "en").opensWithNumber()).isEqualTo(NO);
  }

  @Test
  void theLanguageIsThatOfTheExportElseThatOfTheCommonestWords() {
    assertThat(PostText.of("anything", "nl-BE").language().map(TextLanguage::id)).contains("nl");
    assertThat(
            PostText.of("Dit is niet de weg die wij gaan", null).language().map(TextLanguage::id))
        .contains("nl");
    assertThat(PostText.of("This is the way that we go", null).language().map(TextLanguage::id))
        .contains("en");
    assertThat(PostText.of("Dit is the way", null).language()).isEmpty();
    assertThat(PostText.of("", null).language()).isEmpty();
  }

  @Test
  void inAnUnknownLanguageOnlySignsTell() {
    PostText french = PostText.of("Qui connaît la route ? Nous.", "fr");
    assertThat(french.asks()).isTrue();
    assertThat(french.opensWithStatement()).isEqualTo(NO);
    assertThat(french.opensInFirstPerson()).isEmpty();
    assertThat(french.callsToAct()).isEmpty();
    assertThat(PostText.of("3 idées pour toi", "fr").opensWithNumber()).isEqualTo(YES);
    assertThat(PostText.of("Trois idées pour toi", "fr").opensWithNumber()).isEmpty();
  }

  @Test
  void callsAreFoundAsWholeWordsWhereverTheyStand() {
    assertThat(PostText.of("Mooi! Meld je vandaag aan.", "nl").callsToAct()).isEqualTo(YES);
    assertThat(PostText.of("De deeldittest was leuk.", "nl").callsToAct()).isEqualTo(NO);
    assertThat(PostText.of("LINK IN\nBIO", "en").callsToAct()).isEqualTo(YES);
  }

  @Test
  void termsOfTheMessageAreWholeWords() {
    PostText text = PostText.of("Veilig-thuis begint bij jou", "nl");
    assertThat(text.mentions(List.of("veilig thuis"))).isTrue();
    assertThat(text.mentions(List.of("thuis begin"))).isFalse();
    assertThat(text.mentions(List.of("thuis begin*"))).isTrue();
    assertThat(text.mentions(List.of())).isFalse();
  }

  @Property
  void anyTextCanBeRead(@ForAll String text, @ForAll String language) {
    PostText read = PostText.of(text, language);
    assertThat(read.opening()).allMatch(word -> !word.isBlank());
    assertThat(read.opensWithNumber()).isNotNull();
  }
}
