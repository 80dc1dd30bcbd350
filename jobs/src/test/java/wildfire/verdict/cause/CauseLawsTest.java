package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.cause.CauseStories.CAUSES;
import static wildfire.verdict.cause.CauseStories.anyDiagnoses;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.BaselineBook;
import wildfire.verdict.Evidence;
import wildfire.verdict.Judge;
import wildfire.verdict.Judged;
import wildfire.verdict.PostFigures;
import wildfire.verdict.cause.PlatformFold.Placed;

/** What holds of every cause of any post. */
final class CauseLawsTest {

  @Property(tries = 60)
  void evidenceHoldsWhatItSays(@ForAll long seed) {
    for (Diagnosis diagnosis : anyDiagnoses(seed)) {
      for (Finding finding : diagnosis.findings()) {
        finding.signs().stream()
            .map(Sign::evidence)
            .filter(Objects::nonNull)
            .forEach(CauseLawsTest::holds);
      }
    }
  }

  private static void holds(Evidence evidence) {
    double observed = evidence.observed();
    assertThat(observed).isFinite();
    boolean holds =
        switch (evidence.relation()) {
          case AT_LEAST -> observed >= evidence.threshold();
          case AT_MOST -> observed <= evidence.threshold();
          case MORE_THAN -> observed > evidence.threshold();
          case LESS_THAN -> observed < evidence.threshold();
          case TOO_FEW ->
              observed < evidence.threshold() && evidence.expected() < evidence.threshold();
          case NEAR, NOTED -> evidence.threshold() == null;
        };
    assertThat(holds).as("%s", evidence).isTrue();
  }

  @Property(tries = 60)
  void aFittingCauseHasOnlyNumbersAndWhatIsUncheckedLacksOne(@ForAll long seed) {
    for (Diagnosis diagnosis : anyDiagnoses(seed)) {
      assertThat(diagnosis.asked() || diagnosis.findings().isEmpty()).isTrue();
      for (Finding finding : diagnosis.findings()) {
        assertThat(finding.signs()).isNotEmpty().extracting(Sign::kind).doesNotHaveDuplicates();
        assertThat(finding.fitting()).isLessThanOrEqualTo(finding.checked());
        if (finding.fits()) {
          assertThat(finding.signs())
              .allSatisfy(s -> assertThat(s.fits()).isEqualTo(s.fits() && s.evidence() != null));
          assertThat(finding.fitting()).isPositive();
        } else {
          assertThat(finding.signs()).noneMatch(Sign::fits).noneMatch(Sign::contradicts);
        }
      }
    }
  }

  /** Looking for causes changes no verdict: they are those of the judge alone. */
  @Property(tries = 20)
  void verdictsAreThoseWithoutCauses(@ForAll long seed) {
    List<PostFigures> posts = CauseStories.anyPosts(seed);
    BaselineBook book = new BaselineBook(DEFAULTS);
    List<Diagnosis> diagnoses = anyDiagnoses(seed);
    for (int i = 0; i < posts.size(); i++) {
      Judged alone = new Judge(DEFAULTS).judge(posts.get(i), book.next(posts.get(i)));
      Judged withCauses = diagnoses.get(i).judged();
      assertThat(withCauses.post().postId()).isEqualTo(alone.post().postId());
      assertThat(withCauses.verdict()).isEqualTo(alone.verdict());
      assertThat(withCauses.evidence()).isEqualTo(alone.evidence());
      assertThat(withCauses.unseen()).isEqualTo(alone.unseen());
    }
  }

  /** A later post can only be the own post that competes; all else rests on earlier ones. */
  @Property(tries = 20)
  void postsLongAfterChangeNothing(@ForAll long seed) {
    List<PostFigures> posts = CauseStories.anyPosts(seed);
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> done = new ArrayList<>();
    posts.forEach(post -> done.addAll(fold.next(post)));
    int before = done.size();
    Long last = posts.get(posts.size() - 1).publishedAt();
    done.addAll(fold.rest());
    assertThat(done.subList(before, done.size()))
        .allSatisfy(
            d -> {
              Long published = d.post().publishedAt();
              assertThat(
                      published == null
                          || last == null
                          || last - published <= CAUSES.rivalWithin().toMillis() * 1_000)
                  .isTrue();
            });
    assertThat(done).hasSameSizeAs(posts);
  }

  @Test
  void everyCauseIsFoundAndEveryOneCanBeUnchecked() {
    Set<Cause> found = EnumSet.noneOf(Cause.class);
    Set<Cause> unchecked = EnumSet.noneOf(Cause.class);
    for (long seed = 0; seed < 60; seed++) {
      for (Diagnosis diagnosis : CauseStories.allSorts(seed)) {
        found.addAll(diagnosis.causes());
        unchecked.addAll(diagnosis.unchecked());
      }
    }
    assertThat(found).containsExactlyInAnyOrder(Cause.values());
    assertThat(unchecked).containsExactlyInAnyOrder(Cause.values());
  }

  @Test
  void nothingIsSaidOfWhatNobodyKnows() {
    Random random = new Random(5);
    PostFigures post = AnyPosts.on("bluesky", "first", random);
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> done = new ArrayList<>(fold.next(post));
    done.addAll(fold.rest());
    assertThat(done).hasSize(1);
    assertThat(CauseStories.diagnosed(done).get(0).causes())
        .isSubsetOf(Cause.TOO_YOUNG, Cause.LOGGING_GAP);
  }
}
