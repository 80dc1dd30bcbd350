package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildfire.association.BetterPost;
import wildfire.association.ClearDifference;
import wildfire.association.Driver;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.model.PostOutcome;

final class PostExplainerTest {
  private static final Wording ENGLISH = Wording.in(Language.ENGLISH);
  private static final Wording DUTCH = Wording.in(Language.of("nl"));
  private static final Driver DRIVER =
      new Driver(
          new ClearDifference(
              "linkedin", PostOutcome.SPEED, FactorKind.TRIGGER.name("emotion"), 1.0, 0.01, 40),
          1,
          0.25,
          20,
          0.75);

  private static final BetterPost BETTER =
      new BetterPost(
          "linkedin",
          "l17",
          PostOutcome.SPEED,
          -2,
          3,
          4,
          List.of(
              new BetterPost.Difference(FactorKind.TRIGGER, null, "timing"),
              new BetterPost.Difference(FactorKind.FORMAT, "text", "video"),
              new BetterPost.Difference(FactorKind.WEEKDAY, "monday", null)));

  @Test
  void theSentencesSayWhatTheRowSays() {
    List<Reason> reasons = Explainer.reasons(List.of(DRIVER), Optional.of(BETTER));
    assertThat(reasons).hasSize(2);
    assertThat(reasons.get(0).sentence(ENGLISH))
        .isEqualTo(
            "On linkedin, “emotion” goes with more speed (2 times as much, what else is known held equal); this post has it, and the 20 other posts of the account have it to 25% on average. For what sets it apart from those, that comes to 1.68 times as much.");
    assertThat(reasons.get(0).sentence(DUTCH))
        .isEqualTo(
            "Op linkedin gaat “emotion” samen met meer snelheid (2 keer zoveel, wat verder bekend is gelijk gehouden); deze post heeft het, en de 20 andere posts van het account hebben het gemiddeld voor 25%. Voor wat hem van die andere onderscheidt, komt dat neer op 1,68 keer zoveel.");
    assertThat(reasons.get(0).weight()).isEqualTo(0.75);
    assertThat(reasons.get(0).factor()).isEqualTo("trigger=emotion");
    assertThat(reasons.get(1).sentence(ENGLISH))
        .isEqualTo(
            "The most similar post of this account that did clearly better is l17: 32 times as much speed (8 against 0.25 times the usual); it differs in “timing”, which it has, format (video instead of text), weekday (unknown instead of Monday).");
    assertThat(reasons.get(1).sentence(DUTCH))
        .contains("32 keer zoveel snelheid (8 tegen 0,25 keer het gewone)");
    assertThat(reasons.get(1).otherPostId()).isEqualTo("l17");
    assertThat(reasons.get(1).differsIn())
        .isEqualTo("trigger: -, timing; format: text, video; weekday: monday, -");
  }

  @Test
  void ofAPostThatNothingIsKnownOfThereIsNothingToTell() {
    assertThat(Explainer.reasons(List.of(), Optional.empty())).isEmpty();
  }
}
