package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wildfire.model.Language;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.CauseStories;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Finding;
import wildfire.verdict.cause.Sign;

final class CauseExplainerTest {
  private static final Wording ENGLISH = Wording.in(Language.ENGLISH);
  private static final Wording DUTCH = Wording.in(Language.of("nl"));
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  @Test
  void everySignIsSaidInWholeSentencesWithTheSameNumbers() {
    Set<String> met = new HashSet<>();
    Set<Sign.Kind> fitting = new HashSet<>();
    Set<Sign.Kind> kinds = new HashSet<>();
    for (long seed = 0; seed < 60; seed++) {
      for (Diagnosis diagnosis : CauseStories.allSorts(seed)) {
        List<CauseReason> reasons = Explainer.causes(diagnosis);
        assertThat(reasons)
            .hasSize(diagnosis.findings().stream().map(Finding::signs).mapToInt(List::size).sum());
        for (CauseReason reason : reasons) {
          kinds.add(reason.sign().kind());
          if (reason.sign().outcome() == Sign.Outcome.FITS) {
            fitting.add(reason.sign().kind());
          }
          if (met.add(
              reason.cause()
                  + "/"
                  + reason.sign().kind()
                  + "/"
                  + reason.number().finding()
                  + reason.fits())) {
            same(reason.sentence(ENGLISH), reason.sentence(DUTCH));
            same(reason.causeSentence(ENGLISH), reason.causeSentence(DUTCH));
          }
        }
      }
    }
    assertThat(fitting).containsExactlyInAnyOrder(Sign.Kind.values());
    assertThat(kinds).containsExactlyInAnyOrder(Sign.Kind.values());
  }

  /** A viral post of a ring must not pass for one that people spread. */
  @Test
  void thatAccountsSharedTogetherIsSaidOnceWhateverTheVerdict() {
    Set<Verdict> noted = new HashSet<>();
    int byCause = 0;
    for (long seed = 0; seed < 60; seed++) {
      for (Diagnosis diagnosis : CauseStories.allSorts(seed)) {
        List<Reason> all = Explainer.reasons(diagnosis);
        List<Reason> ofVerdict = Explainer.reasons(diagnosis.judged());
        boolean saidByCause =
            Explainer.causes(diagnosis).stream()
                .anyMatch(r -> r.sign().kind() == Sign.Kind.SHARED_TOGETHER && r.fits());
        assertThat(all.subList(0, ofVerdict.size())).isEqualTo(ofVerdict);
        List<Reason> more = all.subList(ofVerdict.size(), all.size());
        if (diagnosis.sharedTogether() == null || saidByCause) {
          assertThat(more).isEmpty();
          byCause += saidByCause ? 1 : 0;
        } else {
          assertThat(more).hasSize(1);
          assertThat(more.get(0).number().metric()).isEqualTo("coordinated_share");
          assertThat(more.get(0).number().observed())
              .isGreaterThanOrEqualTo(more.get(0).number().threshold());
          same(more.get(0).sentence(ENGLISH), more.get(0).sentence(DUTCH));
          noted.add(diagnosis.judged().verdict());
        }
      }
    }
    assertThat(byCause).isPositive();
    assertThat(noted).contains(Verdict.VIRAL, Verdict.TYPICAL);
  }

  @Test
  void noSentenceClaimsToKnowTheReason() {
    for (Diagnosis diagnosis : CauseStories.anyDiagnoses(3)) {
      for (CauseReason reason : Explainer.causes(diagnosis)) {
        assertThat(reason.sentence(ENGLISH) + reason.causeSentence(ENGLISH))
            .doesNotContainIgnoringCase("because");
        assertThat(reason.sentence(DUTCH) + reason.causeSentence(DUTCH))
            .doesNotContainIgnoringCase("omdat");
        assertThat(reason.causeSentence(ENGLISH))
            .contains(reason.fits() ? "Not proof" : "Not enough data to check");
      }
    }
  }

  private static void same(String english, String dutch) {
    for (String sentence : List.of(english, dutch)) {
      assertThat(sentence.replace("odd {0} 'form'", "odd form"))
          .endsWith(".")
          .doesNotContain("{", "}", "''", "null", "NaN", "  ", "( ");
    }
    assertThat(numbers(dutch, ".", ","))
        .as("%s | %s", english, dutch)
        .containsExactlyInAnyOrderElementsOf(numbers(english, ",", "."));
  }

  private static List<String> numbers(String sentence, String grouping, String decimal) {
    return NUMBER
        .matcher(sentence.replace("odd {0} 'form'", ""))
        .results()
        .map(m -> m.group().replace(grouping, "").replace(decimal, "."))
        .toList();
  }
}
