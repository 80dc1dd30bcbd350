package wildfire.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
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
          TextTraits.of(
              PostText.of("Wie herkent dit? Meld je aan voor veilig thuis.", "nl"),
              List.of("veilig thuis")),
          column -> column.equals("shares") ? OptionalDouble.of(12) : OptionalDouble.empty());

  private static final PlaybookPost UNKNOWN =
      new PlaybookPost(
          "x", Map.of(), false, null, null, null, null, null, c -> OptionalDouble.empty());

  private static final List<Condition> QUESTIONS =
      List.of(
          Condition.trigger("emotion", Set.of()),
          Condition.triggersAtLeast(1),
          Condition.format(Set.of("video")),
          Condition.hours(22, 2),
          Condition.weekdays(Set.of(5)),
          Condition.not(Condition.paid()),
          Condition.opensWith(Condition.Opening.QUESTION),
          Condition.openingWordsAtMost(3),
          Condition.callsToAct(),
          Condition.mentionsMessage(),
          Condition.ofColumn("shares", 10.0, 12.0));

  @Test
  void whatIsKnownIsAnswered() {
    assertThat(QUESTIONS).allMatch(question -> question.of(KNOWN) == Holds.YES);
    assertThat(
            List.of(
                Condition.trigger("timing", Set.of()),
                Condition.trigger("emotion", Set.of("joy")),
                Condition.triggersAtLeast(2),
                Condition.hours(7, 9),
                Condition.ofColumn("shares", 13.0, null)))
        .allMatch(question -> question.of(KNOWN) == Holds.NO);
  }

  @Test
  void whatIsNotKnownIsNeither() {
    assertThat(QUESTIONS).allMatch(question -> question.of(UNKNOWN) == Holds.UNKNOWN);
    assertThat(Condition.ofColumn("reach", 1.0, null).of(KNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void whereSomethingElseDecidesTheUnknownDoesNotMatter() {
    Condition never = Condition.platform(Set.of("tiktok"));
    Condition ever = Condition.platform(Set.of("x"));
    Condition unknown = Condition.paid();
    assertThat(Condition.all(List.of(never, unknown)).of(UNKNOWN)).isEqualTo(Holds.NO);
    assertThat(Condition.any(List.of(ever, unknown)).of(UNKNOWN)).isEqualTo(Holds.YES);
    assertThat(Condition.all(List.of(ever, unknown)).of(UNKNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Property
  void notAllIsAnyNot(@ForAll Holds one, @ForAll Holds other) {
    assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
    assertThat(one.or(other).not()).isEqualTo(one.not().and(other.not()));
    assertThat(one.not().not()).isEqualTo(one);
  }
}
