package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildfire.model.Language;
import wildfire.verdict.ComparisonAge;
import wildfire.verdict.Counted;
import wildfire.verdict.Verdict;
import wildfire.verdict.VerdictChange;
import wildfire.verdict.VerdictSnapshot;
import wildfire.verdict.VerdictSnapshot.Look;

final class ChangeExplainerTest {
  private static final VerdictChange.Rules SAME = new VerdictChange.Rules(true, true);
  private static final Wording ENGLISH = Wording.in(Language.ENGLISH);
  private static final Wording DUTCH = Wording.in(Language.of("nl"));

  private static VerdictSnapshot post(Verdict verdict, ComparisonAge age, long observed) {
    return new VerdictSnapshot(
        "x",
        "1",
        verdict,
        false,
        Map.of(Counted.SPREAD, Map.of(ComparisonAge.HOURS_6, 19L, age, observed)),
        Map.of(Counted.SPREAD, new Look(age, observed, observed / 8.0, List.of())),
        List.of());
  }

  @Test
  void aChangeHasItsNumbersThenAndNow() {
    VerdictChange change =
        VerdictChange.between(
            new VerdictSnapshot(
                "x",
                "1",
                Verdict.NOT_ENOUGH_EVIDENCE,
                false,
                Map.of(Counted.SPREAD, Map.of(ComparisonAge.HOURS_6, 19L)),
                Map.of(Counted.SPREAD, new Look(ComparisonAge.HOURS_6, 19, 12, List.of())),
                List.of()),
            post(Verdict.VIRAL, ComparisonAge.HOURS_24, 1_320),
            SAME);
    assertThat(ENGLISH.of(change))
        .isEqualTo(
            "Was not enough evidence, is now viral: shared 1,320 times in the first 24 hours,"
                + " usually 165; before, shared 19 times in the first 6 hours, usually 12."
                + " Other than before: it is old enough to be compared at a later age, or its"
                + " window is over.");
    assertThat(DUTCH.of(change))
        .isEqualTo(
            "Was te weinig om iets te zeggen, is nu viraal: 1.320 keer gedeeld in de eerste 24 uur,"
                + " waar 165 gewoon is; eerder 19 keer gedeeld in de eerste 6 uur, waar 12 gewoon"
                + " is. Anders dan eerder: de post is oud genoeg voor een vergelijking op latere"
                + " leeftijd, of de tijd waarin gekeken wordt is voorbij.");
  }

  @Test
  void postsThatCameAndWentAreToldInShort() {
    VerdictSnapshot post = post(Verdict.FLOP, ComparisonAge.HOURS_24, 8);
    assertThat(ENGLISH.of(VerdictChange.between(null, post, SAME)))
        .isEqualTo("New: flop: shared 8 times in the first 24 hours, usually 1.");
    assertThat(ENGLISH.of(VerdictChange.between(post, null, SAME)))
        .isEqualTo("Was flop; no export that counts has it any more.");
    assertThat(DUTCH.of(VerdictChange.between(post, null, SAME)))
        .isEqualTo("Was flop; geen export die meetelt heeft de post nog.");
  }
}
