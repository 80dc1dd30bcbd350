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
          new Condition.Trigger("emotion", Set.of()),
          new Condition.TriggersAtLeast(1),
          new Condition.Format(Set.of("video")),
          new Condition.Hours(22, 2),
          new Condition.Weekdays(Set.of(5)),
          new Condition.Not(new Condition.Paid()),
          new Condition.OpensWith(Condition.Opening.QUESTION),
          new Condition.OpeningWordsAtMost(3),
          new Condition.CallsToAct(),
          new Condition.MentionsMessage(),
          new Condition.OfColumn("shares", 10.0, 12.0));

  @Test
  void whatIsKnownIsAnswered() {
    assertThat(QUESTIONS).allMatch(question -> question.of(KNOWN) == Holds.YES);
    assertThat(
            List.of(
                new Condition.Trigger("timing", Set.of()),
                new Condition.Trigger("emotion", Set.of("joy")),
                new Condition.TriggersAtLeast(2),
                new Condition.Hours(7, 9),
                new Condition.OfColumn("shares", 13.0, null)))
        .allMatch(question -> question.of(KNOWN) == Holds.NO);
  }

  @Test
  void whatIsNotKnownIsNeither() {
    assertThat(QUESTIONS).allMatch(question -> question.of(UNKNOWN) == Holds.UNKNOWN);
    assertThat(new Condition.OfColumn("reach", 1.0, null).of(KNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void whereSomethingElseDecidesTheUnknownDoesNotMatter() {
    Condition never = new Condition.Platform(Set.of("tiktok"));
    Condition ever = new Condition.Platform(Set.of("x"));
    Condition unknown = new Condition.Paid();
    assertThat(new Condition.All(List.of(never, unknown)).of(UNKNOWN)).isEqualTo(Holds.NO);
    assertThat(new Condition.Any(List.of(ever, unknown)).of(UNKNOWN)).isEqualTo(Holds.YES);
    assertThat(new Condition.All(List.of(ever, unknown)).of(UNKNOWN)).isEqualTo(Holds.UNKNOWN);
  }

  @Property
  void notAllIsAnyNot(@ForAll Holds one, @ForAll Holds other) {
    assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
    assertThat(one.or(other).not()).isEqualTo(one.not().and(other.not()));
    assertThat(one.not().not()).isEqualTo(one);
  }
}
