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
  private static TextTraits traits(String text, String language, String... message) {
    return PostText.of(text, language).traits(List.of(message));
  }

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
    TextTraits read = traits(text, language);
    assertThat(read.asks()).isEqualTo(Holds.of(told.equals("question")));
    assertThat(read.opensWithNumber()).isEqualTo(Holds.of(told.equals("number")));
    if (told.equals("first person")) {
      assertThat(read.opensInFirstPerson()).isEqualTo(Holds.YES);
    }
    assertThat(read.opensWithStatement()).isEqualTo(Holds.of(told.equals("statement")));
    if (told.equals("statement")) {
      assertThat(read.opensInFirstPerson()).isEqualTo(Holds.NO);
    }
    if (told.equals("call")) {
      assertThat(read.callsToAct()).isEqualTo(Holds.YES);
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
    assertThat(traits("Een kind moet naar school.", "nl").opensWithNumber()).isEqualTo(Holds.NO);
    assertThat(traits("One day it will.", "en").opensWithNumber()).isEqualTo(Holds.NO);
  }

  private static Optional<String> language(String text, String told) {
    return PostText.of(text, told).language().map(its -> its.language().id());
  }

  @Test
  void theLanguageIsThatOfTheExportElseThatOfTheCommonestWords() {
    assertThat(language("anything", "nl-BE")).contains("nl");
    assertThat(language("Dit is niet de weg die wij gaan", null)).contains("nl");
    assertThat(language("This is the way that we go", null)).contains("en");
    assertThat(language("Dit is the way", null)).isEmpty();
    assertThat(language("", null)).isEmpty();
  }

  @Test
  void inAnUnknownLanguageOnlySignsTell() {
    TextTraits french = traits("Qui connaît la route ? Nous.", "fr");
    assertThat(french.asks()).isEqualTo(Holds.YES);
    assertThat(french.opensWithStatement()).isEqualTo(Holds.NO);
    assertThat(french.opensInFirstPerson()).isEqualTo(Holds.UNKNOWN);
    assertThat(french.callsToAct()).isEqualTo(Holds.UNKNOWN);
    assertThat(traits("3 idées pour toi", "fr").opensWithNumber()).isEqualTo(Holds.YES);
    assertThat(traits("Trois idées pour toi", "fr").opensWithNumber()).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void callsAreFoundAsWholeWordsWhereverTheyStand() {
    assertThat(traits("Mooi! Meld je vandaag aan.", "nl").callsToAct()).isEqualTo(Holds.YES);
    assertThat(traits("De deeldittest was leuk.", "nl").callsToAct()).isEqualTo(Holds.NO);
    assertThat(traits("LINK IN\nBIO", "en").callsToAct()).isEqualTo(Holds.YES);
  }

  @Test
  void termsOfTheMessageAreWholeWords() {
    String text = "Veilig-thuis begint bij jou";
    assertThat(traits(text, "nl", "veilig thuis").mentionsMessage()).isEqualTo(Holds.YES);
    assertThat(traits(text, "nl", "thuis begin").mentionsMessage()).isEqualTo(Holds.NO);
    assertThat(traits(text, "nl", "thuis begin*").mentionsMessage()).isEqualTo(Holds.YES);
    assertThat(traits(text, "nl").mentionsMessage()).isEqualTo(Holds.UNKNOWN);
  }

  @Property
  void anyTextCanBeRead(@ForAll String text, @ForAll String language) {
    PostText read = PostText.of(text, language);
    assertThat(read.opening()).allMatch(word -> !word.isBlank());
    assertThat(read.traits(List.of()).opensWithNumber()).isNotNull();
  }
}
