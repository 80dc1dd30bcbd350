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
            "Leans on emotion (100 %; account average 25 %), associated with about 1.68× the shares on LinkedIn.");
    assertThat(reasons.get(0).sentence(DUTCH))
        .isEqualTo(
            "Leunt op emotie (100 %; gemiddeld voor dit account 25 %); dat gaat op LinkedIn samen met ongeveer 1,68× zoveel shares.");
    assertThat(reasons.get(0).weight()).isEqualTo(0.75);
    assertThat(reasons.get(0).factor()).isEqualTo("trigger=emotion");
    assertThat(reasons.get(1).sentence(ENGLISH))
        .isEqualTo(
            "Most similar post that did clearly better: l17, about 32× the shares against its own usual. Different: timing; video, not text post; unknown, not Monday.");
    assertThat(reasons.get(1).sentence(DUTCH))
        .contains("ongeveer 32× zoveel shares", "Anders: timing; video, geen tekstpost");
    assertThat(reasons.get(1).otherPostId()).isEqualTo("l17");
    assertThat(reasons.get(1).differsIn())
        .isEqualTo("trigger: -, timing; format: text, video; weekday: monday, -");
  }

  @Test
  void ofAPostThatNothingIsKnownOfThereIsNothingToTell() {
    assertThat(Explainer.reasons(List.of(), Optional.empty())).isEmpty();
  }
}
