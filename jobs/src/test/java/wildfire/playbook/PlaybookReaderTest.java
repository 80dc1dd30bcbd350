package wildfire.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wildfire.model.Language;
import wildfire.model.OperatorError;

final class PlaybookReaderTest {
  private static final Playbook.Words WORDS =
      new Playbook.Words(
          List.of("linkedin", "instagram", "tiktok", "x"),
          List.of(
              "emotion",
              "recognition",
              "status_identity",
              "timing",
              "storytelling_visual",
              "cultural_anchor"),
          List.of("overperformance_conversation", "overperformance_breadth", "shares"),
          List.of("overperformance_conversation", "overperformance_breadth"));

  private static Playbook read(String yaml) {
    return PlaybookReader.read("playbook.yaml", yaml, WORDS);
  }

  @Test
  void theShippedPlaybookIsRead() throws IOException {
    Path shipped = Path.of(System.getProperty("wildfire.home"), "conf", "playbook.yaml");
    Playbook playbook = read(Files.readString(shipped));
    assertThat(playbook.hypotheses()).hasSizeGreaterThan(10);
    assertThat(playbook.hypotheses())
        .allMatch(h -> h.claim().keySet().equals(Set.copyOf(Language.all())));
    assertThat(playbook.columns())
        .containsExactlyInAnyOrder("overperformance_conversation", "overperformance_breadth");
  }

  private static PlaybookPost post(String format, Double hour, Boolean paid) {
    return new PlaybookPost(
        "tiktok", Map.of(), false, format, hour, 1, paid, null, c -> OptionalDouble.empty());
  }

  @Test
  void aConditionIsAllOfItsKeysAndOneOfTheValuesOfEach() {
    Hypothesis read =
        read("""
        hypotheses:
          - id: evening-video
            claim: Video works in the evening.
            when: { format: [video, reel], hour: [19-23, 23-2], not: { paid: true } }
            outcome: overperformance_breadth
            expect: less
            platforms: tiktok
        """)
            .hypotheses()
            .get(0);
    assertThat(read.when().of(post("reel", 20.0, false))).isEqualTo(Holds.YES);
    assertThat(read.when().of(post("video", 0.5, false))).isEqualTo(Holds.YES);
    assertThat(read.when().of(post("image", 20.0, false))).isEqualTo(Holds.NO);
    assertThat(read.when().of(post("video", 18.5, false))).isEqualTo(Holds.NO);
    assertThat(read.when().of(post("video", 2.0, false))).isEqualTo(Holds.NO);
    assertThat(read.when().of(post("video", 20.0, true))).isEqualTo(Holds.NO);
    assertThat(read.when().of(post("video", null, false))).isEqualTo(Holds.UNKNOWN);
    assertThat(read.when().names(Condition.Kind.CONTROL))
        .containsExactlyInAnyOrder("format", "hour", "paid");
    assertThat(read.outcome().id()).isEqualTo("overperformance_breadth");
    assertThat(read.expected()).isEqualTo(Hypothesis.Direction.LESS);
    assertThat(read.platforms()).containsExactly("tiktok");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    hypotheses:
                      - id: Bad Id
                        claim: x
                        when: { triger: emotion }
                        outcome: sped
                      - id: two
                        when: { trigger: emotoin, hour: 7, column: share, at_least: many }
                        outcome: viral
                        expect: sideways
                        platforms: [linkedn]
                      - id: two
                        claim: y
                        outcome: viral
                    """))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("playbook.yaml:2: \"id\" is \"Bad Id\"")
        .hasMessageContaining(
            "playbook.yaml:4: \"when\" has no key \"triger\"; did you mean \"trigger\"?")
        .hasMessageContaining("did you mean \"speed\"?")
        .hasMessageContaining("did you mean \"emotion\"?")
        .hasMessageContaining("two hours such as 7-9")
        .hasMessageContaining("did you mean \"shares\"?")
        .hasMessageContaining("\"at_least\" is \"many\"; it must be a number")
        .hasMessageContaining("one of more, less")
        .hasMessageContaining("did you mean \"linkedin\"?")
        .hasMessageContaining("a hypothesis needs \"claim\"")
        .hasMessageContaining("playbook.yaml:11: the id \"two\" is given twice")
        .hasMessageContaining("a hypothesis needs \"when\"");
  }

  @Test
  void anEmptyPlaybookAsksNothing() {
    assertThat(read("").hypotheses()).isEmpty();
    assertThat(read("hypotheses: []").hypotheses()).isEmpty();
  }

  /** What a rule speaks of is part of its question, also where no factor says it. */
  @Test
  void onlyARuleAboutOneTriggerOfAllPostsIsAnAssociation() {
    String rule =
        "hypotheses: [{id: a, claim: A., when: {trigger: emotion%s}, outcome: speed, expect: more%s}]";
    assertThat(read(rule.formatted("", "")).hypotheses().get(0).factor())
        .contains("trigger=emotion");
    assertThat(read(rule.formatted(", detail: joy", "")).hypotheses().get(0).factor()).isEmpty();
    assertThat(
            read(rule.formatted("", ", among: {mentions_message: true}"))
                .hypotheses()
                .get(0)
                .factor())
        .isEmpty();
  }
}
