package wildfire.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ConditionTest {
  private static final PlaybookPost KNOWN =
      new PlaybookPost(
          "linkedin",
          Map.of(
              "emotion", new PlaybookPost.Tag(1, List.of("anger")),
              "timing", new PlaybookPost.Tag(0.3, List.of())),
          true,
          "video",
          23.5,
          5,
          false,
          PostText.of("Wie herkent dit? Meld je aan voor veilig thuis.", "nl")
              .traits(List.of("veilig thuis")),
          column -> column.equals("shares") ? OptionalDouble.of(12) : OptionalDouble.empty());

  private static final PlaybookPost UNKNOWN =
      new PlaybookPost(
          "x", Map.of(), false, null, null, null, null, null, c -> OptionalDouble.empty());

  private static final List<String> TRUE =
      List.of(
          "trigger: emotion",
          "trigger: [timing, emotion]",
          "trigger: emotion, detail: [joy, anger]",
          "triggers_at_least: 1",
          "format: video",
          "hour: 22-2",
          "weekday: friday",
          "paid: false",
          "opens_with: question",
          "opening_words_at_most: 3",
          "calls_to_act: true",
          "mentions_message: true",
          "column: shares, at_least: 10, at_most: 12",
          "not: { paid: true }");

  private static final List<String> FALSE =
      List.of(
          "trigger: timing",
          "trigger: emotion, detail: joy",
          "triggers_at_least: 2",
          "hour: 7-9",
          "calls_to_act: false",
          "column: shares, at_least: 13");

  private static Holds holds(String condition, PlaybookPost post) {
    String playbook =
        "hypotheses: [{ id: a, claim: A, when: { %s }, outcome: speed }]".formatted(condition);
    Playbook.Words words =
        new Playbook.Words(
            List.of("linkedin", "tiktok", "x"),
            List.of("emotion", "timing"),
            List.of("shares", "reach"),
            List.of());
    return PlaybookReader.read("playbook", playbook, words).hypotheses().get(0).holds(post);
  }

  @Test
  void whatIsKnownIsAnswered() {
    assertThat(TRUE).allMatch(condition -> holds(condition, KNOWN) == Holds.YES);
    assertThat(FALSE).allMatch(condition -> holds(condition, KNOWN) == Holds.NO);
  }

  @Test
  void whatIsNotKnownIsNeither() {
    assertThat(TRUE).allMatch(condition -> holds(condition, UNKNOWN) == Holds.UNKNOWN);
    assertThat(FALSE).allMatch(condition -> holds(condition, UNKNOWN) == Holds.UNKNOWN);
    assertThat(holds("column: reach, at_least: 1", KNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void whereSomethingElseDecidesTheUnknownDoesNotMatter() {
    assertThat(holds("platform: tiktok, paid: true", UNKNOWN)).isEqualTo(Holds.NO);
    assertThat(holds("any: [{ platform: x }, { paid: true }]", UNKNOWN)).isEqualTo(Holds.YES);
    assertThat(holds("all: [{ platform: x }, { paid: true }]", UNKNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Property
  void notAllIsAnyNot(@ForAll Holds one, @ForAll Holds other) {
    assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
    assertThat(one.or(other).not()).isEqualTo(one.not().and(other.not()));
    assertThat(one.not().not()).isEqualTo(one);
  }
}
